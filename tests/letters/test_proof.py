"""The finished PDF is read back before it leaves: nothing withheld is left in it, wherever a file can hold words."""

import io
from datetime import date

import pikepdf
import pytest

from cases.drawing import draw
from cases.letters import actions, proof, rendering
from cases.letters.assembly import assemble
from cases.letters.readiness import NotReady
from cases.models import Council
from cases.named.deciding import decide
from cases.named.register import Register
from cases.workflow import Stage
from tests.journeys import steps
from tests.journeys.steps import answer
from tests.named.people import add, directory

pytestmark = pytest.mark.django_db
NAMED = (
    "<p>Jane Smithson, Housing Options Officer, jane.smithson@ashmere.example, 020 7946 0111, decided it with Hamish "
    "Dunmore (mobile 07700 900107).</p>"
)


@pytest.fixture
def case(case_at):
    case = case_at(Stage.LOGGED)
    directory()
    return case


@pytest.fixture
def register(case, officer, today):
    answer(case, 4, NAMED, "disclosed", by=officer, on=today)
    return Register.of(case, on=today)


@pytest.fixture
def page():
    """A finished page that holds some HTML."""

    def page(body, title="Answer"):
        made = '<meta name="dcterms.created" content="2021-03-04">'
        return draw(
            f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{made}</head><body>{body}</body>'
        )

    return page


def places(pdf, register):
    return [leak.where for leak in proof.leaks(pdf, register)]


