"""The claim for the names withheld writes itself, stays true, and goes with the last of them."""

from datetime import date

import pytest

from cases.drafting import actions as drafting
from cases.models import Claim, ReleaseText
from cases.named.claim import keep_names_claim, own_words_in, why_not_drop
from cases.named.register import Register
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.journeys import steps
from tests.named.people import changed

pytestmark = pytest.mark.django_db
JANE = "<p>Jane Smithson, Housing Options Officer, decided it.</p>"
BOB = "<p>Robert Haversham signed.</p>"


@pytest.fixture
def outcome(case):
    return lambda number=4: case.questions.get(number=number).answer.outcome


@pytest.fixture
def covered(case):
    return lambda: sorted(case.claims.get().questions.values_list("number", flat=True))


@pytest.fixture
def argue(officer, today):
    """Write in a claim as its page does."""

    def argue(claim, **fields):
        claim.refresh_from_db()
        values = {"fields": {**claim.fields, **fields}, "factors": claim.factors, "variant": claim.variant}
        questions = list(claim.questions.all())
        return drafting.save_claim(
            claim=claim, questions=questions, version=claim.version, by=officer, on=today, **values
        )

    return argue


def test_a_name_that_is_withheld_brings_its_claim_and_its_outcome(case, write, outcome, covered):
    write(JANE)
    claim = case.claims.get()
    assert (claim.provision, claim.variant) == ("s40-2-3Aa", "staff")
    assert covered() == [4]
    assert outcome() == "part"
    assert claim.fields["claim.people"].startswith("one council officer, in a post below Assistant Director")
    assert "Jane" not in str(claim.fields)
    words = [event.words for event in case.events.order_by("id")][-3:]
    assert words == [
        "Answered question 4: disclosed",
        "Claimed section 40(2) for question 4: the details of one person are withheld",
        "Question 4 is part disclosed: a name in its answer is withheld",
    ]


def test_environmental_information_is_refused_under_its_own_regulation(case_at, people, officer, today):
    case = case_at(Stage.LOGGED, regime="EIR")
    steps.answer(case, 4, JANE, "disclosed", by=officer, on=today)
    assert case.claims.get().provision == "e13-1"


def test_the_claim_covers_exactly_the_questions_that_hold_a_name(case, write, covered):
    write(JANE, 1)
    write(BOB, 3)
    assert covered() == [1, 3]
    assert case.claims.get().fields["claim.information"] == "the names of two council officers"
    write("<p>Nobody.</p>", 1)
    assert covered() == [3]
    assert case.claims.get().fields["claim.information"] == "the name of one council officer"


def test_the_claim_and_the_outcome_go_with_the_last_name(case, write, outcome):
    write(JANE)
    write("<p>The Housing Options Officer decided it.</p>")
    assert not case.claims.exists()
    assert outcome() == "disclosed"
    assert case.events.filter(kind="claim_dropped").exists()


def test_the_claim_goes_when_the_last_name_is_released(case, write, decide, outcome):
    write(JANE)
    decide("Jane Smithson", "release", "She agreed.")
    assert not case.claims.exists()
    assert outcome() == "disclosed"
    decide("Jane Smithson", "withhold")
    assert case.claims.exists()
    assert outcome() == "part"


def test_what_an_officer_has_typed_is_kept_and_the_rest_follows(case, write, argue):
    write(JANE)
    argue(case.claims.get(), **{"claim.balance": "We asked her, and she would rather not."})
    write(BOB, 3)
    claim = case.claims.get()
    assert claim.fields["claim.balance"] == "We asked her, and she would rather not."
    assert claim.fields["claim.information"] == "the names of two council officers"
    assert own_words_in(claim) == ["claim.balance"]


def test_a_starter_that_was_chosen_is_kept(case, write, argue, officer, today):
    write(JANE)
    Claim.objects.update(variant="public")
    write(BOB, 3)
    assert case.claims.get().variant == "public"


def test_own_words_keep_the_claim_and_a_reason_says_so(case, write, argue, outcome, today):
    write(JANE)
    argue(case.claims.get(), **{"claim.balance": "We asked her, and she would rather not."})
    write("<p>The officer decided it.</p>")
    claim = case.claims.get()
    assert outcome() == "disclosed"
    from cases.letters.readiness import look_at

    reasons = [reason.text for reason in look_at(case.draft_letter(), on=today).reasons]
    assert any(
        "No name is withheld any more, but words of your own stand in the claim" in text for text in reasons
    )
    assert why_not_drop(claim, on=today) == []
    write(JANE)
    assert outcome() == "part"


