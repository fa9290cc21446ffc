"""An answer saves itself, and no text of anybody is ever overwritten unseen."""

from datetime import timedelta

import pytest

from cases.models import RivalText
from cases.permissions import NotAllowed
from cases.workflow import Stage


def kinds(case):
    return list(case.events.order_by("id").values_list("kind", flat=True))


def test_the_first_save_begins_the_drafting_once(case, save):
    save(case)
    save(case, 2, "<p>November 2015</p>")
    case.refresh_from_db()
    assert case.get_stage() is Stage.DRAFTING
    assert kinds(case).count("drafting") == 1


def test_who_saved_and_which_version_stand_with_the_answer(case, save, officer):
    answer = save(case).answer
    assert (answer.text, answer.outcome, answer.version) == ("<p>Hootsuite</p>", "disclosed", 1)
    assert answer.edited_by == officer


def test_text_without_an_outcome_is_proposed_as_disclosed(case, save):
    assert save(case, outcome="").answer.outcome == "disclosed"


def test_an_outcome_alone_can_be_saved(case, save):
    assert save(case, text="", outcome="not_held").answer.outcome == "not_held"


def test_taking_the_text_away_proposes_nothing(case, save):
    assert save(case, text="<p></p>", outcome="").answer.version == 0


def test_an_outcome_that_does_not_exist_is_refused(case, save):
    with pytest.raises(ValueError, match="perhaps"):
        save(case, outcome="perhaps")


def test_scripts_do_not_reach_the_database(case, save):
    assert save(case, text="<p>Hi<script>alert(1)</script></p>").answer.text == "<p>Hi</p>"


def test_every_change_counts_as_a_new_version_of_the_letter_by_its_writer(case, save, officer):
    save(case)
    save(case, text="<p>Hootsuite Inc</p>")
    letter = case.draft_letter()
    assert letter.version == 2
    assert list(letter.editors.all()) == [officer]


def test_saving_the_same_again_changes_nothing(case, save):
    save(case)
    save(case)
    assert case.draft_letter().version == 1
    assert kinds(case) == ["logged", "drafting", "outcome"]


def test_a_day_of_typing_is_one_line_of_the_story(case, save, today):
    save(case)
    for number in range(5):
        save(case, text=f"<p>Hootsuite {number}</p>")
    save(case, text="<p>Hootsuite, the next day</p>", on=today + timedelta(days=1))
    assert kinds(case).count("answer_edited") == 2


def test_each_writer_and_each_question_has_its_line(case, save, manager):
    for number, by in [(1, None), (2, None), (1, manager)]:
        who = {"by": by} if by else {}
        save(case, number, "<p>a</p>", **who)
        save(case, number, f"<p>b {by}</p>", **who)
    assert kinds(case).count("answer_edited") == 3


def test_a_change_of_outcome_is_a_line_of_its_own(case, save):
    save(case)
    save(case, outcome="part")
    event = case.events.filter(kind="outcome").first()
    assert event.words == "Answered question 1: part disclosed"
    assert event.data == {"question": 1, "was": "disclosed", "outcome": "part"}


def test_a_save_from_an_older_version_overwrites_nothing(case, save, manager, answer_to):
    save(case, text="<p>£27,500 to February</p>", version=0, by=manager)
    saved = save(case, text="<p>£27,500, excluding VAT</p>", version=0)
    assert saved.rival.text == "<p>£27,500, excluding VAT</p>"
    assert answer_to().text == "<p>£27,500 to February</p>"
    assert case.draft_letter().version == 1


def test_a_rival_text_follows_its_writer(case, save, manager, officer):
    save(case, by=manager)
    save(case, text="<p>mine</p>", version=0)
    save(case, text="<p>mine, longer</p>", version=0)
    rival = RivalText.objects.get()
    assert (rival.text, rival.by, rival.from_version) == ("<p>mine, longer</p>", officer, 0)


def test_two_rivals_of_two_people_are_both_kept(case, save, officer, manager, reviewer):
    save(case, by=manager)
    manager.roles = reviewer.roles = ["officer"]
    reviewer.save()
    save(case, text="<p>one</p>", version=0)
    save(case, text="<p>two</p>", version=0, by=reviewer)
    assert set(RivalText.objects.values_list("text", flat=True)) == {"<p>one</p>", "<p>two</p>"}


def test_typing_what_the_other_saved_ends_the_contest(case, save, manager):
    save(case, by=manager)
    save(case, text="<p>Hoot</p>", version=0)
    assert save(case, version=0).rival is None
    assert not RivalText.objects.exists()


@pytest.mark.parametrize("stage", [Stage.WITH_APPROVER, Stage.READY, Stage.ISSUED])
def test_nothing_is_saved_once_the_letter_has_left_the_draft(case_at, save, stage):
    case = case_at(stage)
    before = case.questions.get(number=1).answer.text
    with pytest.raises(NotAllowed, match=r"approver|issued"):
        save(case, text="<p>too late</p>")
    assert case.questions.get(number=1).answer.text == before


def test_a_reviewer_does_not_draft(case, save, reviewer):
    with pytest.raises(NotAllowed, match="Only officers and managers draft"):
        save(case, by=reviewer)


def test_an_answer_that_is_emptied_is_taken_back(case, save, answer_to):
    save(case)
    save(case, text="", outcome="")
    assert (answer_to().text, answer_to().outcome) == ("", "")
    assert case.events.filter(words="Took back the answer to question 1").exists()
