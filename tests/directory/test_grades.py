"""The grades of the council: which hold when, who moves across the line, and the contacts that are nobody's alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.directory import grade_actions, grades
from cases.directory.actions import DirectoryRefused
from cases.models import Council, GradeSetting, StaffChange, StaffPost
from cases.starter.staff import load_staff
from tests.directory.people import TODAY

pytestmark = pytest.mark.django_db
TWO = "Boss: Chief\nHand"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2021-03-04T11:00:00+00:00", tick=False)


@pytest.fixture
def client(client, administrator, council):
    load_staff()
    client.force_login(administrator)
    return client


def html(response) -> str:
    return response.content.decode()


def set_grades(administrator, **said) -> GradeSetting:
    usual = {"ladder": TWO, "senior_grade": "Boss", "in_force_from": date(2021, 4, 1)}
    return grade_actions.set_grades(**{**usual, **said}, by=administrator, on=TODAY)


def sent(**said) -> dict:
    usual = {"in_force_from_0": 1, "in_force_from_1": 4, "in_force_from_2": 2021}
    present = GradeSetting.objects.in_force(TODAY)
    return {**usual, "ladder": present.ladder, "senior_grade": "Head of Service", **said}


def test_a_new_ladder_holds_from_its_day_and_is_recorded(council, administrator):
    setting = set_grades(administrator)
    assert GradeSetting.objects.in_force(date(2021, 4, 1)) == setting
    change = StaffChange.objects.get()
    assert change.words == "set the grades that count from Thursday 1 April 2021 on"
    assert change.what[0] == {"field": "Senior grade", "before": "Assistant Director", "after": "Boss"}
    assert Council.current().directory_version == 1


def test_a_ladder_of_the_same_day_takes_its_place(council, administrator):
    set_grades(administrator)
    set_grades(administrator, senior_grade="Hand")
    assert GradeSetting.objects.get().senior_grade == "Hand"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"ladder": " \n"}, "Enter the grades, one a line."),
        ({"senior_grade": "Foot"}, "“Foot” is not one of the grades."),
        ({"ladder": "Boss\nHand\nboss"}, "is named twice"),
        ({"ladder": "Boss: Chief\nHand: chief"}, "“chief” stands for two grades."),
        ({"ladder": "Boss: hand\nHand"}, "“hand” is a grade itself and cannot stand for “Boss”."),
    ],
)
def test_a_ladder_that_says_two_things_is_refused(council, administrator, said, words):
    with pytest.raises(DirectoryRefused, match=words):
        set_grades(administrator, **said)


def test_grades_that_are_in_force_already_are_not_set_again(council, administrator):
    set_grades(administrator)
    with pytest.raises(DirectoryRefused, match="Nothing would change"):
        set_grades(administrator, in_force_from=date(2021, 5, 1))


def test_the_page_shows_the_ladder_with_its_line_and_what_it_does_not_know(client):
    StaffPost.objects.filter(grade="Manager").update(grade="Band 12")
    StaffPost.objects.filter(staff_member__name="Hedy Head").update(grade="")
    shown = html(client.get(reverse("grades")))
    assert "In force since 1 April 2020" in shown
    assert "Senior grade: Assistant Director" in shown
    assert "also CEO, Head of Paid Service" in shown
    assert '<th scope="row" class="break">Band 12</th><td class="num">2</td>' in shown
    assert "none recorded" in shown
    assert "ashmere.example" in shown


def test_a_council_that_set_no_grades_has_the_usual_ones(client):
    GradeSetting.objects.all().delete()
    shown = html(client.get(reverse("grades")))
    assert "In force as FOI Portal comes" in shown
    assert "Nobody has set one" in shown
    assert "the ladder knows the grade of every officer" in shown


def test_the_page_of_the_grades_asks_a_pinned_number_of_queries(client):
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("grades"))
    assert len(captured) == 7


def test_what_a_ladder_changes_is_shown_before_it_is_set(client):
    looked = client.post(reverse("new_grades"), sent())
    shown = html(looked)
    assert "<b>2</b> officers come to the senior grade or above" in shown
    assert "Set the grades" in shown
    assert GradeSetting.objects.count() == 1
    seen = looked.context["form"]["looked_at"].value()
    answer = client.post(reverse("new_grades"), sent(looked_at=seen), follow=True)
    assert "The grades are set." in html(answer)
    assert "From 1 April 2021, to come" in html(answer)
    assert "set the grades that count from Thursday 1 April 2021 on" in html(answer)
    assert GradeSetting.objects.in_force(date(2021, 4, 1)).senior_grade == "Head of Service"


def test_what_is_changed_after_the_look_is_shown_again_before_it_is_set(client):
    seen = client.post(reverse("new_grades"), sent()).context["form"]["looked_at"].value()
    again = client.post(reverse("new_grades"), sent(senior_grade="Director", looked_at=seen))
    assert "<b>2</b> officers come below the senior grade" in html(again)
    assert GradeSetting.objects.count() == 1


def test_grades_that_the_new_ladder_does_not_know_are_listed(client):
    shown = html(client.post(reverse("new_grades"), sent(ladder="Boss\nDirector", senior_grade="Director")))
    assert "a grade that the ladder no longer knows" in shown
    assert "Manager: 2 officers" in shown


def test_a_ladder_that_moves_nobody_says_so_and_what_it_replaces(client):
    ladder = f"{GradeSetting.objects.get().ladder}\nApprentice"
    begins = {"in_force_from_0": 1, "in_force_from_1": 4, "in_force_from_2": 2020}
    shown = html(
        client.post(reverse("new_grades"), sent(ladder=ladder, senior_grade="Assistant Director", **begins))
    )
    assert "Nobody in the directory moves across the line." in shown
    assert "It takes the place of the grades that begin on the same day." in shown


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"in_force_from_2": ""}, "In force from must include a year"),
        ({"ladder": ""}, "Enter the grades, one a line."),
        ({"ladder": "x" * 5001}, "Enter 5,000 characters or fewer."),
        ({"senior_grade": "Emperor"}, "Choose the senior grade among the grades."),
        ({"ladder": "Boss: hand\nHand\nHead of Service"}, "is a grade itself"),
    ],
)
def test_what_is_typed_wrongly_is_told_beside_the_field(client, said, words):
    assert words in html(client.post(reverse("new_grades"), sent(**said)))


def test_grades_that_would_change_nothing_are_refused_on_the_page(client):
    same = sent(senior_grade="Assistant Director")
    seen = client.post(reverse("new_grades"), same).context["form"]["looked_at"].value()
    shown = html(client.post(reverse("new_grades"), {**same, "looked_at": seen}))
    assert "Nothing would change." in shown


def test_only_grades_of_officers_who_hold_a_post_that_day_are_counted(client):
    assert dict(grades.held(date(2022, 1, 1)))["Officer"] == 7
    assert dict(grades.held(date(2021, 1, 1)))["Officer"] == 8
    assert grades.held(date(2000, 1, 1)) == []


# Contacts


def contacts(client, **said) -> dict:
    page = client.get(reverse("directory_contacts"))
    return {"mail_domains": "", "public_contacts": "", "shown": page.context["form"]["shown"].value(), **said}


def test_the_contacts_are_changed_and_recorded(client):
    typed = contacts(
        client,
        mail_domains="@Ashmere.Example\n\n  mail.ashmere.example ",
        public_contacts="020 7946 0100\nhelp@ashmere.example",
    )
    answer = client.post(reverse("directory_contacts"), typed, follow=True)
    assert "changed the council’s contacts" in html(answer)
    council = Council.current()
    assert council.own_domains() == ("ashmere.example", "mail.ashmere.example")
    assert council.contacts_for_all()[-2:] == ("020 7946 0100", "help@ashmere.example")
    assert council.directory_version == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"mail_domains": "not a domain"}, "“not a domain” is not a mail domain"),
        ({"public_contacts": "ring us"}, "“ring us” is not a telephone number or an e-mail address"),
        ({}, "Nothing was changed."),
    ],
)
def test_contacts_that_are_none_are_refused(client, said, words):
    assert words in html(client.post(reverse("directory_contacts"), contacts(client, **said)))


def test_two_who_change_the_contacts_never_overwrite_each_other(client):
    old = contacts(client, public_contacts="020 7946 0100")
    client.post(reverse("directory_contacts"), contacts(client, public_contacts="020 7946 0199"))
    clash = client.post(reverse("directory_contacts"), old)
    assert "Somebody changed this meanwhile." in html(clash)
    assert "020 7946 0199" in html(clash)
    assert "020 7946 0100" in html(clash)
    again = {**old, "shown": clash.context["form"]["shown"].value()}
    client.post(reverse("directory_contacts"), again)
    assert Council.current().public_contacts == "020 7946 0100"