def test_a_factor_that_was_added_is_own_words_too():
    assert own_words_in(Claim(fields={"a": " "}, factors=[{"text": "x"}])) == ["factors"]


def test_a_claim_that_somebody_made_for_other_information_is_shared_and_handed_back(
    case, write, officer, today
):
    made = steps.claim(
        case, "s40-2-3Aa", [1], by=officer, on=today, said="Small numbers would tell who they are."
    )
    write(JANE)
    claim = case.claims.get()
    assert claim == made
    assert sorted(q.number for q in claim.questions.all()) == [1, 4]
    assert claim.fields["claim.balance"] == "Small numbers would tell who they are."
    write("<p>The officer decided it.</p>")
    claim.refresh_from_db()
    assert [q.number for q in claim.questions.all()] == [1]
    assert claim.from_names == {}
    assert claim.fields["claim.balance"] == "Small numbers would tell who they are."


def test_what_the_register_wrote_into_a_claim_of_somebody_is_taken_out_again(case, write, officer, today):
    drafting.add_claim(
        case=case, provision="s40-2-3Aa", questions=[case.questions.get(number=1)], by=officer, on=today
    )
    write(JANE)
    assert case.claims.get().fields["claim.information"] == "the name of one council officer"
    write("<p>The officer decided it.</p>")
    claim = case.claims.get()
    assert (claim.fields, claim.variant) == ({}, "")


def test_a_starter_that_somebody_chose_stays_with_their_claim(case, write, officer, today):
    steps.claim(case, "s40-2-3Aa", [1], by=officer, on=today)
    Claim.objects.update(variant="small-numbers")
    write(JANE)
    write("<p>The officer decided it.</p>")
    assert case.claims.get().variant == "small-numbers"


def test_a_claim_of_somebody_without_names_is_left_alone(case, write, officer, today):
    made = steps.claim(case, "s40-2-3Aa", [1], by=officer, on=today)
    write("<p>Nobody.</p>")
    made.refresh_from_db()
    assert made.from_names == {}


def test_a_question_for_which_another_limb_is_claimed_is_left_to_it(case, write, officer, today, covered):
    write(JANE, 1)
    write(JANE, 4)
    question = [case.questions.get(number=4)]
    drafting.add_claim(case=case, provision="s40-2-3B", questions=question, by=officer, on=today)
    claim = case.claims.get(provision="s40-2-3Aa")
    assert [q.number for q in claim.questions.all()] == [1]


def test_the_claim_for_names_is_not_dropped_while_a_name_is_withheld(case, write, officer, today):
    write(JANE)
    claim = case.claims.get()
    with pytest.raises(NotAllowed, match="Names are withheld in question 4"):
        drafting.drop_claim(claim=claim, by=officer, on=today)
    with pytest.raises(NotAllowed, match="Release them among the people named"):
        drafting.release_instead(claim=claim, by=officer, on=today)


def test_every_other_claim_is_dropped_as_before(case, write, officer, today):
    made = steps.claim(case, "s31-1a", [1], by=officer, on=today)
    drafting.drop_claim(claim=made, by=officer, on=today)
    assert not case.claims.exists()


def test_a_page_that_still_shows_disclosed_does_not_undo_the_outcome(case, write, outcome, officer, today):
    write(JANE)
    events = case.events.filter(kind="outcome").count()
    write(JANE + "<p>More.</p>", outcome="disclosed")
    assert outcome() == "part"
    assert case.events.filter(kind="outcome").count() == events


def test_what_the_officer_calls_part_disclosed_stays_so(case, write, outcome, officer, today):
    write("<p>Some of it.</p>", outcome="part")
    write(JANE, outcome="part")
    write("<p>Some of it again.</p>", outcome="part")
    assert outcome() == "part"
    write("<p>All of it.</p>", outcome="disclosed")
    assert outcome() == "disclosed"


def test_an_outcome_that_was_changed_by_hand_meanwhile_is_not_turned_back(case, write, outcome, decide):
    write(JANE)
    write(JANE, outcome="withheld")
    decide("Jane Smithson", "release", "She agreed.")
    assert outcome() == "withheld"


