"""One message taken apart: letterhead, greeting, what is said, sign-off."""

import re

from cases.intake.days import find_day, is_only_a_day
from cases.intake.labels import labels_at
from cases.intake.people import Address, find_email, is_council, looks_like_a_name, tidy_name
from cases.intake.sentences import Deed, deed
from cases.intake.thread import Body, Line, Message
from cases.intake.webform import read_form

_FOOTER = re.compile(
    r"--\s*$|[-_=*]{20,}\s*$|please use this e-?mail address for all replies|disclaimer\s*:|"
    r"sent from (?:my|the|outlook|mail|yahoo|samsung)\b|"
    r"get outlook for|sent (?:via|using|with) |link to this\b|unsubscribe\b|"
    r"confidential(?:ity)?\b.{0,40}(?:notice|statement|:|$)|"
    r"(?:this|the) (?:e-?mail|message|communication|information)(?: (?:and|or|contained|in|including|any|"
    r"its|this|transmission|e-?mail|message|attachments?|files?))* "
    r"(?:is|are|may be|may contain|contains?|was|were|has been|have been) (?:intended|confidential|"
    r"privileged|strictly|solely|sent to|private|legally|for the|scanned|subject|only)|"
    r"if you (?:are not|have received|received) (?:the|this)|please consider the environment|virus-free|"
    r"scanned by|(?:think|stop) before you print|"
    r"delivered\s*$|report (?:this|abuse)",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"\W*(?:(?:caution|warning)\s*[:!–-]|(?:external )?(?:e-?mail|sender|message)\s*[:!–-]|"
    r"\[?external(?: e-?mail| sender| message)?\]?(?:\W*$|[\]:!])|"
    r"this (?:e-?mail|message) (?:originated|was sent|came|is|has been sent|has been received|"
    r"has originated) (?:from )?"
    r"(?:an? )?(?:outside|external|someone)|you don['’]t often (?:get|receive) e-?mail|"
    r"some people who received this|"
    r"learn why this is important|(?:do not|don['’]t) click|think before you click|be careful with|"
    r"use caution)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:(?:dear|hi|hiya|hello|hey|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|"
    r"evening)(?: (?:to|there|all|again|both))?\b"
    r"|to whom(?:soever|ever)? (?:it|this) may concern|fao\b|f\.a\.o\b|for the attention of|attn\b|"
    r"attention\s*:|sirs?\b(?:\s*/\s*madam)?|madam\b)",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"(?:with )?(?:(?:my |many |kind(?:est)?|best|warm(?:est)?|very best|sincere|all good)[\s,]*(?:and |"
    r"& )?(?:best |kind )?(?:regards?|wishes|thanks)(?: for (?:the|a|your)\b.{0,40})?|all the best|"
    r"regards|best|"
    r"(?:yours?|your)[\s,]+(?:very )?(?:faithfully|sincerely|truly|ever|respectfully|etc)|(?:sincerely|"
    r"faithfully|respectfully)(?: yours?)?|rgds|kr|yours|"
    r"(?:many |with |kind )?(?:thanks?|thank you|thanking you|cheers|ta)(?: you)?(?: (?:again|so much|"
    r"very much|a lot|all|indeed))?(?: in (?:advance|anticipation))?(?: for (?:your|any|all|the|taking|"
    r"looking|reading)\b.{0,60})?(?: (?:and|&) (?:kind |best |warm )?(?:regards|wishes))?)"
    r"(?P<end>\s*[,.!:;-]*\s*$|[,.!-]+\s+(?=\S)|\s+(?=[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]*){0,3}\s*$))",
    re.IGNORECASE,
)
_STRONG_END = re.compile(r"regards|wishes|yours?|faithfully|sincerely|truly|rgds|all the best", re.IGNORECASE)
_LATE_SIGN_OFF = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?]\s)|(?<=\s-\s))\s*(?P<words>(?:(?:kind|best|warm) )?regards|"
    r"yours (?:faithfully|sincerely|truly)|(?:many |kind )?thanks(?: in advance)?|"
    r"thank you(?: in advance)?|cheers|best wishes)"
    r"[,.!\s-]{1,4}(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})?[.\s]*$",
    re.IGNORECASE,
)
_BRACKETED_TITLE = re.compile(r"\((?:mr|mrs|miss|ms|mx|dr|prof|rev)\.?\)\s*", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"p\.?\s?s\.?\s*[:,.–-]?\s+(?=\S)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:re|ref|subject|regarding|subject of request|title of request)\s*[:–-]\s*(?P<value>\S.{2,200})",
    re.IGNORECASE,
)
_MY_NAME = re.compile(
    r"\b(?:[Mm]y (?:full )?name is|I am called|I, )\s*(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){0,3})"
)


def take_apart(message: Message) -> Body:
    """The message without footers, banners, greeting and sign-off; what these tell is kept."""
    body = Body()
    lines = _without_banner(message.own_lines)
    lines = read_form(lines, body) or lines
    lines = _without_footer(lines)
    lines = _after_greeting(lines, body)
    lines = _before_sign_off(lines, body)
    body.said = _without_subject_line(lines, body)
    _read_signature(body)
    _read_head(body)
    _find_email(body)
    return body


