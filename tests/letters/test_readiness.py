"""Whether a letter may leave: errors stop it, warnings want a reason, questions an answer; each once."""

from datetime import timedelta

import pytest

from cases.law.letter_text import Severity
from cases.letters import actions
from cases.letters.judging import judge
from cases.letters.readiness import NotReady, look_at
from cases.models import Approval, Judgement
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.journeys import steps

V = Judgement.Verdict
ATTACHED = "<p>£27,500, from the start to 10 February 2021.</p>"


@pytest.fixture
def case(case_at, officer, today):
    """A draft that wants nothing but what a person must say: two questions of the checks."""
    case = case_at(Stage.LOGGED)
    for number, (text, outcome) in enumerate(steps.ANSWERS, 1):
        steps.answer(case, number, text, outcome, by=officer, on=today)
    steps.claim(case, "s40-2-3Aa", [4], by=officer, on=today)
    steps.fill_letter(case, by=officer, on=today)
    case.refresh_from_db()
    return case


@pytest.fixture
def warned(case, officer, today):
    """The same, with a warning: question 4 is answered in part and also neither confirmed nor denied."""
    steps.claim(case, "s31-3", [3], by=officer, on=today)
    steps.answer(case, 3, ATTACHED, "part", by=officer, on=today)
    claim = case.claims.get(provision="s31-3")
    harm = "The reasons are that thieves would learn which systems to attack, and so commit crime."
    claim.fields = dict.fromkeys(claim.fields, harm) | {"claim.limb": "section 31(1)(a)"}
    claim.save()
    return case


def ready_of(case, on):
    return look_at(case.draft_letter(), on=on)


def say(case, each, verdict, *, by, on, reason=""):
    return judge(case=case, fingerprint=each.fingerprint, verdict=verdict, reason=reason, by=by, on=on)


def test_what_only_a_person_can_answer_stops_the_letter_until_somebody_does(case, officer, today):
    ready = ready_of(case, today)
    assert [each.reason.check for each in ready.questions] == ["LETTER-43", "LETTER-26"]
    assert ready.waits == ["2 questions want an answer."]
    with pytest.raises(NotReady, match="2 questions want an answer"):
        actions.send_for_approval(case=case, by=officer, on=today)
    for each in ready.questions:
        say(case, each, V.YES, by=officer, on=today)
    settled = ready_of(case, today)
    assert settled.may_go
    assert {each.judged.by for each in settled.settled} == {officer}
    actions.send_for_approval(case=case, by=officer, on=today)


def test_an_answer_to_a_question_is_in_the_story_of_the_case(case, officer, today):
    (first, _) = ready_of(case, today).questions
    say(case, first, V.YES, by=officer, on=today)
    event = case.events.get(kind="judged")
    assert event.words == f"Answered yes: {first.reason.text}"
    assert event.data == {"check": "LETTER-43", "place": "question-3"}


def test_the_same_answer_twice_is_one_answer(case, officer, today):
    (first, _) = ready_of(case, today).questions
    assert say(case, first, V.YES, by=officer, on=today) == say(case, first, V.YES, by=officer, on=today)
    assert Judgement.objects.count() == case.events.filter(kind="judged").count() == 1


def test_a_no_stops_the_letter_by_name_until_it_is_a_yes(case, officer, manager, today):
    first, second = ready_of(case, today).questions
    say(case, first, V.NO, by=manager, on=today)
    say(case, second, V.YES, by=officer, on=today)
    ready = ready_of(case, today)
    assert ready.waits == [f"Max Manager answered no: {first.reason.text}"]
    assert [each.is_denied for each in ready.questions] == [True]
    say(case, first, V.YES, by=officer, on=today)
    assert ready_of(case, today).may_go


def test_a_question_is_asked_again_once_its_words_have_changed(case, officer, today):
    steps.judge_all(case, by=officer, on=today)
    steps.answer(case, 3, ATTACHED, "disclosed", by=officer, on=today)
    ready = ready_of(case, today)
    assert [each.reason.place for each in ready.questions] == ["question-3"]
    assert [each.reason.place for each in ready.settled] == ["question-4"]


