"""What moves the clock of a case, and what ends it. Nothing else does: "on hold" does not exist in law.

Each event holds its own dates and whatever decides whether it is lawful. `clock_count` counts with them,
`clock_steps` says whether one may be recorded.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True)
class Clarification:
    """The council asked what it needs to identify and locate the information: section 1(3) FOIA, regulation 9 EIR.

    From the day the reply is received the time starts afresh (section 10(6)(b), regulation 9(4)): a restart and not a
    pause. A question that was not needed to identify the information is help under section 16 and moves nothing.
    """

    asked_on: date
    received_on: date | None = None
    needed: bool = True

    @property
    def on(self) -> date:
        return self.asked_on


@dataclass(frozen=True)
class FeeNotice:
    """A fees notice under section 9 FOIA, or a charge in advance under regulation 8(4) EIR.

    The working days from the day it is given to the day the fee is received, both inclusive, are disregarded:
    section 10(2), regulation 8(6).
    """

    given_on: date
    paid_on: date | None = None

    @property
    def on(self) -> date:
        return self.given_on


@dataclass(frozen=True)
class Extension:
    """More time, told to the requester by the last day: section 10(3) with 17(2) FOIA, regulation 7 EIR.

    `days` is the number of working days beyond the 20. Under FOIA it needs `provisions`, ids of the catalogue, each
    qualified, and for section 36 that the qualified person has given the opinion; under the EIR `complexity` and
    `volume`, both said in words.
    """

    notice_on: date
    days: int
    provisions: tuple[str, ...] = ()
    complexity: str = ""
    volume: str = ""
    opinion_given: bool = False

    @property
    def on(self) -> date:
        return self.notice_on


@dataclass(frozen=True)
class Transfer:
    """The request, or a part of it, was passed to another body, or the requester was told whom to ask.

    It moves nothing: the other body's time runs from its own receipt, and this council still has to say by the due
    date what it holds (section 1(1)(a) FOIA and the section 45 Code; regulation 10 EIR).
    """

    on: date
    consented: bool = False


@dataclass(frozen=True)
class Withdrawal:
    """The requester withdrew the request. Nobody else can."""

    on: date
    by_requester: bool = True


ClockEvent: TypeAlias = Clarification | FeeNotice | Extension | Transfer | Withdrawal


def answered_on(event: ClockEvent) -> date | None:
    """The day of the reply or of the payment; None while there is none, and for what waits for nothing."""
    if isinstance(event, Clarification):
        return event.received_on
    return event.paid_on if isinstance(event, FeeNotice) else None


def in_order(event: ClockEvent) -> tuple[date, int, date, tuple[object, ...]]:
    """A key that sorts events by their days, and those of one day always the same way, however they were entered.

    On one day comes first what was asked, then what it costs, then more time, and last what ends it all.
    """
    details: tuple[object, ...] = ()
    if isinstance(event, Extension):
        # Nothing lawful depends on these: they only make two notices of one day take turns.
        details = (event.days, event.provisions, event.complexity, event.volume, event.opinion_given)
    elif isinstance(event, Withdrawal):
        details = (event.by_requester,)
    return event.on, _TURN[type(event)], answered_on(event) or date.max, details


_TURN: dict[type, int] = {Clarification: 0, FeeNotice: 1, Extension: 2, Transfer: 3, Withdrawal: 4}
