"""Whoever is named in a letter that answers nothing is decided about, covered and left out, as in own words."""

import pytest
from django.urls import reverse

from cases.letters import notices, pages, rendering
from cases.letters.assembly import assemble
from cases.letters.notice_readiness import look_at_notice
from cases.letters.readiness import NotReady
from cases.models import Case, Council, Letter, NotAPerson
from cases.named.deciding import decide
from cases.named.register import Register
from cases.permissions import NotAllowed
from cases.redaction.actions import forget_no_person, remember_no_person
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.notices import ADVICE, ASKED, FEE, PIT, REG7, Kind, happen, plan
from tests.named.people import directory

pytestmark = pytest.mark.django_db
JANE = "Jane Smithson, Housing Options Officer"


@pytest.fixture
def people(council):
    return directory()


@pytest.fixture
def case(case_at, people):
    return case_at(Stage.LOGGED, subject="The schemes of Housing")


@pytest.fixture
def clarification(case, officer):
    def clarification(reason="The council has four schemes", **said):
        return plan(case, "clarification", {**ASKED, "reason": reason, **said}, by=officer)

    return clarification


@pytest.fixture
def register(today):
    return lambda letter: Register.of(letter.case, on=today, letter=letter)


@pytest.fixture
def choose(officer, today, register):
    def choose(letter, shown, choice, reason="", *, by=officer):
        key = next(person.key for person in register(letter).people if person.shown == shown)
        return decide(case=letter.case, key=key, choice=choice, reason=reason, by=by, on=today, letter=letter)

    return choose


def named(reasons):
    return [reason.text for reason in reasons if reason.place == "names"]


def html_of(letter, today):
    return rendering.as_html(assemble(letter, on=today))


SAID_IN_STEPS = [
    ("clarification", {**ASKED, "reason": f"{JANE} asks which one"}),
    ("clarification", {**ASKED, "questions": ["Which years?", f"Do you mean {JANE}?"]}),
    ("clarification", {**ASKED, "can_answer": f"what {JANE} has"}),
    ("fee_notice", {**FEE, "lines": [[f"Copies made by {JANE}", "1", "£19.60", "£19.60"]]}),
    ("pit_extension", {**PIT, "reason": f"{JANE} is asking two suppliers"}),
    ("eir_extension", {**REG7, "volume": f"61 files of {JANE}"}),
    ("transfer", {**ADVICE, "information": f"what {JANE} wrote"}),
]


@pytest.mark.parametrize(("kind", "details"), SAID_IN_STEPS)
def test_whoever_is_typed_into_a_step_is_named_and_covered(case, officer, today, register, kind, details):
    case.regime = "EIR" if kind == "eir_extension" else "FOIA"
    case.save()
    letter = plan(case, kind, details, by=officer)
    (person,) = register(letter).people
    assert (person.shown, person.places, person.questions) == ("Jane Smithson", "the step on the clock", ())
    html = html_of(letter, today)
    assert "Jane Smithson" not in html
    assert "[name withheld]" in html


@pytest.mark.parametrize(
    "kind",
    ["acknowledgement", "correction", "review_acknowledgement", "review_outcome", "chaser", "withdrawn"],
)
def test_own_words_of_any_letter_are_read(case, today, register, kind):
    letter = Letter.objects.create(case=case, kind=kind, fields={"own.before": f"<p>{JANE}, says</p>"})
    (person,) = register(letter).people
    assert person.places == "the letter’s own words"
    assert "Jane Smithson" not in html_of(letter, today)


def test_a_letter_that_names_nobody_is_as_it_was(clarification, register, today):
    letter = clarification()
    assert register(letter).people == ()
    assert named(look_at_notice(letter, on=today).reasons) == []


def test_to_look_at_a_notice_begins_no_answer(clarification, register):
    letter = clarification(JANE)
    register(letter)
    assert letter.case.letters.count() == 1


def test_somebody_undecided_stops_the_notice_until_a_decision_and_the_name_is_left_out(
    clarification, choose, officer, today
):
    letter = clarification(f"{JANE} asks which one")
    undecided, needless = named(look_at_notice(letter, on=today).reasons)
    assert undecided.startswith("Decide about Jane Smithson")
    assert needless == (
        "Jane Smithson is withheld, and the step on the clock names the same person where nobody asked. Write the "
        "post instead, or leave it out."
    )
    with pytest.raises(NotReady, match="Decide about Jane Smithson"):
        notices.issue_notice(letter=letter, by=officer, on=today)
    choose(letter, "Jane Smithson", "withhold")
    assert named(look_at_notice(letter, on=today).reasons) == [needless]
    assert not letter.case.claims.exists()


