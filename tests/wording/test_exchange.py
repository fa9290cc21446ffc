"""The whole library as one file: out and in again it is the same; what comes in is a proposal, all of it or nothing."""

from datetime import date, timedelta

import pytest
import yaml

from cases.models import Wording
from cases.permissions import NotAllowed
from cases.wording import actions, exchange
from cases.wording.actions import WordingRefused
from tests.wording.conftest import newest

FREE = "We judged these to be the places where it would be if we had it."


def loaded(text: str) -> dict:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def body(today) -> dict:
    return loaded(exchange.export(today))


def written(library: dict) -> str:
    return yaml.dump(library, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)


def entry(library: dict, key: str, kind: str = "refusal") -> dict:
    return next(each for each in library["wording"] if (each["kind"], each["key"]) == (kind, key))


@pytest.fixture
def changed(wording, today):
    """The library as a file in which one entry was changed."""

    def make(of="refusal", named="s1-not-held", **fields):
        library = body(today)
        found = entry(library, named, of)
        data = fields.pop("data", {})
        found.update(fields)
        found["data"].update(data)
        return written(library)

    return make


def propose(text, by):
    return actions.propose_file(name="wording.yaml", data=text.encode(), by=by)


def reasons(text: str, today) -> str:
    return " ".join(reason for refused in exchange.plan(text, today).refused for reason in refused.reasons)


def test_out_and_in_again_nothing_would_change(wording, today):
    plan = exchange.plan(exchange.export(today), today)
    assert (plan.steps, plan.refused) == ([], [])
    assert plan.same == Wording.objects.count()


def test_an_empty_library_filled_from_a_file_exports_the_same_file(wording, manager, today):
    before = exchange.export(today)
    Wording.objects.all().delete()
    file = propose(before, manager)
    plan = exchange.plan(file.text, today)
    assert len(plan.new) == len(plan.steps)
    actions.confirm_file(file=file, seen=plan.digest, by=manager, on=today)
    assert exchange.export(today) == before


def test_a_change_comes_in_as_the_next_version_in_force_from_today(changed, manager, today):
    text = newest("refusal", "s1-not-held").text.replace(FREE, "There.")
    file = propose(changed(text=text, data={"guidance": ["Ask the archive too."]}), manager)
    plan = exchange.plan(file.text, today)
    assert [step.entry.key for step in plan.changed] == ["s1-not-held"]
    assert not plan.new
    assert newest("refusal", "s1-not-held").version == 1
    assert actions.confirm_file(file=file, seen=plan.digest, by=manager, on=today) == 1
    made = newest("refusal", "s1-not-held")
    assert (made.version, made.in_force_from, made.author) == (2, today, manager)
    assert made.note == "Brought in from wording.yaml"
    assert made.data["guidance"] == ["Ask the archive too."]
    held = Wording.objects.get(kind="refusal", key="s1-not-held", version=1)
    assert held.in_force_to == today - timedelta(1)
    file.refresh_from_db()
    assert (file.confirmed_by, file.confirmed_on) == (manager, today)
    with pytest.raises(WordingRefused, match="brought in already"):
        actions.confirm_file(file=file, seen=plan.digest, by=manager, on=today)


def test_a_waiting_draft_does_not_make_an_unchanged_entry_a_change(save, today):
    before = exchange.export(today)
    save("refusal", "s1-not-held", FREE, "There.")
    assert exchange.plan(before, today).steps == []


def test_while_anything_is_refused_nothing_comes_in(changed, manager, today):
    library = loaded(changed(text="[[locked]]{{ a.b }}[[/locked]]"))
    entry(library, "s12-1")["title"] = "Another title"
    file = propose(written(library), manager)
    plan = exchange.plan(file.text, today)
    [refused] = plan.refused
    assert refused.name == "refusal s1-not-held"
    assert file.text.splitlines()[refused.line - 1] == "- kind: refusal"
    assert file.text.splitlines()[refused.line] == "  key: s1-not-held"
    with pytest.raises(WordingRefused, match="Nothing was brought in"):
        actions.confirm_file(file=file, seen=plan.digest, by=manager, on=today)
    assert not Wording.objects.filter(version=2).exists()


def test_nobody_confirms_what_they_have_not_seen(changed, save, manager, today):
    file = propose(changed(title="Another title"), manager)
    seen = exchange.plan(file.text, today).digest
    save("refusal", "s1-not-held", FREE, "There.")
    with pytest.raises(WordingRefused, match="changed the library meanwhile"):
        actions.confirm_file(file=file, seen=seen, by=manager, on=today)


