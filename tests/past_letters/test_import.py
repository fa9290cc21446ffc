"""A past letter is taken in, mended, kept as a closed case and put into the library."""

from datetime import date

import pytest

from cases.law.outcomes import Outcome
from cases.models import (
    Case,
    Claim,
    Council,
    Letter,
    PastLetter,
    Question,
    Requester,
    Wording,
    current_calendar,
)
from cases.past_letters import actions, sheet
from cases.past_letters.actions import LetterRefused, Mended, Overtaken
from cases.permissions import NotAllowed
from cases.workflow import Stage
from tests.past_letters.given import LETTER, ON, RAW, corrected, take_in

pytestmark = pytest.mark.usefixtures("council")


@pytest.fixture
def past(officer):
    return take_in(officer)


# Taking in


def test_a_letter_is_kept_byte_for_byte_with_what_it_says_of_itself(past, officer):
    past.refresh_from_db()
    assert bytes(past.raw) == RAW
    assert past.sha256 == PastLetter.fingerprint(RAW)
    assert (past.filename, past.content_type, past.by, past.checked_on) == (
        "parking.txt",
        "text/plain",
        officer,
        ON,
    )
    assert past.lines == [*LETTER.splitlines(), ""]
    assert (past.reference, past.regime) == ("FOI-2019-0417", "FOIA")
    assert (past.received_on, past.letter_on) == (date(2019, 4, 2), date(2019, 5, 14))
    assert past.subject == "Who supplies the parking machines?"
    assert [(each["outcome"], each["provisions"]) for each in past.questions] == [
        ("disclosed", []),
        ("disclosed", []),
        ("withheld", ["s40(2)"]),
    ]
    assert past.questions[1]["answer"] == "Ward\tFines\nHarbour\t1,204\nHill & Dale\t377"
    assert past.requester_name == ""


def test_the_checks_say_at_once_what_is_wrong_with_it_and_where(past):
    past.refresh_from_db()
    late = next(each for each in past.findings if each["check"] == "LETTER-06")
    assert (late["severity"], late["lines"]) == ("error", [4, 6])
    assert "7 working days after it was due" in late["message"]


def test_the_same_file_twice_is_kept_once(past, officer):
    again = actions.take_in(files=[("copy.txt", RAW), ("copy.txt", RAW)], by=officer, on=ON)
    assert (again.new, again.known, again.refused) == ([], [past, past], [])


def test_what_cannot_be_read_is_not_kept_and_the_rest_is(officer):
    taken = actions.take_in(files=[("empty.txt", b""), ("parking.txt", RAW)], by=officer, on=ON)
    assert taken.refused == [("empty.txt", "The file is empty.")]
    assert [past.filename for past in PastLetter.objects.all()] == ["parking.txt"]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"Dear Jane", "text/plain"),
    ],
)
def test_the_kind_of_a_file_goes_by_its_bytes(raw, kind):
    assert actions._content_type(raw) == kind


def test_only_caseworkers_take_in_correct_and_keep(past, reviewer):
    with pytest.raises(NotAllowed):
        take_in(reviewer, b"another")
    with pytest.raises(NotAllowed):
        corrected(past, by=reviewer)
    with pytest.raises(NotAllowed):
        actions.keep_as_case(past=past, by=reviewer, on=ON)


def test_a_letter_that_says_nothing_of_itself_is_kept_with_nothing_guessed(officer):
    past = take_in(officer, b"Hello there, this is a note.")
    assert (past.reference, past.subject, past.regime, past.questions) == ("", "", "", [])
    assert (sheet.clock_of(past, current_calendar()), sheet.answered(past, None)) == (None, "")


def test_a_long_question_is_cut_at_a_word_for_the_subject():
    assert (
        sheet.subject_of(["Which " + "contracts " * 9])
        == "Which contracts contracts contracts contracts contracts contracts contracts…"
    )


def test_provisions_that_no_question_names_are_kept_for_the_letter_as_a_whole(officer):
    text = LETTER.replace("under section 40(2).", "as explained below.").replace(
        "Refusal Notice Section 40(2)", "Refusal Notice Section 43(2)"
    )
    two = text.replace("Meterwise Ltd <b>since</b> 2016.", "Some of the information has been withheld.")
    assert take_in(officer, two.encode()).provisions == ["s43(2)"]