def test_who_is_released_stands_in_the_notice_and_its_register_is_frozen_with_it(
    clarification, choose, officer, today, desk
):
    letter = clarification(f"{JANE} asks which one")
    choose(letter, "Jane Smithson", "release", "She wrote to the requester before.")
    letter.refresh_from_db()
    assert letter.version == 1
    given = notices.issue_notice(letter=letter, by=officer, on=today)
    assert "Jane Smithson" in " ".join(pages.text_of(bytes(given.pdf)).split())
    (kept,) = given.register
    assert (kept["shown"], kept["withheld"], kept["by"]) == ("Jane Smithson", False, "Olive Officer")
    assert "Jane Smithson (released)" in page_of(desk, "notice", given.case.reference, given.pk)


def test_who_is_withheld_in_the_answer_is_covered_in_a_notice_that_only_quotes_the_subject(
    case, clarification, register, officer, today
):
    Case.objects.filter(pk=case.pk).update(subject="The e-mails of Jane Smithson")
    case.refresh_from_db()
    letter = clarification()
    assert "Jane Smithson" in html_of(letter, today)
    steps.answer(case, 4, f"<p>{JANE}, decided it.</p>", "disclosed", by=officer, on=today)
    html = html_of(letter, today)
    assert "Jane Smithson" not in html
    assert [person.shown for person in register(letter).covered] == ["Jane Smithson"]
    assert named(look_at_notice(letter, on=today).reasons) == []


def test_a_decision_in_a_notice_holds_in_the_answer_and_counts_there_only_if_it_names_them(
    case, clarification, choose, officer, manager, today
):
    letter = clarification(f"{JANE} and Robert Haversham ask")
    steps.answer(case, 4, f"<p>{JANE}, decided it.</p>", "disclosed", by=officer, on=today)
    before = case.draft_letter().version
    choose(letter, "Robert Haversham", "withhold", by=manager)
    assert case.draft_letter().version == before
    assert manager not in case.draft_letter().editors.all()
    choose(letter, "Jane Smithson", "release", "She is the contact.")
    assert case.draft_letter().version > before
    assert not case.claims.exists()
    assert Register.of(case, on=today).withheld == ()


def test_a_decision_before_there_is_an_answer_begins_none(clarification, choose):
    letter = clarification(JANE)
    choose(letter, "Jane Smithson", "withhold")
    assert letter.case.letters.count() == 1
    letter.case.refresh_from_db()
    assert letter.case.get_stage() is Stage.LOGGED


def test_the_finished_pdf_is_searched_before_the_notice_is_frozen(
    case, clarification, choose, officer, today
):
    """The letterhead is the council's own and is not covered: whoever wrote a name there is told."""
    steps.answer(case, 4, f"<p>{JANE}, decided it.</p>", "disclosed", by=officer, on=today)
    Council.objects.update(foi_team="Office of Jane Smithson")
    letter = clarification()
    with pytest.raises(NotReady, match="The finished PDF still says “Jane Smithson”"):
        notices.issue_notice(letter=letter, by=officer, on=today)
    letter.refresh_from_db()
    assert not letter.is_issued()


def test_a_reminder_asks_the_questions_of_the_clarification_again(case, officer, today, register):
    happen(case, Kind.CLARIFICATION, {**ASKED, "questions": [f"Do you mean {JANE}?"]}, today, by=officer)
    letter = Letter.objects.create(case=case, kind="chaser")
    assert [person.shown for person in register(letter).people] == ["Jane Smithson"]
    assert "Jane Smithson" not in html_of(letter, today)


@pytest.fixture
def answered(case_at, people):
    return case_at(Stage.ISSUED)


def test_a_review_says_again_what_its_acknowledgement_said(answered, officer, today, register, choose):
    first = Letter.objects.create(
        case=answered,
        kind="review_acknowledgement",
        fields={"review.grounds": f"{JANE}, was wrong", "review.received_on": today.isoformat()},
    )
    choose(first, "Jane Smithson", "release", "The requester named her.")
    first.refresh_from_db()
    first.freeze(html="", pdf=b"-", pages=1, by=officer, on=today)
    outcome = Letter.objects.create(case=answered, kind="review_outcome")
    (person,) = register(outcome).people
    assert (person.places, person.choice) == ("the acknowledgement of the review", "release")
    outcome.fields = {"review.grounds": "Two grounds"}
    assert register(outcome).people == ()


def test_after_the_answer_a_reviewer_decides_and_what_was_issued_stays(answered, reviewer, choose, today):
    letter = Letter.objects.create(
        case=answered, kind="review_outcome", fields={"own.after": f"<p>{JANE}</p>"}
    )
    version = answered.draft_letter().version
    choose(letter, "Jane Smithson", "release", "She is the contact.", by=reviewer)
    assert answered.draft_letter().version == version
    answered.refresh_from_db()
    assert answered.get_stage() is Stage.ISSUED


