"""The pages of an import, as an administrator walks through them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.directory import import_actions as actions
from cases.directory import import_views
from cases.models import DirectoryImport, NameDecision, StaffMember
from tests.directory.imports import ALL, CATHY, HAMISH, MAY, PRESS, WARD, brought, content, imported
from tests.factories import UserFactory
from tests.journeys.steps import log

pytestmark = pytest.mark.django_db
DAY = {"valid_from_0": "1", "valid_from_1": "5", "valid_from_2": "2021"}


@pytest.fixture
def client(client, council, administrator, time_machine):
    time_machine.move_to("2021-05-03T11:00:00+00:00")
    client.force_login(administrator)
    return client


@pytest.fixture
def filled(client, administrator):
    return imported(administrator, *ALL)


def html(response) -> str:
    assert response.status_code == 200, response
    return response.content.decode()


def sent(data: bytes, name: str = "staff.csv") -> dict:
    return {"file": SimpleUploadedFile(name, data), **DAY}


def page(client, it, **query) -> str:
    return html(client.get(reverse("look_before_importing", args=[it.pk]), query))


def post(client, name: str, it, **data):
    return client.post(reverse(name, args=[it.pk]), data, follow=True)


def test_a_file_is_brought_and_looked_at(client):
    shown = html(client.get(reverse("import_directory")))
    assert 'value="5"' in shown, "the first of this month"
    response = client.post(reverse("import_directory"), sent(content(*ALL)), follow=True)
    shown = html(response)
    assert "Nothing has been changed yet" in shown
    assert "Import 4 rows" in shown
    assert "2 would be named in letters" in shown
    assert not StaffMember.objects.exists()
    assert "Only looked at" in html(client.get(reverse("import_directory")))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Choose the file"),
        (sent(b""), "The file is empty"),
        (sent(b"x" * (actions.LARGEST + 1)), "larger than 20 MB"),
        (sent(bytes(range(256)) * 20), "The file cannot be read, and nothing was changed. Line"),
        (sent(content()), "Line 1: There are no people"),
        (sent(b"Ann,Officer\nBea,Clerk"), "Line 1: No headings were found"),
        (sent(content(HAMISH, '8,"Ann,,,Clerk')), "Line 3: A quotation mark"),
        ({**sent(content(*ALL)), "valid_from_0": ""}, "must include a day"),
        ({"file": SimpleUploadedFile("a.csv", b"x")}, "Enter the day from which the file counts"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why_and_leaves_nothing(client, data, words):
    shown = html(client.post(reverse("import_directory"), data))
    assert words in shown
    assert not DirectoryImport.objects.exists()


def test_the_pages_are_for_administrators(client, filled, officer):
    client.force_login(officer)
    for name in ("look_before_importing", "import_columns", "mend_rows", "import_problems"):
        assert client.get(reverse(name, args=[filled.pk])).status_code == 403, name
    for name in ("confirm_import", "agree_import", "drop_import", "take_back_import"):
        assert client.post(reverse(name, args=[filled.pk])).status_code == 403, name
    assert client.get(reverse("import_directory")).status_code == 403


def test_each_count_leads_to_its_list(client, filled, administrator, officer):
    case = log(officer=officer, received_on=MAY, on=MAY, subject="Estates")
    member = StaffMember.objects.get(number="48")
    for key in (f"staff:{member.pk}", "words:ann"):
        NameDecision.objects.create(
            case=case, key=key, staff_member=member if key.startswith("staff") else None, shown="x",
            choice="release", proposed="decide", ground="senior", by=officer, decided_on=MAY,
        )  # fmt: skip
    it = brought(
        administrator,
        CATHY.replace("Head of Service", "Director"),
        PRESS,
        WARD,
        "9,Ann Bee,,,,,Officer,officer,,,",
    )
    assert "open draft touched" in page(client, it)
    for kind, words in [
        ("same", "Rhiannon Pugh"),
        ("changed", "Name now released"),
        ("new", "Ann Bee"),
        ("gone", "Hamish Dunmore"),
        ("drafts", case.reference),
    ]:
        assert words in page(client, it, show=kind), kind
    assert "Look before importing</h1>" in page(client, it, show="nonsense")
    nobody = brought(administrator, *ALL)
    assert "Nobody." in page(client, nobody, show="changed")
    assert "What changes leaves" not in page(client, nobody)


def test_long_lists_come_in_pages(client, administrator, monkeypatch):
    monkeypatch.setattr(import_views, "ON_A_PAGE", 2)
    monkeypatch.setattr(import_views, "SHOWN", 1)
    it = brought(administrator, *[f"{n},Tudor {n},,,,,Officer,officer,,," for n in range(5)], "x,,,,,", "y")
    assert "3 to 4 of 5" in page(client, it, show="new", page="2")
    assert "All problems, 1 more" in page(client, it)
    rows = html(client.get(reverse("mend_rows", args=[it.pk])))
    assert "2 rows of “staff.csv” are left out" in rows


def test_more_changes_than_are_shown_lead_to_the_list(client, filled, administrator, monkeypatch):
    monkeypatch.setattr(import_views, "SHOWN", 1)
    it = brought(
        administrator, CATHY.replace("Cathy", "Kate"), PRESS.replace("spokesperson", ""), HAMISH, WARD
    )
    assert "Show the other 1 among all changes" in page(client, it)


def test_rows_are_put_right_on_the_page_and_can_be_undone(client, administrator):
    it = brought(
        administrator, HAMISH.replace("Director,officer", "Directr,officer"), CATHY.replace("cathy@", "cathy")
    )
    shown = page(client, it)
    assert "2 rows with a problem" in shown
    data = {"row2-grade": "Assistant Director", "row3-email": "cathy@ashmere.example"}
    shown = html(post(client, "mend_rows", it, **data))
    assert "Import 2 rows" in shown
    assert "Undo line 2: grade “Assistant Director”" in shown
    shown = html(post(client, "mend_rows", it, undo=["2"]))
    assert "Import 1 row<" in shown
    it.refresh_from_db()
    assert list(it.mended) == ["3"]
    # Nothing chosen, and what stands there already, put nothing right.
    post(client, "mend_rows", it, **{"row2-grade": ""})
    it.refresh_from_db()
    assert list(it.mended) == ["3"]


def test_of_many_rows_put_right_the_first_can_be_undone(client, administrator, monkeypatch):
    monkeypatch.setattr(import_views, "ON_A_PAGE", 2)
    it = brought(administrator, *[f"{n},Tudor {n},,,,,PO4,officer,,," for n in range(5)])
    shown = html(post(client, "mend_rows", it, **{"row2-grade": "Officer"}))
    assert "Put right, 5 rows" in shown
    assert "of the first 2" in shown
    assert "Undo line 4" not in shown


def test_a_choice_that_there_is_not_is_told_beside_its_field(client, administrator):
    it = brought(administrator, CATHY.replace("Head of Service", "PO4"))
    shown = html(post(client, "mend_rows", it, **{"row2-grade": "PO5"}))
    assert "Choose from the list for line 2" in shown
    assert "Rows with a problem</h1>" in shown


def test_a_row_left_out_by_a_person_is_told(client, administrator):
    it = brought(administrator, CATHY, CATHY.replace("Head of Service", "Officer"))
    shown = html(post(client, "mend_rows", it, **{"row3-take": "2"}))
    assert "Undo line 3: left out" in shown
    assert "Import 1 row<" in shown


def test_columns_are_chosen_and_wrong_choices_told(client, administrator):
    it = brought(
        administrator,
        *["Ann,Bee,Officer,"] * 2,
        "Bea,,,",
        "Cat,,,",
        "Dee,,,",
        headings="clan,family name,band,cost centre",
    )
    address = reverse("import_columns", args=[it.pk])
    shown = html(client.get(address))
    assert "not read" in shown
    assert "Ann, Bea, Cat<" in shown, "each value once, three at most"
    wrong = {"column0": "grade", "column1": "", "column2": "grade", **DAY}
    assert "is read as grade already" in html(client.post(address, wrong))
    nameless = {"column0": "forename", **DAY}
    assert "Choose the column that holds the name" in html(client.post(address, nameless))
    assert "Choose from the list" in html(client.post(address, {**nameless, "column1": "shoe size"}))
    undated = {**nameless, "valid_from_1": "13"}
    assert "must be a real date" in html(client.post(address, undated))
    good = {"column0": "forename", "column1": "surname", "column2": "grade", "column3": "team", **DAY}
    assert "Import 2 rows<" in html(client.post(address, good, follow=True))
    it.refresh_from_db()
    assert it.columns["cost centre"] == "team"


def test_what_happens_to_the_others_must_be_said(client, filled, administrator):
    rows = [f"{n},Tudor {n},,,,,Officer,officer,,," for n in range(100, 130)]
    imported(administrator, *rows)
    it = brought(administrator, *rows, *ALL[1:])
    seen = actions.seen_of(it)
    shown = html(post(client, "confirm_import", it, seen=seen, gone="yes"))
    assert "Choose what happens to the people who are not in the file" in shown
    shown = html(post(client, "confirm_import", it, seen=seen, gone="yes", others="end"))
    assert "33 rows are imported" in shown
    assert "people not in the file stayed" not in shown
    assert StaffMember.objects.get(number="7").posts.get().held_to == MAY - timedelta(days=1)


def test_a_refusal_stands_on_the_page(client, filled, administrator):
    it = brought(administrator, CATHY.replace("Head of Service", "Director"), HAMISH, PRESS, WARD)
    shown = page(client, it)
    assert "It can be imported once a second person has agreed" in shown
    assert "Import 4 rows" not in shown
    shown = html(post(client, "confirm_import", it, seen="old"))
    assert "changed after you opened the page" in shown
    shown = html(post(client, "agree_import", it, seen=actions.seen_of(it)))
    assert "You brought this file. Somebody else must agree to it." in shown
    client.force_login(UserFactory(username="ben", full_name="Ben Second", roles=administrator.roles))
    assert "I agree to this file" in page(client, it)
    shown = html(post(client, "agree_import", it, seen=actions.seen_of(it)))
    assert "Ben Second agreed on 3 May 2021" in shown
    shown = html(post(client, "confirm_import", it, seen=actions.seen_of(it)))
    assert "4 rows are imported" in shown
    assert "Agreed by" in shown


def test_an_import_is_taken_back_on_its_page(client, filled):
    assert "Take this import back" in page(client, filled)
    shown = html(post(client, "take_back_import", filled))
    assert "The directory is as it was before" in shown
    assert "was taken back on 3 May 2021" in shown
    assert "was taken back" in html(post(client, "take_back_import", filled))
    assert "Taken back" in html(client.get(reverse("import_directory")))


def test_a_file_that_is_imported_or_dropped_is_changed_no_more(client, filled, administrator):
    for name in ("import_columns", "mend_rows"):
        assert "Imported by" in html(client.get(reverse(name, args=[filled.pk]), follow=True))
    assert "imported already" in html(post(client, "drop_import", filled))
    it = brought(administrator, *ALL)
    assert "The file is dropped" in html(post(client, "drop_import", it))
    assert post(client, "drop_import", it).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mend_rows", {"row2-grade": "Officer"}),
        ("import_columns", {"column0": "name", **DAY}),
        ("confirm_import", {}),
    ],
)
def test_a_file_that_a_colleague_drops_meanwhile_is_told(client, administrator, monkeypatch, name, data):
    it = brought(administrator, "Ann,PO4", headings="name,grade")
    held = actions._waiting

    def dropped_first(directory_import, by):
        DirectoryImport.objects.all().delete()
        return held(directory_import, by)

    data = data or {"seen": actions.seen_of(it)}
    monkeypatch.setattr(actions, "_waiting", dropped_first)
    assert "Somebody dropped this file meanwhile" in html(post(client, name, it, **data))


def test_rows_with_a_problem_are_a_file_to_be_put_right(client, administrator):
    it = brought(administrator, CATHY.replace("Head of Service", "PO4"))
    response = client.get(reverse("import_problems", args=[it.pk]))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "rows-with-a-problem.csv" in response["Content-Disposition"]
    assert "2,“PO4” is no grade here." in response.content.decode("utf-8-sig")


def test_the_pages_take_the_same_number_of_queries_however_long_the_file(
    client, administrator, django_assert_num_queries
):
    rows = [f"{n},Tudor {n},,,,,Officer,officer,,," for n in range(30)]
    imported(administrator, *rows)
    for count in (3, 30):
        it = brought(administrator, *[row.replace("Officer,", "Manager,") for row in rows[:count]])
        with django_assert_num_queries(9):
            page(client, it)
    with django_assert_num_queries(3):
        html(client.get(reverse("import_directory")))
