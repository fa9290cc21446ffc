"""What letters around an answer say of the case: the acknowledgement, a correction, an internal review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases.law import reviews
from cases.law.answer_kinds import REVIEW_KINDS
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from cases.letters.conditions import OWN_DATA_NOTICES
from cases.models import ANSWER_KINDS, Case, Claim, Letter

# What follows from other days of the review and is not typed. What it follows from is asked for instead.
FOLLOWS = frozenset({"review.due_on", "review.original_letter_on"})
# What the acknowledgement of a review has said, the letters after it do not ask again.
_SAID_ONCE = frozenset({"review.received_on", "review.grounds", "review.reviewer_role"})
# Letters on the way that refuse for now, or say what is not held, and so give rights themselves: section 17(7) FOIA,
# regulation 14(5) EIR.
_WITH_RIGHTS = (*ANSWER_KINDS, "pit_extension", "eir_extension", "transfer", "correction")


@dataclass(frozen=True)
class Around:
    """One letter of a day with what stands around it. `answer` is the answer under review and `acknowledged` what was
    said when the review was asked for, where there are such; `own_data` the claims that the requester asks for data
    about themselves."""

    letter: Letter
    calendar: Calendar
    on: date
    answer: Letter | None
    acknowledged: Mapping[str, str]
    own_data: tuple[Claim, ...]

    @classmethod
    def of(cls, letter: Letter, calendar: Calendar, on: date) -> "Around":
        answer, acknowledged, own_data = None, {}, ()
        if letter.kind in REVIEW_KINDS:
            answer = answer_of(letter.case)
        if letter.kind in REVIEW_KINDS[1:]:
            acknowledged = _acknowledged(letter.case)
        if letter.kind == "acknowledgement":
            claims = letter.case.claims.filter(provision__in=OWN_DATA_NOTICES)
            own_data = tuple(claims.prefetch_related("questions"))
        return cls(letter, calendar, on, answer, acknowledged, own_data)

    # What decides on its passages

    @property
    def follows_review(self) -> bool:
        """A review has been had, so that the regulator is what is left."""
        return "review_outcome" in (self.letter.kind, self._corrected_kind())

    @property
    def may_be_challenged(self) -> bool:
        """Every letter but the correction of one that decided nothing."""
        return self.letter.kind != "correction" or self._corrected_kind() in (*_WITH_RIGHTS, "review_outcome")

    @property
    def review_is_late(self) -> bool:
        """It was asked for after the 40 working days of the section 45 Code and regulation 11(2) EIR."""
        asked_on = self.asked_on
        if asked_on is None or self.answer is None or self.answer.issued_on is None:
            return False
        return asked_on > reviews.review_by(self.answer.issued_on, self.calendar)

    @property
    def asked_on(self) -> date | None:
        """The day on which the request for review was received, as the officer says it."""
        return day(self._said("review.received_on"))

    @property
    def waiting(self) -> frozenset[str]:
        """What is missing only because something else is, which is asked for in the same letter."""
        is_first = self.letter.kind == REVIEW_KINDS[0]
        return FOLLOWS if is_first and not self._said("review.received_on") else frozenset()

    # What it says

    def values(self) -> dict[str, object]:
        """The placeholders that follow from the case. What is not known is left out or empty."""
        corrected, asked_on = self.letter.corrects, self.asked_on
        said: dict[str, object] = {"letter.complain_by": reviews.complain_by(self.on)}
        said |= {key: text for key, text in self.acknowledged.items() if key in _SAID_ONCE}
        if corrected:
            said["correction.letter_on"] = corrected.issued_on
        if self.answer:
            said["review.original_letter_on"] = self.answer.issued_on
        if asked_on:
            regime = Regime(self.letter.case.regime)
            said["review.due_on"] = reviews.review_due_on(asked_on, regime, self.calendar)
        return said | self._of_own_data()

    def _of_own_data(self) -> Mapping[str, object]:
        days = (claim.fields.get("claim.sar_due_on", "") for claim in self.own_data)
        return {"claim.sar_due_on": next(filter(None, days), "")} if self.own_data else {}

    def _said(self, key: str) -> str:
        return self.letter.fields.get(key, "") or self.acknowledged.get(key, "")

    def _corrected_kind(self) -> str:
        return self.letter.corrects.kind if self.letter.corrects else ""


def answer_of(case: Case) -> Letter | None:
    """The answer that was issued, without its heavy parts."""
    answers = case.letters.filter(kind__in=ANSWER_KINDS, issued_on__isnull=False)
    return answers.defer("html", "pdf", "text").last()


def _acknowledged(case: Case) -> Mapping[str, str]:
    """What was said in the last acknowledgement of a review that was issued; nothing without one."""
    given = case.letters.filter(kind=REVIEW_KINDS[0], issued_on__isnull=False)
    return given.values_list("fields", flat=True).last() or {}


def day(said: str) -> date | None:
    """A day that was typed and kept in ISO form."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None