def test_officers_bring_nothing_in(changed, officer, today):
    with pytest.raises(NotAllowed):
        propose(changed(), officer)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "poem"}, "“poem” is no kind of wording"),
        ({"title": 7}, "The title must be text"),
        ({"text": "x" * 20_001}, "The text must be text of 20,000 characters or fewer"),
        ({"key": "no spaces"}, "“no spaces” is no key"),
        ({"title": " "}, "The title is missing"),
        ({"key": "s99"}, "There is no provision s99"),
        ({"data": {"heading": ""}}, "“heading” is missing or not what it should be"),
        ({"data": {"regime": "XYZ"}}, "“regime” is missing"),
        ({"data": {"confirm": "yes"}}, "“confirm” is missing"),
        ({"data": {"ncnd": 7}}, "“ncnd” is not what it should be"),
        ({"data": {"variants": ["x"]}}, "“variants” is not what it should be"),
        (
            {"data": {"variants": [{"key": "a", "title": "A", "when": "b", "text": "c", "replaces": []}]}},
            "“variants” is not",
        ),
        (
            {
                "data": {
                    "variants": [{"key": "a", "title": "A", "when": "b", "text": "{%", "replaces": ["x"]}]
                }
            },
            "Variant “A”: Line 1: “{%”",
        ),
        (
            {
                "data": {
                    "variants": [{"key": "a", "title": "A", "when": "b", "text": "No.", "replaces": "text"}]
                }
            },
            "This passage is locked",
        ),
        ({"text": "[[locked]]Another law.[[/locked]]"}, "This passage is locked"),
    ],
)
def test_an_entry_that_a_letter_could_not_be_made_of_is_refused_with_the_reason(
    changed, today, fields, reason
):
    assert reason in reasons(changed(**fields), today)


@pytest.mark.parametrize(
    ("kind", "key", "data", "reason"),
    [
        ("boilerplate", "opening", {"locked": "yes"}, "“locked” is missing"),
        ("factors", "weights", {"weights": [{}]}, "“weights” must be a list"),
        ("factors", "s31-1a", {"in_favour_of_disclosure": 3}, "“in_favour_of_disclosure” must be a list"),
        ("factors", "s31-1a", {"balance": "?"}, "“balance” is missing"),
        ("layout", "response", {"sections": [{"section": "a"}]}, "“sections” is missing"),
        ("layout", "response", {"sections": "a"}, "“sections” is missing"),
        ("layout", "response", {"sections": []}, "at least one section"),
    ],
)
def test_every_kind_has_a_shape_of_its_own(changed, today, kind, key, data, reason):
    assert reason in reasons(changed(kind, key, data=data), today)


def test_a_whole_notice_in_a_variant_keeps_its_own_locks(wording, today):
    library = body(today)
    found = next(
        (each, variant)
        for each in library["wording"]
        for variant in each["data"].get("variants", [])
        if variant["replaces"] == "text"
    )
    found[1]["text"] = found[1]["text"].replace("[[locked]]", "[[locked]]Not ", 1)
    assert "This passage is locked" in reasons(written(library), today)


def test_an_entry_without_data_or_given_twice_is_refused(wording, today):
    library = body(today)
    library["wording"] += [{**library["wording"][0], "data": {}}, "nonsense"]
    library["wording"][1]["data"] = []
    said = reasons(written(library), today)
    assert "“data” must hold names" in said
    assert "It stands in the file twice" in said
    assert "“None” is no kind of wording" in said


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\n"
HEAD = f"format: {exchange.FORMAT}\nversion: 1\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"x" * (exchange.MOST_BYTES + 1), "too large"),
        (b"a: [", "Line 2: the file cannot be read as YAML|Line 1: the file cannot be read as YAML"),
        (b"a: \x07", "cannot be read as YAML"),
        (b"just words", "not a wording library"),
        (b"format: something else\n", "not a wording library"),
        (HEAD.encode(), "holds no wording"),
        (f"{HEAD}wording: []\n".encode(), "holds no wording"),
        (BOMB.encode(), "Line 2: the file refers to another place in itself"),
        (b"[" * 5000, "nested too deeply"),
        (b"!!python/object/apply:os.system ['x']", "cannot be read as YAML"),
        (b"a: 2020-13-45", "cannot be read as YAML"),
        (b"", "not a wording library"),
    ],
)
def test_a_file_that_is_no_library_is_refused_with_the_reason(db, manager, data, reason):
    with pytest.raises(WordingRefused) as caught:
        actions.propose_file(name="x", data=data, by=manager)
    assert any(part in str(caught.value) for part in reason.split("|")), str(caught.value)


def test_what_a_file_was_named_is_its_name(changed, manager):
    file = propose(changed(), manager)
    assert str(file) == "wording.yaml"
    assert file.proposed_at.date() >= date(2021, 1, 1)