# Correcting


def test_a_correction_is_kept_and_the_letter_is_checked_again(past, officer):
    mended = corrected(
        past, by=officer, letter_on=date(2019, 4, 30), reference="17/0417", requester_name="Jane Sample"
    )
    assert (mended.reference, mended.requester_name, mended.letter_on) == (
        "17/0417",
        "Jane Sample",
        date(2019, 4, 30),
    )
    assert (mended.corrected_by, mended.version) == (officer, 1)
    assert "LETTER-06" not in {each["check"] for each in mended.findings}
    assert bytes(mended.raw) == RAW


def test_questions_are_mended_taken_out_and_added(past, officer):
    questions = [
        Mended("How many fines?", "1,581", "", [], 1),
        Mended("Since when?", "2016", "disclosed", ["s21"], None),
    ]
    mended = corrected(past, by=officer, questions=questions)
    assert [(each["text"], each["where"], each["at"]) for each in mended.questions] == [
        ("How many fines?", [9, 9], [22, 25]),
        ("Since when?", None, None),
    ]
    # What a person added stands nowhere in the letter, so the checks look at the other one only.
    assert [each.outcome for each in sheet.letter_text(mended).questions] == [None]


def test_a_law_that_was_misread_is_put_right_for_the_checks(past, officer):
    assert sheet.letter_text(past).regimes == ("FOIA",)
    assert sheet.letter_text(corrected(past, by=officer, regime="EIR")).regimes == ("EIR",)
    assert sheet.letter_text(corrected(past, by=officer, regime="")).regime is None


def test_a_letter_may_cite_what_does_not_exist_and_a_person_may_not(officer):
    past = take_in(
        officer, RAW.replace(b"under section 40(2).", b"under section 24(1)(a) and section 40(2).")
    )
    assert actions.why_not_cited(past, ["s24(1)(a)", "s40(2)"]) == []
    with pytest.raises(LetterRefused, match="There is no provision “s99”"):
        corrected(past, by=officer, provisions=["s99"])


def test_two_people_never_overwrite_each_others_corrections(past, officer, manager):
    corrected(past, by=manager, subject="Parking")
    with pytest.raises(Overtaken):
        corrected(past, by=officer, version=0, subject="Fines")
    past.refresh_from_db()
    assert past.subject == "Parking"


# Keeping as a case


def test_a_letter_becomes_a_closed_case_of_its_own_day(past, officer):
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    past.refresh_from_db()
    case.refresh_from_db()
    assert past.case == case
    assert (case.reference, case.subject, case.regime) == ("FOI-2019-0417", past.subject, "FOIA")
    assert (case.get_stage(), case.closed_on) == (Stage.ISSUED, date(2019, 5, 14))
    assert (case.received_on, case.due_on) == (date(2019, 4, 2), date(2019, 5, 2))
    assert case.clock().days_late(case.closed_on) == 7
    assert [(each.text, each.answer.outcome) for each in case.questions.select_related("answer")] == [
        ("Who supplies the parking machines?", "disclosed"),
        ("How many fines were issued in 2018, by ward?", "disclosed"),
        ("What are the names of the enforcement officers?", "withheld"),
    ]
    assert case.request_text.splitlines()[1] == "2. How many fines were issued in 2018, by ward?"


def test_nothing_is_claimed_that_did_not_happen_here(past, officer):
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    assert (case.officer, case.channel, case.original, case.logged_at is not None) == (None, "", None, True)
    assert not Letter.objects.filter(case=case).exists()
    assert str(case.requester) == "Not kept"
    assert [event.kind for event in case.events.all()] == ["imported"]


def test_the_answers_of_the_case_are_clean_html(past, officer):
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    first, second, _ = (each.answer.text for each in case.questions.select_related("answer"))
    assert first == "<p>Meterwise Ltd since 2016.</p>"
    assert '<th scope="col">Ward</th>' in second
    assert "<td>Hill &amp; Dale</td>" in second


