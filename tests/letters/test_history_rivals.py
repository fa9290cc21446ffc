"""Two people in the letter's own fields, or in those of a notice: neither overwrites the other."""

import pytest
from django.urls import reverse

from cases.letters import actions, notices
from cases.letters.forms import name_of, was_of
from cases.letters.rivals import fingerprint
from cases.models import LetterVersion
from cases.workflow import Stage
from tests.journeys import steps
from tests.letters.notices import PASSED_ON, plan

SEARCHES, HELP = "letter.searches", "letter.help"


@pytest.fixture(autouse=True)
def on_the_day(time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00", tick=False)


@pytest.fixture
def case(case_at):
    return case_at(Stage.LOGGED)


@pytest.fixture
def save(case, officer, today):
    def save(fields, *, by=officer, seen=None, sections=None):
        seen = {key: fingerprint(text) for key, text in (seen or {}).items()}
        return actions.save_fields(
            case=case, fields=fields, sections=sections or {}, seen=seen, by=by, on=today
        )

    return save


def fields(case) -> dict:
    return {key: text for key, text in case.draft_letter().fields.items() if key != "sections"}


def test_a_stale_save_is_refused_and_both_texts_are_kept(case, save, manager, officer):
    save({SEARCHES: "All files."}, by=manager)
    (rival,) = save({SEARCHES: "All boxes."}, seen={SEARCHES: ""})
    assert (rival.key, rival.saved, rival.typed, rival.saved_by) == (
        SEARCHES,
        "All files.",
        "All boxes.",
        manager,
    )
    assert fields(case) == {SEARCHES: "All files."}
    aside = LetterVersion.objects.get(is_aside=True)
    assert (aside.by, aside.content) == (officer, {SEARCHES: "All boxes."})


def test_a_prompt_that_its_writer_left_alone_keeps_what_a_colleague_saved(case, save, manager):
    save({SEARCHES: "All files."}, by=manager)
    assert save({SEARCHES: "", HELP: "Ask again."}, seen={SEARCHES: "", HELP: ""}) == []
    assert fields(case) == {SEARCHES: "All files.", HELP: "Ask again."}


def test_what_is_not_contested_is_saved_all_the_same(case, save, manager):
    save({SEARCHES: "All files."}, by=manager)
    (rival,) = save({SEARCHES: "Boxes.", HELP: "Ask again."}, seen={SEARCHES: "", HELP: ""})
    assert rival.key == SEARCHES
    assert fields(case)[HELP] == "Ask again."


def test_the_same_words_are_no_rivals(case, save, manager):
    save({SEARCHES: "All\nfiles."}, by=manager)
    assert save({SEARCHES: "All\r\nfiles. "}, seen={SEARCHES: ""}) == []


def test_what_was_saved_before_there_was_a_history_has_no_name(case, save):
    letter = case.draft_letter()
    letter.fields = {SEARCHES: "Old."}
    letter.save()
    (rival,) = save({SEARCHES: "New."}, seen={SEARCHES: ""})
    assert (rival.saved_by, rival.saved_at) == (None, None)


@pytest.fixture
def desk(case, save, signed_in, officer):
    """The fields of the draft as a browser sends them; by default as they were drawn."""
    for number in range(1, 5):
        steps.answer(case, number, "", "not_held", by=officer, on=case.received_on)
    client, address = signed_in(officer), reverse("letter_fields", args=[case.reference])

    def drawn():
        response = client.get(address)
        form = response.context["form"]
        ticks = {field.name: "on" for field in form if field.name in form.parts and field.value()}
        texts = {name: form[name].value() for name in form.prompts}
        return {**texts, **ticks, **dict(response.context["marks"]), "prompts": form.digest()}

    def send(sent):
        return client.post(address, sent)

    drawn.send = send
    return drawn


def test_the_draft_shows_both_texts_and_keeps_mine_when_i_say_so(case, desk, save, manager):
    sent, name = desk(), name_of(SEARCHES)
    assert sent[was_of(name)] == fingerprint("")
    save({SEARCHES: "All files."}, by=manager)
    response = desk.send(sent | {name: "All boxes."})
    said = response.content.decode()
    assert response["HX-Trigger"] == "draft-refused"
    assert "Not saved: two texts" in said
    assert "Max Manager saved “" in said
    assert "All files." in said
    assert dict(response.context["marks"])[was_of(name)] == fingerprint("")
    shown = response.context["shown"]
    again = desk.send(sent | {name: "All boxes.", "rivals": shown}).content.decode()
    assert 'id="rivals"' not in again
    choice = f"{name}:mine:{fingerprint('All files.')}"
    chosen = desk.send(sent | {name: "All boxes.", "rivals": shown, "keep": choice})
    assert chosen["HX-Trigger"] == "draft-saved"
    assert 'id="rivals"' in chosen.content.decode()
    assert fields(case)[SEARCHES] == "All boxes."
    assert dict(chosen.context["marks"])[was_of(name)] == fingerprint("All boxes.")


def test_the_text_of_a_colleague_takes_the_place_of_mine_when_i_say_so(case, desk, save, manager):
    sent, name = desk(), name_of(SEARCHES)
    save({SEARCHES: "All files."}, by=manager)
    chosen = desk.send(sent | {name: "All boxes.", "keep": f"{name}:saved"})
    assert chosen["HX-Trigger"] == "draft-saved"
    assert fields(case)[SEARCHES] == "All files."
    said = chosen.content.decode()
    assert f'id="box-{name}" hx-swap-oob="innerHTML"' in said
    assert "All files." in said


def test_a_choice_for_a_prompt_that_is_not_there_changes_nothing(case, desk):
    sent = desk()
    for choice in ("field-gone:mine:0", "field-gone:saved", "field-gone"):
        assert desk.send(sent | {"keep": choice})["HX-Trigger"] == "draft-saved"
    assert fields(case) == {}


def test_a_second_window_of_my_own_is_named_so(desk, save):
    sent = desk()
    save({SEARCHES: "All files."})
    assert "in another window" in desk.send(sent | {name_of(SEARCHES): "Boxes."}).content.decode()


def test_a_tick_that_i_left_alone_stays_as_a_colleague_set_it(case, desk, save, manager):
    sent = desk()
    part = next(name for name in sent if name.startswith("part-"))
    section = part.removeprefix("part-")
    save({}, sections={section: False}, by=manager)
    desk.send(sent)
    assert case.draft_letter().fields["sections"] == {section: False}
    changed = dict(desk())
    assert part not in changed
    desk.send(changed | {part: "on"})
    assert case.draft_letter().fields["sections"] == {section: True}


def test_a_notice_shows_both_texts_and_saves_mine_at_the_second_time(
    case, signed_in, officer, manager, today
):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    client, address = signed_in(officer), reverse("notice_fields", args=[case.reference, letter.pk])
    response = client.get(reverse("notice", args=[case.reference, letter.pk]))
    name = next(iter(response.context["form"].prompts))
    key = response.context["form"].prompts[name]
    sent = dict(response.context["marks"]) | {"prompts": response.context["form"].digest()}
    notices.save_notice_fields(
        letter=letter, fields={key: "In every file."}, sections={}, by=manager, on=today
    )
    refused = client.post(address, sent | {name: "In every box."})
    said = refused.content.decode()
    assert refused.status_code == 422
    assert "Max Manager saved this while you were typing. Both texts are kept" in said
    assert "In every file." in said
    assert "In every box." in said
    letter.refresh_from_db()
    assert letter.fields[key] == "In every file."
    sent = dict(refused.context["marks"]) | {"prompts": refused.context["form"].digest()}
    assert client.post(address, sent | {name: "In every box."}).status_code == 302
    letter.refresh_from_db()
    assert letter.fields[key] == "In every box."


def test_my_own_other_window_is_named_at_a_notice_and_what_nobody_signed_is_somebodys(
    case, signed_in, officer, today
):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    client, address = signed_in(officer), reverse("notice_fields", args=[case.reference, letter.pk])
    form = client.get(reverse("notice", args=[case.reference, letter.pk])).context["form"]
    name, key = next(iter(form.prompts.items()))
    sent = {was_of(name): fingerprint(""), name: "In every box."}
    letter.fields = {key: "Old."}
    letter.save()
    assert "Somebody else saved this" in client.post(address, sent).content.decode()
    notices.save_notice_fields(letter=letter, fields={key: "Files."}, sections={}, by=officer, on=today)
    assert "You saved this in another window" in client.post(address, sent).content.decode()


def test_a_notice_that_may_not_be_changed_says_why(case, signed_in, officer, reviewer):
    letter = plan(case, "transfer", PASSED_ON, by=officer)
    address = reverse("notice_fields", args=[case.reference, letter.pk])
    response = signed_in(reviewer).post(address, {}, follow=True)
    assert "Only officers and managers take steps on the clock." in response.content.decode()
