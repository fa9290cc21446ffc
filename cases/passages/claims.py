"""A refusal notice and the claim that fills it: its variants, what it asks for, and what is still missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cases.law.provisions import Provision
from cases.passages.filling import fill
from cases.passages.language import Named, Words, parse
from cases.passages.register import REGISTER

Entry = Mapping[str, Any]
Factor = Mapping[str, str]

_SIDES = {"claim.factors_for": "for", "claim.factors_against": "against"}
_OURS = re.compile(
    r"(?:only )?(?:the |this |our )?council(?:['’]s)?(?: itself| alone| only)?\.?", re.IGNORECASE
)


@dataclass(frozen=True)
class Field:
    """One thing that a notice asks of the officer. `type` is one of the register; an unnamed prompt is a block."""

    key: str
    question: str
    type: str
    choices: tuple[str, ...]
    required: bool


def with_variant(entry: Entry, variant: str) -> str:
    """The text of a notice with a variant put in its place; the plain text where the entry has no such variant."""
    text = str(entry["text"])
    chosen = next((each for each in entry.get("variants", ()) if each["key"] == variant), None)
    if chosen is None:
        return text
    if chosen["replaces"] == "text":
        return str(chosen["text"])
    first, *others = chosen["replaces"]
    for field in others:
        text = _without(text, field)
    return _mark_of(first).sub(lambda _: str(chosen["text"]).strip(), text, count=1)


def required_fields(entry: Entry, variant: str) -> list[Field]:
    """What the notice of a claim asks of the officer, in the order of the notice, each once.

    The factors are not among them: they are chosen from the library.
    """
    fields: dict[str, Field] = {}
    for line in parse(with_variant(entry, variant)):
        for part in line.parts:
            if isinstance(part, Words):
                continue
            key = part.name if isinstance(part, Named) else part.key
            known = REGISTER.get(key)
            if known and not known.by_officer:
                continue
            question = known.meaning if isinstance(part, Named) and known else getattr(part, "question", "")
            asked = Field(
                key=key,
                question=question,
                type=known.type if known else "block",
                choices=known.choices if known else (),
                required=not isinstance(part, Named) or REGISTER[key].is_needed,
            )
            # A prompt asks more precisely than the register, wherever it stands.
            if key not in fields or not isinstance(part, Named):
                fields[key] = asked
    return list(fields.values())


def usable_factors(factors: Sequence[Factor], side: str) -> list[Factor]:
    """The factors of one side that go into the letter: those of the library with an answer to their prompt, and
    the officer's own."""
    return [
        factor
        for factor in factors
        if factor["side"] == side and (factor.get("answer", "").strip() or _is_own(factor))
    ]


def unanswered(
    entry: Entry, variant: str, fields: Mapping[str, str], factors: Sequence[Factor], provision: Provision
) -> tuple[str, ...]:
    """What a claim still lacks, in plain words; empty when its notice can go.

    What the system fills (questions, dates, settings) is taken as there.
    """
    text = with_variant(entry, variant)
    system = {name: "…" for name in REGISTER if not REGISTER[name].by_officer}
    missing = list(fill(text, system, fields).missing)
    for name, side in _SIDES.items():
        if _mentions(text, name) and not usable_factors(factors, side):
            missing.append(_no_factor(side, provision))
    if _needs_views(text, fields):
        missing.append(REGISTER["claim.third_party_views"].meaning)
    return tuple(missing)


def factor_gaps(text: str, factors: Sequence[Factor], provision: Provision) -> tuple[str, ...]:
    """The sides on which factors were chosen but none says how it applies here. A side without any factor is a
    matter for the checks of the law."""
    return tuple(
        _no_factor(side, provision)
        for name, side in _SIDES.items()
        if _mentions(text, name)
        and any(factor["side"] == side for factor in factors)
        and not usable_factors(factors, side)
    )


def views_gap(text: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Arguments about somebody else's interests must come from them: Derry City Council v Information Commissioner
    (EA/2006/0014), LETTER-28."""
    return (REGISTER["claim.third_party_views"].meaning,) if _needs_views(text, fields) else ()


def stopped_by(entry: Entry, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The questions to the officer that were answered no: each stops the claim, and is itself the reason."""
    return tuple(
        f"You answered no, which stops the claim: {question}"
        for question in entry.get("confirm", ())
        if fields.get(question) == "no"
    )


def _needs_views(text: str, fields: Mapping[str, str]) -> bool:
    whose = fields.get("claim.whose_interests", "").strip()
    wanted = (
        _mentions(text, "claim.third_party_views") and not fields.get("claim.third_party_views", "").strip()
    )
    return bool(wanted and whose and not _OURS.fullmatch(whose))


def _mentions(text: str, name: str) -> bool:
    return f"{{{{ {name} }}}}" in text


def _no_factor(side: str, provision: Provision) -> str:
    if provision.is_ncnd:
        what = "confirming or denying" if side == "for" else "neither confirming nor denying"
    else:
        exception = "exemption" if provision.regime.short == "FOIA" else "exception"
        what = "disclosure" if side == "for" else f"maintaining the {exception}"
    return f"A public interest factor in favour of {what}, with how it applies to this information"


def _is_own(factor: Factor) -> bool:
    return factor.get("key", "").startswith("own") and bool(factor.get("text", "").strip())


def _mark_of(field: str) -> re.Pattern[str]:
    """The prompt or the placeholder of a field."""
    return re.compile(rf"\[\[ask: {re.escape(field)} \| [^\]]+\]\]|\{{\{{ {re.escape(field)} \}}\}}")


def _without(text: str, field: str) -> str:
    """The text without the prompt of a field, and without the line or the label that only led to it."""
    mark, lines = _mark_of(field), []
    for line in text.splitlines():
        rest = mark.sub("", line).strip()
        if rest == line.strip() or (rest and not rest.endswith(":")):
            lines.append(line if rest == line.strip() else rest)
    return "\n".join(lines)
