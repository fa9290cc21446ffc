"""The frame of a letter: its marks, the law that it names, and its time."""

import re
from collections.abc import Iterator
from datetime import date

from cases.law.dates import plain, working_days_in_words
from cases.law.letter_text import Finding, Part, Severity
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found

_AUTHORITY = re.compile(r"\b(?:council|borough|authority|city of london|corporation)\b")
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b|contact (?:us|me|the)|my direct line"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH}) (\d{{4}})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLARIFIED = re.compile(r"clarif(?:ied|ication|ying)")
_EXTENDED = re.compile(
    r"\bextend(?:ed|ing)? (?:the )?(?:time|deadline|period|your)|\bextension (?:of time|to (?:the"
    r"|this) (?:time|deadline|period))"
    r"|(?:further|additional|more) time to (?:consider|weigh)"
    r"|needed (?:longer|more time)"
)
_OF_SECTION_10 = re.compile(r"\b(?:section|s\.?) ?10\(3\)")
_SORRY = re.compile(r"\bapolog|\bsorry\b|\bregret (?:the|that|this)")
_LATE = re.compile(
    r"\b(?:delay|late\b|later than|overdue|outside|section 10|regulation 5\(2\)|20 working days"
    r"|twenty working days|time limit"
    r"|statutory (?:deadline|timescale|time|limit))"
)
_FOI_NAMED = re.compile(r"freedom of information act|\bfoia\b|\bfoi act\b")
_EIR_NAMED = re.compile(r"environmental information regulations|\beirs?\b")
# The plain cases of regulation 2(1): the elements, and emissions, noise and waste that affect them.
_ENVIRONMENT = re.compile(
    r"\bemissions? (?:to|into|from|of)\b|\bair (?:quality|pollution)\b|\bpollut(?:ion|ants?|ed)\b|\bodours?\b"
    r"|\b(?:dust|noise|vibration|asbestos|radon) (?:level|monitor|reading|measure|survey|assessment)"
    r"|\bcontaminated (?:land|soil|site)|\blandfill|\bincinerator|\bwaste transfer\b|\bsewage\b|\beffluent"
    r"|\bflood (?:risk|defence|map)|\b(?:ground|river|drinking|bathing) ?water\b|\bwater quality\b"
    r"|\bbiodiversity|\bhabitats?\b|\becolog|\bwildlife\b|\bgreenhouse gas"
)
_WHICH_LAW = re.compile(r"environmental information|\beirs?\b|section 39\b")
_NOT_THE_OTHER = re.compile(
    r"\b(?:rather than|and not|instead of|not under|in place of)\b[^.]{0,40}\b(?:freedom|foi|environmental|eir)"
)
_HANDLED = re.compile(
    r"(?:handled|processed|dealt with|considered|treated"
    r"|answer(?:ed|ing)|respond(?:ed|ing)|request(?:ed)? (?:is|was|made))"
    r"[^.]{0,60}under"
)


def has_its_marks(view: View) -> Iterator[Finding]:
    """LETTER-01: the council, a reference, the date of the letter and the day of receipt: section 10(6)."""
    letter = view.letter
    missing = [
        name
        for name, there in (
            ("the name of the council", any(_AUTHORITY.search(each.low) for each in view.paragraphs)),
            ("a reference", bool(letter.reference)),
            ("its own date", letter.letter_on is not None),
            ("the day on which the request was received", letter.received_on is not None),
        )
        if not there
    ]
    if missing:
        yield found(1, view.top, f"The letter lacks {', and '.join(missing)}. Add it.")
    if letter.letter_on and letter.received_on and letter.letter_on < letter.received_on:
        yield found(
            1,
            view.dated(letter.letter_on)[:1] + view.dated(letter.received_on)[:1],
            f"The letter is dated {plain(letter.letter_on)}, before the request was received on "
            f"{plain(letter.received_on)}. Correct one of the two dates.",
        )


def names_its_law(view: View) -> Iterator[Finding]:
    """LETTER-02: the law that the request was handled under, once and rightly: regulation 14 EIR, section 17 FOIA."""
    said = [each for each in view.ours if _HANDLED.search(each.low)]
    both = [
        each
        for each in said
        if _FOI_NAMED.search(each.low)
        and _EIR_NAMED.search(each.low)
        and "section 39" not in each.low
        and not _NOT_THE_OTHER.search(each.low)
    ]
    by_item = any(re.search(r"questions? \d|items? \d|part \d|part of your", each.low) for each in both)
    if view.letter.regime is None:
        yield found(
            2,
            view.top,
            "The letter does not say under which law the request was handled. Name the Freedom of Information Act 2000 "
            "or the Environmental Information Regulations 2004.",
        )
        return
    if both and not by_item:
        yield found(
            2,
            both[0].lines,
            "The letter says that it was handled under two laws, and not which part under which. Name one law, or say "
            "it for each question.",
        )
    strangers = [
        ground for ground in view.grounds if ground.regime is not view.letter.regime and ground.number != "39"
    ]
    if strangers and not by_item:
        yield found(
            2,
            [line for ground in strangers for line in ground.where],
            f"The request was handled under the {view.letter.regime.act}, but {strangers[0].in_words} belongs to the "
            f"{strangers[0].regime.act}. Use the provisions of the law that you name.",
        )


