"""The cost limit of section 12 FOIA and the Appropriate Limit and Fees Regulations 2004 (SI 2004/3244).

A council need not answer when it estimates that answering would cost more than the appropriate limit: section 12(1).
The limit and the rate are those in force on the day on which the estimate is made, for that is the estimate of which
the section speaks. Time is kept exactly, as fractions of a minute, so that no rounding carries an estimate over the
limit or keeps it under; only what is shown is rounded, to a hundredth of an hour and to a penny.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from cases.law.provisions import find
from cases.law.regimes import Regime

HUNDREDTH = Decimal("0.01")


class Activity(StrEnum):
    """The four tasks whose time may be counted, and no others: regulation 4(3)(a) to (d)."""

    DETERMINE = "determine"
    LOCATE = "locate"
    RETRIEVE = "retrieve"
    EXTRACT = "extract"

    @property
    def label(self) -> str:
        """Finding out whether it is held"""
        return _LABELS[self]

    @property
    def paragraph(self) -> str:
        """Regulation 4(3)(a)"""
        return f"Regulation 4(3)({'abcd'[list(Activity).index(self)]})"


_LABELS = {
    Activity.DETERMINE: "Finding out whether it is held",
    Activity.LOCATE: "Locating it",
    Activity.RETRIEVE: "Retrieving it",
    Activity.EXTRACT: "Extracting it",
}
# Section 12(2) is about the duty to confirm or deny alone, whose cost is the cost of finding out.
_COUNTED = {"s12-2": frozenset({Activity.DETERMINE})}
PROVISIONS = ("s12-1", "s12-2", "s12-4")


@dataclass(frozen=True)
class CostLimit:
    """The appropriate limit in pounds (regulation 3) and the rate in pounds for a person and hour (regulation 4(4))."""

    amount: Decimal
    rate: Decimal

    @property
    def hours(self) -> Decimal:
        return self.amount / self.rate

    @property
    def words(self) -> str:
        """18 hours, £450"""
        return f"{hours_in_words(self.hours)}, {pounds(self.amount)}"


@dataclass(frozen=True)
class Sample:
    """Some records that somebody timed: how many, and the minutes that all of them took."""

    records: int
    minutes: Decimal

    @property
    def each(self) -> Fraction:
        """Minutes a record."""
        return Fraction(self.minutes) / self.records


@dataclass(frozen=True)
class Line:
    """The time of one task: so many records, minutes for each, and the people who do it side by side."""

    activity: Activity
    what: str
    records: int
    each: Fraction
    people: int = 1
    by_sample: bool = False
    reference: str = ""

    @property
    def minutes(self) -> Fraction:
        """Minutes of one person: regulation 4(4) counts each person's time."""
        return self.each * self.records * self.people


@dataclass(frozen=True)
class Estimate:
    """What the counted tasks would cost, set against the limit of the day of the estimate."""

    limit: CostLimit
    lines: tuple[Line, ...] = field(default=())

    @property
    def minutes(self) -> Fraction:
        return sum((line.minutes for line in self.lines), Fraction(0))

    @property
    def hours(self) -> Decimal:
        """To a hundredth, and never rounded to the other side of the limit."""
        return _shown(self.minutes / 60, Fraction(self.limit.amount) / Fraction(self.limit.rate))

    @property
    def cost(self) -> Decimal:
        """To a penny, and never rounded to the other side of the limit."""
        return _shown(self._exact_cost, Fraction(self.limit.amount))

    @property
    def is_over(self) -> bool:
        """The cost would exceed the limit: section 12(1). A cost of exactly the limit does not."""
        return self._exact_cost > Fraction(self.limit.amount)

    @property
    def over_by(self) -> Decimal:
        """Pounds above the limit; below zero for what is left within it."""
        return self.cost - self.limit.amount

    @property
    def share(self) -> Decimal:
        """The cost as a share of the limit, 1 being the limit."""
        return _rounded(self._exact_cost / Fraction(self.limit.amount), ROUND_HALF_UP)

    @property
    def words(self) -> str:
        """27.5 hours, £687.50: over the limit of 18 hours, £450"""
        where = "over" if self.is_over else "within"
        return f"{hours_in_words(self.hours)}, {pounds(self.cost)}: {where} the limit of {self.limit.words}"

    def of(self, line: Line) -> tuple[Decimal, Decimal]:
        """Hours and pounds of one line."""
        cost = line.minutes * Fraction(self.limit.rate) / 60
        return _rounded(line.minutes / 60, ROUND_HALF_UP), _rounded(cost, ROUND_HALF_UP)

    def counted_for(self, provision: str) -> "Estimate":
        """The estimate with those lines alone that count for a provision: for s12-2 the time of finding out."""
        wanted = _COUNTED.get(provision, frozenset(Activity))
        return Estimate(self.limit, tuple(line for line in self.lines if line.activity in wanted))

    @property
    def _exact_cost(self) -> Fraction:
        return self.minutes * Fraction(self.limit.rate) / 60


