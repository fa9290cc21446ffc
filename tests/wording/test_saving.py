"""A new version: what may be changed, what is refused and why, and from which day it holds."""

from datetime import date, timedelta

import pytest

from cases.models import Wording
from cases.permissions import NotAllowed
from cases.starter.wording import load_wording
from cases.wording import actions
from cases.wording.actions import Overtaken, WordingRefused
from tests.wording.conftest import SINCE, newest

FREE = "We judged these to be the places where it would be if we had it."


def refusal(save, *args, **kwargs) -> str:
    with pytest.raises(WordingRefused) as caught:
        save(*args, **kwargs)
    return str(caught.value)


def test_every_save_is_a_version_of_its_own_and_a_draft_at_first(save, manager):
    made = save("refusal", "s1-not-held", FREE, "These are the places where it would be.")
    assert (made.version, made.author, made.note, made.is_draft()) == (2, manager, "Plainer words.", True)
    again = save("refusal", "s1-not-held", "These are the places", "Those are the places")
    assert again.version == 3
    assert "These are the places" in Wording.objects.get(pk=made.pk).text
    assert newest("refusal", "s1-not-held") == again


def test_a_draft_is_not_in_force(save, today):
    save("refusal", "s1-not-held", FREE, "It would be there.")
    held = Wording.objects.in_force(today).get(kind="refusal", key="s1-not-held")
    assert held.version == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (FREE, "{{ case.referense }}", "Did you mean case.reference?"),
        (FREE, "{{ 7*7 }}", "“{{ 7*7 }}” is neither a placeholder nor a prompt"),
        (FREE, "{% include 'x' %}", "“{% include 'x' %}” is neither"),
        (FREE, "[[ask: claim.nonsense | Why?]]", "There is no field claim.nonsense"),
        (FREE, "[[locked]]The law.", "must take turns|not closed"),
        (FREE, "The law.[[/locked]]", "must take turns"),
        (FREE, "[[locked]][[ask: Why?]][[/locked]]", "A prompt cannot stand in a locked passage"),
        (FREE, "[[ask: letter.searches | Where?]]", "letter.searches is asked for twice"),
        (FREE, "### On {{ case.reference }}", "A heading holds no placeholder"),
        (FREE, "### [[ask: Why?]]", "A heading holds no placeholder"),
        (FREE, "See {{ cost.table }} above", "cost.table is a table and must stand on a line of its own"),
        (FREE, "- {{ cost.table }}", "cost.table is a table and must stand on a line of its own"),
        (FREE, "{{ letter.answers }}", "letter.answers does not belong in a refusal notice"),
        (FREE, "{{ enquiry.service }}", "enquiry.service is known only in letters to a service"),
        (FREE, "{{ fee.amount }}", "fee.amount does not belong in a refusal notice"),
        ("We do not hold", "We may not hold", "This passage is locked and must stay"),
        ("[[locked]]", "", "must take turns"),
    ],
)
def test_a_text_that_a_letter_could_not_be_made_of_is_refused(save, old, new, reason):
    assert any(part in refusal(save, "refusal", "s1-not-held", old, new) for part in reason.split("|"))
    assert newest("refusal", "s1-not-held").version == 1


@pytest.mark.parametrize(
    "hostile", ["__import__('os').system('x')", "<script>alert(1)</script>", "${7*7} #{7*7}"]
)
def test_program_code_is_text_and_stays_text(save, hostile):
    assert hostile in save("refusal", "s1-not-held", FREE, hostile).text


def test_without_its_marks_a_locked_passage_counts_as_changed(save):
    text = newest("refusal", "s1-not-held").text.replace("[[locked]]", "").replace("[[/locked]]", "")
    said = refusal(save, "refusal", "s1-not-held", sheet=text)
    assert "must lock what the law requires" in said


def test_a_locked_passage_may_have_words_before_and_after_it_and_stays_in_its_order(save):
    made = save("refusal", "s12-2", "[[locked]]We are unable", "First of all.\n[[locked]]We are unable")
    assert made.text.startswith("First of all.\n[[locked]]")
    lines = made.text.splitlines()
    said = refusal(save, "refusal", "s12-2", sheet="\n".join([lines[-1], *lines[:-1]]))
    assert "where it is: “This is a notice under section 17(5) of FOIA.”" in said


