"""A claim relies on one open provision for named questions; whatever was argued stays findable."""

import pytest

from cases.drafting import actions
from cases.models import Claim
from cases.permissions import NotAllowed
from cases.workflow import Stage

FACTOR = {
    "key": "own-for-1",
    "side": "for",
    "text": "Openness",
    "answer": "It is public money.",
    "weight": "some",
}


@pytest.fixture
def argue(officer, today):
    """Save a claim with what differs from nothing at all."""

    def argue(claim, *, by=officer, version=None, numbers=(1,), action=actions.save_claim, **said):
        values = {"fields": {}, "factors": [], "variant": "", **said}
        version = claim.version if version is None else version
        questions = list(claim.case.questions.filter(number__in=numbers))
        return action(claim=claim, questions=questions, version=version, by=by, on=today, **values)

    return argue


def numbers_of(claim):
    return list(Claim.objects.get(pk=claim.pk).questions.values_list("number", flat=True))


def test_a_claim_covers_the_questions_it_was_made_for(case, add):
    claim = add(case, numbers=(1, 3))
    assert numbers_of(claim) == [1, 3]
    assert case.events.get(kind="claim_added").words == "Claimed section 31(1)(a) for questions 1 and 3"


def test_a_claim_begins_the_drafting_and_changes_the_letter(case, add, officer):
    add(case)
    case.refresh_from_db()
    assert case.get_stage() is Stage.DRAFTING
    assert list(case.draft_letter().editors.all()) == [officer]


def test_claiming_the_same_provision_again_adds_the_question(case, add):
    first = add(case)
    assert add(case, numbers=(1, 2)) == first
    assert numbers_of(first) == [1, 2]
    assert [event.words for event in case.events.filter(kind="claim_added")] == [
        "Claimed section 31(1)(a) for question 2",
        "Claimed section 31(1)(a) for question 1",
    ]


def test_claiming_what_is_claimed_changes_nothing(case, add):
    add(case)
    add(case)
    assert case.events.filter(kind="claim_added").count() == 1
    assert case.draft_letter().version == 1


@pytest.mark.parametrize(
    ("provision", "words"),
    [
        ("s99", "There is no provision “s99”"),
        ("e12-5e", "belongs to the Environmental Information Regulations 2004"),
        ("s31-2a", "is a purpose, not an exemption"),
    ],
)
def test_a_provision_that_is_not_open_is_refused_with_its_reason(case, add, provision, words):
    with pytest.raises(NotAllowed, match=words):
        add(case, provision)
    assert not Claim.objects.exists()
    assert not case.events.filter(kind="drafting").exists()


def test_a_claim_covers_at_least_one_question(case, add, argue):
    with pytest.raises(NotAllowed, match="Choose at least one question"):
        add(case, numbers=())
    claim = add(case)
    with pytest.raises(NotAllowed, match="or drop the claim"):
        argue(claim, numbers=())
    assert numbers_of(claim) == [1]


def test_what_is_argued_is_kept(case, add, argue):
    claim = argue(
        add(case), fields={"claim.harm": "A way in."}, factors=[FACTOR], variant="cyber", numbers=(2,)
    )
    claim.refresh_from_db()
    assert (claim.fields, claim.factors, claim.variant) == ({"claim.harm": "A way in."}, [FACTOR], "cyber")
    assert (claim.version, numbers_of(claim)) == (1, [2])


def test_a_day_of_arguing_is_one_line_of_the_story(case, add, argue):
    claim = add(case)
    for number in range(4):
        claim = argue(claim, fields={"claim.harm": f"A way in, {number}."})
    assert case.events.filter(kind="claim_edited").count() == 1
    assert case.draft_letter().version == 5


def test_saving_a_claim_unchanged_changes_nothing(case, add, argue):
    claim = argue(add(case))
    assert claim.version == 0
    assert case.draft_letter().version == 1


