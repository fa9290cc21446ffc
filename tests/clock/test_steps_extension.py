"""More time: to weigh the public interest of a qualified exemption, or for what is complex and voluminous."""

from datetime import date

import pytest
from django.urls import reverse

from cases.clock.extension_form import why_unfit
from cases.law import provisions
from cases.models import ClockEvent
from tests.journeys.clock_steps import COMPLEX, MORE_TIME, boxes, draft, errors_of, fresh, given
from tests.journeys.steps import claim

Kind = ClockEvent.Kind
FORTIETH = date(2021, 4, 12)
FILLED = {
    "provisions": ["s43-2"],
    "reasons": "The prices are confidential between the parties.",
    "reason": "Two suppliers have been asked for their views.",
    "questions": ["3"],
    **boxes("estimated_on", FORTIETH),
    "sent": "draft",
}
ENVIRONMENTAL = {
    "complexity": COMPLEX["complexity"],
    "volume": COMPLEX["volume"],
    **boxes("estimated_on", FORTIETH),
    "sent": "draft",
}


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


@pytest.fixture
def commercial(case, officer, today):
    """A case that claims section 43(2), which is qualified, and section 40(2), which is absolute."""
    claim(case, "s43-2", [3], by=officer, on=today)
    claim(case, "s40-2-3Aa", [4], by=officer, on=today)
    return case


def test_two_absolute_exemptions_block_the_extension_with_the_reason(opened, case, officer, today):
    claim(case, "s21", [1], by=officer, on=today)
    claim(case, "s40-2-3Aa", [4], by=officer, on=today)
    response = opened("extend_time", case)
    assert response.context["blocked"] == [
        "Section 21(1) and section 40(2) are both absolute. "
        "Section 10(3) gives more time only to weigh the public interest of a qualified exemption."
    ]
    assert '<form class="step"' not in response.content.decode()


def test_what_is_claimed_is_offered_first_and_what_is_absolute_says_why_not(opened, commercial):
    form = opened("extend_time", commercial).context["form"]
    assert [key for key, _ in form.fields["provisions"].choices] == ["s43-2"]
    assert [entry.reason for entry in form.unfit()] == [
        "Section 40(2) is absolute: there is no public interest to weigh."
    ]


def test_the_fortieth_day_is_proposed_and_may_be_asked_for_by_the_what_if(opened, case):
    form = opened("extend_time", case).context["form"]
    assert form["estimated_on"].value() == FORTIETH
    assert (
        "due on 10 March 2021. 20 working days more is Monday 12 April 2021" in form["estimated_on"].help_text
    )
    assert opened("extend_time", case, days="10").context["form"]["estimated_on"].value() == date(2021, 3, 25)
    assert opened("extend_time", case, days="0").context["form"]["estimated_on"].value() == date(2021, 3, 11)
    for other in ("soon", "9999"):
        assert opened("extend_time", case, days=other).context["form"]["estimated_on"].value() == FORTIETH


def test_the_page_says_both_dates_and_what_the_extension_does_not_cover(look, commercial):
    assert look("extend_time", commercial, **FILLED).context["effect"].words == (
        "The due date moves from Wednesday 10 March 2021 to Monday 12 April 2021, 20 working days later. "
        "Only what the exemption covers has more time. Everything else stays due on Wednesday 10 March 2021."
    )


def test_a_confirmed_extension_is_drafted_with_all_that_its_notice_says(confirm, commercial):
    response = confirm("extend_time", commercial, **FILLED)
    event = commercial.clock_events.get()
    assert event.details == MORE_TIME
    assert response.url == reverse("notice", args=[commercial.reference, event.letter_id])
    assert event.letter.kind == "pit_extension"
    assert fresh(commercial).due_on == date(2021, 3, 10)


def test_a_notice_that_was_sent_already_moves_the_date_at_once(confirm, commercial):
    data = {**FILLED, "sent": "sent", **boxes("sent_on", date(2021, 3, 2))}
    assert confirm("extend_time", commercial, **data).url == reverse("clock", args=[commercial.reference])
    assert fresh(commercial).due_on == FORTIETH


def test_more_than_twenty_days_are_warned_of_and_not_barred(look, commercial):
    effect = look(
        "extend_time", commercial, **{**FILLED, **boxes("estimated_on", date(2021, 4, 30))}
    ).context["effect"]
    assert effect.words
    assert "Good practice is at most 20 further working days" in effect.warnings[0]


