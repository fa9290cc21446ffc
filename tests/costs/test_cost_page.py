"""The page of the cost limit: what it shows, what it refuses, and that nothing typed is lost."""

from datetime import date, datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
import time_machine

from cases.models import Case, CostEstimate, CostSetting
from cases.workflow import Stage
from tests.costs.conftest import RECEIVED, line

pytestmark = pytest.mark.django_db
QUERIES = 21


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(datetime(2021, 3, 4, 10, 30, tzinfo=ZoneInfo("Europe/London")), tick=False):
        yield


def words(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


def data(*lines: dict[str, str], version="0", **said) -> dict:
    sent = {"version": version, "line-TOTAL_FORMS": str(len(lines)), "line-INITIAL_FORMS": "0", **said}
    for number, each in enumerate(lines):
        sent |= {f"line-{number}-{cell}": value for cell, value in each.items()}
    return sent


@pytest.fixture
def cost(case, signed_in, officer):
    """Get the page of a case, or post to it or to one of its fragments."""

    def ask(*lines, of=None, to="", by=officer, headers=None, **said):
        client, url = signed_in(by), f"/cases/{(of or case).reference}/cost/{to}"
        if not lines and not said:
            return client.get(url)
        return client.post(url, data(*lines, **said), headers=headers or {})

    return ask


def test_a_new_estimate_offers_a_line_for_each_of_the_four_tasks(cost):
    shown = words(cost())
    assert shown.count('class="line"') == 4
    assert "against the limit of 18 hours, £450" in shown
    assert "Nothing is saved yet." in shown
    assert "No claim rests on the cost limit yet." in shown


def test_what_is_saved_is_shown_with_its_sum(cost, case, officer):
    answer = cost(
        line(), method="On paper.", within_limit="One year", sample_records="20", sample_minutes="66.5"
    )
    assert (answer.status_code, answer.url) == (302, f"/cases/{case.reference}/cost/")
    shown = words(cost())
    assert "27.5 hours, £687.50: over the limit of 18 hours, £450" in shown
    assert "£237.50 over the limit. Section 12 may be relied on." in shown
    assert "Saved by Olive Officer on Thursday 4 March 2021, version 1." in shown
    assert 'value="Open each case file"' in shown
    assert "3.33 minutes a record" in shown
    estimate = CostEstimate.objects.get()
    assert estimate.sample == {"records": "20", "minutes": "66.5"}
    assert estimate.within_limit == "One year"


def test_redaction_is_refused_beside_its_line_and_what_was_typed_is_kept(cost):
    answer = cost(line(), line("extract", "Redacting <names>", "abc", "2.555", "0"), method="On paper.")
    shown = words(answer)
    assert answer.status_code == 422
    assert 'href="#id_line-1-what">Redacting does not count.' in shown
    assert "Enter the number of records as a whole number, such as 500" in shown
    assert "must have at most 2 decimal places" in shown
    assert "The number of people must be 1 or more" in shown
    assert 'value="Redacting <names>"' in shown
    assert 'value="abc"' in shown
    assert "27.5 hours, £687.50" in shown
    assert "On paper." in shown
    assert not CostEstimate.objects.exists()


def test_a_line_without_minutes_takes_those_of_the_sample_or_is_refused(cost):
    shown = words(cost(line("determine", "", "", ""), line(minutes="")))
    assert 'href="#id_line-1-minutes">Enter the minutes for each record, or time a sample below' in shown
    cost(line(minutes=""), sample_records="20", sample_minutes="100")
    assert "27.5 hours" in words(cost())


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"sample_records": "20"}, "Enter how many minutes the sample took"),
        ({"sample_minutes": "20"}, "Enter how many records were timed"),
        (
            {"sample_minutes": "x", "sample_records": "4"},
            "Enter the minutes of the sample as a number, such as 66",
        ),
    ],
)
def test_half_a_sample_is_refused(cost, said, error):
    assert error in words(cost(line(), **said))


