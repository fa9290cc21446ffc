"""What the events of the clock say in a letter: a notice gives one itself, any other letter tells what went before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law import provisions
from cases.law.clock import Clock
from cases.law.clock_events import FeeNotice
from cases.law.dates import joined, plain, questions_in_words
from cases.law.regimes import Regime
from cases.models import ClockEvent, Letter

Kind = ClockEvent.Kind
# The letters that give notice of an event, which takes effect on the day they are issued.
NOTICE_OF: Mapping[str, str] = {
    "clarification": Kind.CLARIFICATION,
    "fee_notice": Kind.FEE_NOTICE,
    "pit_extension": Kind.EXTENSION,
    "eir_extension": Kind.EXTENSION,
    "transfer": Kind.TRANSFER,
}
# The condition under which section 40(2) is qualified stands in a subsection of its own, and a notice names the limb.
_LIMBS = {
    "s40-2-3B": "section 40(2) with section 40(3B)",
    "s40-2-4A": "section 40(2) with section 40(4A)(a)",
}


@dataclass(frozen=True)
class Moves:
    """The events of a case as one letter of a day sees them. `numbers` are those of all its questions."""

    letter: Letter
    clock: Clock
    numbers: tuple[int, ...]
    on: date
    notice: ClockEvent | None
    past: tuple[ClockEvent, ...]

    @classmethod
    def of(cls, letter: Letter, clock: Clock, numbers: Iterable[int], on: date) -> "Moves":
        events = list(letter.case.clock_events.all())
        # The letter that confirms a withdrawal belongs to an event too, but to one that has happened.
        notice = next((event for event in events if event.letter_id == letter.pk and event.on is None), None)
        return cls(letter, clock, tuple(numbers), on, notice, tuple(e for e in events if e.counts()))

    # Which events the letter is about

    def about(self, kind: str) -> ClockEvent | None:
        """The event that the letter gives notice of; for other letters the last one of the kind that counts."""
        if self.notice:
            return self.notice if self.notice.kind == kind else None
        return next((event for event in reversed(self.past) if event.kind == kind), None)

    @property
    def clarification(self) -> ClockEvent | None:
        """The last reply with which the time started afresh: section 10(6)(b) FOIA, regulation 9(4) EIR."""
        replied = [
            event
            for event in self.past
            if event.kind == Kind.CLARIFICATION and event.ended_on and event.details.get("needed", True)
        ]
        return max(replied, key=lambda event: (event.ended_on, event.pk), default=None)

    @property
    def extension(self) -> ClockEvent | None:
        """The extension that the letter gives notice of, else the one that counts; none that has fallen away."""
        if self.notice:
            return self.about(Kind.EXTENSION)
        counting = self.clock.extension
        extensions = (event for event in self.past if event.kind == Kind.EXTENSION)
        return next((event for event in extensions if event.as_law() == counting), None)

    # What decides on its passages

    @property
    def needed(self) -> bool:
        """The question is needed to identify the information, and is not mere help under section 16."""
        asked = self.about(Kind.CLARIFICATION)
        return asked is None or asked.details.get("needed", True)

    @property
    def offers(self) -> bool:
        return bool(self._said(Kind.CLARIFICATION, "can_answer"))

    @property
    def waits_for_fee(self) -> bool:
        return isinstance(self.clock.stopped_by, FeeNotice)

    @property
    def covers_all(self) -> bool:
        """The extension covers every question. One under the EIR does (regulation 7 extends the time for the
        request), one under FOIA only "to the extent" that the public interest is weighed (section 10(3))."""
        return not self._uncovered()

    @property
    def is_ncnd(self) -> bool:
        """What is being weighed is whether to confirm or deny."""
        return any(map(_is_ncnd, self._provisions()))

    @property
    def mixes_ncnd(self) -> bool:
        """Some provisions are about confirming or denying and some are not."""
        return len({_is_ncnd(each) for each in self._provisions()}) > 1

    @property
    def rest_is_late(self) -> bool:
        """The extension is kept, and what it does not cover is answered after its own last day."""
        clock, on = self.clock, self.on
        if self.extension is None or self.covers_all or clock.reasons or clock.is_overdue(on):
            return False
        return on > clock.due_on_without_extension

    @property
    def is_passed_on(self) -> bool:
        return bool(self._said(Kind.TRANSFER, "passed_on"))

    @property
    def is_whole_transfer(self) -> bool:
        """The letter says of the whole request that another body holds it."""
        return self._transfers(whole=True)

    @property
    def is_part_transfer(self) -> bool:
        return self._transfers(whole=False)

    def _transfers(self, *, whole: bool) -> bool:
        notice = self.notice
        is_transfer = notice is not None and notice.kind == Kind.TRANSFER
        return is_transfer and bool(self._said(Kind.TRANSFER, "whole")) is whole

    # What it says

    def values(self) -> dict[str, object]:
        """The placeholders that the clock and its events fill. What is not known is left out or empty."""
        clock = self.clock
        stands = not clock.reasons
        return {
            "case.due_on": clock.due_on if stands else "",
            "case.original_due_on": clock.due_on_without_extension if stands else "",
            **self._of_clarified(),
            **self._of_clarification(),
            **self._of_fee(),
            **self._of_extension(),
            **self._of_transfer(),
        }

    def _of_clarified(self) -> dict[str, object]:
        replied = self.clarification
        if replied is None:
            return {}
        return {
            "case.clarified_on": replied.ended_on,
            "case.clarified_meaning": replied.details.get("meaning", ""),
        }

    def _of_clarification(self) -> dict[str, object]:
        asked = self.about(Kind.CLARIFICATION)
        if asked is None:
            return {}
        return {
            "clarification.asked_on": asked.on or self.on,
            "clarification.reason": _sentence(asked.details.get("reason", "")),
            "clarification.questions": list(asked.details.get("questions", ())),
            "clarification.can_answer": asked.details.get("can_answer", ""),
            "clarification.closes_on": self._last_day(asked),
        }

    def _of_fee(self) -> dict[str, object]:
        fee = self.about(Kind.FEE_NOTICE)
        if fee is None:
            return {}
        amount = fee.details.get("amount", "")
        return {
            "fee.notice_on": fee.on or self.on,
            "fee.amount": f"£{amount}" if amount else "",
            "fee.table": _rows(fee.details.get("lines", ()), amount),
            "fee.pay_by": self._last_day(fee),
        }

    def _of_extension(self) -> dict[str, object]:
        extension = self.extension
        if extension is None:
            return {}
        said = extension.details
        named = [_LIMBS.get(each.id, each.in_words) for each in self._provisions()]
        return {
            "extension.notice_on": extension.on or self.on,
            "extension.provisions": joined(list(dict.fromkeys(named)), "or" if self.is_ncnd else "and"),
            "extension.questions": self._covered_in_words(),
            "extension.estimated_on": _day(said.get("estimated_on", "")),
            "extension.reason": _stopped(said.get("reason", "")),
            "extension.complexity": said.get("complexity", ""),
            "extension.volume": said.get("volume", ""),
            "claim.reasons": said.get("reasons", ""),
        }

    def _of_transfer(self) -> dict[str, object]:
        transfer = self.about(Kind.TRANSFER)
        if transfer is None:
            return {}
        said = transfer.details
        passed_on = _day(said.get("passed_on", ""))
        return {
            "transfer.body": said.get("body", ""),
            "transfer.contact": said.get("contact", ""),
            "transfer.information": said.get("information", ""),
            "transfer.on": passed_on or "",
            "transfer.done": _done(passed_on),
        }

    # Particulars

    def _said(self, kind: str, name: str) -> Any:
        event = self.about(kind)
        return event.details.get(name, "") if event else ""

    def _last_day(self, event: ClockEvent) -> date | None:
        return event.lapses_on or self.letter.case.last_day_to_reply(event.kind, event.on or self.on)

    def _provisions(self) -> list[provisions.Provision]:
        extension = self.extension
        return [provisions.find(key) for key in extension.details.get("provisions", ())] if extension else []

    def _uncovered(self) -> list[int]:
        extension = self.extension
        if extension is None or self.clock.regime is Regime.EIR:
            return []
        covered = extension.details.get("questions") or self.numbers
        return [number for number in self.numbers if number not in covered]

    def _covered_in_words(self) -> str:
        uncovered = self._uncovered()
        if not uncovered:
            return "your whole request"
        return questions_in_words(number for number in self.numbers if number not in uncovered)


def _is_ncnd(provision: provisions.Provision) -> bool:
    return provision.is_ncnd


def _rows(lines: Sequence[Sequence[str]], amount: str) -> str:
    """The rows of a fee notice as the language of passages writes a table, with the sum under several of them."""
    rows = [" | ".join(cell.replace("|", "/") for cell in line) for line in lines]
    if len(rows) > 1:
        rows.append(f"To pay | | | £{amount}")
    return "\n".join(rows)


def _done(passed_on: date | None) -> str:
    """What was done with the request, as regulation 10 EIR asks the requester to be told."""
    if passed_on is None:
        return "We have not passed your request on. Please ask there yourself."
    return (
        f"We passed your request on to it on {plain(passed_on)}. It will answer you directly, and its 20 working days "
        "began when it received the request."
    )


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


def _sentence(said: str) -> str:
    """What was typed, as a sentence between two others."""
    said = said.strip()
    return _stopped(said[:1].upper() + said[1:])


def _stopped(said: str) -> str:
    """What was typed, with a stop where another sentence follows it."""
    said = said.strip()
    return said if not said or said[-1] in ".!?" else f"{said}."
