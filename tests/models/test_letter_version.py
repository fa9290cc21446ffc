"""The history of a draft: who typed which version when, what is folded into one, and that nothing is lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.costs import actions as costs
from cases.drafting import actions as drafting
from cases.letters import actions as letters
from cases.models import CostEstimate, LetterVersion
from cases.models.letter_version import ONE_SITTING, parts_of, set_aside
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.notices import ASKED, plan


@pytest.fixture
def clock(time_machine, today):
    """Set the time of that day, in seconds after eleven."""

    def at(seconds=0):
        start = f"{today}T11:00:00+00:00"
        time_machine.move_to(start, tick=False)
        time_machine.shift(seconds)

    at()
    return at


@pytest.fixture
def case(case_at, clock):
    return case_at(Stage.LOGGED)


@pytest.fixture
def write(case, officer, today):
    def write(text, number=1, *, by=officer, outcome="disclosed"):
        steps.answer(case, number, f"<p>{text}</p>" if text else "", outcome, by=by, on=today)
        case.refresh_from_db()

    return write


def rows(case, **which) -> list[LetterVersion]:
    return list(case.draft_letter().versions.filter(**which).order_by("number", "part"))


def test_a_change_is_kept_with_who_when_and_what_was_typed(case, write, officer):
    write("Hootsuite")
    (row,) = rows(case)
    assert (row.number, row.until, row.part, row.by) == (1, 1, "answer-1", officer)
    assert row.content == {"text": "<p>Hootsuite</p>", "outcome": "disclosed"}
    assert str(row) == f"Version 1 of answer-1 of letter {row.letter_id}"


def test_an_hour_of_autosaves_by_one_person_on_one_answer_is_six_versions(case, write, clock):
    for minute in range(60):
        clock(minute * 60)
        write(f"Words of minute {minute}")
    kept = rows(case)
    assert [(row.number, row.until) for row in kept] == [(n, n + 9) for n in range(1, 60, 10)]
    assert [row.content["text"] for row in kept] == [
        f"<p>Words of minute {minute}</p>" for minute in range(9, 60, 10)
    ]
    assert case.draft_letter().version == 60


def test_a_change_by_another_person_always_starts_a_version(case, write, manager):
    write("one")
    write("two", by=manager)
    write("three")
    assert [row.content["text"] for row in rows(case)] == ["<p>one</p>", "<p>two</p>", "<p>three</p>"]


def test_two_people_in_two_answers_do_not_cut_each_others_versions_up(case, write, manager):
    for word in ("a", "b", "c"):
        write(f"mine {word}", 1)
        write(f"his {word}", 2, by=manager)
    assert [(row.part, row.number, row.until) for row in rows(case)] == [
        ("answer-1", 1, 5),
        ("answer-2", 2, 6),
    ]


def test_whoever_goes_back_to_an_earlier_answer_begins_another_version(case, write, manager):
    for number, word in ((1, "a"), (1, "a b"), (2, "c"), (1, "a b d"), (1, "a b d e")):
        write(word, number)
    assert [(row.part, row.number, row.until) for row in rows(case)] == [
        ("answer-1", 1, 2),
        ("answer-2", 3, 3),
        ("answer-1", 4, 5),
    ]


def test_what_a_colleague_saved_over_is_not_gone_on_with(case, write, manager):
    write("mine", 1)
    write("mine", 2)
    write("his", 2, by=manager)
    write("mine again", 1)
    assert [(row.part, row.number, row.by.username) for row in rows(case)] == [
        ("answer-1", 1, "olive"),
        ("answer-2", 2, "olive"),
        ("answer-2", 3, "max"),
        ("answer-1", 4, "olive"),
    ]


def test_what_went_for_approval_stays_as_it_went(case_at, clock, officer, today):
    case = case_at(Stage.WITH_APPROVER)
    sent = case.draft_letter().version
    letters.take_back(case=case, by=officer, on=today)
    steps.answer(case, 1, "<p>Changed</p>", "disclosed", by=officer, on=today)
    was, now = rows(case, part="answer-1")
    assert was.number <= sent < now.number
    assert "Hootsuite" in was.content["text"]
    steps.answer(case, 1, "<p>Changed again</p>", "disclosed", by=officer, on=today)
    assert [row.content["text"] for row in rows(case, part="answer-1")][1:] == ["<p>Changed again</p>"]


def test_a_claim_its_arguments_and_its_end_are_kept(case, officer, today, clock):
    made = steps.claim(case, "s43-2", [2], by=officer, on=today, said="Prices are known to nobody.")
    (row,) = rows(case, part="claim-s43-2")
    assert row.content["questions"] == [2]
    assert "Prices are known to nobody." in row.content["fields"].values()
    assert row.content["factors"][0]["answer"] == "Prices are known to nobody."
    clock(ONE_SITTING.total_seconds())
    drafting.drop_claim(claim=made, by=officer, on=today)
    assert rows(case, part="claim-s43-2")[-1].content is None


def test_the_letters_own_words_and_parts_are_kept(case, officer, today):
    letters.save_fields(
        case=case, fields={"letter.searches": "All."}, sections={"marketing": True}, by=officer, on=today
    )
    (row,) = rows(case)
    assert row.part == "letter"
    assert row.content == {"letter.searches": "All.", "sections": {"marketing": True}}


def test_a_notice_keeps_what_its_event_says(case, officer):
    letter = plan(case, "clarification", ASKED, by=officer)
    letter.touch(by=officer)
    (row,) = letter.versions.all()
    assert (row.part, row.content) == ("notice", ASKED)
    letter.clock_event.delete()
    assert parts_of(letter) == {}


def test_the_estimate_that_the_letter_quotes_is_kept(case, officer, today):
    CostEstimate.objects.create(case=case, method="By count", estimated_on=today, by=officer)
    costs._letters_changed(case, by=officer)
    (row,) = rows(case)
    assert (row.part, row.content["method"]) == ("cost", "By count")


def test_a_change_that_changes_nothing_typed_counts_and_keeps_nothing(case, officer):
    letter = case.draft_letter()
    letter.touch(by=officer)
    assert (letter.version, letter.versions.count()) == (1, 0)


def test_the_whole_letter_stands_at_every_version(case, write, clock, manager):
    write("one", 1)
    write("two", 2)
    clock(ONE_SITTING.total_seconds())
    write("three", 1, by=manager)
    write("", 2, outcome="")
    letter = case.draft_letter()

    def standing(*number):
        return {row.part: row.content and row.content["text"] for row in letter.versions.standing(*number)}

    assert standing(0) == {}
    assert standing(1) == {"answer-1": "<p>one</p>"}
    assert standing(2) == {"answer-1": "<p>one</p>", "answer-2": "<p>two</p>"}
    assert standing(3) == {"answer-1": "<p>three</p>", "answer-2": "<p>two</p>"}
    assert standing() == {"answer-1": "<p>three</p>", "answer-2": None}


def test_what_was_restored_is_a_version_of_its_own(case, write, officer):
    write("one")
    answer = case.questions.get(number=1).answer
    answer.text = "<p>old</p>"
    answer.save()
    case.draft_letter().touch(by=officer, restored_from=1)
    write("and on")
    assert [(row.content["text"], row.restored_from) for row in rows(case)] == [
        ("<p>one</p>", None),
        ("<p>old</p>", 1),
        ("<p>and on</p>", None),
    ]


def test_a_text_that_somebody_else_overtook_is_kept_beside_the_letter(case, write, officer, manager, clock):
    write("one")
    letter = case.draft_letter()
    first = set_aside(letter, "letter", {"letter.searches": "Mi"}, by=manager)
    again = set_aside(letter, "letter", {"letter.searches": "Mine"}, by=manager)
    assert (first.pk, again.content) == (again.pk, {"letter.searches": "Mine"})
    set_aside(letter, "letter", {"letter.help": "Else"}, by=manager)
    clock(ONE_SITTING.total_seconds() + 1)
    set_aside(letter, "letter", {"letter.help": "Later"}, by=manager)
    assert letter.versions.filter(is_aside=True).count() == 3
    assert [row.part for row in letter.versions.standing()] == ["answer-1"]


def test_one_version_of_a_part_has_one_number(case, write):
    write("one")
    (row,) = rows(case)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_save_of_a_long_letter_asks_a_bounded_number_of_questions(
    case_at, officer, today, django_assert_max_num_queries
):
    case = case_at(Stage.LOGGED, questions=[f"Question {number}?" for number in range(14)])
    for number in range(1, 15):
        steps.answer(case, number, f"<p>{number}</p>", "disclosed", by=officer, on=today)
    letter = case.draft_letter()
    answer = case.questions.get(number=14).answer
    answer.text = "<p>other</p>"
    answer.save()
    with django_assert_max_num_queries(17):
        letter.touch(by=officer)
    assert timedelta(0) <= letter.versions.get(part="answer-14").at - answer.question.case.logged_at