def test_a_passage_that_is_locked_as_a_whole_may_be_added_to(save):
    made = save("boilerplate", "rights-foia", "[[locked]]", "Please read this.\n[[locked]]")
    assert made.data["locked"] is False
    assert made.text.startswith("Please read this.\n[[locked]]")
    assert "must stay" in refusal(save, "boilerplate", "rights-foia", "[[/locked]]", " or not[[/locked]]")
    back = save("boilerplate", "rights-foia", "Please read this.\n", "")
    assert back.text.startswith("[[locked]]")


def test_a_locked_passage_whose_title_alone_changes_stays_as_it_came(save):
    made = save("boilerplate", "rights-foia", title="Your rights under FOIA")
    assert made.data["locked"] is True
    assert made.data["title"] == "Your rights under FOIA"
    assert "[[locked]]" not in made.text


def test_a_prompt_has_no_place_in_a_passage_that_is_locked_as_a_whole(save, administrator):
    said = refusal(
        save,
        "boilerplate",
        "rights-foia",
        sheet="[[locked]][[ask: Why?]][[/locked]]",
        by=administrator,
        unlock=True,
    )
    assert "A prompt cannot stand in a locked passage" in said


def test_a_lock_over_several_lines_holds_each_of_them(save, administrator):
    save("boilerplate", "answers-intro", sheet="[[locked]]One.\n- Two.[[/locked]] Three.")
    assert "“Two.”" in refusal(save, "boilerplate", "answers-intro", "- Two.", "- Three.")


def test_only_an_administrator_changes_what_is_locked_and_says_why(save, manager, administrator):
    change = ("refusal", "s1-not-held", "We do not hold", "We do not have")
    with pytest.raises(NotAllowed, match="Only administrators"):
        save(*change, by=manager, unlock=True)
    assert "We do not have" in save(*change, by=administrator, unlock=True).text


def test_officers_do_not_change_the_wording(save, officer, today):
    with pytest.raises(NotAllowed, match="Only managers and administrators"):
        save("refusal", "s1-not-held", FREE, "x", by=officer)


def test_a_save_that_changes_nothing_makes_no_version(save):
    assert "Nothing was changed" in refusal(save, "refusal", "s1-not-held")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ claim.harm }}", "claim.harm belongs to a claim"),
        ("[[ask: claim.harm | Why?]]", "claim.harm belongs to a claim"),
        ("{{ enquiry.service }}", "only in letters to a service"),
        (" ", "Enter the text."),
    ],
)
def test_a_standard_passage_knows_no_claim_and_no_enquiry(save, text, reason):
    assert reason in refusal(save, "boilerplate", "answers-intro", sheet=text)


def test_a_letter_to_a_service_may_speak_of_the_enquiry(save):
    assert save("boilerplate", "reminder-1-body", title="First reminder").version == 2


def test_a_qualified_notice_keeps_both_sides_and_its_conclusion(save, administrator):
    said = refusal(save, "refusal", "s31-1a", sheet="[[locked]]No.[[/locked]]", by=administrator, unlock=True)
    assert "claim.factors_for" in said
    assert "claim.factors_against" in said
    assert "claim.conclusion" in said


def test_two_people_who_edit_at_once_both_keep_their_text(save, manager, administrator, today):
    row = newest("refusal", "s1-not-held")
    theirs = save("refusal", "s1-not-held", FREE, "Theirs.", by=administrator)
    with pytest.raises(Overtaken, match="Ada Administrator saved version 2") as caught:
        actions.save_version(based_on=row, title="Mine", sheet=row.text, note="Mine.", by=manager, on=today)
    assert caught.value.theirs == theirs


def test_a_version_made_current_ends_the_one_before_it_the_day_before(save, manager, today):
    old = newest("refusal", "s1-not-held")
    made = save("refusal", "s1-not-held", FREE, "There.")
    tomorrow = today + timedelta(1)
    actions.make_current(wording=made, holds_from=tomorrow, holds_to=None, by=manager, on=today)
    old.refresh_from_db()
    made.refresh_from_db()
    assert (old.in_force_from, old.in_force_to) == (SINCE, today)
    assert (made.in_force_from, made.in_force_to, made.put_in_force_by) == (tomorrow, None, manager)
    assert (old.holds(today), old.holds(tomorrow), made.holds(tomorrow)) == (True, False, True)


