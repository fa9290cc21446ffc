"""The starter wording: every entry can be read, nothing in it points nowhere, and the law's words stay locked."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cases import passages
from cases.law import provisions
from cases.models import Wording
from cases.passages import REGISTER, parse, placeholders, prompts, required_fields, with_variant
from cases.starter.wording import FOLDER, load_wording, read

BOILERPLATE = {entry["key"]: entry for entry in read("boilerplate")["boilerplate"]}
REFUSALS = read("refusals")["refusals"]
FACTORS = read("factors")["factors"]
LETTERS = read("letters")["letters"]
NOTICES = [
    pytest.param(key, variant, id=f"{key}-{variant or 'plain'}")
    for key, entry in REFUSALS.items()
    for variant in ["", *(each["key"] for each in entry.get("variants", []))]
]
with Path(provisions.__file__).with_name("provisions.csv").open(encoding="utf-8", newline="") as file:
    NEEDED = [
        row["id"]
        for row in csv.DictReader(file)
        if row["template_needed"] == "yes" and row["availability_to_council"] != "no"
    ]
ACT = r"Freedom of Information Act 2000|Environmental Information Regulations 2004|FOIA|EIR"
# What must never stand in the library: old law, wrong titles, details that belong in a setting, unresolved choices.
BANNED = (
    r"first data protection principle|location number|bona fides|Public Contract Regulations|section 24\(1\)\(a\)|"
    r"soft opt-in|\[name\]|\bXX\b|\bTBC\b|Wycliffe|Wilmslow|0303 123|ico\.org\.uk|Information Commission|\bICO\b"
)


def is_ncnd(key: str) -> bool:
    return "confirm or deny" in REFUSALS[key]["standing"]


def weighs_the_public_interest(key: str) -> bool:
    standing = REFUSALS[key]["standing"]
    return standing.startswith("qualified") and standing != "qualified in form only" and key != "s39"


@pytest.mark.parametrize("key", BOILERPLATE)
def test_every_standard_passage_can_be_read(key):
    entry = BOILERPLATE[key]
    assert parse(entry["text"])
    assert set(placeholders(entry["text"])) <= set(REGISTER)
    assert not (entry["locked"] and prompts(entry["text"])), "a locked passage asks the officer something"


@pytest.mark.parametrize(("key", "variant"), NOTICES)
def test_every_notice_can_be_read_in_every_variant(key, variant):
    text = with_variant(REFUSALS[key], variant)
    assert parse(text)
    assert set(placeholders(text)) <= set(REGISTER)
    asked = Counter(prompt.key for line in parse(text) for prompt in line.prompts)
    assert max(asked.values(), default=1) == 1, "a field is asked for twice"


@pytest.mark.parametrize(("key", "variant"), NOTICES)
def test_every_notice_asks_for_what_is_particular_and_locks_what_the_law_requires(key, variant):
    text = with_variant(REFUSALS[key], variant)
    # What is particular to a refusal on cost stands in the cost estimate.
    assert required_fields(REFUSALS[key], variant) or "cost.method" in REFUSALS[key]["text"]
    assert any(line.locked for line in parse(text))
    assert re.search(ACT, text), "the law is not named"


@pytest.mark.parametrize("key", NEEDED)
def test_every_provision_that_a_council_may_use_has_a_notice(key):
    assert key in REFUSALS


@pytest.mark.parametrize("key", REFUSALS)
def test_every_notice_agrees_with_the_catalogue(key):
    entry, row = REFUSALS[key], provisions.find(key)
    assert entry["regime"] == row.regime.value
    assert is_ncnd(key) == row.is_ncnd
    assert weighs_the_public_interest(key) == row.needs_public_interest_test


@pytest.mark.parametrize("key", REFUSALS)
def test_every_notice_has_what_finds_it_and_what_guides_the_officer(key):
    entry = REFUSALS[key]
    assert 8 <= len(entry["plain_words"]) <= 15
    assert 2 <= len(entry["guidance"]) <= 4
    assert entry["confirm"]
    pointed_at = [entry.get("ncnd"), entry.get("other_regime"), *entry.get("related", [])]
    assert {other for other in pointed_at if other} <= set(REFUSALS)
    assert not entry.get("ncnd") or is_ncnd(entry["ncnd"])


@pytest.mark.parametrize("key", [key for key in REFUSALS if weighs_the_public_interest(key)])
def test_a_qualified_notice_weighs_both_sides_and_concludes(key):
    text = REFUSALS[key]["text"]
    assert {"claim.factors_for", "claim.factors_against"} <= set(placeholders(text))
    assert "claim.conclusion" in {prompt.key for prompt in prompts(text)}
    for side in [name for name in FACTORS[key] if name.startswith("in_favour")]:
        assert len(FACTORS[key][side]) >= 4


@pytest.mark.parametrize("key", [key for key in REFUSALS if REFUSALS[key]["standing"].startswith("absolute")])
def test_an_absolute_notice_speaks_of_no_public_interest_test(key):
    assert "public interest" not in REFUSALS[key]["text"] or key.startswith("s41")


@pytest.mark.parametrize("key", [key for key in REFUSALS if is_ncnd(key)])
def test_a_notice_that_neither_confirms_nor_denies_says_so_and_gives_nothing_away(key):
    text = REFUSALS[key]["text"]
    assert "we neither confirm nor deny that we hold" in text
    assert not re.search(r"\bwe hold it\b|withholding|withheld", text, re.IGNORECASE)


@pytest.mark.parametrize("key", [key for key in REFUSALS if REFUSALS[key]["regime"] == "EIR"])
def test_a_notice_under_the_regulations_has_no_lower_limb(key):
    assert not re.search(r"would be likely|claim\.likelihood \}|10\(3\)", REFUSALS[key]["text"])


@pytest.mark.parametrize("key", FACTORS)
def test_factors_belong_to_a_notice_and_weigh_the_right_thing(key):
    assert (FACTORS[key]["balance"] == "confirm or deny") == is_ncnd(key)
    sides = [factors for name, factors in FACTORS[key].items() if name.startswith("in_favour")]
    assert len(sides) == 2
    for factor in [*sides[0], *sides[1]]:
        assert factor["prompt"].rstrip().endswith(("?", "."))


def test_the_keys_of_factors_and_weights_are_each_given_once():
    keys = [
        factor["key"]
        for entry in FACTORS.values()
        for name, factors in entry.items()
        if name.startswith("in_favour")
        for factor in factors
    ]
    assert len(keys) == len(set(keys))
    assert [weight["key"] for weight in read("factors")["weights"]] == [
        "little",
        "some",
        "considerable",
        "decisive",
    ]


@pytest.mark.parametrize("kind", LETTERS)
def test_every_key_in_a_layout_exists_and_is_meant_for_that_letter(kind):
    assert LETTERS[kind]["email_subjects"]
    for section in LETTERS[kind]["sections"]:
        assert section["wording"]
        for key in section["wording"]:
            assert kind in BOILERPLATE[key]["kind"], key


@pytest.mark.parametrize(
    "kind", [kind for kind, entry in LETTERS.items() if "rights" in str(entry["sections"])]
)
def test_rights_stand_last_are_locked_and_name_the_regulator_from_the_setting(kind):
    section = LETTERS[kind]["sections"][-1]
    assert section["section"] == "rights"
    for key in section["wording"]:
        assert BOILERPLATE[key]["locked"]
        wanted = {f"regulator.{name}" for name in ("name", "complaint_url", "address", "phone")}
        assert wanted <= set(placeholders(BOILERPLATE[key]["text"]))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_the_library_holds_no_old_law_and_nothing_that_belongs_in_a_setting(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if re.search(BANNED, line) and "Do not use it" not in line]
    assert not found


@pytest.mark.parametrize("placeholder", REGISTER.values(), ids=lambda each: each.name)
def test_every_placeholder_says_what_it_means(placeholder):
    assert placeholder.meaning
    assert placeholder.example
    assert placeholder.type != "choice" or placeholder.example in placeholder.choices


@pytest.mark.django_db
def test_the_starter_wording_is_loaded_once():
    expected = len(BOILERPLATE) + len(REFUSALS) + len(FACTORS) + 1 + len(LETTERS)
    assert load_wording(on=date(2005, 1, 1)) == expected
    assert load_wording(on=date(2026, 1, 1)) == 0
    assert Wording.objects.count() == expected


@pytest.mark.django_db
def test_what_a_council_changed_is_left_alone():
    Wording.objects.create(
        kind="boilerplate",
        key="opening",
        version=2,
        title="Opening",
        text="Hello.",
        in_force_from=date(2020, 1, 1),
    )
    load_wording(on=date(2005, 1, 1))
    assert Wording.objects.get(kind="boilerplate", key="opening").text == "Hello."


@pytest.mark.django_db
def test_a_notice_is_stored_as_passages_take_it():
    load_wording(on=date(2005, 1, 1))
    row = Wording.objects.get(kind="refusal", key="s31-1a")
    assert row.data["standing"] == "qualified"
    assert next(variant["key"] for variant in row.data["variants"]) == "cyber"
    assert passages.required_fields({**row.data, "text": row.text}, "")[0].key == "claim.information"
