"""What people do with a case, step by step: the only way in which tests reach a stage."""

import functools
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from cases.drafting import actions as drafting
from cases.drawing import draw
from cases.intake import actions as intake
from cases.letters import actions as letters
from cases.letters import rendering
from cases.letters.judging import judge
from cases.letters.readiness import look_at
from cases.models import Case, Claim, ClockEvent, Judgement, User
from cases.passages import required_fields
from cases.workflow import Stage

QUESTIONS = [
    "Who is your social media management and monitoring tool supplier?",
    "Start date & duration of framework/contract with supplier",
    "Actual spend on this contract/framework (and any sub lots), from the start of the contract to the current date",
    "Who is the senior officer (outside of procurement) responsible for this contract?",
]
ANSWERS = [
    ("<p>Hootsuite</p>", "disclosed"),
    ("<p>November 2015 – current.</p>", "disclosed"),
    ("<p>£27,500</p>", "disclosed"),
    ("<p>The Digital Communications Manager. The name is withheld.</p>", "part"),
]


def log(*, officer: User, received_on: date, on: date, questions: list[str] | None = None, **details) -> Case:
    questions = questions or QUESTIONS
    values = {
        "requester_name": "Jane Sample",
        "requester_email": "jane@requester.example",
        "requester_address": "",
        "subject": "Social media management tool",
        "regime": "FOIA",
        "channel": "email",
        "request_text": "\n".join(f"{number}. {text}" for number, text in enumerate(questions, 1)),
        "original": None,
        "officer": officer,
        **details,
    }
    return intake.log_request(questions=questions, received_on=received_on, by=officer, on=on, **values)


def answer(case: Case, number: int, text: str, outcome: str, *, by: User, on: date) -> None:
    given = case.questions.get(number=number).answer
    drafting.save_answer(answer=given, text=text, outcome=outcome, version=given.version, by=by, on=on)


def claim(case: Case, provision: str, numbers: list[int], *, by: User, on: date, said: str = "") -> Claim:
    """Claim a provision and answer everything that its notice asks."""
    questions = list(case.questions.filter(number__in=numbers))
    made = drafting.add_claim(case=case, provision=provision, questions=questions, by=by, on=on)
    said = said or "The reasons for this very information, in the officer's own words."
    fields, factors = filled(made, said)
    return drafting.save_claim(
        claim=made,
        fields=fields,
        factors=factors,
        questions=questions,
        variant="",
        version=made.version,
        by=by,
        on=on,
    )


def filled(made: Claim, said: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """An answer for every prompt of a claim's notice, and one factor each way where it weighs the public interest."""
    from cases.models import Wording

    entry = Wording.objects.get(kind=Wording.Kind.REFUSAL, key=made.provision)
    fields = {
        field.key: field.choices[-1] if field.choices else said
        for field in required_fields({**entry.data, "text": entry.text}, "")
        if field.key not in ("claim.factors_for", "claim.factors_against")
    }
    provision = made.get_provision()
    factors = [
        {"key": f"own-{side}", "side": side, "text": f"A factor {side} it.", "answer": said, "weight": "some"}
        for side in ("for", "against")
        if provision.needs_public_interest_test
    ]
    return fields, factors


def fill_letter(case: Case, *, by: User, on: date, said: str = "What else we can offer.") -> None:
    """Answer every prompt that the letter itself still asks."""
    content = look_at(case.draft_letter(), on=on).content
    open_prompts = {field.key: said for field in content.fields if not field.answer}
    letters.save_fields(case=case, fields=open_prompts, sections={}, by=by, on=on)


def judge_all(case: Case, *, by: User, on: date, reason: str = "It reads as it should.") -> None:
    """Answer yes to every question that the checks put, and accept every warning."""
    for each in look_at(case.draft_letter(), on=on).to_judge:
        verdict = Judgement.Verdict.YES if each.reason.asks else Judgement.Verdict.ACCEPTED
        judge(case=case, fingerprint=each.fingerprint, verdict=verdict, reason=reason, by=by, on=on)


def count(
    case: Case, kind: str, on: date, *, by: User, ended_on: date | None = None, **details
) -> ClockEvent:
    """Something that moved the clock, recorded on its day; then its end, such as the reply or the payment."""
    event = ClockEvent(case=case, kind=kind, on=on, by=by, details=details)
    case.count_event(event, f"Recorded: {event.get_kind_display()}", by=by, on=on)
    if ended_on:
        event.ended_on = ended_on
        case.count_event(event, "Recorded its end", by=by, on=ended_on)
    return event


def draft_all(case: Case, *, by: User, on: date) -> None:
    for number, (text, outcome) in enumerate(ANSWERS, 1):
        answer(case, number, text, outcome, by=by, on=on)
    claim(case, "s40-2-3Aa", [4], by=by, on=on)
    fill_letter(case, by=by, on=on)
    judge_all(case, by=by, on=on)
    case.refresh_from_db()


def bring_to(stage: Stage, *, officer: User, manager: User, received_on: date, on: date, **details) -> Case:
    """A case at a stage, by the deeds that lead there."""
    case = log(officer=officer, received_on=received_on, on=on, **details)
    if stage is Stage.LOGGED:
        return case
    draft_all(case, by=officer, on=on)
    if stage is Stage.DRAFTING:
        return case
    letters.send_for_approval(case=case, by=officer, on=on)
    if stage is Stage.WITH_APPROVER:
        return case
    letters.approve(case=case, by=manager, on=on)
    if stage is Stage.READY:
        return case
    with drawn_once():
        letters.issue(case=case, by=officer, on=on)
    case.refresh_from_db()
    return case


@functools.cache
def drawn(html: str, **more) -> bytes:
    return draw(html, **more)


@contextmanager
def drawn_once():
    """The same letter gives the same bytes, so a letter that many tests only stand on is drawn for the first alone."""
    with patch.object(rendering, "draw", drawn):
        yield
