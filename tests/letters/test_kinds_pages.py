"""Letters are begun on the page of all letters, completed on their own, and a correction is approved there."""

from datetime import date

import pytest
from django.urls import reverse

from cases.letters import notices, writing
from cases.letters.kinds import why_not_sign
from cases.letters.notice_readiness import look_at_notice
from cases.models import Letter
from cases.past_letters.actions import keep_as_case
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.letters import ON
from tests.letters.written import REVIEW, WRONG, begin, say
from tests.past_letters.given import take_in


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


@pytest.fixture
def case(council, officer):
    return steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON)


@pytest.fixture
def issued(case_at):
    return case_at(Stage.ISSUED)


def page(letter: Letter, name: str = "notice") -> str:
    return reverse(name, args=[letter.case.reference, letter.pk])


def start(client, case, **sent):
    return client.post(reverse("start_letter", args=[case.reference]), sent, follow=True)


def test_the_letters_of_a_case_say_what_may_be_written_and_why_not(case, signed_in, officer):
    response = signed_in(officer).get(reverse("letters", args=[case.reference]))
    offered = {choice.kind: choice.why_not for choice in response.context["choices"]}
    assert offered["acknowledgement"] == []
    assert offered["correction"] == ["No letter has been issued yet. Change the draft instead."]
    said = response.content.decode()
    assert "Tell the requester that the request has arrived" in said
    assert said.count("Not now") == 4


def test_a_case_of_a_past_letter_says_that_its_answer_went_out_elsewhere(council, signed_in, officer):
    case = keep_as_case(past=take_in(officer), by=officer, on=ON)
    response = signed_in(officer).get(reverse("letters", args=[case.reference]))
    offered = {choice.kind: choice.why_not for choice in response.context["choices"]}
    reason = (
        "The answer went out before the council used FOI Portal, so its correction is written elsewhere too."
    )
    assert offered["correction"] == [reason]
    assert "leads to it." in response.content.decode()
    assert "No letter has been written yet." not in response.content.decode()


def test_the_answer_stands_first_among_the_letters_to_correct(issued, signed_in, officer):
    letter = begin(issued, "review_acknowledgement", by=officer, on=ON)
    say(letter, REVIEW | {"review.received_on": "2021-03-04"}, by=officer, on=ON)
    notices.issue_notice(letter=Letter.objects.get(pk=letter.pk), by=officer, on=ON)
    response = signed_in(officer).get(reverse("letters", args=[issued.reference]))
    assert [line.letter.is_answer() for line in response.context["correctable"]] == [True, False]


def test_a_reader_is_told_who_writes(case, signed_in, reviewer):
    said = signed_in(reviewer).get(reverse("letters", args=[case.reference])).content.decode()
    assert "Only officers and managers issue letters." in said


def test_an_acknowledgement_is_begun_completed_and_given(case, signed_in, officer):
    client = signed_in(officer)
    response = start(client, case, kind="acknowledgement")
    letter = case.letters.get(kind="acknowledgement")
    assert response.redirect_chain[-1][0] == page(letter)
    form = response.context["form"]
    own = {key: name for name, key in form.own.items()}
    sent = {
        own["own.before"]: "<p>Thanks<script>x</script></p>",
        own["own.after"]: "",
        "prompts": form.digest(),
    }
    response = client.post(page(letter, "notice_fields"), sent, follow=True)
    assert "Saved." in response.content.decode()
    assert response.context["form"].has_own
    letter.refresh_from_db()
    assert letter.fields["own.before"] == "<p>Thanks</p>"
    client.post(page(letter, "issue_notice"))
    letter.refresh_from_db()
    assert letter.is_issued()
    assert start(client, case, kind="acknowledgement").redirect_chain[-1][0].endswith("/letters/")


def test_a_draft_that_waits_is_opened_and_not_begun_again(case, signed_in, officer):
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    said = signed_in(officer).get(reverse("letters", args=[case.reference])).content.decode()
    assert "Open the draft" in said
    assert page(letter) in said


@pytest.mark.parametrize("sent", [{}, {"kind": "nothing"}, {"kind": "correction", "corrects": "9" * 30}])
def test_what_cannot_be_begun_says_why(case, signed_in, officer, sent):
    response = start(signed_in(officer), case, **sent)
    assert list(response.context["messages"])
    assert not case.letters.exists()


