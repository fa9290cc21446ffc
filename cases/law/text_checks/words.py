"""A letter's words made comparable: no mark-up, straight quotes, small letters."""

import re
from functools import lru_cache

_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_MARKS = re.compile(r"^[\s>]*#{1,6}\s+|\*{1,3}|^\s*[•·●▪◦–—-]\s+|\\|`", re.MULTILINE)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " "})
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
_SENTENCE = re.compile(r"(?<=[.?!;])\s+(?=[\"'(]?[A-Z0-9])")

# Words that say nothing about which information is meant: those of grammar, of requests, and of refusals.
_GENERIC_WORDS = """
    because
    a an and any all also are as at be been being but by can could did do does done each for from had has
    have he her his how i if in into is it its may might more most must my no nor not of on only or other
    our out over own please she should so some such than that the their them then there these they this
    those to under up us was we were what when where which who whom why will with would you your yours about
    act after again against applies application applied apply asked ask authority authorities balance basis
    before believe between case cases circumstance confirm confirmation considered consider copies copy
    council councils councillor currently date decided decision decide denial deny detail disclose disclosed
    disclosing disclosure due duty exempt exemption exception factor favour first following foi foia freedom
    further give given held hold include including individual inform information interest item kind know law
    letter like list made maintain maintaining make matter name need notice number officer part per person
    place possible present prevent process protect protection provide provided providing provision public
    qualified question reason reasons refusal refuse refused relate related relating relation release
    released releasing relevant rely relying request requested requester respect response section seek see
    service services subsection supply tell test thank think time transparency understand use used using
    view want whether withheld withhold withholding work year years yes regulation regulations environmental
    available access accountability money value spending spend spent cost costs new old last next within
    without however therefore london borough city county district metropolitan absolute outweigh outweighs
    argument arguments side support local government department team email mail telephone personal data
    confirming denying harm prejudice likely
"""
GENERIC = frozenset(_GENERIC_WORDS.split())


def plain(text: str) -> str:
    """The text without mark-up of any kind, with straight quotes and single spaces; the case of letters stays."""
    text = _TAG.sub(" ", _LINK.sub(r"\1 \2", text))
    return " ".join(_MARKS.sub("", text).translate(_QUOTES).split())


def words(text: str) -> list[str]:
    """The words and figures of a text, small."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its commonest endings: enough to see that contracts and contract are one."""
    word = word.removesuffix("'s").strip("'-")
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


_GENERIC_STEMS = frozenset(stem(word) for word in GENERIC) | GENERIC


def telling(text: str) -> frozenset[str]:
    """The stems that say which information is meant, or something about it."""
    stems = ((word, stem(word)) for word in words(text) if len(word) > 2 or word.isdigit())
    return frozenset(root for word, root in stems if word not in GENERIC and root not in _GENERIC_STEMS)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return _SENTENCE.split(text)


def shingles(text: str, size: int = 5) -> frozenset[tuple[str, ...]]:
    """Every run of `size` words; the whole text when it is shorter."""
    run = words(text)
    return frozenset(tuple(run[i : i + size]) for i in range(max(1, len(run) - size + 1)))


def alike(one: str, other: str) -> float:
    """How much of the shorter text stands in the other, 0 to 1, by runs of five words."""
    a, b = shingles(one), shingles(other)
    return len(a & b) / min(len(a), len(b))
