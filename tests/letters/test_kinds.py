"""The letters before and after an answer: when each may be written, what it says, who may give it."""

from datetime import date

import pytest

from cases.law import reviews
from cases.letters import actions, notices, writing
from cases.letters.approved import approval_of
from cases.letters.assembly import assemble
from cases.letters.kinds import KINDS, why_not
from cases.letters.notice_readiness import effect, look_at_notice, moves_of
from cases.letters.readiness import NotReady
from cases.models import Council, Letter, Requester, current_calendar
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.factories import UserFactory
from tests.journeys import steps
from tests.letters.letters import ON
from tests.letters.notices import ASKED, PIT, Kind, happen, plan
from tests.letters.test_assembly import names, read_aloud, section, words
from tests.letters.written import REVIEW, WRONG, begin, say

LATER = date(2021, 3, 15)


@pytest.fixture
def case(council, officer):
    return steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON)


@pytest.fixture
def eir_case(council, officer):
    return steps.log(officer=officer, received_on=date(2021, 2, 10), on=ON, regime="EIR")


@pytest.fixture
def issued(case_at):
    return case_at(Stage.ISSUED)


@pytest.fixture
def answer(issued) -> Letter:
    return issued.letters.get()


def texts(letter: Letter, on: date = ON) -> list[str]:
    return [reason.text for reason in look_at_notice(letter, on=on).reasons]


def whole(letter: Letter, on: date = ON) -> str:
    return read_aloud(" ".join(part.body for part in assemble(letter, on=on).sections))


def make_eir(case) -> None:
    """The same case as if it were environmental, for what a letter says."""
    type(case).objects.filter(pk=case.pk).update(regime="EIR")
    case.refresh_from_db()


# Acknowledgement


def test_an_acknowledgement_promises_the_due_date_under_the_law_of_the_case(case, officer):
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    assert texts(letter) == []
    said = whole(letter)
    assert "10 March 2021" in said
    assert "Freedom of Information Act 2000" in said
    assert "publishes our reply" not in said
    assert "What happens next" in [each.heading for each in assemble(letter, on=ON).sections]


def test_an_environmental_request_is_acknowledged_under_the_regulations(eir_case, officer):
    said = whole(begin(eir_case, "acknowledgement", by=officer, on=ON))
    assert "Environmental Information Regulations 2004" in said
    assert "Freedom of Information Act" not in said


@pytest.mark.parametrize(
    ("email", "is_published"),
    [
        ("request-9@whatdotheyknow.com", True),
        ("request-9@mail.WhatDoTheyKnow.com", True),
        ("jane@notwhatdotheyknow.com", False),
        ("", False),
    ],
)
def test_who_asks_from_a_site_that_publishes_is_warned(case, officer, email, is_published):
    Requester.objects.filter(pk=case.requester_id).update(email=email, address="1 Sample Road")
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    assert bool(section(assemble(letter, on=ON), "public_site")) is is_published


def test_own_data_is_named_with_the_day_of_the_other_answer(case, officer):
    claim = steps.claim(case, "s40-1", [2], by=officer, on=ON)
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    claim.fields = {**claim.fields, "claim.sar_due_on": "2021-03-12"}
    claim.save()
    said = words(assemble(letter, on=ON), "own_data")
    assert "In question 2 you ask for information about yourself" in said
    assert "12 March 2021" in said
    claim.fields = {**claim.fields, "claim.sar_due_on": ""}
    claim.save()
    asked = [field for field in assemble(letter, on=ON).fields if field.key == "claim.sar_due_on"]
    assert [field.type for field in asked] == ["date"]


def test_an_acknowledgement_is_given_by_the_officer_alone_and_once(case, officer):
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    assert effect(moves_of(letter, on=ON)) == "The clock and the stage of the case stay as they are."
    notices.issue_notice(letter=letter, by=officer, on=ON)
    case.refresh_from_db()
    assert (case.get_stage(), case.due_on) == (Stage.LOGGED, date(2021, 3, 10))
    assert why_not(case, "acknowledgement", on=ON) == [
        "The request was acknowledged on Thursday 4 March 2021."
    ]
    with pytest.raises(NotReady, match="acknowledged on"):
        begin(case, "acknowledgement", by=officer, on=ON)