def test_a_count_may_be_written_with_its_comma(cost):
    cost(line(records="2,400"))
    assert "200 hours, £5,000" in words(cost())


def test_an_empty_estimate_may_be_saved_to_go_on_later(cost):
    assert cost(line("locate", "", "", ""), within_limit="One year").status_code == 302
    assert CostEstimate.objects.get().lines == []
    assert "Fill in a line" in words(cost())


def test_a_line_is_added_without_a_script_and_nothing_is_saved(cost):
    shown = words(
        cost(line(), line("extract", "Copy it", "3", "x"), to="lines/", edit="add", method="On paper.")
    )
    assert "The lines have changed. Nothing is saved yet." in shown
    assert shown.count('class="line"') == 3
    assert 'value="x"' in shown
    assert "On paper." in shown
    assert "27.5 hours, £687.50" in shown
    assert not CostEstimate.objects.exists()


def test_a_line_is_removed_and_the_caret_goes_to_the_next(cost):
    rows = [line(what="One"), line(what="Two"), line(what="Three")]
    shown = words(cost(*rows, to="lines/", edit="remove-1", headers={"HX-Request": "true"}))
    assert ('value="One"' in shown, 'value="Two"' in shown, 'value="Three"' in shown) == (True, False, True)
    assert "<html" not in shown
    assert 'id="sums" hx-swap-oob="innerHTML"' in shown
    assert shown.index("autofocus") > shown.index('value="Three"')


def test_the_last_line_removed_leaves_an_empty_one(cost):
    assert words(cost(line(), to="lines/", edit="remove-0")).count('class="line"') == 1


@pytest.mark.parametrize("edit", ["", "remove-9", "remove-x", "dance", "remove-" + "9" * 5000])
def test_an_edit_that_makes_no_sense_changes_nothing(cost, edit):
    assert words(cost(line(), line(), to="lines/", edit=edit)).count('class="line"') == 2


def test_there_is_an_end_to_the_lines(cost):
    rows = [line()] * 40
    assert words(cost(*rows, to="lines/", edit="add")).count('class="line"') == 40
    assert words(cost(to="lines/", **{"line-TOTAL_FORMS": "x", "edit": "add"})).count('class="line"') == 1


def test_hours_and_cost_are_worked_out_while_they_are_typed(cost):
    shown = words(cost(line(), line(records="x"), line("extract", "", "", ""), to="sums/"))
    assert "27.5 hours, £687.50: over the limit" in shown
    assert 'id="row-0-sum" hx-swap-oob="innerHTML"><b class="num">27.5 hours</b>' in shown
    assert "<html" not in shown


def test_the_requests_that_may_be_added_are_found_and_ticked(cost, make, save):
    same = make(date(2021, 2, 22), subject="More of it")
    save(same, line(records="120"))
    assert "Add 7012569" in words(cost())
    assert "Same requester. 100% alike." in words(cost())
    shown = words(cost(line(), to="sums/", with_cases=same.reference))
    assert f"{same.reference} adds 10 hours, £250." in shown
    cost(line(), with_cases=same.reference)
    shown = words(cost())
    assert 'value="7012569" checked' in shown
    assert "37.5 hours, £937.50" in shown


def test_a_request_without_an_estimate_is_said_to_add_nothing(cost, make):
    other = make(date(2021, 2, 22))
    assert "No estimate yet" in words(cost())
    assert f"{other.reference} adds nothing: it has no estimate yet." in words(
        cost(line(), to="sums/", with_cases=other.reference)
    )


def test_a_request_outside_the_window_is_refused_beside_its_reference(cost, make):
    far = make(date(2021, 5, 31))
    shown = words(cost(line(), another=far.reference))
    assert 'href="#id_another">7012569 was received on 31 May 2021' in shown
    assert f'value="{far.reference}"' in shown
    shown = words(cost(line(), with_cases=far.reference))
    assert 'href="#candidates">7012569 was received on 31 May 2021' in shown
    assert "other--error" in shown
    assert "Added by its reference" in shown


