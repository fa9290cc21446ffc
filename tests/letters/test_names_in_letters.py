"""What is withheld is covered throughout the letter, texts go with it as annexes, and the notice is true."""

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.letters import actions, pages, proof, rendering
from cases.letters.approved import words_of
from cases.letters.assembly import assemble
from cases.letters.readiness import NotReady, look_at
from cases.models import Claim, ReleaseText
from cases.named.deciding import decide
from cases.named.register import Register
from cases.workflow import Stage
from tests.journeys import seeds, steps
from tests.journeys.afresh import LETTERS
from tests.named.people import add, directory

pytestmark = pytest.mark.django_db
JANE = "<p>Jane Smithson, Housing Options Officer, decided it.</p>"


@pytest.fixture
def case(case_at):
    case = case_at(Stage.LOGGED, subject="The e-mails of Jane Smithson")
    directory()
    return case


@pytest.fixture
def annex(case, officer):
    """A text that goes with the letter."""

    def annex(text=JANE, title="E-mail from Jane Smithson", dated_on=date(2019, 1, 2)):
        return ReleaseText.objects.create(case=case, title=title, text=text, dated_on=dated_on, by=officer)

    return annex


@pytest.fixture
def said(case, officer, today):
    """The letter with an answer, as HTML."""

    def said(text=JANE, number=4):
        steps.answer(case, number, text, "disclosed", by=officer, on=today)
        return rendering.as_html(assemble(case.draft_letter(), on=today))

    return said


def test_a_name_withheld_is_nowhere_in_the_letter_and_the_post_stands(case, said, today):
    html = said()
    assert "Jane Smithson" not in html
    assert "[name withheld], Housing Options Officer, decided it." in html
    assert "<h1>Your request about the e-mails of [name withheld]</h1>" in html
    assert "Jane Smithson" not in words_of(case.draft_letter(), dated=today, on=today)


def test_letterhead_requester_and_signature_stay(case, said):
    html = said(JANE + "<p>Jane Sample asked.</p>")
    assert "Jane Sample<br>by e-mail to jane@requester.example" in html
    assert 'class="sign"' in html
    assert "Information Management Team" in html


def test_the_notice_of_a_claim_is_covered_in_its_own_preview(case, said, officer, today):
    said()
    Claim.objects.update(
        fields={**Claim.objects.get().fields, "claim.balance": "Jane Smithson would rather not."}
    )
    content = assemble(case.draft_letter(), on=today)
    assert "[name withheld] would rather not" in content.notice_of(case.claims.get())


def test_what_was_typed_is_not_covered_where_it_is_typed(case, said, officer, today):
    actions.save_fields(
        case=case,
        fields={"own.before": "<p>Jane Smithson thanks you.</p>"},
        sections={},
        by=officer,
        on=today,
    )
    assert "[name withheld] thanks you" in said()
    assert "Jane Smithson" in case.draft_letter().fields["own.before"]


def test_annexes_stand_at_the_end_are_listed_and_are_covered_by_the_grades_of_their_day(
    case, said, annex, today
):
    annex()
    annex("<h3>Notes</h3><p>Nothing.</p>", title="Notes of the meeting")
    html = said("<p>See Annex A.</p>")
    assert "<li>Annex A: E-mail from [name withheld], of 2 January 2019</li>" in html
    assert "<h2>Annex B: Notes of the meeting</h2>" in html
    assert html.index("<h2>What comes with this letter</h2>") < html.index("<h2>Your rights</h2>")
    assert html.index("<h2>Your rights</h2>") < html.index("<h2>Annex A: E-mail from [name withheld]</h2>")
    assert "Jane" not in html.replace("Jane Sample", "").replace("jane@requester.example", "")
    text = pages.text_of(rendering.render(assemble(case.draft_letter(), on=today))[1])
    assert text.rstrip().count("Annex B") == 2