def test_a_reviewer_decides_in_no_other_letter_and_nobody_in_one_that_has_left(
    answered, reviewer, choose, officer, today
):
    letter = Letter.objects.create(case=answered, kind="correction", fields={"own.after": f"<p>{JANE}</p>"})
    with pytest.raises(NotAllowed, match="Only officers and managers issue letters"):
        choose(letter, "Jane Smithson", "withhold", by=reviewer)
    letter.freeze(html="", pdf=b"-", pages=1, by=officer, on=today)
    with pytest.raises(NotAllowed, match="has been issued"):
        choose(letter, "Jane Smithson", "withhold")


def test_nobody_decides_in_a_notice_while_the_answer_is_with_its_approver(case_at, people, officer, choose):
    case = case_at(Stage.WITH_APPROVER)
    letter = plan(case, "clarification", {**ASKED, "reason": JANE}, by=officer)
    with pytest.raises(NotAllowed, match="Take it back to the draft"):
        choose(letter, "Jane Smithson", "withhold")


def test_the_answer_itself_is_no_other_letter(case, officer, today):
    steps.answer(case, 4, f"<p>{JANE}</p>", "disclosed", by=officer, on=today)
    answer = case.draft_letter()
    (person,) = Register.of(case, on=today, letter=answer).people
    decide(case=case, key=person.key, choice="withhold", reason="", by=officer, on=today, letter=answer)
    assert Register.of(case, on=today).undecided == ()


# The pages


@pytest.fixture
def desk(signed_in, officer):
    return signed_in(officer)


def page_of(desk, name, *args, **query):
    response = desk.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_notice_lists_whom_it_names_with_the_way_to_the_panel(clarification, choose, desk):
    letter = clarification(f"{JANE} asks with Rosalind Achterberg and Robert Haversham and Clara Wardlow")
    choose(letter, "Robert Haversham", "withhold")
    choose(letter, "Clara Wardlow", "not_a_person", "It is a house of this name.")
    page = page_of(desk, "notice", letter.case.reference, letter.pk)
    panel = f"{reverse('names', args=[letter.case.reference])}?letter={letter.pk}"
    assert '<a href="#names">Decide about Jane Smithson' in page
    assert f'href="{panel}">Decide about them</a>' in page
    for says in ("To decide", "Withheld", "Not a person", "Released"):
        assert f"{says}</strong>" in page
    assert "Housing Options Officer · the step on the clock" in page


def test_the_panel_of_a_notice_decides_and_leads_back(clarification, desk):
    letter = clarification(f"{JANE} asks")
    reference = letter.case.reference
    page = page_of(desk, "names", reference, letter=letter.pk)
    assert "Back to the letter" in page
    assert f'name="letter" value="{letter.pk}"' in page
    assert "go out with the letter" not in page
    key = (
        f"staff:{Register.of(letter.case, on=letter.case.received_on, letter=letter).people[0].people[0][6:]}"
    )
    sent = {"letter": letter.pk, "key": key, "choice": "withhold"}
    response = desk.post(reverse("decide_name", args=[reference]), sent)
    assert response.headers["Location"].endswith(f"?letter={letter.pk}")
    assert "1 named, all decided" in page_of(desk, "names", reference, letter=letter.pk)


def test_the_panel_of_the_answer_is_the_panel(case, desk):
    page = page_of(desk, "names", case.reference, letter=case.draft_letter().pk)
    assert "Back to the draft" in page


def test_a_letter_of_another_case_has_no_panel_here(case, clarification, case_at, desk):
    other = clarification(JANE)
    here = case_at(Stage.LOGGED)
    assert desk.get(reverse("names", args=[here.reference]), {"letter": other.pk}).status_code == 404


def test_words_that_are_no_person_are_left_alone_in_a_notice_and_asked_about_again(
    clarification, register, officer, today
):
    letter = clarification("The file is with Mr Percival Quimbleton")
    (person,) = register(letter).people
    about = {"case": letter.case, "words": person.shown, "by": officer, "on": today, "letter": letter}
    remember_no_person(**about)
    assert register(letter).people == ()
    assert NotAPerson.objects.count() == 1
    forget_no_person(**about)
    assert len(register(letter).people) == 1
    letter.refresh_from_db()
    assert letter.version == 2


def test_a_case_from_a_past_letter_has_a_panel_for_its_review_alone(case, desk, officer, today, register):
    Case.objects.filter(pk=case.pk).update(channel="")
    letter = Letter.objects.create(
        case=case, kind="review_outcome", fields={"own.after": "<p>Mr Percival Quimbleton</p>"}
    )
    assert desk.get(reverse("names", args=[case.reference])).status_code == 302
    assert "Percival Quimbleton" in page_of(desk, "names", case.reference, letter=letter.pk)
    letter.case.refresh_from_db()
    (person,) = register(letter).people
    remember_no_person(case=case, words=person.shown, by=officer, on=today, letter=letter)
    assert register(letter).people == ()
