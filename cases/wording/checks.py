"""What is wrong with an entry of the library, before it becomes a version of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cases import passages
from cases.law import provisions
from cases.models import Wording
from cases.passages import REGISTER, BadPassage
from cases.wording import sheets

Data = Mapping[str, Any]
Kind = Wording.Kind
# They stand for what the letter as a whole holds, and so in a passage of the letter only.
OF_THE_LETTER = frozenset(
    {"case.request_text", "letter.answers", "letter.outcome_table", "letter.refusal_notices"}
)
# What a refusal notice can say: the claim, and what follows from the case, the settings and the estimate.
IN_A_NOTICE = frozenset({"claim", "case", "clarification", "letter", "council", "regulator", "cost"})
# A passage belongs to no claim; these are asked for the letter.
CLAIM_IN_A_PASSAGE = frozenset({"claim.reasons", "claim.sar_due_on"})
WEIGHTS = ("little", "some", "considerable", "decisive")
_LOCKED = re.compile(r"\[\[locked\]\](.*?)(?:\[\[/locked\]\]|$)")


@dataclass(frozen=True)
class Entry:
    """One wording as it should be."""

    kind: str
    key: str
    title: str
    text: str
    data: Data

    @classmethod
    def of(cls, row: Wording) -> "Entry":
        return cls(row.kind, row.key, row.title, row.text, row.data)

    @property
    def sheet(self) -> str:
        return sheets.as_text(self.kind, self.key, self.text, self.data)


def reasons_against(entry: Entry, standard: Mapping[str, Data]) -> list[str]:
    """Why the entry cannot be in the library; empty when it can. `standard` is the data of every standard passage
    by its key. The shape of the data is taken as right (see shapes.py)."""
    if entry.kind == Kind.LAYOUT:
        return list(_layout(entry, standard))
    if entry.kind == Kind.FACTORS:
        return list(_weights(entry) if entry.key == "weights" else _factors(entry))
    texts = [("", entry.text)]
    if entry.kind == Kind.REFUSAL:
        texts += [(f"Variant “{each['title']}”: ", each["text"]) for each in entry.data.get("variants", ())]
    found = [f"{where}{reason}" for where, text in texts for reason in _passage(entry, text)]
    return found + (list(_notice(entry)) if entry.kind == Kind.REFUSAL and not found else [])


def reasons_against_change(before: Entry, after: Entry) -> list[str]:
    """What a new version must keep: every locked passage as it stands and in its order, and of a layout the required
    sections with their locked passages."""
    if after.kind == Kind.LAYOUT:
        return list(_lost_sections(before, after))
    if after.kind == Kind.FACTORS:
        return []
    lost = _lost_locks(before.sheet, after.sheet)
    there = {each["key"]: each for each in before.data.get("variants", ())}
    for variant in after.data.get("variants", ()):
        # A variant that stands for the whole notice must not be the way around its locks.
        known = there.get(variant["key"], {"text": before.sheet, "replaces": ""})
        if variant["replaces"] == "text" or known["replaces"] == "text":
            kept = known["text"] if known["replaces"] == "text" else before.sheet
            lost += _lost_locks(kept, variant["text"])
    return [
        f"This passage is locked and must stay as it is and where it is: “{words}” You can write before and after it."
        for words in lost
    ]


def _lost_locks(before: str, after: str) -> list[str]:
    left, lost = locked_lines(after), []
    for line in locked_lines(before):
        if line in left:
            left = left[left.index(line) + 1 :]
        else:
            lost.append(line.removeprefix("### ").removeprefix("- "))
    return lost


def locked_lines(sheet: str) -> list[str]:
    """The locked passages of a sheet in order, each with its mark of a heading or an item. One that runs over
    several lines counts line by line."""
    found, is_open = [], False
    for line in sheet.splitlines():
        mark = next((mark for mark in ("### ", "- ") if line.startswith(mark)), "")
        rest = f"{sheets.LOCK}{line.removeprefix(mark)}" if is_open else line.removeprefix(mark)
        found += [f"{mark}{' '.join(words.split())}" for words in _LOCKED.findall(rest) if words.strip()]
        is_open = rest.rfind(sheets.LOCK) > rest.rfind(sheets.UNLOCK)
    return found


def _passage(entry: Entry, text: str) -> Iterator[str]:
    if not text.strip():
        yield "Enter the text."
        return
    try:
        lines = passages.parse(text)
    except BadPassage as bad:
        yield from bad.reasons
        return
    if entry.data.get("locked") and any(line.prompts for line in lines):
        yield "A prompt cannot stand in a locked passage, because an officer could not answer it there."
    asked = Counter(prompt.key for line in lines for prompt in line.prompts)
    yield from (f"{key} is asked for twice. Ask for it once." for key, times in asked.items() if times > 1)
    for line in lines:
        if line.kind == "heading" and (line.names or line.prompts):
            yield "A heading holds no placeholder and no prompt. Put it in the paragraph below."
        for name in line.names:
            if REGISTER[name].is_block and (line.only is None or line.kind != "paragraph"):
                yield f"{name} is a {REGISTER[name].type} and must stand on a line of its own."
        named = (*line.names, *(prompt.key for prompt in line.prompts if prompt.key in REGISTER))
        yield from (_misplaced(entry, name) for name in named if _is_misplaced(entry, name))


def _is_misplaced(entry: Entry, name: str) -> bool:
    group = name.partition(".")[0]
    if entry.kind == Kind.REFUSAL:
        return group not in IN_A_NOTICE or name in OF_THE_LETTER
    if group == "enquiry":
        return not all(kind.startswith(("enquiry", "reminder")) for kind in entry.data.get("kind", ()))
    return group == "claim" and name not in CLAIM_IN_A_PASSAGE


def _misplaced(entry: Entry, name: str) -> str:
    if name.startswith("enquiry."):
        return f"{name} is known only in letters to a service, and this is none of them."
    if entry.kind == Kind.REFUSAL:
        return f"{name} does not belong in a refusal notice: nothing would fill it there."
    return f"{name} belongs to a claim. It can stand in a refusal notice only."


def _notice(entry: Entry) -> Iterator[str]:
    """LETTER-14 to LETTER-19: a notice names what it covers, and a qualified one weighs both sides and concludes."""
    text = entry.text
    if sheets.LOCK not in text:
        yield "A refusal notice must lock what the law requires to be said. Put [[locked]] and [[/locked]] around it."
    if not provisions.catalogue()[entry.key].needs_public_interest_test:
        return
    for name in ("claim.factors_for", "claim.factors_against"):
        if name not in passages.placeholders(text):
            yield f"The provision is qualified: the notice needs {{{{ {name} }}}} on a line of its own, section 17(3)."
    if "claim.conclusion" not in {prompt.key for prompt in passages.prompts(text)}:
        yield "The provision is qualified: the notice must ask for the conclusion, [[ask: claim.conclusion | …]]."


def _factors(entry: Entry) -> Iterator[str]:
    keys = Counter(factor["key"] for side in sheets.sides_of(entry.data) for factor in entry.data[side])
    yield from (f"The key {key} is given twice." for key, times in keys.items() if times > 1)
    for side in sheets.sides_of(entry.data):
        if not entry.data[side] and not entry.data.get("formal"):
            yield f"There is no factor under “{sheets.SIDES[side]}”. Both sides must be weighed: section 2(2)(b)."
        for factor in entry.data[side]:
            yield from _said_plainly(factor["factor"])
            if not factor["prompt"].endswith(("?", ".")):
                yield f"The prompt “{factor['prompt']}” must end with a question mark or a full stop."


def _weights(entry: Entry) -> Iterator[str]:
    if [weight["key"] for weight in entry.data["weights"]] != list(WEIGHTS):
        yield f"Keep the four weights in this order: {', '.join(WEIGHTS)}."
    for weight in entry.data["weights"]:
        yield from _said_plainly(weight["sentence"])


def _said_plainly(words: str) -> Iterator[str]:
    """A factor is copied into a claim as it stands: nothing in it is filled."""
    if re.search(r"\{\{|\}\}|\{%|\[\[|\]\]", words):
        yield f"“{words}” holds a placeholder, a prompt or a lock. Nothing is filled in here: write plain words."


def _layout(entry: Entry, standard: Mapping[str, Data]) -> Iterator[str]:
    sections = entry.data["sections"]
    if not sections:
        yield "A letter has at least one section."
    names = Counter(section["section"] for section in sections)
    yield from (f"The section {name} stands twice." for name, times in names.items() if times > 1)
    keys = Counter(key for section in sections for key in section["wording"])
    yield from (f"The passage {key} stands twice." for key, times in keys.items() if times > 1)
    for key in keys:
        if key not in standard:
            yield f"There is no standard passage {key}."
        elif entry.key not in standard[key]["kind"]:
            yield f"The passage {key} is not meant for this letter."
    if "rights" in names and sections[-1]["section"] != "rights":
        yield "The rights stand last: section 17(7), regulation 14(5)."


def _lost_sections(before: Entry, after: Entry) -> Iterator[str]:
    now = {section["section"]: section for section in after.data["sections"]}
    for section in before.data["sections"]:
        name = section["section"]
        if section["required"] and name not in now:
            yield f"The section {name} is required and must stay."
        elif section["required"]:
            lost: Sequence[str] = [key for key in section["wording"] if key not in now[name]["wording"]]
            yield from (f"The passage {key} of the section {name} is required and must stay." for key in lost)