def _without_banner(lines: list[Line]) -> list[Line]:
    """Without the warning about outside senders that the council's own mail server puts on top."""
    first, goes_on = 0, False
    for i, line in enumerate(lines[:15]):
        words = line.text.strip()
        if not words:
            goes_on = False
            continue
        if _BANNER.match(words):
            goes_on = len(words) > 60
        elif not goes_on or _GREETING.match(words):
            break
        first = i + 1
    return lines[first:]


def _without_footer(lines: list[Line]) -> list[Line]:
    words = 0
    for i, line in enumerate(lines):
        stripped = line.text.strip()
        if words and stripped and _FOOTER.match(stripped):
            return lines[:i]
        words += len(stripped.split())
    return lines


# Greeting and letterhead


def _after_greeting(lines: list[Line], body: Body) -> list[Line]:
    seen = 0
    for i, line in enumerate(lines):
        stripped = line.text.strip()
        if not stripped:
            continue
        end = _greeting_end(stripped)
        if end:
            body.greeting = stripped[:end]
            body.head = lines[:i]
            indent = len(line.text) - len(line.text.lstrip())
            rest = Line(stripped[end:], line.start + indent + end, line.depth)
            following = lines[i + 1 :]
            again = next((each for each in following if each.text.strip()), None)
            if (
                not rest.text.strip()
                and again
                and _greeting_end(again.text.strip()) == len(again.text.strip())
            ):
                following = following[following.index(again) + 1 :]
            return [rest, *following]
        seen += 1
        if seen > 40 or not _may_be_letterhead(stripped):
            break
    return _after_letterhead(lines, body)


def _may_be_letterhead(text: str) -> bool:
    numbered = [label for label in labels_at(text) if label.strong and label.family == "number"]
    return len(text) < 90 and "?" not in text and not numbered


def _after_letterhead(lines: list[Line], body: Body) -> list[Line]:
    """Without a greeting, only lines at the very top that hold a date and a name, or one of them, are a head."""
    i = 0
    for place, line in enumerate(lines[:12]):
        stripped = line.text.strip()
        if is_only_a_day(stripped) or (
            looks_like_a_name(stripped) and len(stripped.split()) > 1 and place == 0
        ):
            i = place + 1
        elif stripped:
            break
    if any(is_only_a_day(line.text.strip()) for line in lines[:i]):
        body.head = lines[:i]
        return lines[i:]
    return lines


def _greeting_end(text: str) -> int:
    """How far the greeting goes in a line; 0 where the line does not greet."""
    match = _GREETING.match(text)
    if not match or re.match(r"(?:hi|hey)\w", text, re.IGNORECASE):
        return 0
    comma = re.search(r"[,.:;!–-](?=\s|$)", text[match.end() : match.end() + 90])
    if comma and len(text[match.end() : match.end() + comma.start()].split()) <= 12:
        return match.end() + comma.end()
    if (
        len(text.split()) <= 12
        and "?" not in text
        and not re.search(r"\b(?:please|could|can|would|i|we)\b", text, re.IGNORECASE)
    ):
        return len(text)
    return (
        match.end()
        if match.end() < len(text) and match[0].lower() not in ("morning", "afternoon", "evening", "sir")
        else 0
    )


# Sign-off


def _before_sign_off(lines: list[Line], body: Body) -> list[Line]:
    for i, line in enumerate(lines):
        stripped = line.text.strip()
        match = _SIGN_OFF.match(stripped[:200])
        if match and any(each.text.strip() for each in lines[:i]) and _ends_here(match, lines, i):
            rest = stripped[match.end() :]
            if rest and not looks_like_a_name(rest.strip(" .,-")):
                continue
            indent = len(line.text) - len(line.text.lstrip())
            after = [Line(rest, line.start + indent + match.end()), *lines[i + 1 :]]
            return _close(lines[:i], after, body)
        late = (
            _LATE_SIGN_OFF.search(line.text[-120:])
            if _STRONG_END.search(line.text[-120:]) or len(stripped) < 5000
            else None
        )
        if late and _ends_here(None, lines, i):
            cut = len(line.text) - len(line.text[-120:]) + late.start("words")
            name = (
                Line(
                    late["name"] or "",
                    line.start + len(line.text) - len(line.text[-120:]) + late.start("name"),
                )
                if late["name"]
                else Line("", line.end)
            )
            return _close(
                [*lines[:i], Line(line.text[:cut].rstrip(" -"), line.start, line.depth)],
                [name, *lines[i + 1 :]],
                body,
            )
    return _without_bare_name(lines, body)


def _ends_here(match: re.Match | None, lines: list[Line], i: int) -> bool:
    """Is line i the end, with nothing but a signature after it?"""
    later = [line.text.strip() for line in lines[i + 1 : i + 80] if line.text.strip()]
    first = [labels_at(line)[:1] for line in later[:40]]
    if match and _STRONG_END.search(match[0]):
        begun = (label and label[0].family == "number" and label[0].value == 1 for label in first)
        return not any(numbered and len(line) > 30 for numbered, line in zip(begun, later, strict=False))
    asks = any("?" in line for line in later) or any(
        label and label[0].strong and label[0].family == "number" for label in first
    )
    return not asks and len(later) <= 25