def is_not_environmental(view: View) -> Iterator[Finding]:
    """LETTER-02: what is refused under FOIA is not plainly information on the environment: regulation 2(1) EIR,
    section 39 FOIA. What exactly is environmental a person decides, so it is a warning."""
    if view.letter.regimes[1:] or view.letter.regime is not Regime.FOIA or view.saying(_WHICH_LAW):
        return
    plain_cases = [
        question
        for question in view.letter.questions
        if question.outcome in (Outcome.WITHHELD, Outcome.PART) and _ENVIRONMENT.search(question.text.lower())
    ]
    if plain_cases and any(ground.number not in ("12", "14", "21", "40") for ground in view.grounds):
        yield found(
            2,
            [each.where.first for each in plain_cases] + view.grounds[0].where,
            f"Question {plain_cases[0].number} seems to ask for environmental information, and it is refused under the "
            "Freedom of Information Act 2000. Use the Environmental Information Regulations 2004, or say why not.",
            Severity.WARN,
        )


def went_in_time(view: View) -> Iterator[Finding]:
    """LETTER-06 and LETTER-07: by the 20th working day after receipt, and an apology where not: section 10(1) FOIA,
    regulation 5(2) EIR; with the extensions of sections 10(3) and 17(2) FOIA and regulation 7 EIR."""
    letter = view.letter
    begins = _clock_began(view)
    if not letter.letter_on or not begins or view.is_review:
        return
    due = view.calendar.add(begins, 20)
    late = view.calendar.count(due, letter.letter_on)
    if letter.letter_on <= due or _extended_in_time(view, due, begins):
        return
    lines = view.dated(letter.letter_on)[:1] + view.dated(letter.received_on or begins)[:1] or view.top
    yield found(
        6,
        lines,
        f"The letter is dated {plain(letter.letter_on)}, {working_days_in_words(late)} after it was "
        f"due on {plain(due)}. It cannot count as in time.",
    )
    if not (view.saying(_SORRY) and view.saying(_LATE)):
        yield found(
            7,
            lines,
            "The letter is late and does not say so. Name the missed time limit, apologise, and say why it happened.",
        )


def refusal_was_in_time(view: View) -> Iterator[Finding]:
    """LETTER-33: a notice under section 12 or 14 is given within the time of section 10: section 17(5) FOIA."""
    begins, ground = _clock_began(view), view.ground("14") or view.ground("12")
    if ground and begins and view.letter.letter_on and view.letter.letter_on > view.calendar.add(begins, 20):
        yield found(
            33,
            ground.where,
            f"The notice under {ground.in_words} had to be given by {plain(view.calendar.add(begins, 20))}. Say "
            "that it is late; section 17(5) knows no extension.",
        )


def extension_was_announced(view: View) -> Iterator[Finding]:
    """LETTER-08: an extension for the public interest test had its notice by day 20, and the letter names
    it: sections 10(3) and 17(2) FOIA."""
    begins = _clock_began(view)
    said = [] if view.eir else _speaks_of_extension(view)
    if not said or not begins or not view.letter.letter_on:
        return
    due = view.calendar.add(begins, 20)
    lines = [line for each in said for line in each.lines]
    days = [day for each in said for day in _days(each.low) if day != view.letter.letter_on]
    before = [day for day in days if begins < day <= due]
    if view.letter.letter_on > due and not before:
        yield found(
            8,
            lines,
            "The letter speaks of an extension without the notice that must have gone by "
            f"{plain(due)}. Name its date; if there was none, say that the answer is late.",
        )


def extension_was_open(view: View) -> Iterator[Finding]:
    """LETTER-09: only qualified exemptions allow more time: section 10(3) FOIA, "to the extent"."""
    said = [] if view.eir else _speaks_of_extension(view)
    if said and view.grounds and not any(ground.weighs for ground in view.grounds):
        yield found(
            9,
            said[0].lines,
            "More time was taken for the public interest test, but no qualified exemption is relied on. Section 10(3) "
            "does not allow that: say that the answer is late.",
        )


def names_a_contact(view: View) -> Iterator[Finding]:
    """LETTER-54: somebody to ask: good practice."""
    if not view.saying(_CONTACT, view.paragraphs):
        yield found(
            54, view.top, "The letter names nobody to ask. Add a contact for questions.", Severity.INFO
        )


def _speaks_of_extension(view: View) -> list[Paragraph]:
    return [
        each
        for each in view.ours
        if _EXTENDED.search(each.low)
        and each.part not in (Part.RIGHTS, Part.ANSWERS)
        and "contract" not in each.low
    ]


def _clock_began(view: View) -> date | None:
    """The day of receipt, or that of a clarification that the letter speaks of: section 10(6)(b), regulation 9(4)."""
    received, sent = view.letter.received_on, view.letter.letter_on
    if not received:
        return None
    days = [day for each in view.ours if _CLARIFIED.search(each.low) for day in _days(each.low)]
    return max([received, *(day for day in days if received < day and (not sent or day < sent))])


def _extended_in_time(view: View, due: date, begins: date) -> bool:
    """The letter names a notice of extension given by day 20, and came within twice the time."""
    sent = view.letter.letter_on
    days = [day for each in _speaks_of_extension(view) for day in _days(each.low)]
    announced = any(begins < day <= due for day in days)
    # Regulation 7 extends for complexity and volume; section 10(3) of the other law extends nothing here.
    if view.eir and view.saying(_OF_SECTION_10):
        return False
    return bool(sent) and announced and view.calendar.count(begins, sent or due) <= 40


def _days(low: str) -> Iterator[date]:
    for match in _DAY.finditer(low):
        try:
            yield date(int(match[3]), _MONTHS.index(match[2][:3]) + 1, int(match[1]))
        except ValueError:
            continue
