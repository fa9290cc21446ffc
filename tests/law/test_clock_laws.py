"""Laws that hold for every clock, 2019 to 2028, against a slow second opinion."""

from datetime import date, timedelta

from hypothesis import assume, event, given
from hypothesis import strategies as st

from cases.law.clock import Clock
from cases.law.clock_events import Clarification, Extension, FeeNotice, Transfer
from cases.law.regimes import Regime
from cases.law.working_days import Calendar, Holiday
from tests.law import oracle
from tests.law.oracle import Story, Walk

CALENDAR = Calendar.published()
# So that the due date still lies in the published years, whatever happens on the way.
receipts = st.dates(date(2019, 1, 1), date(2028, 11, 27))
early_receipts = st.dates(date(2019, 1, 1), date(2027, 6, 30))
laws = st.sampled_from(["FOIA", "EIR"])


@st.composite
def spells(draw, start: date, most: int = 2) -> list[tuple[date, date | None]]:
    """Up to two questions or fees, one after the other, the last one perhaps still open. Each is answered in time."""
    found: list[tuple[date, date | None]] = []
    for _ in range(draw(st.integers(0, most))):
        begun = start + draw(st.integers(0, 35)) * oracle.DAY
        if draw(st.integers(0, 7)) == 0:
            return [*found, (begun, None)]
        start = begun + draw(st.integers(0, 60)) * oracle.DAY
        found.append((begun, start))
    return found


@st.composite
def stories(draw) -> Story:
    received = draw(early_receipts)
    extensions = draw(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 20)), max_size=2))
    return Story(
        received,
        draw(laws),
        questions=draw(spells(received)),
        fees=draw(spells(received)),
        extensions=[(received + after * oracle.DAY, days) for after, days in extensions],
    )


def clock_of(story: Story, calendar: Calendar = CALENDAR, order=lambda events: events) -> Clock:
    events = [Clarification(*question) for question in story.questions]
    events += [FeeNotice(*fee) for fee in story.fees]
    events += [Extension(told, days) for told, days in story.extensions]
    return Clock(Regime(story.law), story.received, calendar, tuple(order(events)))


def with_holiday(day: date) -> Calendar:
    return Calendar([*CALENDAR.holidays, Holiday(day, "scotland", "A proclaimed day")], 2019, 2028)


@given(receipts, laws)
def test_the_due_date_of_a_request_is_the_one_of_the_second_opinion(received, law):
    story = Story(received, law)
    assert clock_of(story).due_on == Walk(story).due


@given(stories())
def test_whatever_happens_the_due_date_is_the_one_of_the_second_opinion(story):
    clock, walk = clock_of(story), Walk(story)
    event("contradicts itself" if walk.wrong else "due" if walk.due else "stands still")
    assert bool(clock.contradictions) is bool(walk.wrong)
    assert bool(clock.reasons) is (walk.due is None)
    if walk.due:
        assert clock.due_on == walk.due
        assert clock.started_on == walk.started
        assert clock.limit == walk.limit


@given(stories())
def test_the_ledger_numbers_every_day_that_counts_once_and_in_order(story):
    clock, walk = clock_of(story), Walk(story)
    assume(walk.due)
    ledger = clock.ledger()
    assert [entry.day for entry in ledger] == [
        story.received + n * oracle.DAY for n in range((clock.due_on - story.received).days + 1)
    ]
    assert [entry.number for entry in ledger if entry.number is not None] == list(range(clock.limit + 1))
    assert {entry.day: entry.number for entry in ledger if entry.number} == walk.numbers
    assert all(entry.reason for entry in ledger if not entry.number)


@given(stories(), st.integers(0, 200))
def test_day_number_days_left_and_ledger_tell_one_story(story, offset):
    clock = clock_of(story)
    on = story.received + timedelta(days=offset)
    ledger = clock.ledger(to=on)
    if clock.contradictions:
        assert (ledger, clock.day(on)) == ([], 0)
        return
    assert len(ledger) == offset + 1
    assert clock.day(on) == max((entry.number or 0 for entry in ledger if entry.day <= on), default=0)
    for entry in ledger[1:]:
        assert clock.why_skipped(entry.day) == entry.reason or entry.day == clock.started_on
    if not clock.reasons and clock.started_on <= on:
        assert clock.day(on) + clock.days_left(on) >= clock.limit
        if on <= clock.due_on:
            assert clock.day(on) + clock.days_left(on) == clock.limit


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_nothing(story, chance):
    one = clock_of(story)
    other = clock_of(story, order=lambda events: chance.sample(events, len(events)))
    for ask in ("reasons", "contradictions", "stopped_by", "extension", "fell_away", "fee_notices"):
        assert getattr(one, ask) == getattr(other, ask)
    on = story.received + timedelta(days=200)
    assert (one.words(on), one.position(on), one.ledger(to=on)) == (
        other.words(on),
        other.position(on),
        other.ledger(to=on),
    )


@given(stories())
def test_the_due_date_is_a_working_day(story):
    clock = clock_of(story)
    assume(not clock.reasons)
    assert oracle.works(clock.due_on)
    assert oracle.works(clock.due_on_without_extension)
    assert clock.due_on_without_extension <= clock.due_on


@given(stories(), st.integers(0, 200))
def test_a_new_bank_holiday_never_brings_the_due_date_forward(story, ahead):
    proclaimed = story.received + timedelta(days=ahead)
    before, after = clock_of(story), clock_of(story, with_holiday(proclaimed))
    assume(not before.reasons)
    assert before.due_on <= after.due_on == Walk(story, (proclaimed,)).due


@given(receipts, receipts, laws, st.integers(1, 20), st.booleans())
def test_a_later_receipt_never_gives_an_earlier_due_date(one, other, law, days, extended):
    earlier, later = (
        clock_of(Story(received, law, extensions=[(received, days)] if extended else []))
        for received in sorted([one, other])
    )
    assert earlier.due_on <= later.due_on


@given(early_receipts, st.integers(0, 20), st.integers(0, 60), laws)
def test_a_restart_is_a_fresh_request_received_on_the_day_of_the_reply(received, after, wait, law):
    asked = received + timedelta(days=after)
    answered = asked + timedelta(days=wait)
    restarted = clock_of(Story(received, law, questions=[(asked, answered)]))
    fresh = clock_of(Story(answered, law))
    assert restarted.due_on == fresh.due_on
    assert restarted.ledger()[(answered - received).days + 1 :] == fresh.ledger()[1:]
    on = answered + timedelta(days=9)
    assert (restarted.words(on), restarted.position(on)) == (fresh.words(on), fresh.position(on))


@given(stories(), st.integers(0, 60))
def test_passing_a_request_on_and_a_question_nobody_needed_move_nothing(story, after):
    clock, on = clock_of(story), story.received + timedelta(days=after)
    moved = clock.with_event(Transfer(on, consented=True)).with_event(Clarification(on, needed=False))
    assert moved.reasons == clock.reasons
    assert moved.ledger(to=on) == clock.ledger(to=on)
    if not clock.reasons:
        assert moved.due_on == clock.due_on
