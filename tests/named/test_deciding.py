"""One decision for each person, with its reason, for as long as its basis holds."""

import pytest

from cases.law.redaction import Action, Ground, Ruling
from cases.models import NameDecision, Role
from cases.named.deciding import decide as decide_name
from cases.named.deciding import why_not_decide
from cases.named.person import Person
from cases.permissions import NotAllowed
from tests.factories import UserFactory
from tests.named.people import changed

pytestmark = pytest.mark.django_db
JANE = "<p>Jane Smithson, Housing Options Officer, decided it.</p>"


def test_what_the_rule_says_is_accepted_without_a_reason_of_ones_own(case, write, decide, register, officer):
    version = write(JANE) and case.draft_letter().version
    made = decide("Jane Smithson", "withhold")
    assert (made.proposed, made.ground, made.post) == ("withhold", "below_senior", "Housing Options Officer")
    assert made.staff_member.name == "Jane Smithson"
    (person,) = register().people
    assert (person.choice, person.is_open, person.covers) == ("withhold", False, True)
    assert register().why_not() == []
    event = case.events.get(kind="name_decided")
    assert (event.words, event.data["choice"]) == ("Decided to withhold Jane Smithson", "withhold")
    assert case.draft_letter().version > version
    assert officer in case.draft_letter().editors.all()


def test_to_say_otherwise_than_the_rule_wants_a_reason(write, decide, register):
    write(JANE)
    with pytest.raises(NotAllowed, match="the rule would withhold here"):
        decide("Jane Smithson", "release")
    made = decide("Jane Smithson", "release", " She signed the public notice. ")
    assert made.reason == "She signed the public notice."
    assert [(p.choice, p.covers) for p in register().people] == [("release", False)]


def test_whom_the_rule_is_not_about_is_decided_with_a_reason_whatever_it_proposes(write, decide):
    write("<p>Colin Marshbrook of the Home Office came.</p>")
    for choice in ("withhold", "release"):
        with pytest.raises(NotAllowed, match="Give a reason for Colin Marshbrook"):
            decide("Colin Marshbrook", choice)
    assert decide(
        "Colin Marshbrook", "withhold", "A junior role, and the Home Office does not publish it."
    ).pk


def test_what_is_nobody_is_said_with_a_reason_and_stays(write, decide, register):
    write("<p>The work was led by Norman Unknownby.</p>")
    with pytest.raises(NotAllowed, match="the rule leaves this one to you"):
        decide("Norman Unknownby", "not_a_person")
    decide("Norman Unknownby", "not_a_person", "A pen name of the magazine.")
    assert [(p.choice, p.covers, p.is_open) for p in register().people] == [("not_a_person", False, False)]


def test_only_what_can_be_chosen_is(write, decide):
    write(JANE)
    with pytest.raises(NotAllowed, match="Choose whether to withhold or release"):
        decide("Jane Smithson", "forget")


def test_a_name_that_is_gone_is_not_decided(case, officer, today):
    with pytest.raises(NotAllowed, match="does not stand in the letter any more"):
        decide_name(case=case, key="words:nobody", choice="release", reason="x", by=officer, on=today)


def test_only_who_may_draft_the_letter_decides(case, write, register, today):
    key = write(JANE).people[0].key
    administrator = UserFactory(roles=[Role.ADMINISTRATOR])
    with pytest.raises(NotAllowed):
        decide_name(case=case, key=key, choice="withhold", reason="", by=administrator, on=today)


def test_a_decision_is_changed_and_the_story_keeps_both(case, write, decide):
    write(JANE)
    decide("Jane Smithson", "withhold")
    decide("Jane Smithson", "release", "She agreed in writing.")
    assert NameDecision.objects.get().choice == "release"
    assert [event.data["was"] for event in case.events.filter(kind="name_decided").order_by("id")] == [
        "",
        "withhold",
    ]


def test_a_decision_whose_basis_has_changed_is_open_again_and_tells_both(write, decide, register, people):
    write(JANE)
    decide("Jane Smithson", "withhold")
    people["officer"].posts.update(grade="Director")
    changed()
    (person,) = register().people
    assert (person.is_reopened, person.is_open, person.choice) == (True, True, "")
    assert person.covers  # until somebody decides anew
    (reason,) = register().why_not()
    assert reason.startswith(
        "Decide about Jane Smithson again. When it was decided, the rule said: council officer; "
    )
    assert (
        "Now it says: council officer; Director: above Assistant Director level; release the name." in reason
    )
    decide("Jane Smithson", "release")
    assert [(p.covers, p.is_open) for p in register().people] == [(False, False)]


def test_what_was_released_is_covered_again_where_the_rule_now_withholds(write, decide, register, people):
    write("<p>Rosalind Achterberg agreed.</p>")
    decide("Rosalind Achterberg", "release")
    people["director"].posts.update(under_threat=True)
    changed()
    (person,) = register().people
    assert (person.is_reopened, person.covers) == (True, True)


def test_the_rule_can_be_overridden_to_withhold_a_senior_name(write, decide, register):
    write("<p>Rosalind Achterberg gave evidence.</p>")
    with pytest.raises(NotAllowed, match="the rule would release here"):
        decide("Rosalind Achterberg", "withhold")
    decide("Rosalind Achterberg", "withhold", "A witness in a case about her own staff.")
    assert [person.covers for person in register().people] == [True]


def test_a_decision_follows_the_person_to_other_answers(write, decide, register):
    write(JANE)
    decide("Jane Smithson", "release", "She agreed.")
    (person,) = write("<p>Jane Smithson again.</p>", 1).people
    assert (person.choice, person.places) == ("release", "question 1, question 4")


def test_where_the_rule_says_nothing_a_reason_is_always_wanted():
    ruling = Ruling(Action.DECIDE, None, Ground.NOT_IN_DIRECTORY, ("unknown",))
    person = Person("words:x y", "X Y", ruling, (), ())
    assert why_not_decide(person, "release", "") == [
        "Give a reason for X Y: the rule leaves this one to you."
    ]
    assert why_not_decide(person, "release", "It is public.") == []
