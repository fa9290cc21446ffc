"""Read a request out of what came in: who asks, when it came, what about, under which law, the questions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.intake.body import Body, take_apart
from cases.intake.environment import Choice, choose_regime
from cases.intake.finding import Findings, Found, find_questions
from cases.intake.mailfile import Mail, UnreadableRequest, is_mail, read_file
from cases.intake.people import Address, is_an_organisation, is_council, looks_like_a_name, parse_address
from cases.intake.readable import html_to_text, is_cut, looks_like_html, readable
from cases.intake.subject import is_telling, subject_of, topic_of
from cases.intake.thread import Message, messages_in

__all__ = [
    "Mark",
    "Proposal",
    "ProposedQuestion",
    "UnreadableRequest",
    "propose_from_file",
    "propose_from_text",
]


@dataclass(frozen=True)
class ProposedQuestion:
    """One question as proposed, and where it stands in Proposal.text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """Where in Proposal.text something was found: "name", "email", "date", "subject", "regime", "question"."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Proposal:
    """What was read out of a request. The officer can change every part; the notes tell the doubts."""

    requester_name: str
    requester_email: str
    received_on: date | None
    subject: str
    regime: str
    regime_reason: str
    questions: tuple[ProposedQuestion, ...]
    text: str
    notes: tuple[str, ...] = ()
    attachments: tuple[tuple[str, int], ...] = ()
    marks: tuple[Mark, ...] = ()

    def as_json(self) -> dict:
        """{"requester": {"name", "email"}, "received_on", "subject", "regime", "questions": [...]}"""
        return {
            "requester": {"name": self.requester_name, "email": self.requester_email},
            "received_on": self.received_on and self.received_on.isoformat(),
            "subject": self.subject,
            "regime": str(self.regime),
            "questions": [question.text for question in self.questions],
        }


def propose_from_text(text: str) -> Proposal:
    """The proposal for pasted text: an e-mail, with or without its header lines, or a letter.

    Raises UnreadableRequest where there is no text.
    """
    start = text[:5000].lstrip().encode("utf-8", errors="replace")
    if is_mail(start):
        return propose_from_file(text.lstrip().encode("utf-8", errors="replace"), "")
    shown = readable(html_to_text(text) if looks_like_html(text) else text)
    if not shown.strip():
        raise UnreadableRequest("There is no text. Paste the text of the request, or log it by hand.")
    return _propose(Mail(text=shown))


def propose_from_file(data: bytes, filename: str) -> Proposal:
    """The proposal for an uploaded .eml or .txt file, whatever its name.

    Raises UnreadableRequest where the file is empty, too large, or neither e-mail nor text.
    """
    mail = read_file(data)
    if not mail.is_mail and not mail.text.strip():
        raise UnreadableRequest(
            "There is no text in this file. Choose another file, or paste the text of the request."
        )
    return _propose(mail)


@dataclass
class _Reading:
    """One message of the thread, read."""

    message: Message
    body: Body
    findings: Findings


def _left_unread(mail: Mail, messages: int) -> Iterator[str]:
    if messages > 1:
        yield f"The text holds {messages} messages. Only the request is read; compare it with the others."
    if is_cut(mail.text):
        yield (
            f"The text is very long; only its beginning, {len(mail.text):,} characters, is read. The "
            "original is kept whole."
        )


def _propose(mail: Mail) -> Proposal:
    messages = messages_in(mail.text)
    if mail.is_mail:
        _take_header(messages[0], mail)
    readings = [_read(message) for message in messages]
    chosen = _choose(readings)
    found, notes = _questions(chosen, mail)
    address, places = _requester(chosen, mail)
    topics = [topic_of(each.text) for each in chosen.findings.announced]
    subject = subject_of(
        [chosen.message.subject, chosen.body.subject, *topics], [each.text for each in found]
    )
    words = "\n".join(line.text for line in chosen.message.lines)
    regime = choose_regime([each.text for each in found], subject, f"{chosen.message.subject}\n{words}")
    received_on = chosen.message.received_on or chosen.body.received_on
    doubts = _doubts(address, received_on, regime, words, found)
    notes = [*doubts, *notes, *mail.notes, *_left_unread(mail, len(readings))]
    places |= {"date": chosen.message.places.get("date") or chosen.body.places.get("date")}
    places |= {"subject": chosen.message.places.get("subject") or chosen.body.places.get("subject")}
    if regime.words:
        at = mail.text.find(regime.words)
        places["regime"] = (at, at + len(regime.words)) if at >= 0 else None
    marks = [Mark(*place, kind) for kind, place in places.items() if place]
    marks += [Mark(each.start, each.end, "question") for each in found]
    return Proposal(
        requester_name=address.name,
        requester_email=address.email,
        received_on=received_on,
        subject=subject,
        regime=regime.regime,
        regime_reason=regime.reason,
        questions=tuple(ProposedQuestion(each.text, each.start, each.end) for each in found),
        text=mail.text,
        notes=tuple(dict.fromkeys(notes)),
        attachments=mail.attachments,
        marks=tuple(sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: mark.start)),
    )


def _take_header(top: Message, mail: Mail) -> None:
    """The real header of the e-mail counts, unless it is an officer's and the text begins with the requester's own."""
    sender, to = parse_address(mail.sender), parse_address(mail.to)
    from_inside = is_council(sender.domain) or sender.domain == to.domain
    if from_inside and top.sender.email not in ("", sender.email):
        top.received_on = top.received_on or mail.received_on
        return
    top.sender = Address(sender.name or top.sender.name, sender.email or top.sender.email)
    top.to, top.received_on, top.places = mail.to, mail.received_on or top.received_on, {}
    top.subject = next(filter(is_telling, (mail.subject, top.subject)), mail.subject)


def _read(message: Message) -> _Reading:
    body = take_apart(message)
    return _Reading(message, body, find_questions(body.said))


# Which message of the thread is the request


def _choose(readings: list[_Reading]) -> _Reading:
    """The request: from the top, the first message that asks and was not written by an officer passing it on."""
    for test in (
        lambda reading: reading.findings.questions and not _passed_on(reading, readings),
        lambda reading: reading.body.said and _words(reading) > 3 and not _passed_on(reading, readings),
        lambda reading: reading.findings.questions,
    ):
        chosen = next(filter(test, readings), None)
        if chosen:
            return chosen
    return max(readings, key=_words)


def _words(reading: _Reading) -> int:
    return sum(len(line.text.split()) for line in reading.body.said)


def _passed_on(reading: _Reading, readings: list[_Reading]) -> bool:
    """Did somebody inside the council write this on top of a request from outside?"""
    below = readings[readings.index(reading) + 1 :]
    if not below:
        return False
    sender, to = reading.message.sender, parse_address(reading.message.to)
    inner = [each.message.sender for each in below if each.message.sender.known]
    if not sender.email:
        return (
            reading.message.kind == "top"
            and not reading.body.greeting
            and not _asks_much(reading)
            and bool(inner)
        )
    if all(each.email and each.domain == sender.domain for each in inner) and inner:
        return not reading.findings.questions
    written_to = {
        parse_address(each.message.to).domain for each in below if each.message.sender.domain != sender.domain
    }
    inside = not to.email and sender.domain in written_to and not any(each.is_office for each in inner)
    return is_council(sender.domain) or sender.domain == to.domain or inside


def _asks_much(reading: _Reading) -> bool:
    return _words(reading) > 60 or len(reading.findings.questions) > 1


# Who asks


def _requester(chosen: _Reading, mail: Mail) -> tuple[Address, dict]:
    """From the header; from the form, reply address or sign-off where the header names an office or a machine."""
    sender, body = chosen.message.sender, chosen.body
    places = {key: place for key, place in chosen.message.places.items() if key in ("name", "email")}
    reply_to = parse_address(mail.reply_to) if chosen.message.kind == "top" else Address()
    machine = body.is_form or (sender.is_office and is_council(sender.domain))
    email = sender.email
    if body.email and (not email or (machine and body.is_form)):
        email, places["email"] = body.email, body.places.get("email")
    elif machine and reply_to.email and not is_council(reply_to.domain):
        email = reply_to.email
    name = sender.name
    if body.name and (
        not _is_a_persons(name, sender) or (body.is_form and machine) or _is_fuller(body.name, name)
    ):
        name, places["name"] = body.name, body.places.get("name")
    elif not _is_a_persons(name, sender):
        name = "" if re.search(r"\d", name) else name
    return Address(name, email), places


def _is_a_persons(name: str, sender: Address) -> bool:
    if is_an_organisation(name) or name.lower() == sender.local:
        return False
    return looks_like_a_name(name) or (" " in name and name.isupper())


def _is_fuller(signed: str, shown: str) -> bool:
    """ "Jane Sample" under a mail from "Jane"."""
    return " " not in shown and signed.lower().startswith(shown.lower() + " ")


# What is asked


def _questions(chosen: _Reading, mail: Mail) -> tuple[list[Found], list[str]]:
    findings = chosen.findings
    asked = findings.questions or findings.announced
    notes = [
        f"This applies to all questions: “{scope}”"
        for scope in dict.fromkeys(findings.for_all)
        if not any(scope in each.text for each in asked)
    ]
    if findings.questions:
        return asked, notes
    if asked:
        return asked, [
            *notes,
            "The request only names a topic. It may be too wide to identify what is wanted.",
        ]
    said = [line for line in chosen.body.said if line.text.strip()] or [
        line for line in chosen.message.lines if line.text.strip()
    ]
    if said:
        whole = mail.text[said[0].start : said[-1].end]
        text = "\n".join(line.text.strip() for line in said)
        whole_question = Found(text, said[0].start, said[0].start + len(whole))
        return [whole_question], ["No questions were found. The whole text is proposed as one question."]
    if chosen.message.subject:
        return [Found(chosen.message.subject, 0, 0)], [
            "The text is empty. The subject is proposed as the question."
        ]
    return [], ["No questions were found."]


_OWN_DATA = re.compile(
    r"\bsubject access\b|\bsars?\b|\b(?:personal )?(?:data|information|records?|files?|details|notes|"
    r"documents)\b.{0,40}"
    r"\b(?:about|on|concerning|regarding|relating to) (?:me|myself)\b|\bmy (?:own )?(?:personal (?:data|"
    r"information|file|records?)|social (?:care|services) "
    r"(?:file|records?)|medical records?|housing (?:file|records?)|case (?:file|records?|notes)|file|"
    r"council tax (?:account|records?)|records)\b",
    re.IGNORECASE,
)
_WIDE = re.compile(
    r"\b(?:all|any|every)(?: and all)? (?:of (?:the|your) )?(?:information|emails?|e-mails|correspondence|"
    r"communications?|documents?|records?|everything)"
    r"\b(?! (?:you hold )?(?:on|about) (?:the )?(?:number|cost))|\beverything (?:you|the council)",
    re.IGNORECASE,
)


def _doubts(
    address: Address, received_on: date | None, regime: Choice, words: str, found: list[Found]
) -> list[str]:
    asked = "\n".join(each.text for each in found)
    notes = []
    if not address.name:
        notes.append("No name was found. Section 8 of the Act asks for the requester’s real name.")
    if not address.email:
        notes.append("No e-mail address was found. There must be an address to answer to.")
    if received_on is None:
        notes.append("No date was found. Enter the day on which the request reached the council.")
    if regime.doubtful:
        law = "not environmental" if regime.regime == "EIR" else "environmental"
        notes.append(f"Parts of the request are perhaps {law}. Check the regime.")
    if _OWN_DATA.search(words):
        notes.append("The request is perhaps about the requester’s own data: a subject access request.")
    if _WIDE.search(asked) and not re.search(
        r"\b(?:19|20)\d\d\b|\b(?:last|past) \w+ (?:years?|months?|weeks?)", words
    ):
        notes.append("The request is perhaps too wide to identify what is wanted: it sets no limit of time.")
    return notes
