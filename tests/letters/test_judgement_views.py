"""What a person answers to the checks, on the check page."""

import pytest
from django.urls import reverse

from cases.letters.readiness import look_at
from cases.models import Judgement
from cases.workflow import Stage
from tests.journeys import steps


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


@pytest.fixture
def case(case_at, officer, today):
    """A draft with a warning and a question: its claim leaves reasons out."""
    case = case_at(Stage.DRAFTING)
    claim = case.claims.get()
    claim.fields |= {"claim.balance": "What more there is, section 17(4) of the Act lets us leave out."}
    claim.save()
    steps.answer(case, 3, "<p>£27,501</p>", "disclosed", by=officer, on=today)
    return case


def page(case, name="check_letter"):
    return reverse(name, args=[case.reference])


def ready_of(case, on):
    return look_at(case.draft_letter(), on=on)


def warning_of(case, on):
    return next(each for each in ready_of(case, on).warnings if each.reason.check == "LETTER-22")


def test_the_check_page_puts_what_is_to_confirm_and_who_confirmed_what(case, signed_in, officer, today):
    content = signed_in(officer).get(page(case)).content.decode()
    assert "Is the answer to question 3 for the very period asked for" in content
    assert "leaves reasons out under section 17(4)" in content
    assert "Send for approval</button>" not in content
    steps.judge_all(case, by=officer, on=today)
    content = signed_in(officer).get(page(case)).content.decode()
    assert "Let stand: “It reads as it should.”" in content
    assert "Send for approval</button>" in content


def test_a_warning_is_let_stand_with_its_reason(case, signed_in, officer, today):
    warning = warning_of(case, today)
    data = {"fingerprint": warning.fingerprint, "reason": "Legal Services agreed."}
    response = signed_in(officer).post(page(case, "accept_warning"), data)
    assert response.url == page(case) + "#judge"
    assert Judgement.objects.last().reason == "Legal Services agreed."


def test_a_warning_without_a_reason_is_refused_beside_its_field(case, signed_in, officer, today):
    warning = warning_of(case, today)
    response = signed_in(officer).post(
        page(case, "accept_warning"), {"fingerprint": warning.fingerprint, "reason": " "}
    )
    content = response.content.decode()
    assert response.status_code == 422
    assert content.count("Say why the letter may go as it is") >= 2
    assert f'href="#judge-{warning.fingerprint[:12]}-reason"' in content


@pytest.mark.parametrize("verdict", ["yes", "no"])
def test_a_question_is_answered_with_one_press(case, signed_in, officer, today, verdict):
    (question,) = ready_of(case, today).questions
    data = {"fingerprint": question.fingerprint, "verdict": verdict}
    assert signed_in(officer).post(page(case, "answer_check"), data).url == page(case) + "#judge"
    assert Judgement.objects.last().verdict == verdict
    content = signed_in(officer).get(page(case)).content.decode()
    assert ("Olive Officer answered no" in content) == (verdict == "no")


def test_an_answer_that_is_neither_yes_nor_no_is_asked_for_again(case, signed_in, officer, today):
    before = Judgement.objects.count()
    (question,) = ready_of(case, today).questions
    data = {"fingerprint": question.fingerprint, "verdict": "perhaps"}
    response = signed_in(officer).post(page(case, "answer_check"), data, follow=True)
    assert "Answer with yes or no." in response.content.decode()
    assert Judgement.objects.count() == before


def test_an_answer_to_an_earlier_text_is_told_so(case, signed_in, officer):
    response = signed_in(officer).post(
        page(case, "answer_check"), {"fingerprint": "0" * 64, "verdict": "yes"}, follow=True
    )
    assert "The letter has changed since." in response.content.decode()


def test_who_may_not_answer_sees_why_and_is_refused(case, signed_in, reviewer, today):
    client = signed_in(reviewer)
    content = client.get(page(case)).content.decode()
    assert "Only officers and managers answer what the checks of a letter ask." in content
    assert "Let it stand" not in content
    (question,) = ready_of(case, today).questions
    before = Judgement.objects.count()
    client.post(page(case, "answer_check"), {"fingerprint": question.fingerprint, "verdict": "yes"})
    assert Judgement.objects.count() == before


def test_the_panel_of_the_draft_names_what_is_to_confirm(case, signed_in, officer):
    content = signed_in(officer).get(page(case, "letter_preview")).content.decode()
    assert "2 things to confirm first" in content
    assert 'data-place="question-3"' in content
    assert "Nothing is in the way" not in content


def test_a_late_letter_is_told_in_the_panel(case, signed_in, officer, time_machine):
    time_machine.move_to("2021-03-31T11:00:00+00:00", tick=False)
    content = signed_in(officer).get(page(case, "letter_preview")).content.decode()
    assert "The letter is late by 14 working days" in content