def test_what_the_letter_relies_on_becomes_claims_for_its_questions(past, officer):
    past = corrected(past, by=officer, provisions=["s43(2)", "s40(2)"])
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    claims = {claim.provision: claim for claim in Claim.objects.filter(case=case)}
    assert set(claims) == {"s40-2-3Aa", "s43-2"}
    assert [each.number for each in claims["s40-2-3Aa"].questions.all()] == [3]
    assert not claims["s43-2"].questions.exists()


def test_the_story_says_where_it_came_from_and_what_could_not_be_kept(officer, today):
    past = take_in(officer, RAW.replace(b"under section 40(2).", b"under section 24(1)(a)."))
    assert "s24(1)(a)" in past.questions[2]["provisions"]
    past = corrected(past, by=officer, reference="FOI/2019/0417")
    case = actions.keep_as_case(past=past, by=officer, on=today)
    event = case.events.get()
    assert event.words == (
        "Made this case of the letter of Tuesday 14 May 2019, read from the file parking.txt; its reference is "
        "FOI/2019/0417; it cites s24(1)(a), which cannot be relied on as written"
    )
    assert (event.on, event.data) == (today, {"past_letter": past.pk, "reference": "FOI/2019/0417"})


def test_statistics_tell_imported_cases_by_their_past_letter(past, officer, case_at):
    ours = case_at(Stage.ISSUED)
    case = actions.keep_as_case(past=past, by=officer, on=ON)
    assert list(Case.objects.filter(past_letter__isnull=False)) == [case]
    assert list(Case.objects.filter(past_letter__isnull=True)) == [ours]


@pytest.mark.parametrize(
    "reference", ["", "FOI/2019/0417", "a reference that is much too long", "ours", "next"]
)
def test_a_reference_that_is_not_free_gives_way_to_the_councils_next(reference, past, officer, case_at):
    if reference == "ours":
        reference = case_at(Stage.LOGGED).reference
    council = Council.current()
    expected = council.as_reference(council.next_reference)
    if reference == "next":
        reference = council.as_reference(council.next_reference + 5)
    past = corrected(past, by=officer, reference=reference)
    assert actions.keep_as_case(past=past, by=officer, on=ON).reference == expected


def test_a_number_that_the_council_has_used_up_is_free(past, officer):
    past = corrected(past, by=officer, reference="0000417")
    assert actions.keep_as_case(past=past, by=officer, on=ON).reference == "0000417"


def test_a_number_that_is_not_of_our_shape_is_free(past, officer):
    past = corrected(past, by=officer, reference="00099999999")
    assert actions.keep_as_case(past=past, by=officer, on=ON).reference == "00099999999"


def test_everybody_whose_name_is_not_needed_is_one_requester(past, officer):
    actions.keep_as_case(past=past, by=officer, on=ON)
    actions.keep_as_case(past=take_in(officer, RAW.replace(b"0417", b"0418")), by=officer, on=ON)
    named = corrected(
        take_in(officer, RAW.replace(b"0417", b"0419")), by=officer, requester_name="Jane Sample"
    )
    case = actions.keep_as_case(past=named, by=officer, on=ON)
    assert list(Requester.objects.order_by("id").values_list("name", flat=True)) == [
        "Not kept",
        "Jane Sample",
    ]
    assert str(case.requester) == "Jane Sample"


def test_a_letter_becomes_one_case_only_and_is_not_corrected_after(past, officer):
    actions.keep_as_case(past=past, by=officer, on=ON)
    with pytest.raises(LetterRefused, match="kept as a case already"):
        actions.keep_as_case(past=past, by=officer, on=ON)
    with pytest.raises(LetterRefused, match="not corrected any more"):
        corrected(past, by=officer)
    assert Question.objects.count() == 3


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"received_on": None}, "The date received is not known."),
        ({"received_on": date(2004, 12, 31)}, "is before 1 January 2005, when the right began."),
        ({"letter_on": None}, "The date of the letter is not known."),
        ({"letter_on": date(2021, 3, 5)}, "The date of the letter, 5 March 2021, is in the future."),
        (
            {"letter_on": date(2019, 4, 1)},
            "The letter of 1 April 2019 is older than the request of 2 April 2019.",
        ),
        ({"regime": ""}, "The law that it answers under is not known."),
        ({"subject": ""}, "It has no subject."),
        ({"questions": []}, "It has no question."),
        ({"questions": [Mended("Who?", "", "", [], None)]}, "Question 1 has no outcome."),
    ],
)
def test_what_is_not_known_is_entered_before_a_letter_becomes_a_case(said, reason, past, officer):
    past = corrected(past, by=officer, **said)
    with pytest.raises(LetterRefused) as refusal:
        actions.keep_as_case(past=past, by=officer, on=ON)
    assert len(refusal.value.reasons) == 1
    assert reason in refusal.value.reasons[0]
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("letter_on", "words"),
    [(date(2019, 4, 30), "Answered 2 working days early"), (date(2019, 4, 1), ""), (None, "")],
)
def test_whether_it_went_in_time_is_said_where_its_dates_make_sense(letter_on, words, past):
    past.letter_on = letter_on
    assert sheet.answered(past, sheet.clock_of(past, current_calendar())) == words


