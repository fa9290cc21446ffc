"""The estimate is saved: who may, what the law forbids, and what becomes of the letter."""

from datetime import date
from decimal import Decimal

import pytest

from cases.costs import actions
from cases.costs.actions import EstimateRefused, Proposed, Stale
from cases.models import Case, CostEstimate, CostSetting
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.costs.conftest import RECEIVED, line

pytestmark = pytest.mark.django_db
SAMPLE = {"records": "20", "minutes": "66"}


def refused(save, case, *lines, **said) -> list[tuple[str, str]]:
    with pytest.raises(EstimateRefused) as problem:
        save(case, *lines, **said)
    assert not CostEstimate.objects.filter(case=case).exists()
    return problem.value.reasons


def test_the_estimate_is_kept_with_its_day_and_told_in_the_story(case, save, officer, today):
    estimate = save(case, line(), line("extract", "Copy the outcome", "100", "", "2"), sample=SAMPLE)
    assert (estimate.version, estimate.estimated_on, estimate.by) == (1, today, officer)
    event = case.events.get(kind="cost_estimated")
    assert event.words == "Estimated the cost: 38.5 hours, £962.50: over the limit of 18 hours, £450"
    assert event.data["lines"][0]["what"] == "Open each case file"
    assert case.draft_letter().version == 1
    assert officer in case.draft_letter().editors.all()


def test_the_limit_is_that_of_the_day_of_the_estimate_and_not_of_receipt(case, save, today):
    CostSetting.objects.create(limit_amount=Decimal(300), rate=Decimal(30), in_force_from=date(2021, 3, 1))
    save(case)
    assert "over the limit of 10 hours, £300" in case.events.get(kind="cost_estimated").words


def test_without_a_limit_in_force_there_is_no_estimate(case, save):
    CostSetting.objects.all().delete()
    assert refused(save, case) == [("", actions.NO_SETTING)]


def test_the_regulations_on_the_environment_have_no_limit_to_estimate_against(make, save):
    place, text = refused(save, make(regime="EIR"))[0]
    assert (place, "regulation 12(4)(b)" in text) == ("", True)


def test_redaction_cannot_be_entered_by_any_way(case, save):
    place, text = refused(save, case, line(), line(what="Redacting names"))[0]
    assert place == "line-1-what"
    assert text.startswith("Redacting does not count.")


def test_a_line_without_minutes_needs_a_sample(case, save):
    assert refused(save, case, line(minutes="")) == [
        ("line-0-minutes", "Enter the minutes for each record, or time a sample below")
    ]


def test_the_method_is_written_from_the_sample_and_follows_it_until_somebody_writes_their_own(case, save):
    first = save(case, line(minutes=""), sample=SAMPLE)
    assert first.method.startswith("We timed a sample of 20 records. It took 66 minutes")
    second = save(
        case, line(minutes=""), sample={"records": "10", "minutes": "40"}, method=first.method, version=1
    )
    assert second.method.startswith("We timed a sample of 10 records. It took 40 minutes")
    own = save(case, line(minutes=""), sample=SAMPLE, method="The files are on paper.\n", version=2)
    assert own.method == "The files are on paper."


def test_two_people_do_not_overwrite_each_other(case, save, manager):
    save(case, by=manager)
    with pytest.raises(Stale) as problem:
        save(case, line(records="1"), version=0)
    assert problem.value.saved.by == manager
    assert CostEstimate.objects.get().lines[0]["records"] == "330"


def test_only_those_who_draft_estimate(case, save, reviewer):
    with pytest.raises(NotAllowed, match="Only officers and managers"):
        save(case, by=reviewer)


def test_an_approved_letter_keeps_its_figures(case_at, save):
    with pytest.raises(NotAllowed, match="Take it back"):
        save(case_at(Stage.READY))


def test_the_cost_of_requests_of_the_same_person_is_added(case, make, save):
    other = make(date(2021, 2, 22), subject="More of it")
    save(other, line(records="120"))
    estimate = save(case, references=[other.reference])
    assert estimate.added() == [other]
    assert "37.5 hours, £937.50" in case.events.get(kind="cost_estimated").words


def test_a_request_without_an_estimate_of_its_own_adds_nothing(case, make, save):
    save(case, references=[make(date(2021, 2, 22)).reference])
    assert "27.5 hours" in case.events.get(kind="cost_estimated").words


def test_requests_outside_the_sixty_working_days_are_refused_with_the_reason(case, make, save):
    far = make(date(2021, 5, 31))
    place, text = refused(save, case, references=[far.reference])[0]
    assert place == far.reference
    assert "counted from the earlier one, these end on 10 May 2021" in text


def test_requests_before_and_after_that_do_not_fit_together_are_refused(case, make, save):
    early, late = make(date(2020, 12, 14)), make(date(2021, 4, 1))
    place, text = refused(save, case, references=[early.reference, late.reference])[0]
    assert place == "with_cases"
    assert text.startswith(f"{early.reference} was received on 14 December 2020 and {late.reference}")


def test_a_reference_that_does_not_exist_is_told(case, save):
    assert refused(save, case, references=["99"]) == [("99", "There is no case 99. Check the reference")]


def test_somebody_elses_request_needs_what_shows_that_they_act_together(case, make, save):
    theirs = make(RECEIVED, requester_name="Tom Example", requester_email="tom@requester.example")
    place, text = refused(save, case, references=[theirs.reference])[0]
    assert (place, text.startswith("Say what shows")) == ("acting_together", True)
    estimate = save(case, references=[theirs.reference], acting_together="The same leaflet. ")
    assert estimate.acting_together == "The same leaflet."


def test_a_request_that_was_answered_cannot_be_added_but_one_refused_on_cost_can(case, case_at, save, today):
    answered = case_at(Stage.ISSUED)
    assert "was answered on 4 March 2021" in refused(save, case, references=[answered.reference])[0][1]
    for question in answered.questions.all():
        question.answer.outcome = "cost"
        question.answer.save()
    assert save(case, references=[answered.reference]).added() == [answered]


def test_a_request_that_was_withdrawn_cannot_be_added(case, make, save, today):
    gone = make()
    gone.move_to(Stage.WITHDRAWN, on=today)
    assert "was closed on 4 March 2021, “Withdrawn”" in refused(save, case, references=[gone.reference])[0][1]


def test_a_letter_that_quotes_the_figures_is_no_longer_the_one_that_was_approved(case, make, save):
    other = make(date(2021, 2, 22))
    save(case, references=[other.reference])
    before = case.draft_letter().version
    save(other)
    assert case.draft_letter().version == before + 1


def test_a_closed_letter_is_left_alone(case, make, save, today):
    other = make(date(2021, 2, 22))
    save(case, references=[other.reference])
    Case.objects.get(pk=case.pk).move_to(Stage.WITHDRAWN, on=today)
    before = case.draft_letter().version
    save(other)
    assert case.draft_letter().version == before


def test_an_estimate_names_its_case(case, save):
    assert str(save(case)) == f"Cost estimate of case {case.pk}"
    assert str(CostSetting.objects.get()) == "£450.00 at £25.00 an hour from 01.01.2005"


def test_a_sample_is_not_made_up():
    assert Proposed(lines=[]).sample == {}
