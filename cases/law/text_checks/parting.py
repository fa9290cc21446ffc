"""One section relied on for several things: section 31(1)(a) for one document, section 31(1)(g) for another.

Each is a refusal of its own with reasons and a balance of its own: section 17(1) and (3) FOIA, regulation 14(3) EIR.
They are kept apart only where the letter gives each its heading; else nobody can tell whose a paragraph is.
"""

import re
from dataclasses import replace

from cases.law.provisions import Provision
from cases.law.text_checks.grounds import Ground
from cases.law.text_checks.paragraphs import Paragraph

_FOR_ALL = re.compile(
    r"\bboth\b|\beach (?:of|limb|exemption|exception)|\b(?:these|all|two|three) (?:\w+ )?(?:limb|exemption"
    r"|exception|provision|subsection)"
)


def apart(ground: Ground) -> list[Ground]:
    """The provisions of a ground that have headings of their own, each as its ground; else the ground as it is."""
    headed = [_named(ground, each) for each in ground.paragraphs if _heads(each)]
    rows = tuple(dict.fromkeys(row for named in headed if len(named) == 1 for row in named))
    # What neither confirms nor denies goes with the limb whose interest an answer would harm.
    if len(rows) < 2 or any(row.is_ncnd for row in ground.cited):
        return [ground]
    return [_part(ground, row, _under(ground, rows)) for row in rows]


def _heads(paragraph: Paragraph) -> bool:
    return paragraph.heading and not paragraph.question


def _named(ground: Ground, paragraph: Paragraph) -> frozenset[Provision]:
    rows = (each.cite.provision for each in ground.mentions if each.paragraph is paragraph)
    return frozenset(row for row in rows if row)


def _under(ground: Ground, rows: tuple[Provision, ...]) -> list[tuple[Paragraph, frozenset[Provision]]]:
    """The paragraphs with the provisions that each is about. A heading that names none, such as that of the public
    interest test, is for all that came before."""
    everything = frozenset(rows)
    seen: frozenset[Provision] = frozenset()
    current = everything
    told = []
    for paragraph in ground.paragraphs:
        named = _named(ground, paragraph) & everything
        if _heads(paragraph):
            current = named or seen or everything
            seen |= named
        if _FOR_ALL.search(paragraph.low):
            told.append((paragraph, everything))
        elif paragraph.question or not seen:
            told.append((paragraph, named or everything))
        else:
            told.append((paragraph, current))
    return told


def _part(ground: Ground, row: Provision, under: list[tuple[Paragraph, frozenset[Provision]]]) -> Ground:
    paragraphs = tuple(paragraph for paragraph, about in under if row in about)
    return replace(
        ground,
        mentions=tuple(each for each in ground.mentions if each.cite.provision == row),
        paragraphs=paragraphs,
        own=tuple(each for each in paragraphs if each in ground.own),
        alone=row,
    )