def test_a_stranger_is_added_with_what_shows_that_they_act_together(cost, make):
    theirs = make(RECEIVED, requester_name="Tom Example", requester_email="tom@requester.example")
    shown = words(cost(line(), with_cases=theirs.reference))
    assert 'href="#id_acting_together">Say what shows that the requesters act together' in shown
    assert cost(line(), with_cases=theirs.reference, acting_together="A leaflet.").status_code == 302
    assert CostEstimate.objects.get().added() == [theirs]


def test_what_somebody_else_saved_meanwhile_is_shown_beside_what_was_typed(cost, manager):
    cost(
        line(what="Search the store"), method="On paper.", by=manager, sample_records="2", sample_minutes="9"
    )
    answer = cost(line(what="My own words"))
    shown = words(answer)
    assert answer.status_code == 409
    assert "Max Manager saved this estimate while you were typing." in shown
    assert "<td>Search the store</td>" in shown
    assert 'value="My own words"' in shown
    assert 'name="version" value="1"' in shown
    assert CostEstimate.objects.get().lines[0]["what"] == "Search the store"


def test_a_request_under_the_regulations_has_no_cost_limit(cost, make):
    other = make(regime="EIR")
    assert "The Environmental Information Regulations have no cost limit." in words(cost(of=other))
    assert "Save the estimate" not in words(cost(of=other))
    assert "have no cost limit" in words(cost(line(), of=other))


def test_without_a_limit_in_force_the_page_says_who_adds_it(cost):
    CostSetting.objects.all().delete()
    assert "An administrator adds it under Admin, Cost settings." in words(cost())
    assert "No cost limit is in force" in words(cost(line()))
    assert cost(line(), to="sums/").status_code == 200


def test_the_estimate_of_an_approved_letter_is_read_only(cost, case_at, signed_in, officer):
    ready = case_at(Stage.READY)
    assert "Take it back to the draft" in words(cost(of=ready))
    client = signed_in(officer)
    answer = client.post(f"/cases/{ready.reference}/cost/", data(line()), follow=True)
    assert "Take it back to the draft before you change it." in words(answer)
    assert not CostEstimate.objects.exists()


def test_a_form_that_was_torn_is_refused(cost):
    answer = cost(version="0", method="x")
    assert answer.status_code == 302
    answer = cost(line(), **{"line-TOTAL_FORMS": "x"})
    assert answer.status_code == 422
    assert "This page is out of step with the case. Load it again." in words(answer)
    answer = cost(line(), with_cases="70\0")
    assert answer.status_code == 422


def test_the_claims_that_take_their_figures_from_here_are_named(cost, case, officer, today):
    from tests.journeys.steps import claim

    claim(case, "s12-1", [1], by=officer, on=today)
    assert "Section 12(1)</a>" in words(cost())


def test_the_number_of_queries_depends_on_nothing(cost, make, save, django_assert_num_queries):
    first = make(date(2021, 2, 22))
    save(first)
    cost(line(), with_cases=first.reference)
    cost()
    with django_assert_num_queries(QUERIES):
        cost()
    for day in range(11, 25):
        save(make(date(2021, 2, day)))
    save(make(RECEIVED, requester_name="Tom Example", requester_email="tom@requester.example"))
    with django_assert_num_queries(QUERIES):
        cost()


def test_a_case_of_a_past_letter_has_nothing_to_estimate(cost, case):
    # Only what was taken in as a letter has no way by which its request came.
    Case.objects.filter(pk=case.pk).update(channel="")
    shown = words(cost())
    assert "made of a letter that was sent before, so there is nothing left to estimate" in shown
    assert "Save the estimate" not in shown
    assert '<form id="cost"' not in shown
