"""The page of a clock: why the due date is what it is, drawn, told and printed, and the steps that may be taken."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from cases import drawing
from cases.clock import actions, picture
from cases.law.clock_events import Clarification, Extension, FeeNotice
from cases.law.regimes import Regime
from cases.law.working_days import Calendar, Holiday
from cases.letters.pages import text_of
from cases.models import CalendarVersion, Case, ClockEvent
from cases.workflow import Stage
from tests.journeys.clock_steps import ADVICE, HELP, draft, fresh, given, pay, reply
from tests.journeys.steps import claim, count, log
from tests.law.test_ledger import ledger

pytestmark = pytest.mark.django_db
Kind = ClockEvent.Kind
# However many things moved the clock.
QUERIES = 7


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to("2021-03-04T10:30:00+00:00", tick=False)


@pytest.fixture
def page_of(desk):
    def read(case: Case, more: str = "") -> str:
        response = desk.get(f"/cases/{case.reference}/clock/{more}")
        assert response.status_code == 200
        return response.content.decode()

    return read


def words_of(html: str) -> str:
    inline = re.sub(r"</?(?:b|s|span)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def card(html: str, heading: str) -> str:
    """The words of the card with that heading."""
    return words_of(html.split(f'aria-labelledby="{heading}">')[1].split("</section>")[0])


def spoken(html: str) -> list[str]:
    return [
        unescape(words)
        for words in re.findall(r'<span class="govuk-visually-hidden">(\d[^<]+)</span></td>', html)
    ]


def contradict(fee: ClockEvent, on: date) -> None:
    """A second fee notice while the first is open, as only a slip in the data could bring about."""
    again = {"details": fee.details, "lapses_on": fee.lapses_on, "by": fee.by}
    ClockEvent.objects.create(case=fee.case, kind=fee.kind, on=on, **again)


# The page


def test_one_sentence_defends_the_date_and_leads_from_the_header(case, page_of):
    page = page_of(case)
    assert "Received on <b>Wednesday 10 February 2021</b>, so day 1 was Thursday 11 February." in page
    assert "Today is <b>day 16</b>. Day 20 is <b>Wednesday 10 March 2021</b>." in page
    assert f'<a href="/cases/{case.reference}/clock/">why this date</a>' in page
    assert f'<a href="/cases/{case.reference}/clock/" aria-current="page">Clock</a>' in page


def test_the_case_page_says_the_same_sentence_and_leads_here(case, desk):
    page = desk.get(f"/cases/{case.reference}/").content.decode()
    assert "Day 20 is Wednesday 10 March 2021." in card(page, "why-this-date")


def test_each_day_says_aloud_what_it_is(case, page_of):
    cells = spoken(page_of(case))
    assert len(cells) == 28 + 31
    assert cells[8:13] == [
        "9 February",
        "10 February, day 0, received",
        "11 February, day 1",
        "12 February, day 2",
        "13 February, not counted: Saturday",
    ]
    assert "4 March, day 16, today" in cells
    assert "10 March, day 20, due" in cells
    assert cells[-1] == "31 March"


def test_every_day_can_be_shown_on_a_line_of_its_own(case, page_of):
    assert "Show all 29 days" in page_of(case)
    page = page_of(case, "?days=all")
    assert page.count('<tr class="run ') == 29
    assert "Draw like days together" in page
    assert f'href="/cases/{case.reference}/clock.pdf?days=all"' in page


def test_the_legend_explains_only_what_is_drawn(case, page_of, officer):
    legend = page_of(case).split('class="legend"')[1].split("</ul>")[0]
    assert words_of(f"<{legend}").endswith("received counted, with its number due weekend, skipped today")


def test_the_page_costs_the_same_few_queries_whatever_moved_the_clock(
    case, desk, officer, today, django_assert_num_queries
):
    with django_assert_num_queries(QUERIES):
        desk.get(f"/cases/{case.reference}/clock/")
    given_on = date(2021, 2, 15)
    reply(
        given(case, Kind.CLARIFICATION, given_on=given_on, by=officer, on=today),
        received_on=today,
        by=officer,
        on=today,
    )
    pay(
        given(case, Kind.FEE_NOTICE, given_on=today, by=officer, on=today),
        paid_on=today,
        by=officer,
        on=today,
    )
    draft(case, Kind.TRANSFER, by=officer, on=today)
    with django_assert_num_queries(QUERIES):
        desk.get(f"/cases/{case.reference}/clock/")


def test_whoever_has_no_role_sees_nothing(case, signed_in, administrator):
    administrator.roles = []
    administrator.save()
    assert signed_in(administrator).get(f"/cases/{case.reference}/clock/").status_code == 403


def test_a_reviewer_sees_the_clock_and_why_no_step_is_open(case, signed_in, reviewer):
    page = signed_in(reviewer).get(f"/cases/{case.reference}/clock/").content.decode()
    assert card(page, "steps") == "Steps Only officers and managers take steps on the clock."
    assert "Recorded by mistake" not in page


# What moved the clock


def test_a_clock_that_nothing_moved_says_what_does_not_stop_it(case, page_of):
    told = card(page_of(case), "moved")
    assert "Received. Due Wednesday 10 March 2021" in told
    assert "Enquiries to services and office closures do not stop the clock." in told


def test_a_restart_a_fee_and_an_extension_are_told_with_the_due_date_after_each(
    case, officer, today, page_of
):
    asked = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 15), by=officer, on=today)
    reply(asked, received_on=date(2021, 2, 22), by=officer, on=today)
    fee = given(case, Kind.FEE_NOTICE, given_on=date(2021, 2, 24), by=officer, on=today)
    pay(fee, paid_on=date(2021, 3, 1), by=officer, on=today)
    given(case, Kind.EXTENSION, given_on=date(2021, 3, 3), by=officer, on=today, questions=[2])
    page = page_of(case)
    told = card(page, "moved")
    steps = [
        "Received. Due Wednesday 10 March 2021",
        "Asked what is needed to identify the information. Waiting for the requester’s reply",
        "Received the reply. Due Tuesday 23 March 2021",
        "Gave a fee notice of £14.60. Waiting for the fee",
        "Received the fee. Due Monday 29 March 2021",
        "Told the requester that",
    ]
    found = [told.find(step) for step in steps]
    assert -1 not in found
    assert found == sorted(found)
    assert page.count("Recorded by mistake") == 3
    assert "For questions 1, 3 and 4, which it does not cover, the answer stays due on day 20" in words_of(
        page
    )
    assert "It was extended on Wednesday 3 March 2021" in card(page, "extendable")


def test_an_extension_of_every_question_leaves_none_out(case, officer, today, page_of):
    given(case, Kind.EXTENSION, given_on=today, by=officer, on=today, questions=[])
    assert "Whatever it does not cover stays due on day 20" in page_of(case)
    other = log(officer=officer, received_on=date(2021, 2, 10), on=today)
    given(other, Kind.EXTENSION, given_on=today, by=officer, on=today, questions=[1, 2, 3, 4])
    assert "Whatever it does not cover stays due on day 20" in page_of(other)


def test_what_moves_no_date_says_so(case, officer, today, page_of):
    given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 15), by=officer, on=today, **HELP)
    given(case, Kind.TRANSFER, given_on=date(2021, 2, 16), by=officer, on=today, **ADVICE)
    assert card(page_of(case), "moved").count("The due date does not move") == 2


def test_what_was_struck_out_stays_in_its_place_with_the_reason(case, officer, today, page_of):
    fee = given(case, Kind.FEE_NOTICE, given_on=date(2021, 2, 24), by=officer, on=today)
    actions.strike_event(event=fee, only_end=False, why="It was another case", by=officer, on=today)
    page = page_of(case)
    assert "<s>Gave a fee notice of £14.60</s>" in page
    assert "Struck out on Thursday 4 March 2021 by Olive Officer: It was another case" in words_of(page)
    assert "Recorded by mistake" not in page


def test_a_notice_that_is_only_a_draft_moves_nothing_and_can_be_opened(case, officer, today, page_of):
    letter = draft(case, Kind.FEE_NOTICE, by=officer, on=today)
    page = page_of(case)
    told = card(page, "moved")
    assert "not given yet Fee notice: the notice is a draft and moves nothing before it is issued" in told
    assert reverse("notice", args=[case.reference, letter.pk]) in page
    assert reverse("discard_notice", args=[case.reference, letter.clock_event.pk]) in page
    assert "Today is day 16." in words_of(page)


def test_a_draft_that_was_discarded_is_struck_out(case, officer, today, page_of):
    letter = draft(case, Kind.FEE_NOTICE, by=officer, on=today)
    actions.discard_notice(event=letter.clock_event, by=officer, on=today)
    assert "Discard it" not in page_of(case)


# The stages of a clock


def test_a_stopped_clock_says_what_it_waits_for_and_what_may_follow(case, officer, today, page_of):
    asked = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 24), by=officer, on=today)
    page = page_of(case)
    assert "The clock stopped on day 10." in words_of(page)
    assert "25 February, not counted: Waiting for the requester’s clarification" in spoken(page)
    steps = card(page, "steps")
    assert reverse("record_reply", args=[case.reference, asked.pk]) in page
    assert "Remind the requester Close it without a reply: not now. The requester can reply until" in steps
    assert "Ask for clarification: not now. Two questions are open at once" in steps
    assert "Take more time: not now. The clock stands still, so there is nothing to extend." in steps


def test_an_unpaid_fee_offers_to_record_the_payment(case, officer, today, page_of):
    fee = given(case, Kind.FEE_NOTICE, given_on=date(2021, 2, 24), by=officer, on=today)
    page = page_of(case)
    assert reverse("record_payment", args=[case.reference, fee.pk]) in page
    assert "Close it without the fee: not now." in card(page, "steps")


def test_a_late_case_offers_no_step_that_would_excuse_it(council, officer, page_of):
    late = log(officer=officer, received_on=date(2021, 2, 1), on=date(2021, 2, 1))
    page = page_of(late)
    assert "the answer is 3 working days late." in words_of(page)
    assert "4 March, day 23, today" in spoken(page)
    steps = card(page, "steps")
    assert "Give a fee notice: not now." in steps
    assert "Take more time: not now." in steps
    # As help under section 16 a question may still be asked: its page says that it moves nothing.
    assert "Ask for clarification: not now." not in steps
    assert "No. The requester had to be told by Monday 1 March 2021." in card(page, "extendable")


def test_an_answered_case_shows_how_it_ended_and_offers_nothing(case_at, page_of):
    page = page_of(case_at(Stage.ISSUED))
    assert "On Thursday 4 March 2021, day 16, the case was answered." in words_of(page)
    assert "4 March, day 16, answered" in spoken(page)
    assert "Left over, the case was answered" in words_of(page)
    assert "The case was answered" in card(page, "moved")
    assert 'id="what-if"' not in page
    assert 'id="extendable"' not in page
    assert card(page, "steps") == "Steps The case is closed: “Issued”. Its clock no longer moves."


def test_a_case_closed_for_want_of_a_reply_can_still_take_the_reply(case, officer, later, page_of):
    asked = given(case, Kind.CLARIFICATION, given_on=date(2021, 2, 24), by=officer, on=date(2021, 3, 4))
    later("2021-05-04")
    actions.close_without_reply(event=asked, by=officer, on=date(2021, 5, 4))
    assert fresh(case).get_stage() is Stage.NO_REPLY
    assert card(page_of(case), "steps") == "Steps Record the reply"


def test_dates_that_contradict_one_another_draw_nothing_and_give_the_reasons(case, officer, today, page_of):
    first = given(case, Kind.FEE_NOTICE, given_on=date(2021, 2, 24), by=officer, on=today)
    contradict(first, today)
    page = page_of(case)
    assert "There is no due date, because the dates contradict one another." in words_of(page)
    assert "There is nothing to draw while the dates contradict one another." in page
    assert "day-by-day" not in page


def test_a_date_beyond_the_published_years_names_the_year_wherever_it_is_shown(council, desk, officer, later):
    case = log(officer=officer, received_on=date(2028, 12, 20), on=date(2028, 12, 20))
    later("2028-12-28")
    for page in ("", "clock/", "request/"):
        shown = desk.get(f"/cases/{case.reference}/{page}").content.decode()
        assert "The date is provisional. The bank holidays of 2029 are not yet published here" in shown


def test_the_page_counts_with_the_calendar_that_was_confirmed(case, officer, today, administrator, page_of):
    rows = [[each.day.isoformat(), each.division, each.name] for each in Calendar.published().holidays]
    proclaimed = Holiday(date(2021, 3, 5), "england-and-wales", "Day of mourning")
    CalendarVersion.objects.create(
        holidays=[*rows, [proclaimed.day.isoformat(), proclaimed.division, proclaimed.name]],
        first_year=2019,
        last_year=2028,
        why="Proclaimed",
        proposed_by=administrator,
        confirmed_by=administrator,
        confirmed_on=today,
    )
    page = page_of(case)
    assert "5 March, skipped: Day of mourning, a bank holiday in England and Wales" in spoken(page)
    assert "Day 20 is Thursday 11 March 2021" in words_of(page)


# The steps


def test_a_plain_case_offers_every_step(case, page_of):
    page = page_of(case)
    for name in ("ask_clarification", "give_fee_notice", "extend_time", "pass_on", "record_withdrawal"):
        assert f'<a href="{reverse(name, args=[case.reference])}">' in page


def test_absolute_exemptions_alone_take_no_more_time(case, officer, today, page_of):
    claim(case, "s40-2-3Aa", [4], by=officer, on=today)
    page = page_of(case)
    assert "Take more time: not now. Section 40(2) is absolute." in card(page, "steps")
    assert "No. Section 40(2) is absolute." in card(page, "extendable")


# The picture


def drawn(found, tried=None):
    return [
        each.words if isinstance(each, picture.Gap) else each.name for each in picture.months(found, tried)
    ]


def test_months_in_which_nothing_happens_are_told_in_a_line():
    waited = ledger(Clarification(date(2021, 2, 15), date(2021, 8, 2)), on=date(2021, 8, 4))
    assert drawn(waited) == [
        "February 2021",
        "March to July 2021: before the clarification, nothing counted",
        "August 2021",
    ]
    late = ledger(on=date(2022, 2, 4))
    assert drawn(late)[2:] == [
        "April 2021 to January 2022: past the due date, day after day",
        "February 2022",
    ]


def test_one_such_month_is_drawn():
    assert drawn(ledger(Clarification(date(2021, 2, 15)), on=date(2021, 4, 6))) == [
        "February 2021",
        "March 2021",
        "April 2021",
    ]


def test_an_ordinary_month_is_always_drawn():
    extended = ledger(Extension(date(2021, 3, 3), 60, ("s43-2",)))
    assert drawn(extended) == ["February 2021", "March 2021", "April 2021", "May 2021", "June 2021"]


def test_a_month_that_a_trial_changes_is_drawn():
    found = ledger(Clarification(date(2021, 2, 15)), on=date(2021, 6, 4))
    tried = ledger(Clarification(date(2021, 2, 15), date(2021, 4, 6)), on=date(2021, 6, 4))
    assert drawn(found)[1] == "March to May 2021: waiting for the clarification, nothing counted"
    assert drawn(found, tried) == ["February 2021", "March 2021", "April 2021", "May 2021", "June 2021"]


def test_months_that_a_trial_only_waits_through_are_told_in_a_line():
    tried = ledger(Clarification(date(2021, 3, 4), date(2021, 9, 6)))
    assert drawn(ledger(), tried) == [
        "February 2021",
        "March 2021",
        "April to August 2021: before the clarification, nothing counted",
        "September 2021",
        "October 2021",
    ]


def cell_of(found, day, tried=None):
    cells = [cell for month in picture.months(found, tried) for week in month.weeks for cell in week if cell]
    return next(cell for cell in cells if cell.day == day)


def test_the_day_on_which_a_case_ended_is_not_called_today():
    cell = cell_of(ledger(ended="answered"), date(2021, 3, 4))
    assert cell.labels == ("answered",)


def test_a_day_between_fee_notice_and_payment_says_why_it_does_not_count():
    cell = cell_of(ledger(FeeNotice(date(2021, 2, 18), date(2021, 2, 24))), date(2021, 2, 18))
    assert cell.look == "day day--fee"
    assert cell.spoken == "18 February, not counted: Disregarded, from the fee notice to the payment, notice"


def test_a_day_before_a_restart_is_muted_the_receipt_with_it():
    found = ledger(Clarification(date(2021, 2, 15), date(2021, 3, 1)))
    assert cell_of(found, date(2021, 2, 16)).look == "day day--before"
    assert cell_of(found, date(2021, 2, 10)).spoken == "10 February, received"
    assert cell_of(found, date(2021, 3, 1)).labels == ("afresh",)


def test_under_the_regulations_a_second_due_day_is_not_drawn():
    extension = Extension(date(2021, 3, 3), 20, complexity="Much", volume="More")
    assert cell_of(ledger(extension, regime=Regime.EIR), date(2021, 3, 10)).labels == ()
    assert cell_of(ledger(Extension(date(2021, 3, 3), 20, ("s43-2",))), date(2021, 3, 10)).labels == (
        "due in part",
    )


# On paper


def test_the_ledger_on_paper_holds_what_the_page_says(case, officer, today, desk):
    count(case, Kind.CLARIFICATION, date(2021, 2, 15), by=officer, ended_on=date(2021, 2, 22), needed=True)
    response = desk.get(f"/cases/{case.reference}/clock.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{case.reference}-clock-2021-03-04.pdf"'
    text = " ".join(text_of(response.content).split())
    for words in (
        "How the due date comes about",
        "the 20 working days started afresh, section 10(6)(b)",
        "A working day is any day but a Saturday",
        "February 2021",
        "Received the reply",
        "Tuesday 23 March day 20 Due, until midnight",
    ):
        assert words in text


def test_the_ledger_on_paper_is_tagged_for_those_who_cannot_see_it(case, desk):
    pdf_checker = pytest.importorskip("page")
    pdf = desk.get(f"/cases/{case.reference}/clock.pdf?days=all").content
    assert pdf_checker.validate_pdf_bytes(pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1).is_compliant


def test_a_ledger_without_dates_is_printed_with_its_reasons(case, officer, today, desk):
    first = given(case, Kind.FEE_NOTICE, given_on=date(2021, 2, 24), by=officer, on=today)
    contradict(first, today)
    text = text_of(desk.get(f"/cases/{case.reference}/clock.pdf").content)
    assert "contradict one another" in text
    assert "Day by day" not in text


def test_without_a_library_for_drawing_the_page_says_what_to_install(case, desk, monkeypatch):
    def broken(html, **details):
        raise drawing.CannotDraw("A library for drawing PDFs is missing.")

    monkeypatch.setattr("cases.clock.views.draw", broken)
    page = desk.get(f"/cases/{case.reference}/clock.pdf", follow=True).content.decode()
    assert "A library for drawing PDFs is missing." in page
