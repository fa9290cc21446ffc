"""The list of the library: what holds, how often it was used, what needs a look, and what a search finds."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from cases.law import provisions
from cases.letters import actions as letters
from cases.letters.assembly import assemble
from cases.models import Letter, Wording
from cases.wording import actions, comparing, library, showing
from cases.wording.checks import Entry, reasons_against
from cases.wording.shapes import problems
from cases.workflow import Stage
from tests.wording.conftest import newest


def item(key, today, kind="refusal"):
    return next(each for each in library.items(today) if (each.shown.kind, each.shown.key) == (kind, key))


def keys(found) -> list[str]:
    return [each.shown.key for each in found]


def test_the_list_takes_two_queries_however_long_it_is(wording, today, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = library.items(today)
    assert len(found) == Wording.objects.count()


def test_a_row_says_what_an_officer_needs_to_choose(wording, today):
    row = item("s31-1a", today)
    assert (row.provision, row.regime, row.lock, row.group) == (
        "s31(1)(a)",
        "FOIA",
        "locked parts",
        "refusals",
    )
    assert row.first_words.endswith("…")
    assert "[[" not in row.first_words
    rights = item("rights-foia", today, "boilerplate")
    assert (rights.provision, rights.regime, rights.lock, rights.group) == ("", "FOIA", "locked", "rights")
    assert item("response", today, "layout").group == "layouts"
    assert item("opening", today, "boilerplate").lock == ""
    assert item("s31-1a", today, "factors").regime == "FOIA"
    assert "s31-1a" not in item("s31-1a", today, "factors").first_words
    assert item("weights", today, "factors").regime == "both"
    assert item("acknowledgement", today, "layout").regime == "both"
    assert item("eir_response", today, "layout").regime == "EIR"
    assert len(item("acknowledgement", today, "layout").first_words) < library.FIRST_WORDS


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ({"q": "cyber"}, "s31-1a"),
        ({"q": "43(2)"}, "s43-2"),
        ({"q": "staff names"}, "s40-2-3Aa"),
        ({"q": "RIGHTS", "group": "rights", "regime": "EIR"}, "rights-both"),
    ],
)
def test_plain_words_and_numbers_find_the_wording(wording, today, values, first):
    assert first in keys(library.narrowed(library.items(today), values))


def test_filters_narrow_and_orders_sort(wording, today, case_at):
    found = library.items(today)
    assert {each.group for each in library.narrowed(found, {"group": "rights"})} == {"rights"}
    assert "FOIA" not in {each.regime for each in library.narrowed(found, {"regime": "EIR"})}
    assert library.narrowed(found, {"q": "zebra crossings"}) == []
    assert library.narrowed(found, {"look": True}) == []
    assert len(library.narrowed(found, {"order": "newest"})) == len(found)
    case_at(Stage.ISSUED)
    assert library.narrowed(library.items(today), {"order": "used"})[0].letters == 1


def test_what_is_old_ended_broken_or_waiting_needs_a_look(wording, save, manager, today):
    later = timezone.localdate() + timedelta(740)
    assert "Not looked at for two years" in item("s31-1a", later).looks
    assert item("s31-1a", later - timedelta(30)).looks == ()
    Wording.objects.filter(kind="refusal", key="s31-1a").update(text="{{ gone.away }}")
    assert "There is no placeholder gone.away" in item("s31-1a", today).looks[0]
    made = save("boilerplate", "answers-intro", title="Before the answers")
    assert item("answers-intro", today, "boilerplate").looks == ("A draft waits to be made current",)
    actions.make_current(wording=made, holds_from=today, holds_to=today, by=manager, on=today)
    assert item("answers-intro", today + timedelta(1), "boilerplate").looks == ("No version is in force",)
    own = actions.add_wording(
        kind="boilerplate", key="own", title="Own", sheet="Words.", note="New.", by=manager, on=today,
        data={"regime": "both", "kind": ["response"], "locked": False},
    )  # fmt: skip
    assert item("own", today, "boilerplate").shown == own


def test_a_provision_without_a_notice_or_without_factors_is_named(wording):
    there = set(Wording.objects.values_list("kind", "key"))
    assert "s31-1a" not in {each.id for each in library.without_notice(there)}
    without = there - {("refusal", "s31-1a"), ("factors", "s43-2")}
    assert "s31-1a" in {each.id for each in library.without_notice(without)}
    assert [each.id for each in library.without_factors(without)] == ["s43-2"]
    assert library.without_factors(there) == []


def test_only_what_the_fact_base_wants_no_notice_for_has_none_in_the_starter_library(wording):
    with Path(provisions.__file__).with_name("provisions.csv").open(encoding="utf-8", newline="") as file:
        needed = {row["id"] for row in csv.DictReader(file) if row["template_needed"] == "yes"}
    there = set(Wording.objects.values_list("kind", "key"))
    assert needed.isdisjoint(each.id for each in library.without_notice(there))


def test_every_entry_of_the_starter_library_keeps_the_rules_of_a_new_version(wording, today):
    standard = library.standard_passages(today)
    wrong = {
        f"{row.kind} {row.key}": reasons
        for row in Wording.objects.all()
        if (reasons := reasons_against(Entry.of(row), standard))
        or (reasons := problems(row.kind, row.key, row.title, row.text, row.data))
    }
    assert wrong == {}


def test_what_no_council_may_refuse_on_needs_no_notice():
    assert "s35-1a" not in {each.id for each in library.may_be_refused_on()}


def test_an_issued_letter_keeps_the_versions_that_it_was_made_of(case_at, officer, manager, today):
    case = case_at(Stage.READY)
    assert not Wording.letters.through.objects.exists()
    letter = letters.issue(case=case, by=officer, on=today)
    used = set(letter.wording.values_list("kind", "key"))
    assert {("layout", "response"), ("refusal", "s40-2-3Aa"), ("boilerplate", "rights-foia")} <= used
    assert ("factors", "weights") not in used
    assert ("boilerplate", "rights-eir") not in used


def test_a_letter_that_weighs_the_public_interest_used_the_factors(case_at, officer, today):
    from tests.journeys.steps import claim

    case = case_at(Stage.DRAFTING)
    claim(case, "s43-2", [3], by=officer, on=today)
    used = {(row.kind, row.key) for row in assemble(case.draft_letter(), on=today).wording}
    assert {("factors", "weights"), ("factors", "s43-2"), ("refusal", "s43-2")} <= used


def test_a_passage_of_the_councils_own_is_put_in_by_the_officer(
    case_at, officer, manager, save, council, today
):
    own = actions.add_wording(
        kind="boilerplate", key="help-leisure", title="Leisure", sheet="The trust has its own figures.",
        data={"regime": "both", "kind": ["response"], "locked": False}, note="New.", by=manager, on=today,
    )  # fmt: skip
    actions.make_current(wording=own, holds_from=today, holds_to=None, by=manager, on=today)
    made = save("layout", "response", "closing: closing", "leisure: help-leisure\nclosing: closing")
    actions.make_current(wording=made, holds_from=today, holds_to=None, by=manager, on=today)
    case = case_at(Stage.DRAFTING)
    letter = case.draft_letter()
    content = assemble(letter, on=today)
    assert "leisure" in {section.section for section in content.optional}
    assert "leisure" not in {section.name for section in content.sections}
    letters.save_fields(case=case, fields={}, sections={"leisure": True}, by=officer, on=today)
    content = assemble(case.draft_letter(), on=today)
    assert "leisure" in {section.name for section in content.sections}


@pytest.mark.parametrize(
    ("kind", "key", "number"),
    [
        ("layout", "response", 1),
        ("layout", "chaser", 0),
        ("boilerplate", "rights-foia", 1),
        ("boilerplate", "fee-body", 0),
        ("refusal", "s40-2-3Aa", 1),
        ("refusal", "s43-2", 0),
        ("factors", "weights", 1),
    ],
)
def test_the_open_drafts_that_a_change_concerns_are_named(case_at, today, kind, key, number):
    case_at(Stage.DRAFTING)
    assert library.drafts_concerned(kind, key, today).count() == number


def test_an_issued_letter_is_no_draft(case_at, today):
    case_at(Stage.ISSUED)
    assert Letter.objects.exists()
    assert library.drafts_concerned("layout", "response", today).count() == 0


def marks(lines) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for line in lines for piece in line if piece.kind]


def test_two_versions_are_compared_word_by_word():
    assert marks(comparing.compare("We do not hold it.\nSorry.", "We do hold it.\nSorry.")) == [
        ("del", "not ")
    ]
    assert marks(comparing.compare("We hold it.", "We do hold it.")) == [("ins", "do ")]
    assert marks(comparing.compare("a", "a\nb")) == [("ins", "b")]
    assert marks(comparing.compare("a\nb", "a")) == [("del", "b")]
    assert marks(comparing.compare("One here.\nTwo there.", "One.")) != []
    assert marks(comparing.compare("See {{ case.subject }}.", "See {{ case.reference }}.")) == [
        ("del", "{{ case.subject }}"),
        ("ins", "{{ case.reference }}"),
    ]
    assert comparing.changes("a\nb", "a\nc") == [(comparing.Piece("b", "del"), comparing.Piece("c", "ins"))]
    assert comparing.compare("a\n\nb", "a\n\nb")[1] == (comparing.Piece(""),)


def test_a_text_is_shown_with_its_locks_placeholders_and_prompts():
    lines = showing.lines_of(
        "### Why\n[[locked]]The law.[[/locked]]\n- An item [[locked]]stays[[/locked]] {{ case.reference }}\n"
        "[[ask: claim.harm | How?]]\n[[ask: Who?]]",
        locked=False,
    )
    assert [line.kind for line in lines] == ["heading", "paragraph", "item", "paragraph", "paragraph"]
    assert [line.is_locked for line in lines] == [False, True, False, False, False]
    assert [(bit.kind, bit.text, bit.is_locked) for bit in lines[2].bits] == [
        ("words", "An item ", False),
        ("words", "stays", True),
        ("words", " ", False),
        ("chip", "case.reference", False),
    ]
    assert lines[4].bits[0].title == "Kept with the letter"
    broken = showing.lines_of("{{ gone.away }}\nwords", locked=True)
    assert [line.bits[0].text for line in broken] == ["{{ gone.away }}", "words"]


def test_what_a_notice_must_explain_comes_from_the_catalogue(wording):
    assert len(showing.must_explain(newest("refusal", "s12-1"))) > 1
    assert showing.must_explain(newest("boilerplate", "opening")) == []
    assert showing.source_of_lock(newest("refusal", "s12-1")) == "s12(1)"
    Wording.objects.filter(key="opening").update(text="{{ gone.away }}")
    assert showing.placeholders_in(newest("boilerplate", "opening")) == []
