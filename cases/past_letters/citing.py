"""The provisions that a letter cites, in one form of writing, and which of them it relies on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from cases.law.letter_text import Citation
from cases.law.provisions import from_citation

_I = re.IGNORECASE
_PARAGRAPHS = r"(?:\s?\((?:\d{1,2}[A-Z]{0,2}|[a-z]{1,2}|i{1,3}|iv|vi{0,3})\))*(?:[a-z](?![\w.)]))?"
_NUMBER = rf"\d{{1,2}}[A-Z]?(?![\d/%]|[.:]\d){_PARAGRAPHS}"
_CITED = re.compile(
    r"(?<![\w\u00a3./-])(?P<label>sections?|sect?\.?|ss?\.?(?=\s?\d{1,2}[A-Z]?\b)|regulations?"
    r"|regs?\.?|exemptions?(?=\s\d)|exceptions?(?=\s\d))"
    rf"\s*(?P<first>{_NUMBER})"
    rf"(?P<sub>\s*(?:\((?=[A-Z\u2018'\u201c])[^()]{{3,70}}\)|[\u2013-]\s[A-Z][A-Za-z ]{{3,40}})?"
    rf"[\s,]*sub-?(?:section|paragraph)s?\s*(?P<within>{_NUMBER}"
    rf"|\(\d{{1,2}}[A-Z]{{0,2}}\){_PARAGRAPHS}))?"
    rf"(?P<more>(?:\s*(?:,|and|or|&|/|read with|together with|by virtue of)\s*(?:(?:and|or)\s+)?"
    rf"(?:{_NUMBER}(?!\w)(?!\s*(?:%|hours?|days?|working|years?|months?|January|February|March"
    rf"|April|May|June|July|August|September|October|November|December))"
    r"|\((?:[a-z]{1,3}|\d{1,2}[A-Z]?)\)(?:\((?:[a-z]{1,3})\))*))*)",
    _I,
)
_ONE = re.compile(rf"{_NUMBER}|\([a-z0-9]{{1,3}}\)(?:\([a-z]{{1,3}}\))*", _I)
_BEHIND = re.compile(
    r"^\W{0,3}(?:\([^()]{0,60}\)\s*)?(?:of|in|under|to)\s+(?:the\s+|schedule\s+\d+\s+(?:of"
    r"|to)\s+the\s+|part\s+\d+\s+of\s+the\s+)?(?P<name>(?:[A-Z\u2018'(][\w\u2019'(),&-]*\s+|(?:of"
    r"|and|for|the|to|etc\.?|in)\s+){0,14}?(?:Act|Regulations|Order|Code|Rules|DPA|GDPR|PACE|LGA"
    r"|PCR|TCPA)\b)"
)
_BEFORE = re.compile(
    r"(?P<name>(?:[A-Z][\w()-]*\s+|(?:of|and|for|the)\s+)*(?:Act|Regulations|Order|DPA"
    r"|GDPR)\b)[\s,(]*(?:\d{4})?[\s,):]*$"
)
_OURS = re.compile(
    r"freedom\s+of\s+information(?!.*fees)|\bfoi|environmental\s+information|\beir|^(?:said\s+"
    r"|same\s+)?(?:the\s+)?(?:act|regulations)$",
    _I,
)
_FOREIGN_BEFORE = re.compile(r"(?:schedule\s+\d+|\bSI\s+\d{4}|dpa(?:\s+2018)?|gdpr)[\s,]*$", _I)
_CODE_BEHIND = re.compile(r"^\s*code\b", _I)
_DENIED_BEFORE = re.compile(
    r"(?:\bnot\s+(?:rely|relied|relying|apply|applied|applying|engaged?|exempt|fall|used?|using)\b"
    r"[^.;]{0,60}|\b(?:no\s+longer|rather\s+than|instead\s+of|other\s+than|previously|withdr\w+)\b"
    r"[^.;]{0,50}"
    r"|\b(?:whether|if)\s+(?:or\s+not\s+)?(?:the\s+|an\s+|any\s+)?(?:exemptions?\s+"
    r"|exceptions?\s+)?(?:in\s+|under\s+|at\s+)?)$",
    _I,
)
_DENIED_BEHIND = re.compile(
    r"^[^.;,]{0,45}\b(?:do(?:es)?\s+not|did\s+not|is\s+not|are\s+not|cannot|was\s+not|no\s+longer"
    r"|would\s+not|might|would\s+have)\b"
    r"(?!\s+(?:therefore\s+|then\s+)?(?:require|oblige|supply|have\s+to|need\s+to|able|bound))",
    _I,
)
# "We mention section 40 only so that you know of it; we do not rely on it."
_SET_ASIDE_BEHIND = re.compile(
    r"^[^.]{0,160}\b(?:(?:do|does|did|are|is|have|has)\s+not|never)\s+(?:now\s+|here\s+)?(?:rel(?:y|ied"
    r"|ying)\s+(?:up)?on"
    r"|appl(?:y|ied|ying)|us(?:e|ed|ing))\s+(?:it|them|that|this|either)\b",
    _I,
)
_MENTIONED_BEFORE = re.compile(
    r"\bby\s+reference\s+to\s+(?:the\s+(?:interests?|matters?)\s+(?:in|of)\s+)?$|\bmention(?:s|ed|ing)?\s+(?:of\s+)?(?:the\s+)?$",
    _I,
)
_STATUTE = re.compile(
    r"^\W*(?:\(\d\)|\(\d[A-Z]?\)\([a-z]\))\s+\S.*(?:exempt\s+information|duty\s+to\s+confirm"
    r"|does\s+not\s+arise)",
    _I,
)
_BEFORE_IT = (_DENIED_BEFORE, _MENTIONED_BEFORE)
_BEHIND_IT = (_DENIED_BEHIND, _SET_ASIDE_BEHIND)
# Sections 12, 14 and 21 to 44 let a council refuse, and of the EIR regulations 5(3), 6(1), 12(3) to (6) and 13.
_SECTIONS_TO_REFUSE = {12, 14, *range(21, 45)}
_NO_GROUNDS = re.compile(
    r"s31\(2\)|s40\((?:3A|3B|4A|7|8)\)|s(?:12|14)\((?:3|5)\)|s36\((?:4|5|6|7)\)|s43\(1A\)|reg 13\((?:2A|2B|3A|4|6)\)"
)
_REGULATION_TO_REFUSE = re.compile(r"reg (?:5\(3\)|6(?:\(1\)(?:\(b\))?)?$|12(?:$|\([3456]\))|13)")


_TO_THE_MARGIN = 60
_ENDS_IN_A_LABEL = re.compile(r"\b(?:sections?|regulations?|regs?\.?|s\.)$", _I)
# What stands further off says nothing of a citation, and a hostile line is not read again for each.
_NEAR = 240
# No council cites so many provisions on one line.
_MOST_OF_A_LINE = 200


@dataclass(frozen=True)
class Mention:
    """A provision mentioned in a text: in the short form of writing, and where it begins."""

    written: str
    at: int
    relied_on: bool
    number_at: int = 0


def mentions(text: str) -> Iterator[Mention]:
    """Every provision of the two laws that a text mentions, one after the other, as s31(1)(a) or reg 12(5)(e).

    One that it only describes, denies, quotes or takes from another law is not relied on. Section 50, the way to
    complain, and others that refuse nothing are not either.
    """
    statute = bool(_STATUTE.match(text))
    for found in islice(_CITED.finditer(text), _MOST_OF_A_LINE):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        behind = text[found.end() : found.end() + _NEAR]
        foreign = _is_foreign(before, behind)
        denied = any(shape.search(before) for shape in _BEFORE_IT) or any(
            shape.match(behind) for shape in _BEHIND_IT
        )
        for written in _written(found):
            refuses = not foreign and _refuses(written)
            yield Mention(
                written, found.start(), refuses and not denied and not statute, found.start("first")
            )


def citations(lines: list[tuple[int, str, bool]]) -> list[Citation]:
    """The citations of lines, each given as its number, its plain text, and whether the council speaks there."""
    found = []
    for place, (number, text, council_speaks) in enumerate(lines):
        before = _broken_off(lines[place - 1], council_speaks) if place else ""
        after = _broken_off(lines[place], None) and lines[place + 1 : place + 2]
        following = after[0][1] if after else ""
        for each in mentions(f"{before}{text} {following}".rstrip()):
            if not len(before) <= each.number_at < len(before) + len(text):
                continue
            known = from_citation(each.written) if _refuses(each.written) else None
            found.append(
                Citation(each.written, known.id if known else "", number, each.relied_on and council_speaks)
            )
    by_regulation_13 = any(each.relied_on and each.written.startswith("reg 13") for each in found)
    # Regulation 12(3) only sends personal data on to regulation 13.
    return [
        replace(each, relied_on=False) if by_regulation_13 and each.written == "reg 12(3)" else each
        for each in found
    ]


def _broken_off(line: tuple[int, str, bool], speaks: bool | None) -> str:
    """The words of a line that the next one goes on with, and a space; empty where it stands for itself."""
    _, text, council_speaks = line
    goes_on = len(text) >= _TO_THE_MARGIN or bool(_ENDS_IN_A_LABEL.search(text))
    same_voice = speaks is None or speaks == council_speaks
    return f"{text} " if goes_on and same_voice and "\t" not in text else ""


def most_exact(written: list[str]) -> list[str]:
    """Each once in its order, without one that another says more exactly: s31 where there is s31(1)(a)."""
    once = list(dict.fromkeys(written))
    return [each for each in once if not any(other.startswith(f"{each}(") for other in once)]


def _written(found: re.Match[str]) -> Iterator[str]:
    regulation = found["label"].casefold().startswith(("reg", "exception"))
    base = "reg " if regulation else "s"
    first = _short(found["first"])
    if found["within"]:
        within = _short(found["within"])
        number = re.match(r"\d+[A-Z]?", first)[0]
        if within.startswith("("):
            first = number + within
        else:
            # "subsection 2" is one of the section, "subsection 31(1)(a)" names it again.
            first = within if within.startswith(f"{number}(") else f"{number}({within})"
    yield base + first
    last = first
    for more in _ONE.findall(found["more"] or ""):
        last = _after(last, _short(more))
        yield base + last


def _after(last: str, more: str) -> str:
    """After 31(1)(a), (b) goes on at the same depth; 38 begins anew."""
    if not more.startswith("("):
        return more
    head, *parts = re.findall(r"[^()]+", last.replace(" ", ""))
    first = re.findall(r"[^()]+", more)[0]
    places = [n for n, part in enumerate(parts) if _shape(part) == _shape(first)] or [
        n for n, part in enumerate(parts) if part.isdigit() == first.isdigit()
    ]
    return head + "".join(f"({part})" for part in parts[: places[-1] if places else len(parts)]) + more


def _shape(part: str) -> str:
    if part[0].isdigit():
        return "number"
    return "roman" if part in ("i", "ii", "iii", "iv", "v", "vi") else "letter"


def _short(text: str) -> str:
    """31(1)(a) for "31 (1) (A)" and "31(1)a", but 22A and 40(5B) keep their capitals."""
    squeezed = "".join(text.split())
    number, letters = re.match(r"(\d*)([A-Za-z]?)", squeezed).groups()
    rest = squeezed[len(number) + len(letters) :]
    parts = [
        part.upper() if part[:1].isdigit() else part.lower() for part in re.findall(r"\(([^)]*)\)", rest)
    ]
    loose = re.search(r"\)([A-Za-z])$", rest)
    if loose:
        parts.append(loose[1].lower())
    return number + letters.upper() + "".join(f"({part})" for part in parts)


def _is_foreign(before: str, behind: str) -> bool:
    """It is a provision of another law."""
    named = _BEHIND.match(behind)
    if named:
        return not _OURS.search(named["name"])
    if _FOREIGN_BEFORE.search(before) or _CODE_BEHIND.match(behind):
        return True
    named = _BEFORE.search(before)
    return bool(named) and not _OURS.search(named["name"].strip())


def _refuses(written: str) -> bool:
    if written.startswith("reg"):
        return bool(_REGULATION_TO_REFUSE.match(written)) and not _NO_GROUNDS.match(written)
    number = int(re.match(r"s(\d+)", written)[1])
    return number in _SECTIONS_TO_REFUSE and not _NO_GROUNDS.match(written)