def test_a_name_in_an_annex_is_claimed_for_the_question_that_points_to_it(
    case, write, officer, today, covered
):
    note = {"case": case, "title": "Note", "text": JANE, "dated_on": date(2019, 1, 2), "by": officer}
    ReleaseText.objects.create(**note)
    write("<p>See below.</p>", 2)
    assert keep_names_claim(case, by=officer, on=today) is False
    assert covered() == [2]
    write("<p>See Annex A.</p>", 1)
    assert covered() == [1]
    assert case.claims.get().fields["claim.documents"] == "Annex A"


def test_a_name_in_an_annex_is_claimed_for_the_questions_that_the_annex_answers(
    case, write, officer, today, covered
):
    note = {"case": case, "title": "Note", "text": JANE, "dated_on": date(2019, 1, 2), "by": officer}
    annex = ReleaseText.objects.create(questions=[3], **note)
    write("<p>See Annex A.</p>", 1)
    keep_names_claim(case, by=officer, on=today)
    assert covered() == [3]
    annex.questions = [1, 3]
    annex.save()
    keep_names_claim(case, by=officer, on=today)
    assert covered() == [1, 3]


def test_it_says_whether_anything_was_changed_and_counts_it(case, write, officer, today, people):
    write(JANE)
    before = case.draft_letter().version
    assert keep_names_claim(case, by=officer, on=today) is False
    assert case.draft_letter().version == before
    people["officer"].posts.update(post="Senior Housing Officer")
    changed()
    assert keep_names_claim(case, by=officer, on=today) is True
    assert case.draft_letter().version == before + 1
    assert "Senior Housing Officer" in case.claims.get().fields["claim.people"]


def test_a_letter_that_was_issued_keeps_its_claim(case_at, people, officer, today):
    case = case_at(Stage.ISSUED)
    assert keep_names_claim(case, by=officer, on=today) is False
    assert case.letters.get().register == []


def test_another_limb_in_place_of_the_claim_is_a_persons_own(case, write, officer, today):
    write(JANE)
    claim = case.claims.get()
    drafting.switch_claim(
        claim=claim, provision="s40-2-3B", fields={}, factors=[], version=claim.version, by=officer, on=today
    )
    claim = case.claims.get()
    assert (claim.provision, claim.from_names) == ("s40-2-3B", {})


def test_a_claim_whose_page_is_emptied_when_no_name_is_left_goes(case, write, argue):
    write(JANE)
    argue(case.claims.get(), **{"claim.balance": "Mine."})
    write("<p>The officer decided it.</p>")
    claim = case.claims.get()
    assert argue(claim, **{"claim.balance": ""}).pk == claim.pk
    assert not case.claims.exists()


def test_a_name_that_was_chosen_from_a_colleagues_text_is_covered_too(case, write, officer, manager, today):
    write("<p>Mine.</p>")
    answer = case.questions.get(number=4).answer
    saved = {"outcome": "disclosed", "on": today}
    rival = drafting.save_answer(answer=answer, text=JANE, version=0, by=manager, **saved).rival
    answer.refresh_from_db()
    chosen = drafting.choose_text(rival=rival, keep="rival", version=answer.version, by=officer, on=today)
    assert chosen.outcome == "part"
    assert Register.of(case, on=today).withheld


def test_a_version_that_is_put_back_brings_its_names_and_their_claim(case, write, officer, today, outcome):
    from cases.letters.history_actions import restore

    write(JANE)
    version = case.draft_letter().version
    case.record("sent_for_approval", "Sent", by=officer, on=today, version=version)
    write("<p>The officer decided it.</p>")
    assert not case.claims.exists()
    letter = case.draft_letter()
    restore(letter=letter, part="answer-4", number=version, by=officer, on=today, seen=letter.version)
    assert case.claims.get().from_names["questions"] == [4]
    assert outcome() == "part"


def test_a_claim_that_was_added_for_the_name_itself_goes_with_it(case, write, officer, today):
    question = [case.questions.get(number=4)]
    drafting.add_claim(case=case, provision="s40-2-3Aa", questions=question, by=officer, on=today)
    write(JANE)
    assert case.claims.get().from_names["questions"] == [4]
    write("<p>The officer decided it.</p>")
    assert not case.claims.exists()
