"""Of two texts for one answer a person chooses; the other stays in the story."""

import pytest

from cases.drafting import actions
from cases.models import RivalText
from cases.permissions import NotAllowed

MAX, OLIVE = "<p>£27,500 to February</p>", "<p>£27,500, excluding VAT</p>"


@pytest.fixture
def rival(case, save, manager):
    save(case, text=MAX, version=0, by=manager)
    return save(case, text=OLIVE, outcome="part", version=0).rival


@pytest.fixture
def choose(officer, today):
    def choose(rival, keep, *, version=1, by=officer, **more):
        return actions.choose_text(rival=rival, keep=keep, version=version, by=by, on=today, **more)

    return choose


@pytest.mark.parametrize(
    ("keep", "text", "outcome", "version"),
    [("saved", MAX, "disclosed", 1), ("rival", OLIVE, "part", 2), ("both", MAX + OLIVE, "disclosed", 2)],
)
def test_what_is_kept(rival, choose, answer_to, keep, text, outcome, version):
    choose(rival, keep)
    answer = answer_to()
    assert (answer.text, answer.outcome, answer.version) == (text, outcome, version)
    assert not RivalText.objects.exists()


@pytest.mark.parametrize("keep", ["saved", "rival", "both"])
def test_both_texts_stay_in_the_story(rival, choose, case, keep):
    choose(rival, keep)
    event = case.events.get(kind="text_chosen")
    assert event.data == {
        "question": 1,
        "kept": keep,
        "saved": MAX,
        "saved_by": "Max Manager",
        "rival": OLIVE,
        "rival_by": "Olive Officer",
    }


def test_the_writer_of_a_rival_text_chooses_with_the_newest_words(rival, choose, answer_to):
    choose(rival, "rival", text="<p>newest<script>x</script></p>")
    assert answer_to().text == "<p>newest</p>"


def test_a_choice_about_a_text_that_has_changed_again_is_refused(
    rival, choose, save, case, manager, answer_to
):
    save(case, text="<p>third</p>", by=manager)
    with pytest.raises(actions.Stale) as stale:
        choose(rival, "rival")
    assert stale.value.version == 2
    assert answer_to().text == "<p>third</p>"
    assert RivalText.objects.exists()


def test_whose_words_the_letter_holds_wrote_part_of_it(rival, choose, case, manager, officer):
    choose(rival, "rival", by=manager)
    assert set(case.draft_letter().editors.all()) == {manager, officer}


def test_a_text_that_gave_way_makes_nobody_a_writer_of_the_letter(rival, choose, case, manager):
    choose(rival, "saved", by=manager)
    assert list(case.draft_letter().editors.all()) == [manager]


def test_a_reviewer_does_not_choose(rival, choose, reviewer):
    with pytest.raises(NotAllowed):
        choose(rival, "saved", by=reviewer)
