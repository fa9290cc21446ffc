"""Who may do what, as tables: a reviewer of the rules reads the rows, not the code."""

import inspect
from datetime import date

import pytest
from django.urls import reverse

from cases import permissions
from cases.intake import actions as intake
from cases.models import Case, DirectoryImport, Role, StaffMember
from cases.starter.council import load_council
from cases.workflow import Stage
from tests.factories import UserFactory

O, M, R, A = "officer", "manager", "reviewer", "administrator"  # noqa: E741
EVERYBODY = {O, M, R, A}
PEOPLE = [*sorted(EVERYBODY), "nobody", "leaver"]

# deed, stage of the case, who may
DEEDS = [
    ("see_cases", None, EVERYBODY),
    ("log_request", None, {O, M}),
    ("take_in_letters", None, {O, M}),
    ("draft", Stage.LOGGED, {O, M}),
    ("draft", Stage.DRAFTING, {O, M}),
    ("draft", Stage.WITH_APPROVER, set()),
    ("draft", Stage.READY, set()),
    ("draft", Stage.ISSUED, set()),
    ("draft", Stage.PASSED_ON, set()),
    ("draft", Stage.WITHDRAWN, set()),
    ("draft", Stage.NO_REPLY, set()),
    *(
        ("decide_names", stage, {O, M} if stage in (Stage.LOGGED, Stage.DRAFTING) else set())
        for stage in Stage
    ),
    *(("judge", stage, {O, M} if stage.is_open else set()) for stage in Stage),
    *(("move_clock", stage, {O, M} if stage.is_open else set()) for stage in Stage),
    # What closed a case by mistake can be struck out.
    *(
        (
            "correct_clock",
            stage,
            {O, M} if stage.is_open or stage in (Stage.PASSED_ON, Stage.WITHDRAWN) else set(),
        )
        for stage in Stage
    ),
    # A reply may come after the case was closed for want of it.
    *(
        ("record_end", stage, {O, M} if stage.is_open or stage is Stage.NO_REPLY else set())
        for stage in Stage
    ),
    ("take_back", Stage.LOGGED, set()),
    ("take_back", Stage.DRAFTING, set()),
    ("take_back", Stage.WITH_APPROVER, {O, M}),
    ("take_back", Stage.READY, {O, M}),
    ("take_back", Stage.ISSUED, set()),
    ("issue", None, {O, M}),
    ("review", None, {O, M, R}),
    ("edit_wording", None, {M, A}),
    ("change_locked_wording", None, {A}),
    ("see_directory", None, {O, M, A}),
    ("edit_directory", None, {A}),
    ("administer", None, {A}),
]

# page, who sees it: everybody else is told the reason (403), and the admin's own door sends them to sign in (302)
PAGES = [
    ("my_cases", EVERYBODY),
    ("all_cases", EVERYBODY),
    ("case", EVERYBODY),
    ("original", EVERYBODY),
    ("draft", EVERYBODY),
    ("check_letter", EVERYBODY),
    ("clock", EVERYBODY),
    ("letters", EVERYBODY),
    ("cost", EVERYBODY),
    ("ask_clarification", EVERYBODY),
    ("names", EVERYBODY),
    ("names_schedule", EVERYBODY),
    ("annexes", EVERYBODY),
    ("new_annex", {O, M}),
    ("wording", EVERYBODY),
    ("placeholders", EVERYBODY),
    ("new_wording", {M, A}),
    ("exchange_wording", {M, A}),
    ("bank_holidays", {A}),
    ("add_holiday", {A}),
    ("load_holidays", {A}),
    ("log_request", {O, M}),
    ("past_letters", {O, M}),
    ("directory", {O, M, A}),
    ("staff_member", {O, M, A}),
    ("new_staff_member", {A}),
    ("edit_staff_member", {A}),
    ("end_staff_member", {A}),
    ("new_staff_post", {A}),
    ("staff_post", {A}),
    ("directory_changes", {O, M, A}),
    ("grades", {O, M, A}),
    ("new_grades", {A}),
    ("directory_contacts", {A}),
    ("import_directory", {A}),
    ("look_before_importing", {A}),
    ("import_columns", {A}),
    ("mend_rows", {A}),
    ("import_problems", {A}),
    ("profile", {*EVERYBODY, "nobody"}),
    ("admin:index", {A}),
]
OF_A_CASE = {
    "names",
    "names_schedule",
    "annexes",
    "new_annex",
    "case",
    "original",
    "draft",
    "check_letter",
    "clock",
    "letters",
    "cost",
    "ask_clarification",
}
OF_A_PERSON = {"staff_member", "edit_staff_member", "end_staff_member", "new_staff_post"}
OF_A_POST = {"staff_post"}
OF_AN_IMPORT = {"look_before_importing", "import_columns", "mend_rows", "import_problems"}