def test_a_warning_wants_a_reason_and_then_no_longer_asks(warned, officer, today):
    ready = ready_of(warned, today)
    assert [(each.reason.check, each.reason.place) for each in ready.warnings] == [
        ("LETTER-20", "question-3")
    ]
    assert "1 warning wants a reason." in ready.waits
    (warning,) = ready.warnings
    for reason in ("", "  "):
        with pytest.raises(NotReady, match="Say why"):
            say(warned, warning, V.ACCEPTED, reason=reason, by=officer, on=today)
    say(warned, warning, V.ACCEPTED, reason=" The rest is another system. ", by=officer, on=today)
    assert ready_of(warned, today).warnings == []
    event = warned.events.get(kind="judged")
    assert (event.why, event.by) == ("The rest is another system.", officer)


def test_a_question_is_not_accepted_and_a_warning_not_answered(warned, officer, today):
    ready = ready_of(warned, today)
    with pytest.raises(NotReady, match="yes or no"):
        say(warned, ready.warnings[0], V.YES, by=officer, on=today)
    with pytest.raises(NotReady, match="yes or no"):
        say(warned, ready.questions[0], V.ACCEPTED, reason="So.", by=officer, on=today)


def test_what_was_said_of_an_earlier_text_is_not_taken_for_this_one(case, officer, today):
    (first, _) = ready_of(case, today).questions
    steps.answer(case, 3, ATTACHED, "disclosed", by=officer, on=today)
    with pytest.raises(NotReady, match="has changed since"):
        say(case, first, V.YES, by=officer, on=today)


def test_who_answers_the_checks_needs_a_role(case, reviewer, today):
    (first, _) = ready_of(case, today).questions
    with pytest.raises(NotAllowed):
        say(case, first, V.YES, by=reviewer, on=today)


def test_to_answer_a_check_is_not_to_write_the_letter(case, officer, manager, today):
    steps.judge_all(case, by=manager, on=today)
    actions.send_for_approval(case=case, by=officer, on=today)
    approval = actions.approve(case=case, by=manager, on=today)
    assert Approval.objects.get() == approval


def test_an_error_cannot_be_talked_away(case, officer, today):
    steps.judge_all(case, by=officer, on=today)
    steps.answer(case, 1, "", "disclosed", by=officer, on=today)
    ready = ready_of(case, today)
    assert {each.severity for each in ready.reasons} == {Severity.ERROR}
    with pytest.raises(NotReady, match="Question 1 has no answer"):
        actions.send_for_approval(case=case, by=officer, on=today)


def test_lateness_is_told_and_stops_nothing(case, officer, today):
    late = today + timedelta(days=60)
    steps.fill_letter(case, by=officer, on=late)
    steps.judge_all(case, by=officer, on=late)
    ready = ready_of(case, late)
    assert [each.check for each in ready.told] == ["LETTER-06"]
    assert ready.may_go


def test_an_extension_covers_the_questions_that_it_names(case, officer, today):
    details = {
        "days": 20,
        "estimated_on": "2021-04-01",
        "provisions": ["s43-2"],
        "questions": [4],
        "reason": "We are still weighing it.",
        "reasons": "Prices.",
    }
    steps.count(case, "extension", today, by=officer, **details)
    late = today + timedelta(days=20)
    steps.fill_letter(case, by=officer, on=late)
    told = [(each.check, each.text) for each in ready_of(case, late).told]
    assert told == [
        ("LETTER-06", "The extension does not cover questions 1, 2 and 3, due on Wednesday 10 March 2021.")
    ]


def test_a_place_with_something_to_mend_is_not_read_yet(case, officer, today, monkeypatch):
    from cases.law.letter_text import Finding
    from cases.letters import readiness

    def everywhere(text, calendar):
        return [
            Finding("LETTER-41", Severity.WARN, (line,), "Said twice.")
            for line in (text.questions[0].answer.first, text.questions[1].answer.first)
        ] + [Finding("LETTER-06", Severity.ERROR, (1,), "Late.")]

    monkeypatch.setattr(readiness.text_checks, "findings", everywhere)
    steps.answer(case, 1, "", "disclosed", by=officer, on=today)
    ready = ready_of(case, today)
    assert [each.reason.place for each in ready.warnings] == ["question-2"]
    assert [each.place for each in ready.reasons] == ["question-1"]


def test_looking_at_a_letter_asks_as_often_however_long_it_is(
    case, officer, today, django_assert_max_num_queries
):
    letter = case.draft_letter()
    with django_assert_max_num_queries(27) as asked:
        look_at(letter, on=today)
    before = len(asked)
    steps.claim(case, "s43-2", [1, 2], by=officer, on=today)
    with django_assert_max_num_queries(before):
        look_at(case.draft_letter(), on=today)