def test_a_forename_that_the_requester_shares_is_an_officers_in_a_document_of_others(said, annex):
    annex("<p>From: jane.smithson@ashmere.example</p><p>Dear Jane,</p><p>Jane Sample has asked again.</p>")
    html = said("<p>See Annex A.</p>")
    assert "<p>Dear [name withheld],</p><p>Jane Sample has asked again.</p>" in html


def test_annexes_end_a_letter_that_has_nothing_behind_its_answers(case, annex):
    from cases.letters.content import Section
    from cases.letters.names import _with_list

    sections = list(_with_list([Section("answers", "", "")], [annex()]))
    assert [section.name for section in sections] == ["answers", "attachments"]


def test_what_others_wrote_in_an_annex_is_not_read_as_words_of_the_letter(case, said, annex, today):
    said("<p>See Annex A.</p>")
    before = {reason.text for reason in look_at(case.draft_letter(), on=today).reasons}
    annex("<p>All of the posts are below Assistant Director. [name] XX TBC see attached.</p>", title="A note")
    assert {reason.text for reason in look_at(case.draft_letter(), on=today).reasons} == before


def test_somebody_undecided_stops_approval_and_issue_with_the_way_to_the_panel(case, said, officer, today):
    said()
    ready = look_at(case.draft_letter(), on=today)
    assert [reason.check for reason in ready.reasons if reason.place == "names"] == ["LETTER-25"]
    with pytest.raises(NotReady, match="Decide about Jane Smithson"):
        actions.send_for_approval(case=case, by=officer, on=today)


def test_a_threat_is_a_warning(case, said, today):
    said("<p>Thaddeus Reatham called.</p>")
    checks = [each.reason.check for each in look_at(case.draft_letter(), on=today).judged]
    assert "LETTER-35" in checks


def test_the_letter_is_issued_with_its_register_once_everybody_is_decided(case, officer, manager, today):
    for number, (text, outcome) in enumerate(steps.ANSWERS, 1):
        text = JANE if number == 4 else text
        steps.answer(case, number, text, "disclosed" if number == 4 else outcome, by=officer, on=today)
    (person,) = Register.of(case, on=today).people
    decide(case=case, key=person.key, choice="withhold", reason="", by=officer, on=today)
    steps.fill_letter(case, by=officer, on=today)
    steps.judge_all(case, by=officer, on=today)
    case.refresh_from_db()
    assert look_at(case.draft_letter(), on=today).reasons == []
    actions.send_for_approval(case=case, by=officer, on=today)
    case.refresh_from_db()
    letter = actions.approve_and_issue(case=case, by=manager, on=today)
    (kept,) = letter.register
    assert (kept["shown"], kept["choice"], kept["withheld"]) == ("Jane Smithson", "withhold", True)
    assert "Jane Smithson" not in pages.text_of(bytes(letter.pdf))


# The five real letters


SEED_PEOPLE = [
    {"name": "Clair Green", "grade": "Executive Director", "post": "Executive Director, Assurance Group"},
    {"name": "Declan Khan", "grade": "Assistant Director", "post": "Assistant Director Counter Fraud"},
    {"name": "Lucy Martin", "grade": "Manager", "post": "Data Protection Officer", "statutory_officer": True},
    {"name": "Mohammed Al-Rashid", "grade": "Officer", "post": "Prevent and Education Officer"},
    {"name": "Colin Marsh", "kind": "other_body", "organisation": "Home Office"},
    {"name": "Robert Haversham", "grade": "Manager", "post": "Digital Communications Manager"},
]
SAID = {
    "001": {4: "<p>Robert Haversham, Digital Communications Manager</p>"},
    "004": {
        14: "<p>Clair Green – Executive Director, Assurance Group</p>"
        "<p>Declan Khan – Assistant Director Counter Fraud</p>"
        "<p>Lucy Martin - Data Protection Officer</p><p>Mohammed Al-Rashid Prevent and Education Officer</p>"
        "<p>Colin Marsh Home Office</p>"
    },
}
WITHHELD = {"001": ["Robert Haversham"], "004": ["Mohammed Al-Rashid", "Colin Marsh"]}