def test_a_stale_save_of_a_claim_is_refused(case, add, argue, manager):
    claim = add(case)
    argue(claim, by=manager, fields={"claim.harm": "Max's"})
    with pytest.raises(actions.Stale) as stale:
        argue(claim, version=0, fields={"claim.harm": "Olive's"})
    assert stale.value.version == 1
    assert Claim.objects.get().fields == {"claim.harm": "Max's"}


@pytest.fixture
def contested(case, add, argue, manager):
    claim = add(case)
    return argue(claim, by=manager, fields={"claim.harm": "Max's"})


def test_keeping_my_claim_keeps_the_other_in_the_story(contested, argue, case):
    mine = {"claim.harm": "Olive's"}
    claim = argue(contested, action=actions.settle_claim, keep="mine", fields=mine)
    assert (claim.fields, claim.version) == (mine, 2)
    assert case.events.get(kind="claim_chosen").data["set_aside"]["fields"] == {"claim.harm": "Max's"}


def test_keeping_the_saved_claim_keeps_mine_in_the_story(contested, argue, case):
    claim = argue(
        contested, action=actions.settle_claim, keep="saved", fields={"claim.harm": "Olive's"}, numbers=(2,)
    )
    assert (claim.fields, claim.version) == ({"claim.harm": "Max's"}, 1)
    set_aside = case.events.get(kind="claim_chosen").data["set_aside"]
    assert (set_aside["fields"], set_aside["questions"]) == ({"claim.harm": "Olive's"}, [2])


def test_a_choice_about_a_claim_that_has_changed_again_is_refused(contested, argue):
    with pytest.raises(actions.Stale):
        argue(contested, action=actions.settle_claim, keep="mine", version=0)


def test_a_dropped_claim_is_gone_from_the_letter_and_kept_in_the_story(contested, case, officer, today):
    actions.drop_claim(claim=contested, by=officer, on=today)
    assert not case.claims.exists()
    event = case.events.get(kind="claim_dropped")
    assert event.data["fields"] == {"claim.harm": "Max's"}
    assert event.data["questions"] == [1]
    assert case.draft_letter().version == 3


def test_a_claim_may_be_made_again_after_it_was_dropped(contested, case, add, officer, today):
    actions.drop_claim(claim=contested, by=officer, on=today)
    assert add(case).fields == {}


@pytest.mark.parametrize("stage", [Stage.WITH_APPROVER, Stage.READY, Stage.ISSUED])
def test_no_claim_changes_once_the_letter_has_left_the_draft(case_at, add, argue, officer, today, stage):
    case = case_at(stage)
    claim = case.claims.get()
    with pytest.raises(NotAllowed):
        add(case)
    with pytest.raises(NotAllowed):
        argue(claim, fields={"claim.harm": "too late"})
    with pytest.raises(NotAllowed):
        argue(claim, action=actions.settle_claim, keep="mine")
    with pytest.raises(NotAllowed):
        actions.drop_claim(claim=claim, by=officer, on=today)


def refused(call, *args, **values):
    with pytest.raises(NotAllowed) as problem:
        call(*args, **values)
    return problem.value.reasons


def test_what_the_law_keeps_apart_is_not_claimed_for_one_question(case, add):
    add(case, "s30-1b", (1, 2))
    (reason,) = refused(add, case, "s31-1a", (2, 3))
    assert reason.startswith("Question 2: Section 30(1)(b) and section 31(1)(a) cannot both apply")
    assert "Claim section 30 where" in reason
    assert numbers_of(add(case, "s31-1a", (3,))) == [3]


def test_a_claim_does_not_spread_to_a_question_that_shuts_it_out(case, add, argue):
    add(case, "s30-1b", (2,))
    claim = add(case, "s31-1a", (1,))
    (reason,) = refused(argue, claim, numbers=(1, 2))
    assert reason.startswith("Question 2: ")
    assert numbers_of(claim) == [1]