def _close(said: list[Line], after: list[Line], body: Body) -> list[Line]:
    for i, line in enumerate(after):
        postscript = _POSTSCRIPT.match(line.text.strip())
        if i and postscript:
            body.signature = after[:i]
            words = line.text.strip()[postscript.end() :]
            return [*said, Line("", line.start), Line(words, line.end - len(words)), *after[i + 1 :]]
    body.signature = after
    return said


def _without_bare_name(lines: list[Line], body: Body) -> list[Line]:
    """A text may end in a name alone, without any sign-off."""
    shown = [i for i, line in enumerate(lines) if line.text.strip()]
    for i in reversed(shown[-4:]):
        stripped = lines[i].text.strip().lstrip("-– ")
        before = [lines[j].text.strip() for j in shown if j < i]
        ended = before and (not lines[i - 1].text.strip() or before[-1].endswith((".", "?", "!")))
        if (
            ended
            and looks_like_a_name(stripped.rstrip(".,"))
            and (len(stripped.split()) > 1 or i == shown[-1])
        ):
            body.signature = lines[i:]
            return lines[:i]
    return lines


def _only_signs_off(words: str) -> bool:
    match = _SIGN_OFF.match(words[:200])
    return bool(match) and match.end() == len(words)


def _read_signature(body: Body) -> None:
    shown = [line for line in body.signature if line.text.strip() and not _only_signs_off(line.text.strip())]
    for place, line in enumerate(shown[:3]):
        words = _BRACKETED_TITLE.sub("", line.text.strip(" \t-–*_~"))
        name = re.split(r"\s*(?:[|•(/<\t]|,\s|\s[-–]\s|\s{3})", words)[0].strip(" .,")
        typed_small = place == 0 and re.fullmatch(r"[a-z'’-]{2,15}(?: [a-z'’-]{2,20})?", name)
        if looks_like_a_name(name) or typed_small:
            body.learn("name", name.title() if typed_small else name, line, name)
            break
    for line in shown:
        day = is_only_a_day(line.text.strip())
        if day:
            body.learn("received_on", day[0], line)


def _read_head(body: Body) -> None:
    shown = [line for line in body.head if line.text.strip()]
    for line in shown:
        received = re.match(r"\W*received\b(.*)", line.text.strip(), re.IGNORECASE)
        day = find_day(received[1]) if received else None
        if day:
            body.received_on = None
            body.learn("received_on", day[0], line)
    for line in shown:
        day = is_only_a_day(line.text.strip()) or (find_day(line.text) if len(line.text) < 60 else None)
        if day:
            body.learn(
                "received_on",
                day[0],
                line,
                line.text[day[1] : day[2]] if not is_only_a_day(line.text.strip()) else "",
            )
        match = _SUBJECT.fullmatch(line.text.strip())
        if match:
            body.learn("subject", match["value"], line, match["value"])
    for line in shown[:2]:
        first = re.split(r",\s", line.text.strip())[0]
        if looks_like_a_name(first) and 1 < len(first.split()) < 5:
            body.learn("name", first, line, first)
            break


def _without_subject_line(lines: list[Line], body: Body) -> list[Line]:
    """ "Re: Parking fines" under the greeting is a subject, not a question."""
    shown = [i for i, line in enumerate(lines) if line.text.strip()]
    for i in shown[:2]:
        match = _SUBJECT.fullmatch(lines[i].text.strip().strip("*_"))
        if match:
            body.learn("subject", match["value"], lines[i], match["value"])
            return lines[:i] + lines[i + 1 :]
    if len(shown) > 1 and _is_title(lines, shown[0]):
        body.learn("subject", lines[shown[0]].text.strip(" *_"), lines[shown[0]])
        return lines[: shown[0]] + lines[shown[0] + 1 :]
    return lines


def _is_title(lines: list[Line], i: int) -> bool:
    """A short line by itself under the greeting, which neither asks nor ends."""
    words = lines[i].text.strip(" *_")
    alone = i + 1 < len(lines) and not lines[i + 1].text.strip()
    return (
        alone
        and 2 <= len(words.split()) <= 14
        and words[-1] not in ".,:;?!-"
        and not labels_at(words)
        and deed(words) is Deed.TELLS
    )


def _find_email(body: Body) -> None:
    for lines, anyone in ((body.signature, True), (body.head, False), (body.said, False)):
        for line in lines:
            found = find_email(line.text)
            address = Address(email=found[0]) if found else Address()
            if found and not is_council(address.domain) and (anyone or not address.is_office):
                body.learn("email", found[0], line, found[0])
    if not body.name:
        for line in body.said:
            match = _MY_NAME.search(line.text)
            if match:
                body.learn("name", tidy_name(match["name"]), line, match["name"])