def test_a_late_request_is_answered_and_not_acknowledged(case, officer):
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    assert texts(letter, LATER) == [
        "The answer was due on Wednesday 10 March 2021. Send the answer, with an apology."
    ]


def test_while_the_clock_stands_still_there_is_no_day_to_promise(case, officer):
    happen(case, Kind.CLARIFICATION, ASKED, ON, by=officer)
    assert why_not(case, "acknowledgement", on=ON)[0].startswith("The clock stands still")


def test_a_closed_case_is_not_acknowledged(issued):
    assert why_not(issued, "acknowledgement", on=ON) == [
        "The case is closed: “Issued”. There is nothing left to acknowledge."
    ]


# Begun, once


def test_beginning_again_goes_on_with_the_same_draft(case, officer, manager):
    first = begin(case, "acknowledgement", by=officer, on=ON)
    again = begin(case, "acknowledgement", by=manager, on=ON)
    assert (first.pk, again.version) == (again.pk, 1)
    assert case.events.filter(kind="letter_begun").count() == 1


def test_only_letters_on_offer_are_begun_and_only_by_caseworkers(case, officer, reviewer):
    with pytest.raises(NotReady, match="on offer"):
        begin(case, "fee_notice", by=officer, on=ON)
    with pytest.raises(NotAllowed):
        begin(case, "acknowledgement", by=reviewer, on=ON)


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"acknowledgement"}))
def test_nothing_follows_an_answer_that_was_not_given(case, officer, kind):
    with pytest.raises(NotReady, match="issued"):
        begin(case, kind, by=officer, on=ON)


# Correction


@pytest.fixture
def correction(issued, answer, officer):
    return begin(issued, "correction", by=officer, on=LATER, corrects=answer)


def test_a_correction_names_the_letter_it_corrects_and_gives_the_rights_anew(correction, officer):
    assert len(texts(correction, LATER)) == 3
    letter = say(correction, WRONG, by=officer, on=LATER)
    said = whole(letter, LATER)
    assert "Our letter to you of 4 March 2021 contains a mistake" in said
    assert "What the letter said Answer 3 gave £27,500." in said
    assert "The right sum is £25,700." in said
    review_by = reviews.review_by(LATER, current_calendar())
    assert f"{review_by.day} {review_by:%B %Y}" in said
    assert {"time", "rights"} <= set(names(assemble(letter, on=LATER)))
    assert "Please use the new figure." not in said
    assert texts(letter, LATER) == [] or "Nobody has approved" in texts(letter, LATER)[0]


def test_a_file_that_should_not_have_left_is_called_back(correction, officer):
    letter = say(correction, WRONG, by=officer, on=LATER, sections={"recall": True, "action": True})
    said = whole(letter, LATER)
    assert "Please delete it and tell us" in said
    assert "Please use the new figure." in said


def test_a_correction_leaves_with_a_second_persons_yes_to_that_very_version(
    issued, correction, officer, manager
):
    letter = say(correction, WRONG, by=officer, on=LATER)
    with pytest.raises(NotAllowed, match="Nobody has approved"):
        notices.issue_notice(letter=letter, by=officer, on=LATER)
    with pytest.raises(NotAllowed, match="not been sent"):
        writing.approve_correction(letter=letter, by=manager, on=LATER)
    writing.send_correction(letter=letter, by=officer, on=LATER)
    with pytest.raises(NotAllowed, match="Only managers"):
        writing.approve_correction(letter=letter, by=officer, on=LATER)
    writing.approve_correction(letter=letter, by=manager, on=LATER)
    assert approval_of(letter).by == manager
    issued_letter = notices.issue_notice(letter=letter, by=officer, on=LATER)
    issued.refresh_from_db()
    assert (issued.get_stage(), issued.closed_on) == (Stage.ISSUED, ON)
    assert issued_letter.corrects.kind == "response"
    with pytest.raises(NotReady, match="already issued"):
        writing.approve_correction(letter=letter, by=manager, on=LATER)
    assert issued.events.filter(kind="approved").first().words == "Approved version 2 of a correction"


def test_a_correction_that_is_changed_is_approved_anew(correction, officer, manager):
    letter = say(correction, WRONG, by=officer, on=LATER)
    writing.send_correction(letter=letter, by=officer, on=LATER)
    writing.approve_correction(letter=letter, by=manager, on=LATER)
    letter = say(letter, {**WRONG, "correction.now": "£25,701"}, by=officer, on=LATER)
    assert letter.sent_for_approval_by is None
    assert approval_of(letter) is None
    with pytest.raises(NotAllowed, match="Nobody has approved"):
        notices.issue_notice(letter=letter, by=officer, on=LATER)