def test_a_version_that_is_overtaken_before_its_first_day_never_holds(save, manager, today):
    first = save("refusal", "s1-not-held", FREE, "There.")
    later = today + timedelta(30)
    actions.make_current(wording=first, holds_from=later, holds_to=None, by=manager, on=today)
    second = save("refusal", "s1-not-held", "There.", "Here.")
    actions.make_current(wording=second, holds_from=today, holds_to=later, by=manager, on=today)
    first.refresh_from_db()
    assert first.has_never_held()
    assert Wording.objects.in_force(later).get(kind="refusal", key="s1-not-held") == second


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(-1, None, "from today"), (2, 1, "The last day must be the first day or later")],
)
def test_a_version_holds_from_today_on_and_for_at_least_a_day(save, manager, today, first, last, words):
    made = save("refusal", "s1-not-held", FREE, "There.")
    with pytest.raises(WordingRefused, match=words):
        actions.make_current(
            wording=made,
            holds_from=today + timedelta(first),
            holds_to=today + timedelta(last) if last else None,
            by=manager,
            on=today,
        )


def test_only_the_newest_draft_is_made_current_and_only_once(save, manager, today):
    first = save("refusal", "s1-not-held", FREE, "There.")
    second = save("refusal", "s1-not-held", "There.", "Here.")
    current = {"holds_from": today, "holds_to": None, "by": manager, "on": today}
    with pytest.raises(WordingRefused, match="Version 3 was saved meanwhile"):
        actions.make_current(wording=first, **current)
    actions.make_current(wording=second, **current)
    with pytest.raises(WordingRefused, match="made current already"):
        actions.make_current(wording=second, **current)


def test_an_old_version_comes_back_as_the_next_one(save, manager, today):
    old = newest("refusal", "s1-not-held")
    save("refusal", "s1-not-held", FREE, "There.")
    made = actions.restore(version=old, by=manager, on=today)
    assert (made.version, made.text, made.note, made.is_draft()) == (3, old.text, "Restored version 1", True)
    with pytest.raises(WordingRefused, match="the newest version already"):
        actions.restore(version=made, by=manager, on=today)


def test_an_old_version_that_would_undo_a_lock_does_not_come_back(save, manager, administrator, today):
    old = newest("refusal", "s1-not-held")
    save("refusal", "s1-not-held", "We do not hold", "We do not have", by=administrator, unlock=True)
    with pytest.raises(WordingRefused, match="We do not have"):
        actions.restore(version=old, by=manager, on=today)


LAYOUT = "opening: opening, opening-narrowed"


def layout(key="response"):
    from cases.wording import library

    return library.entry_text(newest("layout", key))


def test_the_sections_of_a_letter_may_change_their_order(save):
    lines = layout().splitlines()
    made = save("layout", "response", sheet="\n".join([lines[1], lines[0], *lines[2:]]))
    before = newest("layout", "response")
    assert made == before
    assert [section["section"] for section in made.data["sections"]][:2] == [
        lines[1].partition(":")[0],
        lines[0].partition(":")[0],
    ]
    assert made.data["sections"][0]["required"] in (True, False)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda text: text.replace("answers: ", "answers ", 1),
            "write the section, a colon and its passages",
        ),
        (lambda text: text + "\nmore:", "write the section, a colon and its passages"),
        (
            lambda text: text + "\nclosing: closing",
            "The section closing stands twice|The passage closing stands twice",
        ),
        (lambda text: "extra: nonsense\n" + text, "There is no standard passage nonsense"),
        (lambda text: "extra: fee-body\n" + text, "The passage fee-body is not meant for this letter"),
        (lambda text: "\n".join(text.splitlines()[:-1]), "The section rights is required and must stay"),
        (lambda text: "\n".join([text.splitlines()[-1], *text.splitlines()[:-1]]), "The rights stand last"),
        (lambda text: text.replace(", held-mixed", ""), "held-mixed of the section"),
        (lambda text: " \n ", "at least one section"),
    ],
)
def test_a_layout_keeps_its_required_sections_and_their_passages(save, change, reason):
    said = refusal(save, "layout", "response", sheet=change(layout()))
    assert any(part in said for part in reason.split("|")), said


