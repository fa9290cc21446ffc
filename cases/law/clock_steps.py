"""Whether a step on the clock is lawful, and what it will do to the due date, in words for the page that asks.

`why_not` is told the day, as all of the law is. What the clock itself refuses (a reply before its question, a notice
after the last day, a withdrawal that is not the requester's) it says through `Clock.contradictions`.
"""

from collections.abc import Iterator
from datetime import date

from cases.law import provisions
from cases.law.clock import Clock
from cases.law.clock_events import (
    Clarification,
    ClockEvent,
    Extension,
    FeeNotice,
    Transfer,
    Withdrawal,
    answered_on,
)
from cases.law.dates import in_words, joined, working_days_in_words
from cases.law.provisions import Provision
from cases.law.regimes import Regime

PROMPT_ASK = 10


def why_not(clock: Clock, event: ClockEvent, *, on: date, instead_of: ClockEvent | None = None) -> list[str]:
    """The reasons why the event cannot be recorded on that day; empty when it can.

    `instead_of` is the open question or unpaid notice that the event completes.
    """
    return [
        *_of_time(event, on),
        *_of_its_kind(clock, event),
        *clock.with_event(event, instead_of=instead_of).contradictions,
    ]


def why_not_extend(regime: Regime, claimed: list[str]) -> list[str]:
    """Why nothing that is claimed so far allows an extension: section 10(3) FOIA. Empty with nothing claimed, for
    then the officer may still name what is being weighed, and under the EIR, where claims have no part in it."""
    found = [provisions.find(provision_id) for provision_id in claimed]
    if regime is Regime.EIR or not found or any(map(_is_weighed, found)):
        return []
    return [_not_weighed(found)]


def _of_time(event: ClockEvent, on: date) -> Iterator[str]:
    for day in sorted({event.on, answered_on(event) or event.on}):
        if day > on:
            yield f"{in_words(day)} has not come yet. Give a day up to today."


def _of_its_kind(clock: Clock, event: ClockEvent) -> Iterator[str]:
    if isinstance(event, Extension):
        yield from _of_extension(clock, event)
    elif isinstance(event, Transfer) and clock.regime is Regime.FOIA and not event.consented:
        yield (
            "Pass a request on only when the requester has agreed (section 45 Code). "
            "You can always tell the requester whom to ask."
        )


def _of_extension(clock: Clock, event: Extension) -> Iterator[str]:
    if clock.stopped_by:
        yield "The clock stands still, so there is nothing to extend."
    if clock.regime is Regime.EIR:
        if event.provisions:
            yield "The Regulations allow no more time for the public interest test, only for complexity and volume."
        if not (event.complexity.strip() and event.volume.strip()):
            yield "Regulation 7 asks for both: say why the request is complex, and how much there is."
        return
    found = [provisions.find(provision_id) for provision_id in event.provisions]
    wrong = [provision for provision in found if not _is_weighed(provision)]
    if event.complexity or event.volume:
        yield "The Act allows no more time for complexity or volume, only to weigh the public interest."
    if not found:
        yield "Name the qualified exemption for which you weigh the public interest (section 17(2))."
    for provision in found:
        yield from provisions.why_not_open(provision.id, clock.regime)
    if wrong:
        yield _not_weighed(wrong)
    if any(_is_section_36(provision) for provision in found) and not event.opinion_given:
        yield "Section 36 needs the opinion of the qualified person first. Without it there is nothing to weigh yet."


def _is_weighed(provision: Provision) -> bool:
    return provision.needs_public_interest_test


def _is_section_36(provision: Provision) -> bool:
    return provision.id.partition("-")[0] == "s36"


def _not_weighed(found: list[Provision]) -> str:
    """Section 21 and section 40(2) are both absolute. Section 10(3) gives more time only to weigh …"""
    names = list(dict.fromkeys(provision.in_words for provision in found))
    named = joined(names)
    if all(provision.is_absolute for provision in found):
        what = f"{'are both' if len(names) == 2 else 'is' if len(names) == 1 else 'are all'} absolute"
    else:
        what = f"{'has' if len(names) == 1 else 'have'} no public interest test that could need more time"
    return (
        f"{named[0].upper()}{named[1:]} {what}. "
        "Section 10(3) gives more time only to weigh the public interest of a qualified exemption."
    )


def warnings(clock: Clock, event: ClockEvent) -> list[str]:
    """What is lawful and still needs a thought; empty when nothing does."""
    if isinstance(event, Extension) and not clock.regime.extension_is_capped:
        most = clock.regime.extension_days
        if event.days > most:
            return [
                f"Good practice is at most {most} further working days (section 45 Code). "
                "Be ready to tell the regulator why this needs longer."
            ]
    if isinstance(event, Clarification) and event.needed and clock.day(event.asked_on) > PROMPT_ASK:
        return [
            f"Day {clock.day(event.asked_on)} is late to ask. The regulator expects the question as soon as it is "
            "clear that it is needed, and may count the time as lost."
        ]
    return []


def effect(clock: Clock, event: ClockEvent, *, on: date, instead_of: ClockEvent | None = None) -> str:
    """What the event does to the due date, in words: both dates, or what the clock then waits for.

    Ask only for an event that `why_not` has nothing against.
    """
    if isinstance(event, Withdrawal):
        return "Nothing is due any more. The case is closed."
    if isinstance(event, Clarification) and event.needed and event.received_on is None:
        reply_on = max(on, event.asked_on)
        return (
            f"{_there_is_none(clock)}The {clock.regime.time_limit} working days start afresh on the day the reply "
            f"comes, {clock.regime.restart_source}."
            + _would_be_due(
                clock.with_event(Clarification(event.asked_on, reply_on), instead_of=instead_of),
                f"A reply on {in_words(reply_on)} would make the answer due on",
            )
        )
    if isinstance(event, FeeNotice) and event.paid_on is None:
        paid_on = max(on, event.given_on)
        return (
            f"{_there_is_none(clock)}The working days from the notice to the payment, both included, are not counted, "
            f"{clock.regime.fee_source}. The last day to pay is {in_words(clock.lapses_on(event))}."
            + _would_be_due(
                clock.with_event(FeeNotice(event.given_on, paid_on), instead_of=instead_of),
                f"Paid on {in_words(paid_on)}, the answer would be due on",
            )
        )
    after = clock.with_event(event, instead_of=instead_of)
    if event in after.fell_away:
        return f"{_moved(clock, after)} The time has started afresh since that notice, so it adds nothing."
    return _moved(clock, after)


def _would_be_due(then: Clock, words: str) -> str:
    # Nothing to promise where the clock then waits for something else, or the fee would come too late.
    return "" if then.reasons else f" {words} {then.due_in_words}."


def _there_is_none(clock: Clock) -> str:
    return "The clock stops. " if not clock.reasons else "The clock stands still already. "


def _moved(before: Clock, after: Clock) -> str:
    if after.reasons:
        return " ".join(after.reasons)
    now = after.due_in_words
    if before.reasons:
        return f"The answer is due on {now}."
    if after.due_on == before.due_on:
        return f"The due date does not move. The answer stays due on {now}."
    moved = before.calendar.count(before.due_on, after.due_on)
    return (
        f"The due date moves from {in_words(before.due_on)} to {now}, "
        f"{working_days_in_words(abs(moved))} {'later' if moved > 0 else 'earlier'}."
    )