def why_not_rely_on(provision: str, estimate: Estimate, *, others: int) -> list[str]:
    """Why the estimate does not bear a refusal under s12-1, s12-2 or s12-4. `others`: requests added to this one."""
    cited, counted = find(provision).in_words, estimate.counted_for(provision)
    if not estimate.lines:
        return [f"The cost estimate has no line yet. {_first_up(cited)} needs one for each task."]
    if not counted.lines:
        return [
            f"{_first_up(cited)} counts only the time to find out whether the information is held. Add it."
        ]
    reasons = []
    if provision == "s12-4" and not others:
        reasons.append(f"{_first_up(cited)} adds up several requests, and none is added to the estimate.")
    if provision == "s12-1" and others:
        reasons.append(
            "The estimate adds up several requests. Claim section 12(4) instead, or take the others out."
        )
    if not counted.is_over:
        reasons.append(f"The estimate is {counted.words}. {_first_up(cited)} applies only above the limit.")
    return reasons


def why_no_limit(regime: Regime) -> list[str]:
    """Why a request has no cost limit: the Regulations of 2004 have none, but regulation 12(4)(b) EIR."""
    if regime is Regime.EIR:
        return [
            "The Environmental Information Regulations have no cost limit. A request whose burden is "
            "unreasonable is refused as manifestly unreasonable, regulation 12(4)(b), after weighing the "
            "public interest and offering advice under regulation 9."
        ]
    return []


def method_in_words(sample: Sample | None, lines: Iterable[Line]) -> str:
    """How the figures were arrived at, as the sample tells it; empty without a sample."""
    if sample is None:
        return ""
    noun = "record" if sample.records == 1 else "records"
    said = [
        f"We timed a sample of {sample.records:,} {noun}. It took {_minutes(Fraction(sample.minutes))}, "
        f"or {_minutes(sample.each)} for each."
    ]
    for line in lines:
        if line.by_sample:
            what = f" ({line.what})" if line.what else ""
            hours = hours_in_words(_rounded(line.minutes / 60, ROUND_HALF_UP))
            said.append(f"{line.activity.label}{what}: {line.records:,} at that time is {hours}.")
    return " ".join(said)


def number(value: Decimal | Fraction) -> str:
    """18, 27.5, 1,062.25"""
    text = f"{_rounded(Fraction(value), ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".")


def hours_in_words(hours: Decimal) -> str:
    """1 hour, 27.5 hours"""
    return f"{number(hours)} hour{'' if hours == 1 else 's'}"


def pounds(amount: Decimal) -> str:
    """£450, £687.50, £5,300"""
    text = f"£{_rounded(Fraction(amount), ROUND_HALF_UP):,f}"
    return text.removesuffix(".00")


def _minutes(minutes: Fraction) -> str:
    shown = number(_rounded(minutes, ROUND_HALF_UP))
    return f"{shown} minute{'' if shown == '1' else 's'}"


def _shown(value: Fraction, limit: Fraction) -> Decimal:
    """Rounded to a hundredth; away from the limit where rounding would carry it there or past it."""
    shown = _rounded(value, ROUND_HALF_UP)
    if value > limit >= Fraction(shown):
        return _rounded(value, ROUND_UP)
    if value < limit <= Fraction(shown):
        return _rounded(value, ROUND_DOWN)
    return shown


def _rounded(value: Fraction, how: str) -> Decimal:
    hundredths, rest = divmod(abs(value) * 100, 1)
    up = rest > 0 if how == ROUND_UP else rest * 2 >= 1 if how == ROUND_HALF_UP else False
    return Decimal(int(hundredths) + up) * HUNDREDTH


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
