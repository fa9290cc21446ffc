"""The grounds of refusal of a letter, each with the paragraphs that speak of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cases.law import provisions
from cases.law.letter_text import LetterText, Part
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.law.text_checks.citing import Cite, cites, rows_of
from cases.law.text_checks.paragraphs import Paragraph

_SPEAKS = frozenset({Part.OPENING, Part.ANSWERS, Part.REFUSAL, Part.OTHER})
_INTRODUCES = re.compile(
    r"\b(?:exempt|appl(?:y|ies|ied)|withh[eo]ld|refus|rel(?:y|ied|ying)|engaged?|except(?:ion|ed)"
    r"|neither confirm|under)"
)
_NEW_START = re.compile(r"^(?:refusal notice|exemptions?(?: applied)?|reasons? for refusal|why we)\b")
_WEIGHS = re.compile(r"public interest|in favour of|factors|outweigh|considerations")
STATUTE = re.compile(
    r"is exempt information if|duty to confirm or deny (?:does not|doesn't) arise|removes? the [a-z' ]*duty"
    r"|information (?:which|that) [a-z ]{2,60} is exempt|^\(\d\) |definition of|is defined as"
    r"|section \d+[^.]{0,20}(?:states|provides|says|allows|relates to|exempts|covers) "
)
_BEARS_ITS_HEADING = re.compile(
    r"(?:(?:q|question|part|item)s? ?\d+[a-z]?(?: ?(?:and|&|to|,|-) ?q?\d+)*(?: ?[-:.] ?| ))?"
    r"(?:section|regulation|s\.?|reg\.?) ?\d+[a-z]?(?: ?\(\w{1,3}\))*(?: \([^()]{3,60}\))? ?(?:[.:-]|$)"
)
_WITHIN_STATUTE = re.compile(
    r"(?:fall(?:s|ing)? within|exemption from|virtue of|purposes? of|meaning of|subject to"
    r"|(?:described|listed|mentioned) in) $"
)
# Section 40(5)(a) and (b) are (5A) and (5B) since 2018: a letter that cites the old ones means the same.
_DENIED_BEFORE_2018 = re.compile(r"40\(5\)(?:\(|$)")
OUR_VOICE = re.compile(r"\b(?:we|us|our|you|your)\b")


@dataclass(frozen=True)
class Mention:
    """A citation of a ground and where it stands."""

    cite: Cite
    paragraph: Paragraph

    @property
    def line(self) -> int:
        return self.paragraph.line_at(self.cite.start)


@dataclass(frozen=True)
class Ground:
    """One section or regulation relied on. `paragraphs`: all that speak of it; `own`: those that speak of
    no other; `alone`: the one provision of it that is meant, where the letter argues several apart."""

    regime: Regime
    number: str
    mentions: tuple[Mention, ...]
    paragraphs: tuple[Paragraph, ...]
    own: tuple[Paragraph, ...]
    alone: Provision | None = None

    @property
    def in_words(self) -> str:
        if self.alone:
            return self.alone.in_words
        return f"{'section' if self.regime is Regime.FOIA else 'regulation'} {self.number}"

    @property
    def cited(self) -> tuple[Provision, ...]:
        """The rows of the catalogue that the letter names, as far as it names any."""
        rows = (mention.cite.provision for mention in self.mentions)
        return tuple(dict.fromkeys(row for row in rows if row and not row.is_purpose))

    @property
    def possible(self) -> tuple[Provision, ...]:
        """What is cited; else everything that the number may mean."""
        return self.cited or rows_of(self.regime, self.number)

    @property
    def confirms_nor_denies(self) -> bool:
        """All that is cited of it only neither confirms nor denies."""
        return self.any_ncnd and not any(self._withholds(mention) for mention in self.mentions)

    @property
    def any_ncnd(self) -> bool:
        said = [each.cite.paragraph for each in self.mentions]
        old = any(map(_DENIED_BEFORE_2018.match, said)) and not any(
            each.startswith(("40(1)", "40(2)")) for each in said
        )
        return old or any(row.is_ncnd for row in self.cited)

    @property
    def weighs(self) -> bool:
        """A public interest test is needed."""
        return all(row.needs_public_interest_test for row in self.possible)

    @property
    def absolute(self) -> bool:
        """Section 40(2) is, unless the letter turns on section 40(3B) or (4A)."""
        return all(row.is_absolute for row in self.possible) or (self.number == "40" and not self.cited)

    @property
    def harm(self) -> bool:
        """It turns on prejudice, or may: section 43 alone does where the letter speaks of prejudice."""
        some = not self.cited and "prejudic" in self.text
        return (any if some else all)(row.is_harm for row in self.possible)

    @property
    def text(self) -> str:
        return "\n".join(each.low for each in self.paragraphs)

    @property
    def prose(self) -> list[Paragraph]:
        return [each for each in self.paragraphs if each.prose]

    @property
    def where(self) -> list[int]:
        """The lines of its first citation in a sentence; of the first at all where there is none."""
        spoken = [mention.line for mention in self.mentions if mention.paragraph.prose]
        return (spoken or [mention.line for mention in self.mentions])[:1]

    @property
    def switches_law(self) -> bool:
        """Section 39 hands the request over to the EIR and withholds nothing itself."""
        return (self.regime, self.number) == (Regime.FOIA, "39") and not self.any_ncnd

    def claims(self) -> list[Paragraph]:
        """The sentences in which the letter says that it relies on the ground."""
        return list(dict.fromkeys(each.paragraph for each in self.mentions if each.paragraph.prose))

    def _withholds(self, mention: Mention) -> bool:
        """It cites what withholds. A heading "Section 24" does not rely on section 24(1), and section 31(1)(a) beside
        section 31(3) is the interest that an answer would harm."""
        row = mention.cite.provision
        if row is None or row.is_ncnd or not mention.cite.depth:
            return False
        beside = [each.cite.provision for each in self.mentions if each.paragraph is mention.paragraph]
        return self.number == "24" or not any(each and each.is_ncnd for each in beside)


def grounds(letter: LetterText, paragraphs: Iterable[Paragraph]) -> list[Ground]:
    """Every ground relied on, in the order of its first mention."""
    return _Walk(letter).through(list(paragraphs))


class _Walk:
    """Goes through the letter and remembers which ground it is about."""

    def __init__(self, letter: LetterText) -> None:
        self.sections = {section.where.first: section for section in letter.sections}
        quoted = {each.line for each in letter.citations if not each.relied_on}
        self.quoted = quoted - {each.line for each in letter.citations if each.relied_on}
        self.mentions: dict[tuple[Regime, str], list[Mention]] = {}
        self.about: list[tuple[Paragraph, frozenset[tuple[Regime, str]]]] = []

    def through(self, paragraphs: list[Paragraph]) -> list[Ground]:
        current: frozenset[tuple[Regime, str]] = frozenset()
        before: Paragraph | None = None
        for paragraph in paragraphs:
            if before and (before.part, before.question) != (paragraph.part, paragraph.question):
                current = frozenset()
            current = self._after(paragraph, current)
            self.about.append((paragraph, current))
            before = paragraph
        return [self._ground(key) for key in self.mentions]

    def _after(
        self, paragraph: Paragraph, current: frozenset[tuple[Regime, str]]
    ) -> frozenset[tuple[Regime, str]]:
        """What the letter is about once this paragraph has been read."""
        if paragraph.part not in _SPEAKS or paragraph.asked:
            return frozenset()
        named = frozenset(self._named(paragraph))
        if paragraph.heading:
            section = self.sections.get(paragraph.first)
            if not named and section:
                named = frozenset(_keys(section.provisions))
            if named:
                return named
            return frozenset() if _NEW_START.match(paragraph.low) else current
        if not named or named == current:
            return current
        # "Regulation 13(1). The residents ..." bears its heading on its own line.
        if not current or _INTRODUCES.search(paragraph.low) or _BEARS_ITS_HEADING.match(paragraph.low):
            return named
        return current

    def _named(self, paragraph: Paragraph) -> Iterable[tuple[Regime, str]]:
        """The grounds that a paragraph relies on; what a quoted paragraph of the Act only mentions is none."""
        low = paragraph.low
        if low.startswith("(") and STATUTE.search(low) and not OUR_VOICE.search(low):
            return
        for cite in cites(paragraph.low):
            before = paragraph.low[: cite.start]
            purpose = cite.paragraph.startswith("31(2)")
            if purpose or paragraph.line_at(cite.start) in self.quoted or _is_a_passing_mention(before):
                continue
            key = (cite.regime, cite.number)
            self.mentions.setdefault(key, []).append(Mention(cite, paragraph))
            yield key

    def _ground(self, key: tuple[Regime, str]) -> Ground:
        about = [(paragraph, keys) for paragraph, keys in self.about if key in keys]
        # A test that stands apart, under no ground, is for all of them.
        apart = [
            paragraph
            for paragraph, keys in self.about
            if not keys and paragraph.part is Part.REFUSAL and _WEIGHS.search(paragraph.low)
        ]
        alone = len(self.mentions) == 1
        shared = [paragraph for paragraph, _ in about] + apart
        return Ground(
            regime=key[0],
            number=key[1],
            mentions=tuple(self.mentions[key]),
            paragraphs=tuple(sorted(shared, key=lambda each: each.first)),
            own=tuple(shared if alone else [paragraph for paragraph, keys in about if len(keys) == 1]),
        )


def _is_a_passing_mention(before: str) -> bool:
    return bool(_WITHIN_STATUTE.search(re.sub(r"(?:sections?|s\.?) ?$", "", before)))


def _keys(ids: Iterable[str]) -> Iterable[tuple[Regime, str]]:
    for each in ids:
        row = provisions.catalogue().get(each)
        if row:
            yield row.regime, row.paragraph.partition("(")[0].lower()