def test_a_correction_is_written_sent_approved_and_given(issued, client, officer, manager):
    answer = issued.letters.get()
    client.force_login(officer)
    response = start(client, issued, kind="correction", corrects=answer.pk)
    letter = issued.letters.get(kind="correction")
    assert 'aria-describedby="why-not">Send for approval' in response.content.decode()
    say(letter, WRONG, by=officer, on=ON)
    assert "Send for approval" in client.get(page(letter)).content.decode()
    said = client.post(page(letter, "send_correction"), follow=True).content.decode()
    assert "Sent for approval by <strong>Olive Officer</strong>" in said
    client.force_login(manager)
    assert "Approve the correction" in client.get(page(letter)).content.decode()
    said = client.post(page(letter, "approve_correction"), follow=True).content.decode()
    assert "approved version 2, which is this version" in said
    client.post(page(letter, "issue_notice"))
    said = client.get(reverse("letters", args=[issued.reference])).content.decode()
    assert "Corrects “Response under FOIA” of 4 March 2021" in said
    assert "Corrected on 4 March 2021" in said


def test_the_outcome_of_a_review_is_not_for_those_who_answered(issued, client, officer, reviewer):
    letter = begin(issued, "review_outcome", by=reviewer, on=ON)
    say(letter, {**REVIEW, "review.received_on": "2021-03-04"}, by=reviewer, on=ON)
    client.force_login(officer)
    said = client.get(page(letter)).content.decode()
    assert "You took part in the answer under review." in said
    assert 'aria-describedby="why-not-sign">Issue the letter' in said
    client.force_login(reviewer)
    response = client.get(page(letter))
    assert "aria-describedby" not in response.content.decode().partition("Issue the letter</button>")[0][-90:]


def test_without_an_answer_nobody_took_part_in_it(case, officer):
    letter = Letter.objects.create(case=case, kind="review_outcome")
    assert why_not_sign(officer, letter, on=ON) == []
    assert next(reason.text for reason in look_at_notice(letter, on=ON).reasons) == (
        "Only an answer that was issued can be reviewed."
    )


def test_dates_and_choices_are_asked_for_as_such_and_kept(issued, signed_in, reviewer):
    letter = begin(issued, "review_outcome", by=reviewer, on=ON)
    client = signed_in(reviewer)
    form = client.get(page(letter)).context["form"]
    by_key = {key: name for name, key in form.prompts.items()}
    received, outcome = by_key["review.received_on"], by_key["review.outcome"]
    sent = {f"{received}_0": "4", f"{received}_1": "3", f"{received}_2": "2021", outcome: "overturned"}
    client.post(page(letter, "notice_fields"), {**sent, "prompts": form.digest()})
    letter.refresh_from_db()
    assert letter.fields["review.received_on"] == "2021-03-04"
    assert letter.fields["review.outcome"] == "overturned"
    form = client.get(page(letter)).context["form"]
    assert form[received].value() == ON
    sent[f"{received}_1"] = "13"
    response = client.post(page(letter, "notice_fields"), {**sent, "prompts": form.digest()})
    assert response.status_code == 422
    assert "must be a real date" in response.content.decode()


def test_an_empty_date_is_kept_as_none(issued, signed_in, reviewer):
    letter = begin(issued, "review_outcome", by=reviewer, on=ON)
    client = signed_in(reviewer)
    form = client.get(page(letter)).context["form"]
    received = next(name for name, key in form.prompts.items() if key == "review.received_on")
    client.post(
        page(letter, "notice_fields"), {f"{received}_0": "", f"{received}_1": "", f"{received}_2": ""}
    )
    letter.refresh_from_db()
    assert not letter.fields.get("review.received_on")


def test_a_correction_costs_no_more_however_many_letters_there_are(
    issued, signed_in, officer, manager, django_assert_max_num_queries
):
    letter = begin(issued, "correction", by=officer, on=ON, corrects=issued.letters.get())
    letter = say(letter, WRONG, by=officer, on=ON)
    writing.send_correction(letter=letter, by=officer, on=ON)
    writing.approve_correction(letter=letter, by=manager, on=ON)
    notices.issue_notice(letter=letter, by=officer, on=ON)
    client = signed_in(officer)
    with django_assert_max_num_queries(9):
        client.get(reverse("letters", args=[issued.reference]))
