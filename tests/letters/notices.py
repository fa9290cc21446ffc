"""Notices for the tests of letters: a draft letter with the planned event that it gives notice of."""

from datetime import date

from cases.models import Case, ClockEvent, Letter, User

Kind = ClockEvent.Kind
ASKED = {
    "needed": True,
    "reason": "The council has four schemes with this name",
    "questions": ["Which of the four schemes do you mean?", "Which years are you interested in?"],
    "can_answer": "the figures of all four schemes for the last two financial years",
}
FEE = {
    "amount": "19.60",
    "lines": [
        ["Copies of plans, A3", "14", "£1.05", "£14.70"],
        ["Postage, signed for", "1", "£4.90", "£4.90"],
    ],
}
PIT = {
    "days": 20,
    "estimated_on": "2021-04-08",
    "provisions": ["s43-2"],
    "questions": [2],
    "reason": "two suppliers have been asked for their views and have until 26 March",
    "reasons": "The figures show the supplier’s price for each module, which its competitors do not know.",
}
REG7 = {
    "days": 20,
    "estimated_on": "2021-04-08",
    "complexity": "the records are spread over planning, highways and legal files",
    "volume": "about 4,300 pages in 61 files",
}
ADVICE = {
    "body": "the Metropolitan Police",
    "contact": "foi@police.example",
    "information": "the number of arrests in Ashmere since 2019",
    "whole": False,
}
PASSED_ON = {**ADVICE, "whole": True, "consented_on": "2021-02-19", "passed_on": "2021-02-22"}
KINDS = {
    "clarification": Kind.CLARIFICATION,
    "fee_notice": Kind.FEE_NOTICE,
    "pit_extension": Kind.EXTENSION,
    "eir_extension": Kind.EXTENSION,
    "transfer": Kind.TRANSFER,
}


def plan(case: Case, kind: str, details: dict, *, by: User) -> Letter:
    """The draft of a notice, as the step on the clock leaves it."""
    letter = Letter.objects.create(case=case, kind=kind)
    ClockEvent.objects.create(case=case, kind=KINDS[kind], details=details, letter=letter, by=by)
    return letter


def happen(case: Case, kind: Kind, details: dict, on: date, *, by: User, ended_on: date | None = None):
    """An event that took effect, and perhaps the reply or the payment."""
    event = ClockEvent(case=case, kind=kind, on=on, details=details, by=by)
    case.count_event(event, event.story(), by=by, on=on)
    if ended_on:
        event.ended_on = ended_on
        case.count_event(event, event.story(), by=by, on=ended_on)
    return event
