"""A letter before it is drawn: its parts, what is still missing in it, and what the officer may say in it."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from cases.models import Claim, Council, Requester, Wording
from cases.named.register import Register


@dataclass(frozen=True)
class Missing:
    """Something that the letter cannot go without: where, what in plain words, and the field that mends it."""

    place: str
    words: str
    key: str


@dataclass(frozen=True)
class LetterField:
    """One thing that the letter as a whole asks of the officer. `type` is one of the register of placeholders."""

    key: str
    question: str
    answer: str
    required: bool
    type: str = "block"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class OptionalSection:
    """A part that the officer may put in or leave out."""

    section: str
    title: str
    on: bool
    default: bool


@dataclass(frozen=True)
class Section:
    """One section as it will be drawn. `name` is that of the layout."""

    name: str
    heading: str
    body: SafeString


@dataclass(frozen=True)
class Notice:
    """One refusal notice with the claim that it is about. `asked`: the fields that its wording asks of the officer."""

    claim: Claim
    body: SafeString
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LetterContent:
    """A letter of one day, assembled and not yet drawn. `name` says what it is: an answer, a fee notice. `wording`
    holds the versions whose words stand in it, `register` the people named, once they have been looked for."""

    name: str
    reference: str
    subject: str
    request_text: str
    on: date
    received_on: date
    council: Council
    requester: Requester
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...]
    missing: tuple[Missing, ...]
    fields: tuple[LetterField, ...]
    optional: tuple[OptionalSection, ...]
    wording: tuple[Wording, ...]
    register: Register | None = None

    @property
    def title(self) -> str:
        """The title of the document, which a reader shows in place of the file name."""
        return f"{self.name} {self.reference}: {self.subject}"

    def missing_in(self, claim: Claim) -> tuple[str, ...]:
        """What one claim still lacks, in plain words."""
        return self._missing_at(f"claim-{claim.pk}")

    def missing_in_letter(self) -> tuple[str, ...]:
        """What the letter itself still lacks, in plain words."""
        return self._missing_at("letter")

    def missing_in_estimate(self) -> tuple[str, ...]:
        """What the cost estimate lacks for the claims that rest on it, in plain words."""
        return self._missing_at("cost")

    def notice_of(self, claim: Claim) -> SafeString:
        """The refusal notice of one claim as it will read. Raises KeyError for a claim of another case."""
        return {notice.claim.pk: notice.body for notice in self.notices}[claim.pk]

    def _missing_at(self, place: str) -> tuple[str, ...]:
        return tuple(missing.words for missing in self.missing if missing.place == place)