# Into the library


def test_a_section_becomes_a_draft_of_our_own_wording_never_in_force(past, manager):
    refusal = next(each for each in sheet.passages_of(past) if each.part == "refusal")
    [draft] = actions.put_into_library(past=past, chosen=[refusal.first], by=manager, on=ON)
    assert draft.is_draft()
    assert (draft.kind, draft.key, draft.author) == (
        Wording.Kind.BOILERPLATE,
        f"refusal-past-{past.pk}-31",
        manager,
    )
    assert draft.title == "Refusal Notice Section 40(2), letter FOI-2019-0417"
    assert draft.text.startswith("The withheld information is exempt")
    assert "which requires that personal data" in draft.text
    assert draft.text.endswith("- The officers are junior.\n- They do not speak for the council.")
    assert draft.data["provision"] == "s40(2) with s40(3A)(a)"
    assert draft.note == (
        "From Letter FOI-2019-0417 of Tuesday 14 May 2019, lines 31 to 38 (parking.txt). "
        "Read it before it is made current."
    )
    assert list(past.wording.all()) == [draft]
    assert not Wording.objects.in_force(ON).filter(pk=draft.pk).exists()


def test_a_passage_that_belongs_to_this_request_alone_is_not_offered(past):
    assert [each.part_in_words for each in sheet.passages_of(past)] == [
        "Opening",
        "Refusal notice",
        "Further information",
        "Rights",
    ]


def test_a_passage_of_no_provision_says_none_and_goes_by_its_file_without_a_reference(officer, manager):
    past = corrected(take_in(officer), by=officer, reference="", letter_on=None, regime="")
    [draft] = actions.put_into_library(past=past, chosen=[43], by=manager, on=ON)
    assert draft.title == "Your rights, parking.txt"
    assert "provision" not in draft.data
    assert draft.data["regime"] == "both"
    assert draft.note.startswith("From parking.txt, lines 43 to 47")


def test_template_code_in_a_letter_is_refused_with_its_line_and_never_executed(past, manager):
    with pytest.raises(LetterRefused, match=r"Line 41 holds \{\{, which marks a placeholder"):
        actions.put_into_library(past=past, chosen=[39, 43], by=manager, on=ON)
    assert not past.wording.exists()


def test_a_section_goes_into_the_library_once(past, manager):
    actions.put_into_library(past=past, chosen=[43], by=manager, on=ON)
    with pytest.raises(LetterRefused, match="in the library already"):
        actions.put_into_library(past=past, chosen=[43], by=manager, on=ON)


def test_a_section_of_many_pages_is_no_passage(past):
    whole = sheet.Passage(1, 2, "All", sheet.Part.OTHER, "x" * 20_001, (), [])
    assert actions.why_not_wording(past, whole, set()) == ["The section is longer than 20,000 characters."]


def test_at_least_one_section_is_chosen(past, manager):
    with pytest.raises(LetterRefused, match="Choose at least one section"):
        actions.put_into_library(past=past, chosen=[], by=manager, on=ON)


def test_an_officer_does_not_change_the_library(past, officer):
    with pytest.raises(NotAllowed):
        actions.put_into_library(past=past, chosen=[43], by=officer, on=ON)


def test_the_outcome_of_every_question_is_one_that_the_law_knows(past):
    assert {each["outcome"] for each in past.questions} <= set(Outcome)