@pytest.fixture
def switch(officer, today):
    def switch(claim, provision="s31-3", *, version=None, by=officer, **said):
        values = {"fields": {}, "factors": [], **said}
        version = claim.version if version is None else version
        return actions.switch_claim(
            claim=claim, provision=provision, version=version, by=by, on=today, **values
        )

    return switch


def outcomes_of(case):
    return {question.number: question.answer.outcome for question in case.questions.select_related("answer")}


def test_to_neither_confirm_nor_deny_changes_the_outcome_of_its_questions(case, add, argue, switch, save):
    save(case, 1, "<p>We hold it.</p>", "withheld")
    save(case, 2, "", "ncnd")
    claim = argue(add(case, "s31-1a", (1, 2)), numbers=(1, 2), fields={"claim.harm": "A way in."})
    switched = switch(claim, fields={"claim.limb": "section 31(1)(a)"})
    assert (switched.provision, switched.fields) == ("s31-3", {"claim.limb": "section 31(1)(a)"})
    assert outcomes_of(case)[1] == outcomes_of(case)[2] == "ncnd"
    event = case.events.get(kind="claim_switched")
    assert event.words == "Claimed section 31(3) in place of section 31(1)(a)"
    assert event.data["set_aside"]["fields"] == {"claim.harm": "A way in."}
    assert case.questions.get(number=1).answer.text == "<p>We hold it.</p>"


def test_back_to_a_plain_claim_says_that_it_is_withheld(case, add, switch, save):
    save(case, 1, "", "ncnd")
    switch(add(case, "s31-3"), "s31-1a")
    assert outcomes_of(case)[1] == "withheld"


def test_another_limb_leaves_the_outcome_alone(case, add, switch, save):
    save(case, 1, "<p>Some of it.</p>", "part")
    assert switch(add(case), "s31-1b").provision == "s31-1b"
    assert outcomes_of(case)[1] == "part"


def test_a_switch_that_comes_too_late_overwrites_nothing(case, add, argue, switch, manager):
    claim = add(case)
    argue(claim, by=manager, fields={"claim.harm": "Max's"})
    with pytest.raises(actions.Stale):
        switch(claim, version=0)


def test_a_switch_to_what_is_claimed_already_or_shut_out_is_refused(case, add, switch):
    claim = add(case, "s31-1a", (1,))
    add(case, "s31-3", (2,))
    assert refused(switch, claim) == [
        "The letter relies on section 31(3) already, for question 2. Add the question there, and drop this claim."
    ]
    add(case, "s43-2", (1,))
    (reason,) = refused(switch, claim, "s24-2")
    assert reason.startswith("Question 1: Section 24(2) and section 43(2) cannot both apply")
    assert "is not open to a council" in refused(switch, claim, "s35-1a")[0]


@pytest.fixture
def release(officer, today):
    return lambda claim: actions.release_instead(claim=claim, by=officer, on=today)


def test_a_balance_for_disclosure_drops_the_claim_and_opens_its_questions(case, add, release, save):
    save(case, 1, "<p>Kept back.</p>", "withheld")
    save(case, 2, "<p>Given.</p>", "disclosed")
    assert release(add(case, "s31-1a", (1, 2, 3))) == [1]
    assert not case.claims.exists()
    assert (outcomes_of(case)[1], outcomes_of(case)[2]) == ("", "disclosed")
    event = case.events.get(kind="answer_opened")
    assert event.words == "Opened question 1 again, to release what section 31(1)(a) was to withhold"
    assert event.data["text"] == "<p>Kept back.</p>"
    assert case.questions.get(number=1).answer.text == "<p>Kept back.</p>"


def test_a_question_with_another_claim_stays_as_it_is(case, add, release, save):
    save(case, 1, "", "withheld")
    add(case, "s40-2-3Aa")
    assert release(add(case)) == []
    assert outcomes_of(case)[1] == "withheld"
