"""What every check of a letter's text looks at: worked out once for each letter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cases.law.dates import plain as in_words
from cases.law.letter_text import Asked, LetterText, Part
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.text_checks.grounds import Ground, grounds
from cases.law.text_checks.paragraphs import Paragraph, paragraphs
from cases.law.text_checks.parting import apart
from cases.law.text_checks.words import telling
from cases.law.working_days import Calendar

_NOT_OURS = frozenset({Part.HEAD, Part.REQUEST})
_REFUSING = frozenset({Outcome.PART, Outcome.WITHHELD, Outcome.NCND, Outcome.COST, Outcome.VEXATIOUS})

_DATA_PROTECTION = re.compile(
    r"\b(?:exempt\w*|withh\w+|refus\w+|protected|cannot|unable|not able|redact\w*)\b[^.]{0,80}\b(?:under|by"
    r"|because of|due to|given"
    r"|in line with)\b[^.]{0,12}\b(?:data protection|dpa\b|(?:uk )?gdpr)"
)
_OUTCOME_OF_REVIEW = re.compile(
    r"\b(?:outcome|result|decision|findings) (?:of|on|following) (?:the |your |our |an "
    r"|my )?(?:request for (?:an? )?)?internal review\b"
    r"|\binternal review (?:outcome|decision|response|result|reply)\b|\breview requested\s*:"
    r"|\bi have (?:now )?(?:reviewed|completed (?:my|the|an|your) (?:internal )?review)\b"
)


@dataclass(frozen=True)
class View:
    """A letter with its paragraphs and grounds, and the calendar that its time is counted by."""

    letter: LetterText
    calendar: Calendar

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return paragraphs(self.letter)

    @cached_property
    def ours(self) -> list[Paragraph]:
        """What the council says: without the head of the letter and without the request."""
        return [each for each in self.paragraphs if each.part not in _NOT_OURS and not each.asked]

    @cached_property
    def grounds(self) -> list[Ground]:
        return grounds(self.letter, self.paragraphs)

    @cached_property
    def argued(self) -> list[Ground]:
        """The grounds, with the provisions of one section each for itself where the letter argues them apart."""
        return [each for ground in self.grounds for each in apart(ground)]

    @cached_property
    def requested(self) -> frozenset[str]:
        """The telling words of the request and of the answers to it, without the name of the council."""
        asked = [each.text for each in self.paragraphs if each.asked or each.question]
        council = telling(" ".join(each.text for each in self.paragraphs if each.part is Part.HEAD))
        return telling(" ".join([*asked, *(question.text for question in self.letter.questions)])) - council

    @property
    def eir(self) -> bool:
        return self.letter.regime is Regime.EIR

    @property
    def refuses(self) -> bool:
        """Something is refused: a ground other than sections 21 and 39 is relied on, or an answer says so."""
        refusing = (ground for ground in self.grounds if not ground.switches_law)
        return any(ground.number != "21" for ground in refusing) or any(
            question.outcome in _REFUSING for question in self.letter.questions
        )

    def ground(self, number: str, regime: Regime = Regime.FOIA) -> Ground | None:
        """The ground of that number, if the letter relies on it."""
        return next((each for each in self.grounds if (each.regime, each.number) == (regime, number)), None)

    def of(self, *parts: Part) -> list[Paragraph]:
        """The council's paragraphs of some parts of the letter."""
        return [each for each in self.ours if each.part in parts]

    def answer(self, question: Asked) -> list[Paragraph]:
        """The council's words under a question."""
        return [each for each in self.ours if each.question == question.number]

    def saying(self, pattern: re.Pattern[str], among: Iterable[Paragraph] | None = None) -> list[int]:
        """The lines in which the council says something."""
        return [line for each in (self.ours if among is None else among) for line in each.find(pattern)]

    def dated(self, day: date) -> list[int]:
        """The lines that bear a date, as far as it is written in words."""
        _, month, year = in_words(day).split()
        written = rf"\b0?{day.day}(?:st|nd|rd|th)?(?: of)? {month[:3].lower()}[a-z]*\.?,? {year}"
        figures = rf"\b0?{day.day}[/.-]0?{day.month}[/.-](?:{year}|{year[2:]})\b"
        pattern = re.compile(f"{written}|{figures}")
        return [line for each in self.paragraphs for line in each.find(pattern)]

    @cached_property
    def under_data_protection(self) -> list[int]:
        """Where something is kept back "under the Data Protection Act", which is no exemption: section 40 FOIA is."""
        return self.saying(_DATA_PROTECTION)

    @cached_property
    def is_review(self) -> bool:
        """It tells the outcome of an internal review: section 10 FOIA sets it no time, the section 45 Code does."""
        head = [each for each in self.paragraphs if each.part in (Part.HEAD, Part.OPENING)]
        return bool(self.saying(_OUTCOME_OF_REVIEW, head))

    @property
    def top(self) -> list[int]:
        """The first line that is not empty: where what is missing from the whole letter is told."""
        return [self.paragraphs[0].first] if self.paragraphs else [1]