def person(who: str):
    """A user with one role; "nobody" has none, and the leaver's account is closed."""
    if who == "leaver":
        return UserFactory(username=who, roles=list(Role), is_active=False)
    return UserFactory(username=who, roles=[] if who == "nobody" else [Role(who)])


def test_the_table_names_every_permission():
    ours = {
        name
        for name, deed in inspect.getmembers(permissions, inspect.isfunction)
        if deed.__module__ == permissions.__name__
    }
    assert ours == {deed for deed, _, _ in DEEDS} | {
        "approve",
        "approve_correction",
        "decide_names_in",
        "demand",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("deed", "stage", "allowed"), DEEDS)
def test_who_may_do_what_at_which_stage(deed, stage, allowed, who):
    about = [] if stage is None else [Case(stage=stage.value)]
    reasons = getattr(permissions, deed)(person(who), *about)
    assert (reasons == []) == (who in allowed), reasons


@pytest.fixture
def letter(officer):
    load_council()
    case = intake.log_request(
        requester_name="Jane Sample",
        requester_email="jane@requester.example",
        requester_address="",
        received_on=date(2021, 2, 10),
        subject="Social media management tool",
        regime="FOIA",
        channel="email",
        questions=["Who is your supplier?"],
        request_text="Who is your supplier?",
        original=None,
        officer=officer,
        by=officer,
        on=date(2021, 2, 10),
    )
    return case.draft_letter()


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("stage", list(Stage))
def test_only_managers_approve_and_only_what_was_sent_for_approval(stage, who, letter):
    letter.case.stage = stage.value
    reasons = permissions.approve(person(who), letter)
    assert (reasons == []) == (who == M and stage is Stage.WITH_APPROVER), reasons


def test_nobody_approves_a_letter_of_which_they_wrote_a_part(letter):
    author = person(M)
    letter.case.stage = Stage.WITH_APPROVER.value
    letter.editors.add(author)
    assert permissions.approve(author, letter) == [
        "You wrote part of this letter. Somebody else must approve it."
    ]


def test_what_is_demanded_and_refused_says_why():
    permissions.demand([])
    with pytest.raises(permissions.NotAllowed, match=r"First\. Second\.") as refusal:
        permissions.demand(["First.", "Second."])
    assert refusal.value.reasons == ["First.", "Second."]


@pytest.mark.django_db
@pytest.mark.parametrize("who", [*PEOPLE, "stranger"])
def test_who_sees_which_page(who, client, case_at):
    reference = case_at(Stage.DRAFTING).reference
    post = StaffMember.objects.create(name="Dana Doe").posts.create(held_from=date(2020, 1, 1))
    directory_import = DirectoryImport.objects.create(
        name="staff.csv",
        content=b"Name,Grade\nDana Doe,Manager\n",
        valid_from=date(2021, 1, 1),
        uploaded_by=UserFactory(),
    )
    about = {
        **dict.fromkeys(OF_A_CASE, (reference,)),
        **dict.fromkeys(OF_A_PERSON, (post.staff_member_id,)),
        **dict.fromkeys(OF_A_POST, (post.staff_member_id, post.pk)),
        **dict.fromkeys(OF_AN_IMPORT, (directory_import.pk,)),
    }
    if who != "stranger":
        client.force_login(person(who), backend="django.contrib.auth.backends.ModelBackend")

    def answer(name: str) -> int:
        return client.get(reverse(name, args=about.get(name, ()))).status_code

    def expected(name: str, allowed: set[str]) -> int:
        if who in allowed:
            return 200
        return 302 if who in ("stranger", "leaver") or name == "admin:index" else 403

    assert {name: answer(name) for name, _ in PAGES} == {
        name: expected(name, who_may) for name, who_may in PAGES
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "places"),
    [
        (O, ["My cases", "All cases", "Log a request", "Wording", "Staff directory"]),
        (M, ["My cases", "All cases", "Log a request", "Wording", "Staff directory"]),
        (R, ["My cases", "All cases", "Wording"]),
        (A, ["My cases", "All cases", "Wording", "Staff directory", "Admin"]),
        ("nobody", []),
    ],
)
def test_the_bar_shows_only_the_places_that_a_person_may_go_to(who, places, client):
    client.force_login(person(who))
    shown = client.get(reverse("profile")).content.decode().split('class="top__nav"')[1].split("</nav>")[0]
    assert [
        label
        for label in ("My cases", "All cases", "Log a request", "Wording", "Staff directory", "Admin")
        if f">{label}<" in shown
    ] == places