def test_nobody_approves_a_correction_that_they_wrote(correction, manager):
    letter = say(correction, WRONG, by=manager, on=LATER)
    writing.send_correction(letter=letter, by=manager, on=LATER)
    with pytest.raises(NotAllowed, match="You wrote part"):
        writing.approve_correction(letter=letter, by=manager, on=LATER)


def test_what_is_left_open_in_a_correction_stops_its_approval(correction, officer):
    with pytest.raises(NotReady, match="leaves this open"):
        writing.send_correction(letter=correction, by=officer, on=LATER)


def test_only_a_correction_has_this_approval(case, officer):
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    with pytest.raises(NotReady, match="Only corrections"):
        writing.send_correction(letter=letter, by=officer, on=ON)


def test_a_correction_needs_an_issued_letter_of_its_own_case(issued, officer, case_at):
    for corrects in (
        None,
        case_at(Stage.ISSUED).letters.get(),
        Letter.objects.create(case=issued, kind="chaser"),
    ):
        with pytest.raises(NotReady, match="Choose the letter"):
            begin(issued, "correction", by=officer, on=LATER, corrects=corrects)


def test_another_letter_may_be_chosen_for_the_same_draft(issued, answer, correction, officer):
    ack = Letter.objects.create(case=issued, kind="acknowledgement")
    ack.freeze(html="", pdf=b"%PDF", pages=1, by=officer, on=ON)
    again = begin(issued, "correction", by=officer, on=LATER, corrects=ack)
    assert (again.pk, again.corrects) == (correction.pk, ack)
    assert "rights" not in names(assemble(again, on=LATER)), "an acknowledgement decides nothing"


def test_a_correction_of_a_notice_that_refuses_for_now_has_rights_too(case, officer):
    given = notices.issue_notice(letter=plan(case, "pit_extension", PIT, by=officer), by=officer, on=ON)
    letter = begin(case, "correction", by=officer, on=ON, corrects=given)
    assert "rights" in names(assemble(letter, on=ON))


# Internal review


@pytest.mark.parametrize(("regime", "due"), [("FOIA", "13 April 2021"), ("EIR", "12 May 2021")])
def test_a_review_is_acknowledged_with_the_day_of_its_outcome(issued, officer, regime, due):
    if regime == "EIR":
        make_eir(issued)
    letter = begin(issued, "review_acknowledgement", by=officer, on=LATER)
    asked = {field.key: field.type for field in assemble(letter, on=LATER).fields}
    assert asked == {
        "review.received_on": "date",
        "review.grounds": "list",
        "review.reviewer_role": "text",
    }
    letter = say(letter, REVIEW, by=officer, on=LATER)
    assert texts(letter, LATER) == []
    said = whole(letter, LATER)
    assert "your message of 11 March 2021 about our answer of 4 March 2021" in said
    assert due in said
    assert "Head of Legal Services" in said
    assert "more than 40 working days" not in said


def test_a_review_asked_for_late_may_be_accepted_all_the_same(issued, officer):
    on = date(2021, 6, 10)
    letter = begin(issued, "review_acknowledgement", by=officer, on=on)
    letter = say(letter, {**REVIEW, "review.received_on": "2021-06-09"}, by=officer, on=on)
    assert "more than 40 working days after our answer" in whole(letter, on)


@pytest.mark.parametrize(
    ("asked_on", "words"),
    [("2021-03-16", "which is still to come"), ("2021-03-03", "before our answer of Thursday 4 March 2021")],
)
def test_a_review_is_asked_for_after_the_answer_and_before_today(issued, officer, asked_on, words):
    letter = begin(issued, "review_acknowledgement", by=officer, on=LATER)
    letter = say(letter, {**REVIEW, "review.received_on": asked_on}, by=officer, on=LATER)
    assert any(words in text for text in texts(letter, LATER))


def test_a_day_that_is_none_is_asked_for_again(issued, officer):
    letter = begin(issued, "review_acknowledgement", by=officer, on=LATER)
    letter = say(letter, {**REVIEW, "review.received_on": "soon"}, by=officer, on=LATER)
    assert "[" in whole(letter, LATER)


