"""One section relied on for several things: section 31(1)(a) for one document, section 31(1)(g) for another.

Each is a refusal of its own with reasons and a balance of its own: section 17(1) and (3) FOIA, regulation 14(3) EIR.
They are kept apart only where the letter gives each its heading; else nobody can tell whose a paragraph is.
"""

import re
from dataclasses import replace

from cases.law.provisions import Provision
from cases.law.text_checks.grounds import Ground
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.words import telling

_FOR_ALL = re.compile(
    r"\bboth\b|\beach (?:of|limb|exemption|exception)|\b(?:these|all|two|three) (?:\w+ )?(?:limb|exemption"
    r"|exception|provision|subsection)"
)


def apart(ground: Ground) -> list[Ground]:
    """The provisions of a ground that have headings of their own, each as its ground; else the ground as it is."""
    headed = [_headed(ground, each) for each in ground.paragraphs if _heads(ground, each)]
    rows = tuple(dict.fromkeys(row for named in headed if len(named) == 1 for row in named))
    # What neither confirms nor denies goes with the limb whose interest an answer would harm.
    if len(rows) < 2 or any(row.is_ncnd for row in ground.cited):
        return [ground]
    return [_part(ground, row, _under(ground, rows)) for row in rows]


def _heads(ground: Ground, paragraph: Paragraph) -> bool:
    return not paragraph.question and (paragraph.heading or bool(_titled(ground, paragraph)))


def _named(ground: Ground, paragraph: Paragraph) -> frozenset[Provision]:
    rows = (each.cite.provision for each in ground.mentions if each.paragraph is paragraph)
    return frozenset(row for row in rows if row)


def _headed(ground: Ground, paragraph: Paragraph) -> frozenset[Provision]:
    return _titled(ground, paragraph) or _named(ground, paragraph)


def _titled(ground: Ground, paragraph: Paragraph) -> frozenset[Provision]:
    """What a line names by its title: "Trade secrets" is section 43(1)."""
    title = _words(paragraph.text)
    return frozenset(row for row in ground.cited if title and _words(row.title) == title)


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in telling(title) if not word[0].isdigit())


def _under(ground: Ground, rows: tuple[Provision, ...]) -> list[tuple[Paragraph, frozenset[Provision]]]:
    """The paragraphs with the provisions that each is about. A heading that names none, such as that of the public
    interest test, is for all that came before."""
    everything = frozenset(rows)
    seen: frozenset[Provision] = frozenset()
    current = everything
    told = []
    for paragraph in ground.paragraphs:
        named = (_headed if _heads(ground, paragraph) else _named)(ground, paragraph) & everything
        if _heads(ground, paragraph):
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
