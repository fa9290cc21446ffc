"""Working out the due dates anew after the bank holidays changed: a chain of jobs, a few hundred cases each.

A job's transaction holds the new dates of its cases, one event for each that moved, how far the work has come, and the
job that goes on. Whatever is killed leaves the chain either before that transaction or after it.
See docs/decisions/the-calendar-is-data.md.
"""

from collections import Counter
from datetime import date

from django.db import transaction
from django.db.models import Case as Choice
from django.db.models import DateField, Value, When
from django.utils import timezone

from cases.holidays.moving import Reading, becomes_unclear, moves, read, with_events
from cases.law import published_holidays as law
from cases.law.dates import in_words
from cases.models import CalendarVersion, Case, ClockEvent, Event, Job, current_calendar

CHUNK = 500


@transaction.atomic
def redate(*, version: int, after: int = 0, again: bool = False) -> None:
    """Look at the next open cases after a primary key, move those that the table moves, and have the chain go on.

    A change that was confirmed later has its own chain, which looks at every case: then this one ends. `again` is the
    second look for whatever was being written while the table changed.
    """
    table = CalendarVersion.objects.select_for_update(of=("self",)).select_related("based_on").get(pk=version)
    if CalendarVersion.objects.filter(confirmed_on__isnull=False, pk__gt=version).exists():
        return
    cases = with_events(Case.objects.open().filter(pk__gt=after).order_by("pk"))
    chunk = list(cases.select_for_update(of=("self",))[:CHUNK])
    if not chunk:
        _end(table, again=again)
        return
    _move(chunk, table)
    table.looked_at += 0 if again else len(chunk)
    table.save(update_fields=["looked_at", "moves", "unclear"])
    _go_on(table, after=chunk[-1].pk, again=again)


def _go_on(table: CalendarVersion, *, after: int, again: bool) -> None:
    key = f"redate-{table.pk}-{'again-' if again else ''}{after}"
    Job.enqueue("redate", dedupe_key=key, version=table.pk, after=after, again=again)


def _end(table: CalendarVersion, *, again: bool) -> None:
    """A case that was saved by somebody who had still read the old table is found here, once."""
    if not again and moves(table.before(), current_calendar()).total:
        _go_on(table, after=0, again=True)
        return
    table.finished_at = timezone.now()
    table.save(update_fields=["finished_at"])


def _move(chunk: list[Case], table: CalendarVersion) -> None:
    before, calendar = table.before(), current_calendar()
    because = f"The bank holidays changed: {law.difference(before, calendar).in_words()}"
    changed, events, notices = [], [], []
    dates = Counter({(was, now): number for was, now, number in table.moves})
    for case in chunk:
        reading = read(case, calendar)
        if becomes_unclear(case, reading, before) and case.reference not in table.unclear:
            table.unclear.append(case.reference)
        if reading.due_on != case.due_on:
            events.append(_event(case, reading, table, because))
            notices += _notices(case, reading)
            dates[case.due_on.isoformat(), reading.due_on.isoformat()] += 1
        if (reading.due_on, reading.provisional) != (case.due_on, case.due_is_provisional):
            case.due_on, case.due_is_provisional = reading.due_on, reading.provisional
            changed.append(case)
    Event.objects.bulk_create(events)
    _write(changed)
    ClockEvent.objects.bulk_update(notices, ["lapses_on"])
    table.moves = sorted([was, now, number] for (was, now), number in dates.items())


def _write(cases: list[Case]) -> None:
    """Store the dates in one statement: a chunk has few different ones, so bulk_update's one branch for each case
    would take most of the time."""
    alike: dict[tuple[date, bool], list[int]] = {}
    for case in cases:
        alike.setdefault((case.due_on, case.due_is_provisional), []).append(case.pk)
    due_on = [When(pk__in=keys, then=Value(due)) for (due, _), keys in alike.items()]
    provisional = [key for (_, is_provisional), keys in alike.items() if is_provisional for key in keys]
    if cases:
        Case.objects.filter(pk__in=[case.pk for case in cases]).update(
            due_on=Choice(*due_on, output_field=DateField()),
            due_is_provisional=Choice(When(pk__in=provisional, then=Value(True)), default=Value(False)),
        )


def _event(case: Case, reading: Reading, table: CalendarVersion, because: str) -> Event:
    """The line in the story that Case.move_due_date would write."""
    what, name = ("last day to pay", "lapses") if reading.is_last_day_to_pay else ("due date", "due")
    dates = {f"{name}_before": case.due_on.isoformat(), f"{name}_after": reading.due_on.isoformat()}
    doubt = " (provisional)" if reading.provisional else ""
    return Event(
        case=case,
        kind="bank_holidays",
        words=f"{because}. The {what} moves from {in_words(case.due_on)} to {in_words(reading.due_on)}{doubt}",
        why=table.why,
        by_id=table.confirmed_by_id,
        on=table.confirmed_on,
        data={**dates, "calendar_version": table.pk},
    )


def _notices(case: Case, reading: Reading) -> list[ClockEvent]:
    """The unpaid fee notice, with its new last day."""
    if not reading.is_last_day_to_pay:
        return []
    waiting = [event for event in case.clock_events.all() if event.is_waiting()]
    fees = [event for event in waiting if event.kind == ClockEvent.Kind.FEE_NOTICE]
    for fee in fees:
        fee.lapses_on = reading.due_on
    return fees
