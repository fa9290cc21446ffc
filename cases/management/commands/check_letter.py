"""manage.py check_letter FILE [--json]"""

import json
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.db import DatabaseError

from cases.law.clock import Clock
from cases.law.dates import in_words, joined, working_days_in_words
from cases.law.letter_text import Asked, Finding, LetterText
from cases.law.regimes import Regime
from cases.law.text_checks import findings
from cases.law.working_days import Calendar
from cases.models import current_calendar
from cases.past_letters.citing import most_exact
from cases.past_letters.files import LARGEST, UnreadableLetter, read_file
from cases.past_letters.reading import read_letter

EPILOG = """\
The file is plain text, a PDF with text in it, or a Word letter (.docx); its content decides, not its name. Of a Word
letter with tracked changes the final text is read, all of them accepted, and a line on standard error says so.

--json prints reference, received_on, letter_date, due_on and days_late (working days; null where a date is not known),
regime (FOIA, EIR or both), questions (text, outcome, provisions), provisions (those relied on, as s31(1)(a), s40(2),
reg 12(5)(e)) and findings (check, severity, lines, message). Dates are written YYYY-MM-DD, lines count from 1; of a
PDF or Word letter they are the lines as read. What is not known is null.

exit status:
  0  the letter was read, whatever was found in it
  1  the file cannot be read as a letter; the message says why
  2  an option is missing or unknown
"""
_MARKS = {"error": "Error  ", "warn": "Warning", "info": "Note   "}


class HelpFormatter(RawDescriptionHelpFormatter, DjangoHelpFormatter):
    """Keeps the lines of the epilog, and Django's own options below."""


class Command(BaseCommand):
    help = (
        "Read a letter that was sent, and check it. Nothing is recorded.\n"
        "It counts with the bank holidays of the database, or without one with those that ship with the product."
    )
    # It answers without a database, so nothing is checked that needs one.
    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        return super().create_parser(
            prog_name, subcommand, formatter_class=HelpFormatter, epilog=EPILOG, **kwargs
        )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="the letter: text, PDF or Word (.docx)")
        parser.add_argument("--json", action="store_true", help="print the answer as JSON")

    def handle(self, *, file, **options):
        try:
            found = read_file(_content(Path(file)))
        except UnreadableLetter as error:
            raise CommandError(f"{file}: {error}") from None
        for note in found.notes:
            self.stderr.write(f"{file}: {note}")
        letter, calendar = read_letter(found.lines), _calendar()
        wrong = findings(letter, calendar)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(letter, calendar, wrong), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_in_words(letter, calendar, wrong)))


def _content(path: Path) -> bytes:
    """The bytes of the file, one more than a letter may have at most."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"{path}: the file cannot be opened ({why}).") from None


def _calendar() -> Calendar:
    try:
        return current_calendar()
    except DatabaseError:
        return Calendar.published()


def _clock(letter: LetterText, calendar: Calendar) -> Clock | None:
    """The time of the letter, where its day of receipt is known and lawful. Both laws give 20 working days."""
    if letter.received_on is None:
        return None
    clock = Clock(letter.regime or Regime.FOIA, letter.received_on, calendar)
    return None if clock.reasons else clock


def _days_late(letter: LetterText, clock: Clock | None) -> int | None:
    return clock.days_late(letter.letter_on) if clock and letter.letter_on else None


def _regime(letter: LetterText) -> str | None:
    if len(letter.regimes) > 1:
        return "both"
    return letter.regime.value if letter.regime else None


def _provisions(letter: LetterText) -> list[str]:
    return most_exact([each.written for each in letter.citations if each.relied_on])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _as_json(letter: LetterText, calendar: Calendar, wrong: list[Finding]) -> dict:
    clock = _clock(letter, calendar)
    return {
        "reference": letter.reference or None,
        "received_on": _iso(letter.received_on),
        "letter_date": _iso(letter.letter_on),
        "due_on": _iso(clock.due_on if clock else None),
        "days_late": _days_late(letter, clock),
        "regime": _regime(letter),
        "questions": [
            {
                "text": each.text,
                "outcome": each.outcome.value if each.outcome else None,
                "provisions": list(each.cited),
            }
            for each in letter.questions
        ],
        "provisions": _provisions(letter),
        "findings": [
            {
                "check": each.check,
                "severity": each.severity.value,
                "lines": list(each.lines),
                "message": each.message,
            }
            for each in wrong
        ],
    }


def _in_words(letter: LetterText, calendar: Calendar, wrong: list[Finding]) -> Iterator[str]:
    clock = _clock(letter, calendar)
    yield f"Reference   {letter.reference or 'not found'}"
    yield f"Received    {in_words(letter.received_on) if letter.received_on else 'not found'}"
    yield f"Letter of   {in_words(letter.letter_on) if letter.letter_on else 'not found'}"
    yield f"Due         {in_words(clock.due_on) if clock else 'not known'}{_lateness(letter, clock)}"
    yield f"Law         {joined([each.act for each in letter.regimes]) or 'not found'}"
    yield f"Relies on   {', '.join(_provisions(letter)) or 'no provision'}"
    yield ""
    yield "Questions" if letter.questions else "No question was found."
    for each in letter.questions:
        yield _question(each)
    yield ""
    yield "Found" if wrong else "Nothing was found that is wrong."
    for finding in wrong:
        yield f"  {_MARKS[finding.severity]}  {finding.check:<10} {_places(finding.lines)}{finding.message}"


def _lateness(letter: LetterText, clock: Clock | None) -> str:
    late = _days_late(letter, clock)
    if late is None:
        return ""
    return f", sent {working_days_in_words(late)} late" if late else ", sent in time"


def _question(asked: Asked) -> str:
    outcome = asked.outcome.label if asked.outcome else "no answer found"
    cited = f" ({', '.join(asked.cited)})" if asked.cited else ""
    text = asked.text.replace("\n", " ")
    return f"  {asked.number}. {text if len(text) <= 90 else text[:87] + '…'}: {outcome}{cited}"


def _places(lines: tuple[int, ...]) -> str:
    """The lines, with a range for those that follow one another."""
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    if not ranges:
        return ""
    said = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
    return f"line{'s' if len(ranges) > 1 or ranges[0][0] != ranges[0][1] else ''} {said}: "
