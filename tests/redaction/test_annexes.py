"""Texts that go out with a letter: added, changed by one and by two, dropped; nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from cases.models import Claim, Event, ReleaseText
from cases.permissions import NotAllowed
from cases.redaction import actions
from cases.workflow import Stage

pytestmark = pytest.mark.django_db
MAIL = "<p>Please renew it. Dana Doe</p>"
JANUARY = {"dated_on_0": "5", "dated_on_1": "1", "dated_on_2": "2021"}


def typed(**more):
    return {
        "title": "E-mail about the renewal",
        "questions": ["1"],
        "text": MAIL,
        "version": 0,
        **JANUARY,
        **more,
    }


@pytest.fixture
def mail(case, officer, today):
    values = {
        "title": "E-mail about the renewal",
        "dated_on": date(2021, 1, 5),
        "questions": [1],
        "text": MAIL,
    }
    return actions.add_annex(case=case, by=officer, on=today, **values)


def test_a_text_is_added_with_the_date_of_the_document(case, send, page_of):
    assert "Nothing yet." in page_of(case, "annexes")
    answered = send(case, "new_annex", **typed())
    assert answered.url == reverse("annexes", args=[case.reference])
    kept = case.release_texts.get()
    assert (kept.title, kept.dated_on, kept.questions, kept.text) == (
        "E-mail about the renewal",
        date(2021, 1, 5),
        [1],
        MAIL,
    )
    page = page_of(case, "annexes")
    assert "E-mail about the renewal" in page
    assert "Tuesday 5 January 2021" in page
    assert '<td class="n">A</td>' in page
    case.refresh_from_db()
    assert case.get_stage() is Stage.DRAFTING
    assert case.draft_letter().version == 1


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(case, send):
    sent = typed(title="", text="<p> </p>", dated_on_1="13")
    page = send(case, "new_annex", **sent).content.decode()
    assert "Enter a title" in page
    assert "Date of the document must be a real date" in page
    assert "Paste or write the text that goes out" in page
    assert 'value="2021"' in page
    assert not case.release_texts.exists()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (("", "", ""), "Enter the date of the document"),
        (("5", "3", "2021"), "The date of the document must be today or in the past"),
    ],
)
def test_a_document_has_a_date_that_is_not_to_come(case, send, day, words):
    boxes = {f"dated_on_{place}": part for place, part in enumerate(day)}
    assert words in send(case, "new_annex", **typed(**boxes)).content.decode()


def test_a_change_is_a_new_version_and_the_story_keeps_what_stood_before(case, mail, send, page_of):
    assert "Please renew it." in page_of(case, "annex", mail.pk)
    send(case, "annex", mail.pk, **typed(text="<p>Please do not.</p>"))
    mail.refresh_from_db()
    assert (mail.text, mail.version) == ("<p>Please do not.</p>", 1)
    assert case.events.get(kind="annex_edited").data["was_text"] == MAIL


def test_saving_the_same_again_changes_nothing(case, mail, send):
    send(case, "annex", mail.pk, **typed(version=7))
    mail.refresh_from_db()
    assert mail.version == 0
    assert not case.events.filter(kind="annex_edited").exists()


def test_two_people_never_overwrite_each_other(case, mail, manager, today, send):
    actions.save_annex(
        annex=mail,
        title="Theirs",
        dated_on=mail.dated_on,
        questions=[2],
        text="<p>Hers.</p>",
        version=0,
        by=manager,
        on=today,
    )
    page = send(case, "annex", mail.pk, **typed(text="<p>Mine.</p>")).content.decode()
    assert "Max Manager saved this text while you were writing" in page
    assert "Hers." in page
    assert "Mine." in page
    assert case.release_texts.get().text == "<p>Hers.</p>"
    # Whoever has seen both may save again.
    send(case, "annex", mail.pk, **typed(text="<p>Both.</p>", version=1))
    assert case.release_texts.get().text == "<p>Both.</p>"


def test_a_text_answers_questions_of_its_case_and_at_least_one(case, send):
    page = send(case, "new_annex", **typed(questions=[])).content.decode()
    assert "Choose at least one question that the text answers" in page
    assert (
        "Choose from the questions of this case"
        in send(case, "new_annex", **typed(questions=["99"])).content.decode()
    )
    assert not case.release_texts.exists()


def test_the_questions_of_a_text_are_changed_like_its_words(case, mail, send, page_of):
    send(case, "annex", mail.pk, **typed(questions=["2", "1"]))
    mail.refresh_from_db()
    assert (mail.questions, mail.version) == ([1, 2], 1)
    assert case.events.get(kind="annex_edited").data["was_questions"] == [1]
    assert "questions 1 and 2" in page_of(case, "annexes")


def test_a_text_taken_out_does_not_go_out_and_stays_in_the_story(case, mail, send):
    send(case, "drop_annex", mail.pk)
    assert not ReleaseText.objects.exists()
    assert Event.objects.get(kind="annex_dropped").data["was_text"] == MAIL


def test_what_was_typed_for_a_text_taken_out_meanwhile_is_kept_to_be_added_again(case, mail, send, desk):
    send(case, "drop_annex", mail.pk)
    page = send(case, "annex", mail.pk, **typed(text="<p>Mine.</p>")).content.decode()
    assert "Somebody took this text out while you were writing" in page
    assert "Mine." in page
    assert f'action="{reverse("new_annex", args=[case.reference])}"' in page
    assert desk.get(reverse("annex", args=[case.reference, mail.pk])).status_code == 404


def test_a_letter_with_the_approver_is_not_changed_and_nothing_typed_is_lost(
    case_at, officer, today, send, page_of
):
    case = case_at(Stage.DRAFTING)
    mail = actions.add_annex(
        case=case, title="E-mail", dated_on=today, questions=[1], text="<p>It.</p>", by=officer, on=today
    )
    case.stage = Stage.WITH_APPROVER.value
    case.save()
    assert "Take it back to the draft" in page_of(case, "annexes")
    assert "Take it back to the draft" in page_of(case, "annex", mail.pk)
    page = send(case, "annex", mail.pk, **typed(text="<p>Mine.</p>")).content.decode()
    assert "Your text is kept below" in page
    assert "Mine." in page
    send(case, "drop_annex", mail.pk)
    assert case.release_texts.get().text == "<p>It.</p>"
    assert send(case, "new_annex", **typed()).status_code == 403
    with pytest.raises(NotAllowed):
        actions.add_annex(
            case=case, title="E-mail", dated_on=today, questions=[1], text="<p>It.</p>", by=officer, on=today
        )


def test_a_name_in_an_annex_makes_the_claim_and_goes_with_it(case, says, send, officer, today):
    says(case, "See Annex A.", number=1)
    send(case, "new_annex", **typed())
    claim = Claim.objects.get(case=case)
    assert claim.provision == "s40-2-3Aa"
    send(case, "drop_annex", case.release_texts.get().pk)
    assert not Claim.objects.filter(case=case).exists()


def test_who_checks_the_letter_sees_what_goes_out_with_it(case, mail, page_of):
    assert "E-mail about the renewal, dated 5 January 2021" in page_of(case, "check_letter")
