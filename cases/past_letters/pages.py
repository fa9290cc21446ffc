"""What the page brought into the text: numbers of pages, and the address that stands at its foot."""

import re
from collections.abc import Iterator, Sequence

_I = re.IGNORECASE
_NUMBERS_THE_PAGE = re.compile(
    r"\s*(?:\S.{0,120}\s{2,})?(?:page\s+)?\d{1,3}\s+of\s+\d{1,3}\s*|\W*page\s+\d{1,3}(?:\s+of\s+\d{1,3})?\W*"
    r"|\s*[-\u2013\u2014]\s*\d{1,3}\s*[-\u2013\u2014]\s*",
    _I,
)
_OF_THE_COUNCIL = re.compile(
    r"(?-i:\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b)|\b(?:council|authority|borough)\b|www\.|@|https?:", _I
)
_MOST_LINES = 3


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that belong to the page and not to the letter."""
    found: set[int] = set()
    for block in _blocks(lines):
        numbered = [number for number in block if _NUMBERS_THE_PAGE.fullmatch(lines[number - 1])]
        if numbered:
            found.update(numbered)
            others = [number for number in block if number not in numbered]
            if len(block) <= _MOST_LINES and all(_is_an_address(lines[number - 1]) for number in others):
                found.update(others)
    return frozenset(found)


def _is_an_address(line: str) -> bool:
    return bool(_OF_THE_COUNCIL.search(line)) and not line.rstrip().endswith(".")


def _blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    block: list[int] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(number)
        elif block:
            yield block
            block = []
