"""What a change of one person alters of what is withheld: the rule's word before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cases.directory.import_known import Known, entry_of
from cases.law.dates import plain
from cases.law.redaction import Action, Detail, Ladder, rule
from cases.names.directory import Held

# What a person is found by, and the detail of the rule that it stands for.
_FORMS = {
    **dict.fromkeys(("name", "forename", "surname", "known_as", "former_names"), Detail.NAME),
    "email": Detail.WORK_EMAIL,
    **dict.fromkeys(("phone", "extension", "mobile"), Detail.DIRECT_LINE),
}
_NOW = {
    Action.RELEASE: "now released",
    Action.WITHHOLD: "now withheld",
    Action.DECIDE: "now to be decided",
}
_COLOURS = {Action.RELEASE: "green", Action.WITHHOLD: "red", Action.DECIDE: "amber"}


@dataclass(frozen=True)
class Effect:
    """`words` for the tag, `more` for the line under it; `weight` puts names before addresses before other forms."""

    words: str
    more: str
    colour: str
    weight: int


def effect_of(
    known: Known, values: Mapping[str, str], held: Sequence[Held], ladder: Ladder, on: date
) -> Effect | None:
    """None where a letter would withhold and release what it does today."""
    before, after = entry_of(known.values, known.held), entry_of(values, held)
    first_day = max([on, *(each.held_from for each in held[-1:] if each.held_from)])
    then, now = before.standing(first_day), after.standing(first_day)
    since = f"in documents dated from {plain(first_day)}"
    for weight, (detail, noun) in enumerate(
        [(Detail.NAME, "Name"), (Detail.WORK_EMAIL, "E-mail address"), (Detail.DIRECT_LINE, "Direct line")]
    ):
        was, becomes = rule(then, detail, ladder), rule(now, detail, ladder)
        if (was.action, was.proposal) != (becomes.action, becomes.proposal):
            return Effect(f"{noun} {_NOW[becomes.action]}", since, _COLOURS[becomes.action], weight)
    forms = [
        name
        for name, detail in _FORMS.items()
        if known.values[name] != values[name] and rule(now, detail, ladder).action is not Action.RELEASE
    ]
    if not forms:
        return None
    more = all(set(_words(known.values[name])) <= set(_words(values[name])) for name in forms)
    words = "More is looked for" if more else "Other words are looked for"
    return Effect(words, "the old and the new alike" if more else "the old ones no longer", "red", 3)


def _words(value: str) -> list[str]:
    return value.replace(";", " ").casefold().split()


def is_named(values: Mapping[str, str], held: Sequence[Held], ladder: Ladder, on: date) -> bool:
    """Whether the name of this person is released from that day on."""
    return rule(entry_of(values, held).standing(on), Detail.NAME, ladder).action is Action.RELEASE