def test_another_exemption_is_found_by_its_number_or_its_title(opened, look, case):
    response = opened("extend_time", case)
    assert "No qualified exemption is claimed" in response.content.decode()
    form = look("extend_time", case, find="commercial interests").context["form"]
    assert "s43-2" in [key for key, _ in form.fields["provisions"].choices]
    form = look("extend_time", case, find="s21").context["form"]
    assert form.fields["provisions"].choices == []
    assert "is absolute" in form.unfit()[0].reason
    assert (
        "No qualified exemption with these words"
        in look("extend_time", case, find="unicorn").content.decode()
    )


def test_what_was_found_and_chosen_stays_chosen(look, case):
    form = look("extend_time", case, **{**FILLED, "find": "", "provisions": ["s43-2", "nonsense"]}).context[
        "form"
    ]
    assert [key for key, _ in form.fields["provisions"].choices] == ["s43-2"]


@pytest.mark.parametrize(
    ("provision", "words"),
    [
        ("s43-2", ""),
        ("s21", "is absolute: there is no public interest to weigh"),
        ("s12-1", "has no public interest test that could need more time"),
        ("s35-1a", "is not open to a council"),
    ],
)
def test_why_an_extension_cannot_rest_on_a_provision(provision, words):
    reason = why_unfit(provisions.find(provision))
    assert words in reason
    assert bool(reason) == bool(words)


def test_section_36_needs_the_opinion_first(look, case):
    data = {**FILLED, "provisions": ["s36-2b-i"]}
    assert "opinion of the qualified person" in look("extend_time", case, **data).context["effect"].reasons[0]
    assert look("extend_time", case, **data, opinion_given="on").context["effect"].words


def test_an_empty_form_says_what_is_missing(confirm, commercial):
    response = confirm("extend_time", commercial, sent="draft")
    assert errors_of(response) == [
        "Choose the exemption for which you weigh the public interest",
        "Say why each exemption applies",
        "Say why you need the time",
        "Enter the day by which you will answer",
    ]


def test_a_day_that_is_no_more_time_is_refused(confirm, look, commercial):
    data = {**FILLED, **boxes("estimated_on", date(2021, 3, 10))}
    assert look("extend_time", commercial, **data).context["effect"].reasons == [
        "The new date must be at least a working day after 10 March 2021"
    ]
    assert errors_of(confirm("extend_time", commercial, **data)) == [
        "The new date must be at least a working day after 10 March 2021"
    ]


def test_a_clock_that_stands_still_has_nothing_to_extend(opened, look, commercial, officer, today):
    given(commercial, Kind.CLARIFICATION, given_on=date(2021, 3, 1), by=officer, on=today)
    form = opened("extend_time", commercial, days="10").context["form"]
    assert form["estimated_on"].value() is None
    reasons = look("extend_time", commercial, **FILLED).context["effect"].reasons
    assert "The clock stands still, so there is nothing to extend." in reasons


def test_a_drafted_extension_comes_back_as_it_was(opened, commercial, officer, today):
    draft(commercial, Kind.EXTENSION, by=officer, on=today, estimated_on="2021-03-25", days=10)
    response = opened("extend_time", commercial)
    form = response.context["form"]
    assert form["estimated_on"].value() == date(2021, 3, 25)
    assert form["questions"].value() == ["3"]
    assert form.details()["days"] == 10
    assert "Thursday 25 March 2021" in response.context["effect"].words


def test_the_regulations_ask_for_complexity_and_volume(opened, look, confirm, environmental):
    response = opened("extend_time", environmental)
    assert "Regulation 7 asks for both" in response.context["effect"].reasons[0]
    assert look("extend_time", environmental, **ENVIRONMENTAL).context["effect"].words == (
        "The due date moves from Wednesday 10 March 2021 to Monday 12 April 2021, 20 working days later."
    )
    assert errors_of(confirm("extend_time", environmental, sent="draft")) == [
        "Say why the request is complex",
        "Say how much information there is",
        "Enter the day by which you will answer",
    ]
    confirm("extend_time", environmental, **ENVIRONMENTAL)
    assert environmental.clock_events.get().details == COMPLEX
    form = opened("extend_time", environmental).context["form"]
    assert form["volume"].value() == COMPLEX["volume"]


def test_the_regulations_allow_forty_days_and_not_one_more(confirm, environmental):
    data = {**ENVIRONMENTAL, **boxes("estimated_on", date(2021, 4, 13))}
    assert "Regulation 7 allows 40 working days at most, not 41." in errors_of(
        confirm("extend_time", environmental, **data)
    )


def test_a_question_or_a_provision_that_was_not_offered_is_refused(confirm, commercial):
    response = confirm(
        "extend_time", commercial, **{**FILLED, "questions": ["9"], "provisions": ["s40-2-3Aa"]}
    )
    assert errors_of(response) == ["Choose from the list", "Choose from the list"]
