"""Requests whose costs may be added up: regulation 5 of the Appropriate Limit and Fees Regulations 2004.

They come from one person, or from persons who appear to act in concert or in a campaign; they relate, to any extent, to
the same or similar information; and all were received within one period of 60 consecutive working days. The first day
of the period is its day 1 when it is a working day. The period may run forward or back from any of the requests, so
that only the first and the last of them decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cases.law.dates import plain
from cases.law.regimes import Regime
from cases.law.working_days import Calendar

PERIOD = 60


@dataclass(frozen=True)
class Request:
    """One request. `ended`: what became of it, such as "was answered on 4 March 2026"; empty while it is open."""

    reference: str
    received_on: date
    regime: Regime
    same_requester: bool = True
    ended: str = ""


@dataclass(frozen=True)
class Reason:
    """Why requests cannot be added up; `reference` is the one at fault, empty where it is all of them."""

    reference: str
    text: str


def period_ends(first: date, calendar: Calendar) -> date:
    """The last of the 60 consecutive working days whose first day is `first`, or the next working day."""
    return calendar.add(first, PERIOD - 1 if calendar.is_working_day(first) else PERIOD)


def period_begins(last: date, calendar: Calendar) -> date:
    """The earliest day of receipt whose period still holds `last`."""
    end = last if calendar.is_working_day(last) else calendar.add(last, 1)
    begins = last
    # Two days before: what count() leaves out is the day that it counts from.
    while calendar.count(begins - timedelta(days=2), end) <= PERIOD:
        begins -= timedelta(days=1)
    return begins


def why_not_added(this: Request, other: Request, calendar: Calendar) -> list[str]:
    """Why the cost of another request cannot be added to this one's, looking at the two alone."""
    if other.reference == this.reference:
        return [f"{other.reference} is this request. Its own cost is in the estimate already."]
    reasons = []
    if other.regime is not Regime.FOIA:
        reasons.append(
            f"{other.reference} is a request under the {other.regime.short}. "
            "Regulation 5 adds up requests under FOIA alone."
        )
    if other.ended:
        reasons.append(f"{other.reference} {other.ended}. Its cost can no longer be added.")
    first, last = sorted((this.received_on, other.received_on))
    if last > period_ends(first, calendar):
        reasons.append(
            f"{other.reference} was received on {plain(other.received_on)} and {this.reference} on "
            f"{plain(this.received_on)}. {_WITHIN.format(last=plain(period_ends(first, calendar)))}"
        )
    return reasons


def why_not_together(this: Request, others: Sequence[Request], calendar: Calendar) -> list[Reason]:
    """Why these requests cannot be added up, each with the other and all with all."""
    reasons = [
        Reason(other.reference, text) for other in others for text in why_not_added(this, other, calendar)
    ]
    if not reasons and others:
        ordered = sorted([this, *others], key=lambda request: request.received_on)
        first, last = ordered[0], ordered[-1]
        if last.received_on > period_ends(first.received_on, calendar):
            text = (
                f"{first.reference} was received on {plain(first.received_on)} and {last.reference} on "
                f"{plain(last.received_on)}. {_WITHIN.format(last=plain(period_ends(first.received_on, calendar)))}"
            )
            reasons.append(Reason("", text))
    return reasons


def why_not_in_concert(others: Sequence[Request], acting_together: str) -> list[str]:
    """Why requests of different people cannot be added up: regulation 5(1)(b) wants them to appear to act in concert
    or in a campaign, and `acting_together` says what shows it. One person need not act in concert."""
    if acting_together.strip() or all(other.same_requester for other in others):
        return []
    return [
        "Say what shows that the requesters act together or in a campaign. Asking for the same thing is not enough."
    ]


_WITHIN = (
    "Requests are added up only within 60 consecutive working days; counted from the earlier one, "
    "these end on {last}."
)