@pytest.fixture
def acknowledged(issued, officer):
    letter = begin(issued, "review_acknowledgement", by=officer, on=LATER)
    notices.issue_notice(letter=say(letter, REVIEW, by=officer, on=LATER), by=officer, on=LATER)
    return issued


@pytest.mark.parametrize("regime", ["FOIA", "EIR"])
def test_a_review_may_take_longer_and_never_beyond_40_working_days(acknowledged, officer, regime):
    if regime == "EIR":
        make_eir(acknowledged)
    letter = begin(acknowledged, "review_extension", by=officer, on=LATER)
    letter = say(letter, REVIEW, by=officer, on=LATER)
    assert texts(letter, LATER) == []
    assert "20 April 2021" in whole(letter, LATER)
    letter = say(letter, {**REVIEW, "review.new_due_on": "2021-05-13"}, by=officer, on=LATER)
    assert texts(letter, LATER) == [
        "A review never takes longer than 40 working days: Wednesday 12 May 2021 is the last day."
    ]


def test_a_day_that_nobody_named_cannot_move(issued):
    assert why_not(issued, "review_extension", on=LATER) == [
        "The review has not been acknowledged, so no day was named that could move."
    ]


def test_the_outcome_of_a_review_says_what_was_decided_and_leads_to_the_regulator(issued, reviewer):
    letter = begin(issued, "review_outcome", by=reviewer, on=LATER)
    letter = say(letter, REVIEW, by=reviewer, on=LATER)
    assert texts(letter, LATER) == []
    said = whole(letter, LATER)
    assert "The original decision is upheld in part." in said
    assert "26 April 2021" in said, "six weeks for the regulator"
    assert "internal review. It is free" not in said
    assert names(assemble(letter, on=LATER))[-1] == "rights"
    assert not {"released", "breach", "action", "searches"} & set(names(assemble(letter, on=LATER)))
    notices.issue_notice(letter=letter, by=reviewer, on=LATER)
    issued.refresh_from_db()
    assert issued.get_stage() is Stage.ISSUED


ADDED = {"released": True, "later": True, "breach": True, "searches": True}


def test_what_a_review_finds_and_releases_is_put_in(issued, reviewer):
    letter = begin(issued, "review_outcome", by=reviewer, on=LATER)
    letter = say(letter, REVIEW, by=reviewer, on=LATER, sections={**ADDED, "review-learning": True})
    said = whole(letter, LATER)
    assert texts(letter, LATER) == []
    for words_of in (
        "contract.pdf",
        "by 16 April 2021",
        "was not complete",
        "publish the register",
        "Every file",
    ):
        assert words_of in said
    assert "Regulation 11(5)" not in said


def test_under_the_regulations_a_breach_comes_with_what_is_done_about_it(issued, reviewer):
    make_eir(issued)
    letter = begin(issued, "review_outcome", by=reviewer, on=LATER)
    offered = {part.section for part in assemble(letter, on=LATER).optional}
    assert "review-learning" not in offered
    letter = say(letter, REVIEW, by=reviewer, on=LATER, sections=ADDED)
    assert texts(letter, LATER) == []
    assert "Regulation 11(5) requires me to state" in whole(letter, LATER)


def test_who_took_part_in_the_answer_does_not_decide_its_review(issued, officer, manager, reviewer):
    letter = begin(issued, "review_outcome", by=reviewer, on=LATER)
    letter = say(letter, REVIEW, by=reviewer, on=LATER)
    for person in (officer, manager):
        with pytest.raises(NotAllowed, match="You took part in the answer under review"):
            notices.issue_notice(letter=letter, by=person, on=LATER)
    outsider = UserFactory(username="una", roles=["officer"])
    assert notices.issue_notice(letter=letter, by=outsider, on=LATER).is_issued()


def test_after_the_outcome_its_correction_leads_to_the_regulator_too(issued, officer, reviewer):
    letter = begin(issued, "review_outcome", by=reviewer, on=LATER)
    outcome = notices.issue_notice(letter=say(letter, REVIEW, by=reviewer, on=LATER), by=reviewer, on=LATER)
    letter = begin(issued, "correction", by=officer, on=LATER, corrects=outcome)
    content = assemble(say(letter, WRONG, by=officer, on=LATER), on=LATER)
    assert "our final answer" in words(content, "rights")
    assert "time" not in names(content)
    assert not [text for text in texts(letter, LATER) if "review and" in text]


