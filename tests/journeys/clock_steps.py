"""What people do to the clock of a case, through the real actions of the clock room."""

from datetime import date

from cases.clock import actions
from cases.models import Case, ClockEvent, Letter, User

Kind = ClockEvent.Kind

QUESTION = {
    "needed": True,
    "reason": "The council has four schemes with this name.",
    "questions": ["Which scheme do you mean?", "Which years?"],
    "can_answer": "",
}
HELP = {**QUESTION, "needed": False, "reason": ""}
FEE = {
    "amount": "14.60",
    "lines": [["Copying or printing: A4 sheets", "146", "£0.10", "£14.60"]],
}
MORE_TIME = {
    "days": 20,
    "estimated_on": "2021-04-12",
    "provisions": ["s43-2"],
    "questions": [3],
    "reason": "Two suppliers have been asked for their views.",
    "reasons": "The prices are confidential between the parties.",
    "opinion_given": False,
}
COMPLEX = {
    "days": 20,
    "estimated_on": "2021-04-12",
    "complexity": "It spans planning, highways and legal files.",
    "volume": "About 4,300 pages in 61 files.",
}
ADVICE = {
    "body": "Anyshire Police",
    "contact": "foi@police.example",
    "information": "the custody records",
    "whole": False,
    "consented_on": "",
    "passed_on": "",
}
PASSED = {**ADVICE, "consented_on": "2021-03-02", "passed_on": "2021-03-03"}
DETAILS = {
    Kind.CLARIFICATION: QUESTION,
    Kind.FEE_NOTICE: FEE,
    Kind.EXTENSION: MORE_TIME,
    Kind.TRANSFER: ADVICE,
}


def draft(case: Case, kind: str, *, by: User, on: date, **details) -> Letter:
    """The letter of a step, drafted and not issued."""
    said = {**DETAILS[Kind(kind)], **details}
    return actions.draft_notice(case=case, kind=kind, details=said, by=by, on=on)


def given(case: Case, kind: str, *, given_on: date, by: User, on: date, **details) -> ClockEvent:
    """A notice that was sent already, recorded with its own day."""
    said = {**DETAILS[Kind(kind)], **details}
    return actions.record_given(case=case, kind=kind, details=said, given_on=given_on, by=by, on=on)


def reply(
    event: ClockEvent, *, received_on: date, by: User, on: date, meaning: str = "The north scheme"
) -> ClockEvent:
    return actions.record_reply(event=event, received_on=received_on, meaning=meaning, by=by, on=on)


def pay(event: ClockEvent, *, paid_on: date, by: User, on: date) -> ClockEvent:
    return actions.record_payment(event=event, paid_on=paid_on, by=by, on=on)


def boxes(name: str, day: date | tuple) -> dict[str, str]:
    parts = (day.day, day.month, day.year) if isinstance(day, date) else day
    return {f"{name}_{place}": str(part) for place, part in enumerate(parts)}


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def errors_of(response) -> list[str]:
    return [words for _, words in response.context["summary"]]
