"""The list of the directory, the page of one person, and what is changed there by hand."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.directory import listing
from cases.models import Council, GradeSetting, NameDecision, StaffMember, StaffPost
from cases.starter.staff import load_staff
from cases.workflow import Stage
from tests.directory.people import TODAY, add, add_post, person_values, shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2021-03-04T11:00:00+00:00", tick=False)


@pytest.fixture
def staff(council):
    load_staff()


@pytest.fixture
def dana(council, administrator):
    return add(administrator)


@pytest.fixture
def client(client, administrator):
    client.force_login(administrator)
    return client


def html(response) -> str:
    return response.content.decode()


def names(client, query: str = "") -> list[str]:
    page = client.get(reverse("directory") + query).context["page"]
    return [line.member.name for line in page.lines]


def typed(**said) -> dict:
    return {**person_values(), **said}


def day(name: str, on: date | None) -> dict:
    parts = (on.day, on.month, on.year) if on else ("", "", "")
    return {f"{name}_{number}": part for number, part in enumerate(parts)}


# The list


def test_the_list_shows_everybody_with_what_the_rule_says_of_the_name(client, staff):
    shown = html(client.get(reverse("directory")))
    assert shown.index("Asa Assistant") < shown.index("Charlie Chief") < shown.index("Theo Threatened")
    assert "Assistant Director or above" in shown
    assert "decide, releasing is proposed" in shown
    assert "until 31 Dec 2021" not in shown
    assert "21 of 21 shown" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=maiden", ["Morgan Wedd"]),
        ("?q=mo+wedd", ["Morgan Wedd"]),
        ("?q=sam.same2%40ashmere.example", ["Sam Same"]),
        ("?q=press+officer", ["Perry Press"]),
        ("?q=communications+manager", ["Dana Doe", "Saskia Spokes"]),
        ("?q=020+7946+0103", ["Fay Finance"]),
        ("?kind=contractor", ["Conny Tractor"]),
        ("?flag=spokesperson", ["Saskia Spokes"]),
        ("?flag=under_threat", ["Theo Threatened"]),
        ("?band=senior&q=housing", ["Sam Same"]),
        ("?band=below&q=housing", ["Sam Same"]),
        ("?band=below&q=culture", ["Pru Promoted"]),
        ("?band=senior&q=culture&on=2022-05-01", ["Pru Promoted"]),
        ("?band=below&q=culture&on=2022-05-01", []),
        ("?holding=no&on=2022-01-01&kind=officer", ["Leo Leaver"]),
        ("?holding=yes&on=2022-01-01&q=leaver", []),
        ("?holding=no&on=2020-01-01&q=dana", ["Dana Doe"]),
        ("?after=999999", "all"),
        ("?after=x", "all"),
        ("?after=²", "all"),
        (f"?after={'9' * 30}", "all"),
    ],
)
def test_the_list_is_narrowed_by_every_filter(client, staff, query, found):
    everybody = names(client)
    assert names(client, query) == (everybody if found == "all" else found)


def test_a_grade_that_the_ladder_does_not_know_can_be_looked_for(client, staff):
    StaffPost.objects.filter(staff_member__name="Hedy Head").update(grade="Band 12")
    assert "Hedy Head" in names(client, "?band=unknown")
    assert "not in the ladder" in html(client.get(reverse("directory") + "?q=hedy"))


def test_a_row_says_when_a_post_ended_or_begins_and_that_there_is_none(client, staff):
    assert "until 31 Dec 2021" in html(client.get(reverse("directory") + "?q=leaver&on=2022-02-01"))
    assert "from 1 Apr 2020" in html(client.get(reverse("directory") + "?q=dana&on=2020-01-01"))
    StaffMember.objects.create(name="Nora Nopost")
    assert "none recorded" in html(client.get(reverse("directory") + "?q=nora"))


def test_nobody_fits_and_nobody_is_there_are_told_apart(client, staff):
    assert "Nobody fits these filters" in html(client.get(reverse("directory") + "?q=zzz"))
    StaffMember.objects.all().delete()
    assert "The directory is empty" in html(client.get(reverse("directory")))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?on=2021-02-30", "Enter the day as a real date"),
        ("?kind=robot", "Choose one of the entries under “Kind”."),
        (f"?q={'x' * 201}", "Search for 200 characters or fewer."),
    ],
)
def test_a_filter_that_makes_no_sense_is_an_error_and_leaves_the_list(client, staff, query, words):
    shown = html(client.get(reverse("directory") + query))
    assert words in shown
    assert "21 of 21 shown" in shown


def test_the_list_is_read_in_pages_by_name(client, council):
    people = [StaffMember(name=f"Person {number // 2:03}") for number in range(2 * listing.PAGE + 3)]
    StaffMember.objects.bulk_create(people)
    query, seen = "", []
    while True:
        answer = client.get(reverse("directory") + query)
        seen += [line.member.pk for line in answer.context["page"].lines]
        if not answer.context["page"].after:
            break
        query = f"?after={answer.context['page'].after}"
    assert len(seen) == len(set(seen)) == 2 * listing.PAGE + 3
    assert "3 more of 103 shown" in html(answer)
    assert "Back to the first" in html(answer)


@pytest.mark.parametrize(
    ("query", "number"), [("", 7), ("?band=below&flag=spokesperson&holding=yes&q=manager", 8)]
)
def test_the_number_of_queries_does_not_grow_with_the_directory(client, staff, query, number):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(reverse("directory") + query).context["page"].lines
        return len(captured)

    few = queries()
    for index in range(30):
        member = StaffMember.objects.create(name=f"Press Person {index}")
        member.posts.create(post="Press Manager", grade="Officer", held_from=TODAY, spokesperson=True)
    assert (few, queries()) == (number, number)


# One person


def test_the_page_of_a_person_shows_names_posts_and_the_rule_step_by_step(client, staff):
    pru = StaffMember.objects.get(name="Pru Promoted")
    shown = html(client.get(reverse("staff_member", args=[pru.pk])))
    assert "Head of Libraries" in shown
    assert "<li>Head of Service, below Assistant Director</li>" in shown
    assert "<li>withhold the name, keep the post</li>" in shown
    later = html(client.get(reverse("staff_member", args=[pru.pk]) + "?on=2022-05-01"))
    assert "<li>Assistant Director: at Assistant Director level</li>" in later
    assert "a document of 1 May 2022" in later
    wrong = html(client.get(reverse("staff_member", args=[pru.pk]) + "?on=x"))
    assert "Enter the day as a real date" in wrong
    assert "a document of today" in wrong


def test_the_page_shows_the_forms_of_the_name_and_what_each_flag_does(client, staff):
    morgan = StaffMember.objects.get(name="Morgan Wedd")
    shown = html(client.get(reverse("staff_member", args=[morgan.pk])))
    assert "Morgan Maiden" in shown
    assert "Nobody has had to decide about this person yet." in shown
    theo = StaffMember.objects.get(name="Theo Threatened")
    shown = html(client.get(reverse("staff_member", args=[theo.pk])))
    assert "everything is withheld, whatever else is ticked" in shown


def test_two_people_of_one_name_are_shown_to_each_other(client, staff):
    one, two = StaffMember.objects.filter(name="Sam Same")
    shown = html(client.get(reverse("staff_member", args=[one.pk])))
    assert "Others of this name" in shown
    assert reverse("staff_member", args=[two.pk]) in shown


def test_the_page_shows_where_it_was_decided_about_the_person(client, dana, case_at, officer):
    case = case_at(Stage.DRAFTING)
    NameDecision.objects.create(
        case=case,
        key=f"staff:{dana.pk}",
        staff_member=dana,
        shown="Dana Doe",
        choice="release",
        proposed="withhold",
        ground="below_senior",
        reason="She agreed.",
        by=officer,
        decided_on=TODAY,
    )
    shown = html(client.get(reverse("staff_member", args=[dana.pk])))
    assert reverse("case", args=[case.reference]) in shown
    assert "She agreed." in shown


def test_the_page_of_a_person_asks_a_pinned_number_of_queries(client, dana, administrator):
    add_post(dana, administrator, post="Head", held_from=date(2021, 1, 1))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("staff_member", args=[dana.pk]))
    assert len(captured) == 8


def test_an_officer_reads_and_is_told_who_changes(client, officer, staff):
    client.force_login(officer)
    member = StaffMember.objects.get(name="Dana Doe")
    for url in (reverse("directory"), reverse("staff_member", args=[member.pk]), reverse("grades")):
        shown = html(client.get(url))
        assert "Only administrators change the staff directory and the grades." in shown
        assert "Add a" not in shown
        assert ">Correct<" not in shown


def test_somebody_without_a_post_has_no_row_of_posts(client, council):
    nora = StaffMember.objects.create(name="Nora Nopost")
    assert "Until one is, a person decides" in html(client.get(reverse("staff_member", args=[nora.pk])))
    assert "No post is held at present." in html(client.get(reverse("new_staff_post", args=[nora.pk])))


# New, edited


def test_a_person_is_added_with_the_first_post(client, council):
    post = {
        **day("first-held_from", date(2021, 1, 1)),
        "first-grade": "Officer",
        "first-post": "Clerk",
        "first-flags": ["public_facing", "consented"],
    }
    answer = client.post(reverse("new_staff_member"), {**typed(name="New Comer"), **post})
    member = StaffMember.objects.get(name="New Comer")
    assert answer.url == reverse("staff_member", args=[member.pk])
    assert member.posts.get().public_facing
    assert [change.words for change in member.changes.all()] == ["added the first post", "added the person"]
    shown = html(client.get(answer.url))
    assert "New Comer is in the directory." in shown
    assert "Ada Administrator added the person" in shown


def test_a_person_is_added_without_a_post(client, council):
    client.post(
        reverse("new_staff_member"), typed(name="Otto Outside", kind="other_body", organisation="Trust")
    )
    assert not StaffMember.objects.get(name="Otto Outside").posts.exists()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Enter the name."),
        ({"name": "x" * 121}, "Name must be 120 characters or fewer."),
        ({"kind": "robot"}, "Choose one of the kinds."),
        ({"email": "a@b.example; nonsense"}, "“nonsense” is not an e-mail address"),
        ({"phone": "ring me"}, "“ring me” is not a telephone number"),
        ({"mobile": "12"}, "“12” is not a telephone number"),
        ({"first-post": "Clerk"}, "Enter the first day."),
        ({**day("first-held_from", TODAY)}, "Enter the post or choose the grade."),
        ({**day("first-held_from", TODAY), "first-grade": "Emperor"}, "Choose one of the grades."),
        ({**day("first-held_from", TODAY), "first-post": "x", "first-flags": "y"}, "Choose among the flags"),
        (
            {**day("first-held_from", TODAY), **day("first-held_to", date(2021, 1, 1)), "first-post": "x"},
            "The last day must be the first day or later.",
        ),
        ({"number": "7"}, "Dana Doe has this staff number already."),
    ],
)
def test_what_is_typed_wrongly_is_told_beside_the_field_and_kept(client, administrator, council, said, words):
    add(administrator, number="7")
    shown = html(client.post(reverse("new_staff_member"), {**typed(team="x", surname="Keptwords"), **said}))
    assert words in shown
    assert "Keptwords" in shown
    assert StaffMember.objects.count() == 1


def test_a_person_is_edited_and_the_history_says_what_was_there_before(client, dana):
    page = client.get(reverse("edit_staff_member", args=[dana.pk]))
    sent = typed(
        former_names="Dana Roe",
        email=" dana@ashmere.example ;d.doe@ashmere.example;",
        phone="020 7946 0108 ext 12",
        shown=page.context["form"]["shown"].value(),
    )
    answer = client.post(reverse("edit_staff_member", args=[dana.pk]), sent)
    dana.refresh_from_db()
    assert (dana.former_names, dana.email) == ("Dana Roe", "dana@ashmere.example; d.doe@ashmere.example")
    shown = html(client.get(answer.url))
    assert "Dana Doe is changed." in shown
    assert "<ins>Dana Roe</ins>" in shown
    assert Council.current().directory_version == 3


def test_an_edit_that_changes_nothing_or_takes_the_number_of_another_is_refused(client, dana, administrator):
    add(administrator, name="Other", number="7")
    sent = typed(shown=shown(dana))
    assert "Nothing was changed." in html(client.post(reverse("edit_staff_member", args=[dana.pk]), sent))
    taken = html(client.post(reverse("edit_staff_member", args=[dana.pk]), {**sent, "number": "7"}))
    assert "Other has this staff number already." in taken


def test_two_editors_never_overwrite_each_other(client, dana):
    page = reverse("edit_staff_member", args=[dana.pk])
    old = shown(dana)
    client.post(page, typed(known_as="Dee", shown=old))
    clash = client.post(page, typed(organisation="Mine", shown=old))
    words = html(clash)
    assert "Ada Administrator changed this person while you were typing." in words
    assert "<ins>Dee</ins>" in words
    assert "there now “Dee”, yours nothing" in words
    assert 'value="Mine"' in words
    dana.refresh_from_db()
    assert (dana.known_as, dana.organisation) == ("Dee", "")
    client.post(
        page, typed(known_as="Dee", organisation="Mine", shown=clash.context["form"]["shown"].value())
    )
    dana.refresh_from_db()
    assert (dana.known_as, dana.organisation) == ("Dee", "Mine")


def test_a_change_that_no_hand_made_is_told_without_a_name(client, dana):
    old = shown(dana)
    dana.changes.all()._raw_delete("default")
    StaffMember.objects.filter(pk=dana.pk).update(known_as="Dee")
    clash = client.post(reverse("edit_staff_member", args=[dana.pk]), typed(shown=old))
    assert "Somebody changed this person while you were typing." in html(clash)


def test_somebody_entered_by_mistake_is_removed_and_the_history_keeps_what_was_there(client, dana):
    page = html(client.get(reverse("edit_staff_member", args=[dana.pk])))
    assert "Remove Dana Doe" in page
    drop = reverse("drop_staff_member", args=[dana.pk])
    old = client.post(drop, {"shown": "old"}, follow=True)
    assert "Dana Doe was changed meanwhile. Nothing is removed." in html(old)
    answer = client.post(drop, {"shown": shown(dana)}, follow=True)
    assert "Dana Doe is no longer in the directory." in html(answer)
    changes = html(client.get(reverse("directory_changes")))
    assert "<b>Dana Doe</b>: Ada Administrator removed the person" in changes
    assert "Digital Communications Manager" in changes
    assert not StaffPost.objects.exists()


def test_nobody_about_whom_it_was_decided_is_removed(client, dana, case_at, officer):
    case = case_at(Stage.DRAFTING)
    NameDecision.objects.create(
        case=case,
        key=f"staff:{dana.pk}",
        staff_member=dana,
        shown="Dana Doe",
        choice="withhold",
        proposed="withhold",
        ground="below_senior",
        by=officer,
        decided_on=TODAY,
    )
    refused = client.post(reverse("drop_staff_member", args=[dana.pk]), {"shown": shown(dana)}, follow=True)
    assert "It was decided about Dana Doe in a case." in html(refused)
    assert "Remove Dana Doe" not in html(client.get(reverse("edit_staff_member", args=[dana.pk])))


def test_the_changes_of_everybody_are_read_page_by_page(client, council, administrator):
    assert "Nothing has been changed yet." in html(client.get(reverse("directory_changes")))
    for number in range(26):
        add(administrator, name=f"Person {number:02}")
    first = client.get(reverse("directory_changes"))
    assert "Person 25" in html(first)
    assert "Person 00" not in html(first)
    with CaptureQueriesContext(connection) as captured:
        second = html(client.get(reverse("directory_changes") + f"?after={first.context['after']}"))
    assert "Person 00" in second
    assert "Back to the latest" in second
    assert len(captured) == 3
    assert "Person 25" in html(client.get(reverse("directory_changes") + "?after=x"))


# Posts


def sent_post(member, **said) -> dict:
    return {
        **day("held_from", date(2021, 1, 1)),
        **day("held_to", None),
        "post": "Head",
        "team": "",
        "grade": "Head of Service",
        "shown": shown(member),
        **said,
    }


def test_a_post_is_added_from_a_day_with_what_holds_today_filled_in(client, dana):
    page = client.get(reverse("new_staff_post", args=[dana.pk]))
    assert "Digital Communications Manager" in html(page)
    answer = client.post(reverse("new_staff_post", args=[dana.pk]), sent_post(dana))
    assert answer.url == reverse("staff_member", args=[dana.pk])
    assert [post.held_to for post in dana.posts.all()] == [date(2020, 12, 31), None]


def test_an_overlap_is_refused_on_the_page_and_adjusting_is_offered(client, dana):
    sent = sent_post(dana, **day("held_to", date(2021, 1, 31)), flags=["spokesperson"])
    refused = html(client.post(reverse("new_staff_post", args=[dana.pk]), sent))
    assert "These days overlap with “Digital Communications Manager”" in refused
    assert "Adjusting would do this" in refused
    assert 'value="spokesperson" checked' in refused
    client.post(reverse("new_staff_post", args=[dana.pk]), {**sent, "adjust": "on"})
    assert dana.posts.count() == 3


def test_a_post_is_corrected_and_removed_on_its_page(client, dana):
    post = dana.posts.get()
    page = client.get(reverse("staff_post", args=[dana.pk, post.pk]))
    assert "Correct “Digital Communications Manager” of Dana Doe" in html(page)
    client.post(reverse("staff_post", args=[dana.pk, post.pk]), sent_post(dana, post="Corrected"))
    post.refresh_from_db()
    assert post.post == "Corrected"
    drop = reverse("drop_staff_post", args=[dana.pk, post.pk])
    answer = client.post(drop, {"shown": "old"}, follow=True)
    assert "Dana Doe was changed meanwhile. Nothing is removed." in html(answer)
    answer = client.post(drop, {"shown": shown(dana)}, follow=True)
    assert "The post “Corrected” is removed." in html(answer)
    assert not dana.posts.exists()


def test_a_grade_that_no_ladder_knows_stays_until_somebody_chooses_another(client, dana):
    post = dana.posts.get()
    GradeSetting.objects.create(in_force_from=date(2020, 1, 1))
    GradeSetting.objects.create(in_force_from=date(2030, 1, 1), ladder="Boss\nHand", senior_grade="Boss")
    for grade, words in [
        ("Band 12", "Band 12, not in the ladder"),
        ("AD", "AD, which means Assistant Director"),
    ]:
        StaffPost.objects.filter(pk=post.pk).update(grade=grade)
        shown_page = html(client.get(reverse("staff_post", args=[dana.pk, post.pk])))
        assert words in shown_page
        assert ">Hand<" in shown_page


def test_two_who_write_down_posts_never_overwrite_each_other(client, dana, administrator):
    old = sent_post(dana, flags=["spokesperson"])
    add_post(dana, administrator, post="Theirs", held_from=date(2021, 2, 1))
    clash = client.post(reverse("new_staff_post", args=[dana.pk]), old)
    assert "Ada Administrator changed this person while you were typing." in html(clash)
    assert "Theirs" in html(clash)
    assert 'value="spokesperson" checked' in html(clash)
    assert dana.posts.count() == 2


def test_the_post_of_one_person_is_not_found_under_another(client, dana, administrator):
    other = add(administrator, name="Other")
    for name in ("staff_post", "drop_staff_post"):
        assert client.post(reverse(name, args=[other.pk, dana.posts.get().pk])).status_code == 404


# Leavers


def test_somebody_leaves_on_the_page(client, dana):
    page = reverse("end_staff_member", args=[dana.pk])
    assert "Posts as they are" in html(client.get(page))
    assert "Enter the last day." in html(client.post(page, {"shown": shown(dana)}))
    early = client.post(page, {**day("last_day", date(2019, 1, 1)), "shown": shown(dana)})
    assert "“Digital Communications Manager” began then." in html(early)
    old = client.post(page, {**day("last_day", TODAY), "shown": "old"})
    assert "changed this person while you were typing" in html(old)
    answer = client.post(page, {**day("last_day", TODAY), "shown": shown(dana)}, follow=True)
    assert "It is recorded that Dana Doe leaves." in html(answer)
    assert "Record a leaver" not in html(answer)
    assert dana.posts.get().held_to == TODAY


def test_whoever_may_not_change_the_directory_is_told_on_every_door(client, officer, dana):
    client.force_login(officer)
    post = dana.posts.get()
    doors = [
        reverse("new_staff_member"),
        reverse("edit_staff_member", args=[dana.pk]),
        reverse("new_staff_post", args=[dana.pk]),
        reverse("staff_post", args=[dana.pk, post.pk]),
        reverse("drop_staff_post", args=[dana.pk, post.pk]),
        reverse("drop_staff_member", args=[dana.pk]),
        reverse("end_staff_member", args=[dana.pk]),
        reverse("new_grades"),
        reverse("directory_contacts"),
    ]
    assert {client.post(door).status_code for door in doors} == {403}


def test_a_person_who_is_not_there_is_not_found(client, council):
    assert client.get(reverse("staff_member", args=[10**30])).status_code == 404
