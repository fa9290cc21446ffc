"""The register of decisions as a schedule, of a draft and frozen with its letter."""

import pytest
from django.urls import reverse

from cases import drawing
from cases.letters import actions as letters
from cases.letters.pages import text_of
from cases.models import StaffMember
from cases.redaction.schedule import Row, schedule_of
from cases.workflow import Stage
from tests.journeys.steps import fill_letter, judge_all
from tests.redaction.conftest import DANA

pytestmark = pytest.mark.django_db


def key_of(name):
    return f"staff:{StaffMember.objects.get(name=name).pk}"


def test_the_schedule_of_a_draft_tells_what_was_decided_and_what_was_not(case, says, send, page_of):
    says(case, f"{DANA} Hedy Head and Asa Assistant agreed; Robin Unknown did not.")
    send(case, "decide_name", key=key_of("Dana Doe"), choice="withhold")
    page = page_of(case, "names_schedule")
    assert "For the council only, not for release" in page
    assert "Of the draft as it stands on 4 March 2021" in page
    rows = {row.who: row for row in schedule_of(case, on=case.received_on).rows}
    assert rows["Dana Doe"].decision == "Withheld"
    assert rows["Dana Doe"].post == "Digital Communications Manager · Manager"
    assert rows["Dana Doe"].decided == "Olive Officer, 4 March 2021"
    assert rows["Dana Doe"].places == ("question 4, 2 times",)
    assert rows["Hedy Head"].decision == "Not decided yet, covered until then"
    assert rows["Robin Unknown"].decision == "Not decided yet"
    assert (rows["Asa Assistant"].decision, rows["Asa Assistant"].decided) == ("Released", "by the rule")


def test_a_case_that_names_nobody_says_so(case, page_of, desk):
    assert "Nobody is named in what goes out." in page_of(case, "names_schedule")
    pdf = desk.get(reverse("names_schedule_pdf", args=[case.reference])).content
    assert "Nobody is named in what goes out." in text_of(pdf)


def test_the_pdf_is_marked_for_the_council_only(case, says, send, desk):
    says(case, DANA)
    send(case, "decide_name", key=key_of("Dana Doe"), choice="release", reason="Named on the website.")
    answered = desk.get(reverse("names_schedule_pdf", args=[case.reference]))
    assert (
        answered.headers["Content-Disposition"] == f'inline; filename="{case.reference}-names-2021-03-04.pdf"'
    )
    text = " ".join(text_of(answered.content).split())
    for words in ("For the council only, not for release", "Dana Doe", "Released", "Named on the website."):
        assert words in text


def test_what_cannot_be_drawn_comes_back_to_the_page(case, says, desk, monkeypatch):
    def fail(*args, **kwargs):
        raise drawing.CannotDraw("It cannot be drawn.")

    monkeypatch.setattr("cases.redaction.schedule_views.draw", fail)
    answered = desk.get(reverse("names_schedule_pdf", args=[case.reference]), follow=True)
    assert "It cannot be drawn." in answered.content.decode()


def test_what_was_decided_is_frozen_with_the_letter(case_at, says, send, officer, manager, today, page_of):
    case = case_at(Stage.DRAFTING)
    says(case, "The Digital Communications Manager, Dana Doe, signed it.", outcome="part")
    send(case, "decide_name", key=key_of("Dana Doe"), choice="withhold")
    fill_letter(case, by=officer, on=today)
    judge_all(case, by=officer, on=today)
    letters.send_for_approval(case=case, by=officer, on=today)
    letters.approve(case=case, by=manager, on=today)
    letters.issue(case=case, by=officer, on=today)
    StaffMember.objects.filter(name="Dana Doe").update(name="Dana Dean")
    page = page_of(case, "names_schedule")
    assert "Dana Doe" in page
    assert "Withheld" in page
    assert "As it was frozen with the letter issued on 4 March 2021" in page


def test_an_issued_letter_keeps_the_schedule_of_its_issue(case_at, page_of, today):
    case = case_at(Stage.ISSUED)
    schedule = schedule_of(case, on=today)
    assert schedule.is_frozen
    assert "As it was frozen with the letter issued on 4 March 2021" in page_of(case, "names_schedule")


def test_a_register_that_says_nothing_known_is_told_as_not_decided():
    said = {"shown": "Dana Doe", "post": "", "grade": "", "details_in_words": "name", "choice": "decide"}
    said |= {"trace": [], "reason": "", "by": "", "decided_on": "", "mentions": []}
    assert Row.of(said).decision == "Not decided"


@pytest.mark.parametrize("name", ["names", "names_schedule", "names_schedule_pdf"])
def test_a_case_of_a_past_letter_names_nobody_and_gets_no_letter(case, desk, name):
    case.channel = ""
    case.save()
    before = case.letters.count()
    answered = desk.get(reverse(name, args=[case.reference]))
    assert answered.url == reverse("case", args=[case.reference])
    assert case.letters.count() == before


def test_the_page_of_an_issued_case_leads_to_its_schedule_and_names_are_read_only(case_at, page_of):
    case = case_at(Stage.ISSUED)
    assert reverse("names_schedule", args=[case.reference]) in page_of(case, "case")
    assert reverse("names_schedule", args=[case.reference]) in page_of(case, "check_letter")
    assert "The letter has been issued and cannot be changed." in page_of(case)
