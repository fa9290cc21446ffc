"""manage.py due_date --received DATE [--regime FOIA|EIR] [events] [--on TODAY] [--json]"""

import json
import re
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import date

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.db import DatabaseError
from django.utils import timezone

from cases.law import clock_steps
from cases.law.clock import FAR, IN_FORCE, Clock
from cases.law.clock_events import Clarification, Extension, FeeNotice
from cases.law.dates import in_words
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from cases.models import current_calendar

EPILOG = """\
Dates are written YYYY-MM-DD. A question or a fee notice without its second date is still open.

--json prints due_on, day (its number today), days_left, provisional, ledger (date, number, reason of each day from
receipt to the due date; while the clock stands still, to today) and reasons (why nothing is due). What is not known
is null, and the ledger is empty for events that contradict one another.

exit status:
  0  the question is answered, be it that nothing is due: "reasons" then says why
  1  a value cannot be read; the message names the option
  2  an option is missing or unknown
"""


class HelpFormatter(RawDescriptionHelpFormatter, DjangoHelpFormatter):
    """Keeps the lines of the epilog, and Django's own options below."""


class Command(BaseCommand):
    help = (
        "Work out when an answer is due, and account for every day until then. Nothing is recorded.\n"
        "It counts with the bank holidays of the database, or without one with those that ship with the product."
    )
    # It answers without a database, so nothing is checked that needs one.
    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        return super().create_parser(
            prog_name, subcommand, formatter_class=HelpFormatter, epilog=EPILOG, **kwargs
        )

    def add_arguments(self, parser):
        parser.add_argument(
            "--regime", default="FOIA", metavar="FOIA|EIR", help="the law that answers (FOIA when not given)"
        )
        parser.add_argument("--received", required=True, metavar="DATE", help="the day of receipt, day 0")
        parser.add_argument(
            "--clarification",
            action="append",
            metavar="ASKED[:REPLY]",
            help="a question needed to identify the information, and its reply; may be repeated",
        )
        parser.add_argument(
            "--fee-notice",
            action="append",
            metavar="GIVEN[:PAID]",
            help="a fee notice, and its payment; may be repeated",
        )
        parser.add_argument(
            "--extension",
            metavar="DAYS",
            help="further working days beyond the 20; the requester is taken to have been told in time",
        )
        parser.add_argument("--on", metavar="TODAY", help="the day to ask on (today when not given)")
        parser.add_argument("--json", action="store_true", help="print the answer as JSON")

    def handle(self, *, regime, received, clarification, fee_notice, extension, on, **options):
        clock = Clock(
            _regime(regime),
            _date("--received", received),
            _calendar(),
            (
                *(Clarification(*_dates("--clarification", text)) for text in clarification or ()),
                *(FeeNotice(*_dates("--fee-notice", text)) for text in fee_notice or ()),
            ),
        )
        if extension is not None:
            clock = clock.with_event(_extension(extension, clock))
        today = timezone.localdate() if on is None else _today(on)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(clock, today), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_in_words(clock, today)))


def _calendar() -> Calendar:
    try:
        return current_calendar()
    except DatabaseError:
        return Calendar.published()


def _regime(text: str) -> Regime:
    try:
        return Regime(text.strip().upper())
    except ValueError:
        raise CommandError(f"--regime: “{text}” is not a law that counts here. Give FOIA or EIR.") from None


def _dates(option: str, text: str) -> list[date]:
    """One date, or two with a colon between."""
    parts = text.split(":")
    if len(parts) > 2:
        raise CommandError(f"{option}: “{text}” has more than two dates.")
    return [_date(option, part) for part in parts]


def _date(option: str, text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise CommandError(f"{option}: “{text}” is not a date. Write it as YYYY-MM-DD, such as 2026-11-20.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{option}: there is no day {text}.") from None


def _today(text: str) -> date:
    on = _date("--on", text)
    if not IN_FORCE <= on <= FAR:
        raise CommandError(f"--on: give a day from {IN_FORCE.year} to {FAR.year}, not {text}.")
    return on


def _extension(text: str, clock: Clock) -> Extension:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise CommandError(f"--extension: “{text}” is not a whole number of working days, such as 20.")
    # Told on the first day of the time that it extends, and so in time.
    return Extension(clock.started_on, int(text))


def _ledger_to(clock: Clock, today: date) -> date:
    """The due date; while the clock stands still, today or the day on which it stopped."""
    if not clock.reasons:
        return clock.due_on
    return max(today, clock.stopped_by.on) if clock.stopped_by else clock.received_on


def _as_json(clock: Clock, today: date) -> dict:
    is_due = not clock.reasons
    return {
        "due_on": clock.due_on.isoformat() if is_due else None,
        "day": None if clock.contradictions else clock.day(today),
        "days_left": clock.days_left(today) if is_due else None,
        "provisional": clock.provisional,
        "ledger": [
            {"date": entry.day.isoformat(), "number": entry.number, "reason": entry.reason}
            for entry in clock.ledger(_ledger_to(clock, today))
        ],
        "reasons": clock.reasons,
    }


def _in_words(clock: Clock, today: date) -> Iterator[str]:
    if clock.contradictions:
        yield "There is no due date:"
        yield from (f"- {reason}" for reason in clock.reasons)
        return
    if clock.reasons:
        yield "There is no due date."
        yield from clock.reasons
    else:
        yield f"Due on {in_words(clock.due_on)}, {clock.regime.time_limit_source} {clock.regime.short}."
    yield f"On {in_words(today)}: {clock.position(today)}. {clock.words(today)}."
    if not clock.reasons:
        yield clock.explain()
    if clock.extension:
        yield from clock_steps.warnings(clock, clock.extension)
    yield ""
    for entry in clock.ledger(_ledger_to(clock, today)):
        number = "" if entry.number is None else f"day {entry.number}"
        yield f"{in_words(entry.day):<28} {number:<7} {entry.reason}".rstrip()