def test_factors_are_changed_line_by_line_and_keep_their_keys(save):
    made = save(
        "factors",
        "s31-1a",
        "### In favour of maintaining it",
        "A new one. | Which?\n### In favour of maintaining it",
    )
    sides = made.data["in_favour_of_disclosure"]
    assert sides[-1]["key"] == f"s31-1a-for{len(sides)}"
    assert sides[-1] == {"key": sides[-1]["key"], "factor": "A new one.", "prompt": "Which?"}
    assert made.text == ""


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ("A factor. | Why?", "a factor stands under “### In favour of disclosure”"),
        ("### In favour of nothing", "a factor stands under"),
        ("### In favour of disclosure\n### Something else", "a factor stands under"),
        ("### In favour of disclosure\nno prompt", "write the factor and its prompt"),
        ("### In favour of disclosure\nbad key | A factor. | Why?", "write the factor and its prompt"),
        ("### In favour of disclosure\nA. | Why?", "There is no factor under “In favour of maintaining it”"),
        ("### In favour of disclosure\na | A. | Why?\na | B. | Why?", "The key a is given twice"),
        ("### In favour of disclosure\nA. | Why", "must end with a question mark"),
        (
            "### In favour of disclosure\nA {{ case.reference }}. | Why?",
            "holds a placeholder, a prompt or a lock",
        ),
    ],
)
def test_factors_that_could_not_be_weighed_are_refused(save, sheet, reason):
    assert reason in refusal(save, "factors", "s31-1a", sheet=sheet)


def test_the_factors_of_confirming_or_denying_have_sides_of_their_own(save):
    key = next(
        row.key
        for row in Wording.objects.filter(kind="factors")
        if row.data.get("balance") == "confirm or deny"
    )
    made = save("factors", key, "### In favour of neither", "Another. | Which?\n### In favour of neither")
    assert made.data["in_favour_of_confirming_or_denying"][-1]["factor"] == "Another."


def test_the_weights_keep_their_keys_and_may_say_it_otherwise(save):
    made = save("factors", "weights", "We give this little weight.", "This counts for little.")
    assert made.data["weights"][0]["sentence"] == "This counts for little."
    assert "Keep the four weights" in refusal(save, "factors", "weights", "little | ", "small | ")
    assert "holds a placeholder" in refusal(save, "factors", "weights", "This counts", "[[ask: x]]")


OWN = {
    "kind": "boilerplate",
    "key": "help-leisure",
    "title": "Leisure centres",
    "sheet": "The leisure trust has its own figures.",
    "data": {"regime": "both", "kind": ["response"], "when": "as the officer decides", "locked": False},
    "note": "Asked for often.",
}


def test_a_council_adds_a_passage_of_its_own(wording, manager, today):
    made = actions.add_wording(**OWN, by=manager, on=today)
    assert (made.version, made.is_draft(), made.text) == (1, True, OWN["sheet"])
    with pytest.raises(WordingRefused, match="already"):
        actions.add_wording(**OWN, by=manager, on=today)
    with pytest.raises(WordingRefused, match=r"case\.reference"):
        actions.add_wording(**{**OWN, "key": "b", "sheet": "{{case.reference}}"}, by=manager, on=today)


def test_factors_of_ones_own_are_written_as_lines(wording, manager, today):
    data = {
        "provision": "s33",
        "balance": "disclosure",
        "in_favour_of_disclosure": [],
        "in_favour_of_maintaining": [],
    }
    own = {**OWN, "kind": "factors", "key": "s33-own", "data": data}
    with pytest.raises(WordingRefused, match="a factor stands under"):
        actions.add_wording(**own, by=manager, on=today)
    sheet = "### In favour of disclosure\nA. | Why?\n### In favour of maintaining it\nB. | Why?"
    made = actions.add_wording(**{**own, "sheet": sheet}, by=manager, on=today)
    assert made.data["in_favour_of_maintaining"] == [
        {"key": "s33-own-against1", "factor": "B.", "prompt": "Why?"}
    ]


def test_a_key_that_a_factor_once_had_is_not_given_again(save):
    lines = ["### In favour of disclosure", "s31-1a-for9 | A. | Why?", "B. | Why?"]
    lines += ["### In favour of maintaining it", "C. | Why?"]
    made = save("factors", "s31-1a", sheet="\n".join(lines))
    keys = [factor["key"] for factor in made.data["in_favour_of_disclosure"]]
    assert len(set(keys)) == 2


def test_the_library_that_came_with_the_product_is_in_force_on_its_day(db):
    load_wording(on=date(2026, 1, 1))
    assert not Wording.objects.in_force(date(2025, 12, 31)).exists()