@pytest.mark.skipif(not seeds.FILES, reason="the seed letters are not beside this checkout")
@pytest.mark.parametrize("name", sorted(LETTERS))
def test_in_each_real_letter_the_right_names_are_withheld_and_kept_and_the_notice_is_true(
    name, council, officer
):
    for about in SEED_PEOPLE:
        add(**about)
    seed, wanted = seeds.read(name), LETTERS[name]
    case = steps.log(
        officer=officer,
        received_on=seed.received_on,
        on=seed.received_on,
        questions=list(wanted.questions or seed.questions),
        request_text=seed.request,
        subject=f"Seed letter {seed.name}",
    )
    for number, (text, outcome) in enumerate(wanted.answers, 1):
        text = SAID.get(name, {}).get(number, text)
        outcome = "disclosed" if number in SAID.get(name, {}) else outcome
        steps.answer(case, number, text, outcome, by=officer, on=seed.letter_on)
    register = Register.of(case, on=seed.letter_on)
    assert [person.shown for person in register.withheld] == WITHHELD.get(name, [])
    assert [person.shown for person in register.undecided] == WITHHELD.get(name, [])
    assert {claim.provision for claim in case.claims.all()} == ({"s40-2-3Aa"} if name in WITHHELD else set())
    html = rendering.as_html(assemble(case.draft_letter(), on=seed.letter_on))
    for about in SEED_PEOPLE:
        assert about["name"] not in html or about["name"] in SAID[name][14]
    if name == "004":
        assert "[name withheld] Prevent and Education Officer" in html
        assert "[name withheld] Home Office" in html
        assert "Clair Green – Executive Director" in html
        claim = case.claims.get()
        assert claim.variant == ""
        assert "one member of the staff of the Home Office" in claim.fields["claim.people"]
        assert "Our own rule on grades is not for the staff of other bodies" in claim.fields["claim.balance"]
        judged = look_at(case.draft_letter(), on=seed.letter_on)
        assert not [r for r in judged.reasons if r.check == "LETTER-25" and r.place != "names"]


# Whatever the mark-up


INLINE = st.sampled_from(["b", "i", "strong", "em", "u", "sub"])
LETTERS_OF = "Jane Smithson"


@st.composite
def marked_up(draw):
    """The name with tags opened and closed anywhere in it, and with what else may stand between its letters."""
    said, opened = "", []
    for sign in LETTERS_OF:
        if draw(st.integers(0, 4)) == 0:
            opened.append(draw(INLINE))
            said += f"<{opened[-1]}>"
        if sign == " ":
            sign = draw(st.sampled_from([" ", "&nbsp;", "\n", "<br>", "  ", "&#32;"]))
        said += sign + draw(
            st.sampled_from(["", "", "", "&shy;", "\u200b"]) if sign.isalpha() else st.just("")
        )
        if opened and draw(st.booleans()):
            said += f"</{opened.pop()}>"
    return said + "".join(f"</{tag}>" for tag in reversed(opened))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(name=marked_up(), before=st.sampled_from(["", "Mr ", "by ", "<p>", "<ul><li>"]))
def test_no_name_withheld_survives_in_the_letter_whatever_the_mark_up(case, said, name, before, today):
    html = said(f"{before}{name} of Housing")
    visible = unescape(re.sub(r"<[^>]*>", "", html.partition("<body>")[2]))
    assert proof.leaks_in([proof.Text("the letter", (visible,))], Register.of(case, on=today)) == []


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(name=marked_up())
def test_nor_in_its_pdf(case, said, name, today):
    said(f"<p>{name} of Housing</p>")
    content = assemble(case.draft_letter(), on=today)
    assert proof.why_not(rendering.render(content)[1], content.register) == []