def inside(pdf, change):
    """The file after a change to its objects."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        file = io.BytesIO()
        document.save(file)
    return file.getvalue()


def test_a_letter_that_covers_what_is_withheld_passes(case, register, today):
    content = assemble(case.draft_letter(), on=today)
    assert proof.why_not(rendering.render(content)[1], register) == []


def test_where_nothing_is_withheld_nothing_is_read(case, today):
    assert proof.leaks(b"no PDF at all", Register.of(case, on=today)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Jane Smithson",
        "Smithson, Jane",
        "JANE SMITHSON",
        "J. Smithson",
        "Jane<br>Smithson",
        "Ja<b>ne Smi</b>thson",
        "Jane Smith-<br>son",
        "J a n e&nbsp; S m i t h s o n",
        "Jane_Smithson",
        "Jane&shy; Smith&shy;son",
        "jane.smithson@ashmere.example",
        "jane.smithson@ash mere.example",
        "020 7946 0111",
        "+44 20 7946-0111",
        "020 7946<br>0111",
        "07700 900 107",
    ],
)
def test_a_name_an_address_or_a_number_is_found_however_it_is_written(register, page, words):
    assert set(places(page(f"<p>It was {words} who knew.</p>"), register)) == {"page 1"}


@pytest.mark.parametrize(
    "words", ["Hamish Dunmore", "Jane Sample", "hamish.dunmore@ashmere.example", "Janet Smithsonian"]
)
def test_whom_the_letter_may_name_stops_nothing(register, page, words):
    assert places(page(f"<p>It was {words} who knew.</p>"), register) == []


def test_a_name_on_a_later_page_is_told_with_its_page_and_what_to_do(register, page):
    pdf = page(
        '<p>One</p><p style="break-before: page">Two</p><p style="break-before: page">Jane Smithson</p>'
    )
    (reason,) = proof.why_not(pdf, register)
    assert reason == (
        "The finished PDF still says “Jane Smithson” (Jane Smithson, who is withheld) in page 3. Take it out of the "
        "text that stands there. If something else of that name is meant, such as a place, say so among the "
        "people named."
    )


def test_a_name_that_goes_on_overleaf_is_found(register, page):
    pdf = page('<p>It was Jane</p><p style="break-before: page">Smithson who knew.</p>')
    assert set(places(pdf, register)) == {"page 1"}


def test_the_title_and_the_properties_of_the_file_are_read(register, page):
    assert proof._PROPERTIES in places(page("<p>Nothing</p>", title="E-mail of Jane Smithson"), register)


def test_a_bookmark_is_read(register, page):
    def change(document):
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("What Jane Smithson said", 0))

    assert places(inside(page("<p>Nothing</p>"), change), register) == ["a bookmark or the title of the file"]


def test_an_alternative_text_is_read(register, page):
    def change(document):
        document.Root.StructTreeRoot.Alt = pikepdf.String("A portrait of Jane Smithson")

    assert places(inside(page("<p>Nothing</p>"), change), register) == ["an alternative text"]


def test_the_target_of_a_link_is_read(register, page):
    pdf = page('<p><a href="mailto:jane.smithson@ashmere.example">Write</a></p>')
    assert "a link" in places(pdf, register)


def test_an_attachment_is_read_by_its_name_and_its_content(register, page):
    def change(document):
        file = pikepdf.AttachedFileSpec(document, b"by Jane Smithson", filename="jane-smithson.txt")
        document.attachments["jane-smithson.txt"] = file

    assert "an attachment" in places(inside(page("<p>Nothing</p>"), change), register)


def test_whom_the_letter_may_name_today_is_no_leak_of_an_annex_of_another_day(
    case, officer, today, page, people_then
):
    register = Register.of(case, on=today)
    assert {person.covers for person in register.people} == {True, False}
    assert places(page("<p>Prudence Motedly</p>"), register) == []


@pytest.fixture
def people_then(case, officer, today):
    """Somebody who was promoted between an annex and the letter."""
    from cases.models import ReleaseText
    from tests.named.people import add, changed

    member = add(
        name="Prudence Motedly",
        grade="Officer",
        post="Clerk",
        held_from=date(2015, 1, 1),
        held_to=date(2019, 12, 31),
    )
    member.posts.create(grade="Director", post="Director of Clerks", held_from=date(2020, 1, 1))
    changed()
    ReleaseText.objects.create(
        case=case, title="Note", dated_on=date(2016, 5, 4), text="<p>Prudence Motedly</p>", by=officer
    )
    answer(case, 1, "<p>Prudence Motedly decided.</p>", "disclosed", by=officer, on=today)


def test_of_a_detail_that_stands_apart_the_detail_alone_is_looked_for(case, officer, today, page):
    answer(case, 4, "<p>Hamish Dunmore, direct line 020 7946 0107</p>", "disclosed", by=officer, on=today)
    register = Register.of(case, on=today)
    assert places(page("<p>H a m i s h Dunmore</p>"), register) == []
    assert set(places(page("<p>020 79 46 01 07</p>"), register)) == {"page 1"}


def test_what_is_too_short_to_be_sure_is_left_to_the_finder(case, officer, today, page):
    add(name="Al Wu", grade="Officer", phone="0107")
    answer(case, 4, "<p>Al Wu decided it.</p>", "disclosed", by=officer, on=today)
    register = Register.of(case, on=today)
    assert places(page("<p>A L W U 0107</p>"), register) == []
    assert places(page("<p>Al Wu</p>"), register) == ["page 1"]


def test_an_empty_text_of_the_file_is_no_text(page):
    def change(document):
        document.Root.Lang = pikepdf.String(" ")

    assert all(text.words.strip() for text in proof.texts_of(inside(page("<p>Nothing</p>"), change)))


def test_one_hit_stops_the_issue_and_the_letter_stays_as_it_was(case, officer, manager, today):
    """The letterhead is the council's own and is not covered: whoever wrote a name there is told."""
    Council.objects.update(foi_team="Office of Jane Smithson")
    steps.draft_all(case, by=officer, on=today)
    answer(case, 4, "<p>Jane Smithson</p>", "disclosed", by=officer, on=today)
    (person,) = Register.of(case, on=today).people
    decide(case=case, key=person.key, choice="withhold", reason="", by=officer, on=today)
    steps.fill_letter(case, by=officer, on=today)
    steps.judge_all(case, by=officer, on=today)
    case.refresh_from_db()
    actions.send_for_approval(case=case, by=officer, on=today)
    case.refresh_from_db()
    actions.approve(case=case, by=manager, on=today)
    case.refresh_from_db()
    with pytest.raises(NotReady, match="The finished PDF still says “Jane Smithson”"):
        actions.issue(case=case, by=officer, on=today)
    case.refresh_from_db()
    assert case.get_stage() is Stage.READY
    assert not case.draft_letter().is_issued()


def test_the_register_is_kept_with_the_letter_that_was_issued(case_at, officer, today):
    letter = actions.issue(case=case_at(Stage.READY), by=officer, on=today)
    assert letter.register == []