# Own words


def test_own_words_stand_beside_the_words_of_the_library(case, officer):
    letter = begin(case, "acknowledgement", by=officer, on=ON)
    before = assemble(letter, on=ON).sections
    own = {
        "own.before": "<p>Thank you for ringing.</p>",
        "own.after": "<h3>Next week</h3><p>We are closed.</p>",
    }
    notices.save_notice_fields(letter=letter, fields=own, sections={}, by=officer, on=ON)
    letter.refresh_from_db()
    content = assemble(letter, on=ON)
    assert [each for each in content.sections if not each.name.startswith("own-")] == list(before)
    order = names(content)
    assert order.index("own-before") == order.index("salutation") + 1
    assert order.index("own-after") < order.index("adjustments")
    assert "<h2>Next week</h2>" in section(content, "own-after").body


def test_own_words_come_last_where_a_letter_has_no_end():
    from cases.letters.content import Section
    from cases.letters.own_words import with_own_words

    parts = [Section("salutation", "", ""), Section("body", "", "")]
    order = [each.name for each in with_own_words(parts, {"own.after": "<p>Bye.</p>"})]
    assert order == ["salutation", "body", "own-after"]


# A request refused as a whole


@pytest.mark.parametrize(
    ("provision", "outcome", "kind", "passage"),
    [
        ("s14-1", "vexatious", "s14_1_refusal", "You may challenge this decision."),
        ("s14-2", "vexatious", "s14_2_refusal", "You may challenge this decision."),
        ("s12-1", "cost", "s12_refusal", "You may challenge our estimate"),
        ("s8", "advised", "invalid_request", "need a little more from you first"),
    ],
)
def test_a_request_refused_as_a_whole_is_answered_in_a_letter_of_its_own(
    case, officer, provision, outcome, kind, passage
):
    draft = case.draft_letter()
    actions.save_fields(case=case, fields={"letter.x": "kept"}, sections={}, by=officer, on=ON)
    for number in range(1, 5):
        steps.answer(case, number, "", outcome, by=officer, on=ON)
    steps.claim(case, provision, [1, 2, 3, 4], by=officer, on=ON)
    letter = case.draft_letter()
    assert (letter.pk, letter.kind, letter.fields["letter.x"]) == (draft.pk, kind, "kept")
    content = assemble(letter, on=ON)
    assert passage in whole(letter)
    assert "answers" not in names(content)
    assert not content.missing_in_letter() or provision in ("s14-1", "s14-2", "s12-1")
    steps.answer(case, 1, "<p>Yes.</p>", "disclosed", by=officer, on=ON)
    assert case.draft_letter().kind == "response"


def test_a_council_without_a_review_of_section_14_1_says_so(case, officer):
    Council.objects.update(reviews_vexatious=False)
    for number in range(1, 5):
        steps.answer(case, number, "", "vexatious", by=officer, on=ON)
    made = steps.claim(case, "s14-1", [1, 2, 3, 4], by=officer, on=ON)
    said = words(assemble(case.draft_letter(), on=ON), "rights")
    assert "We do not offer an internal review of this decision" in said
    made.delete()
    steps.claim(case, "s14-2", [1, 2, 3, 4], by=officer, on=ON)
    said = words(assemble(case.draft_letter(), on=ON), "rights")
    assert "you may ask us for an internal review" in said


def test_what_the_acknowledgement_said_is_not_asked_again(acknowledged, reviewer):
    letter = begin(acknowledged, "review_outcome", by=reviewer, on=LATER)
    asked = {field.key for field in assemble(letter, on=LATER).fields}
    assert not asked & {"review.received_on", "review.grounds", "review.due_on"}
    assert "On 11 March 2021 you asked us to look again" in whole(letter, LATER)
    assert "Question 2: more should be held" in whole(letter, LATER)


def test_the_days_of_a_review_are_not_judged_before_they_are_known(issued, officer):
    letter = begin(issued, "review_acknowledgement", by=officer, on=LATER)
    assert texts(letter, LATER) == [
        f"The letter leaves this open: {words_of}"
        for words_of in (
            "Day on which the request for review was received",
            "What the requester is unhappy about, by question",
            "Role of the reviewer",
        )
    ]
