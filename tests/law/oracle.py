"""A slow second opinion on the clock: it walks from day to day and shares no code with the product.

It reads the table of bank holidays for itself and asks of every day what the law asks of it. It knows no fee that
lapses, no withdrawal, and nothing beyond the last published year.
"""

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

TABLE = Path(__file__).parents[2] / "cases" / "law" / "bank_holidays.csv"
HOLIDAYS = {date.fromisoformat(row[0]) for row in list(csv.reader(TABLE.read_text().splitlines()))[1:]}
LAST = date(2028, 12, 31)
DAY = timedelta(days=1)


@dataclass
class Story:
    """What happened to a request: questions and fees as pairs of days, the second None while open; extensions as a
    day and a number of working days."""

    received: date
    law: str = "FOIA"
    questions: list[tuple[date, date | None]] = field(default_factory=list)
    fees: list[tuple[date, date | None]] = field(default_factory=list)
    extensions: list[tuple[date, int]] = field(default_factory=list)


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


@dataclass
class Walk:
    """A walk through a story, with some `more` bank holidays proclaimed.

    `due` is None where nothing is due; `wrong` are the days of steps that came too late or once too often; `numbers`
    are the counted days since the last start.
    """

    story: Story
    more: tuple[date, ...] = ()
    due: date | None = None
    wrong: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.waiting = False
        self.start(self.story.received)
        day = self.story.received
        while day <= LAST and not self.due:
            self.live(day)
            # What happens on the last day is in time, so the day is over before it is judged.
            if self.number == self.limit and not self.waiting:
                self.due = day
            day += DAY
        steps = [*self.story.questions, *self.story.fees, *self.story.extensions]
        self.wrong += [step[0] for step in steps if self.due and step[0] > self.due]
        if self.wrong:
            self.due = None

    def start(self, day: date) -> None:
        self.started, self.number, self.limit, self.extended = day, 0, 20, False
        self.twentieth: date | None = None
        self.numbers: dict[date, int] = {}

    def live(self, day: date) -> None:
        fee_is_open = any(given <= day and not (paid and paid < day) for given, paid in self.story.fees)
        counts = works(day) and day not in self.more and not fee_is_open and not self.waiting
        if counts and day > self.started:
            self.number += 1
            self.numbers[day] = self.number
            if self.number == 20:
                self.twentieth = day
        # The Regulations want every step by the twentieth day, even of forty.
        is_late = self.story.law == "EIR" and self.twentieth is not None and day > self.twentieth
        for asked, answered in self.story.questions:
            if answered == day and asked < day:
                self.waiting = False
                self.start(day)
        for asked, answered in self.story.questions:
            if asked == day and is_late:
                self.wrong.append(day)
            elif asked == day and answered == day:
                self.start(day)
            elif asked == day:
                self.waiting, self.twentieth = True, None
        self.wrong += [given for given, _ in self.story.fees if given == day and is_late]
        for told, days in self.story.extensions:
            if told == day and not self.waiting:
                self.wrong += [day] if self.extended else []
                self.limit, self.extended = self.limit + days, True
