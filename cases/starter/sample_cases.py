"""Sample cases in several stages, made by the same actions that people use."""

from datetime import date, timedelta
from pathlib import Path

import yaml

from cases.clock import actions as clock
from cases.drafting import actions as drafting
from cases.intake import actions as intake
from cases.law.working_days import Calendar
from cases.letters import actions as letters
from cases.letters.judging import judge
from cases.letters.readiness import look_at
from cases.models import Case, Judgement, User, current_calendar
from cases.workflow import Stage

CONTENT = Path(__file__).with_name("sample_cases.yaml")
REASON_FOR_DELAY = "The service that holds the figures had to draw them from two systems."


def load_sample_cases(*, on: date) -> list[Case]:
    """Log, draft, approve and issue the sample cases so that each stands where its entry says on the day."""
    officer, manager = User.objects.get(username="olive"), User.objects.get(username="max")
    entries = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    entries.sort(key=lambda entry: -entry["day"])
    return [play(entry, officer=officer, manager=manager, on=on) for entry in entries]


def play(entry: dict, *, officer: User, manager: User, on: date) -> Case:
    received_on = days_before(on, entry["day"], current_calendar())
    case = intake.log_request(
        requester_name=entry["requester"],
        requester_email=entry.get("email", ""),
        requester_address=entry.get("address", ""),
        received_on=received_on,
        subject=entry["subject"],
        regime=entry.get("regime", "FOIA"),
        channel=entry.get("channel", "email"),
        questions=entry["questions"],
        request_text="\n".join(f"{number}. {text}" for number, text in enumerate(entry["questions"], 1)),
        original=None,
        officer=officer,
        by=officer,
        on=received_on,
    )
    for moved in entry.get("clock", []):
        clock.record_given(
            case=case,
            kind=moved["kind"],
            details=moved["details"],
            given_on=current_calendar().add(received_on, moved["day"]),
            by=officer,
            on=on,
        )
    stage = Stage(entry["stage"])
    if stage is not Stage.LOGGED:
        draft(case, entry, by=officer, on=on)
    if stage in (Stage.WITH_APPROVER, Stage.READY, Stage.ISSUED):
        confirm(case, by=officer, on=on)
        letters.send_for_approval(case=case, by=officer, on=on)
    if stage in (Stage.READY, Stage.ISSUED):
        letters.approve(case=case, by=manager, on=on)
    if stage is Stage.ISSUED:
        letters.issue(case=case, by=officer, on=on)
    case.refresh_from_db()
    return case


def draft(case: Case, entry: dict, *, by: User, on: date) -> None:
    case.start_drafting(by=by, on=on)
    for number, given in enumerate(entry.get("answers", []), 1):
        answer = case.questions.get(number=number).answer
        drafting.save_answer(
            answer=answer, text=given["text"], outcome=given["outcome"], version=answer.version, by=by, on=on
        )
    for argued in entry.get("claims", []):
        questions = list(case.questions.filter(number__in=argued["questions"]))
        claim = drafting.add_claim(
            case=case, provision=argued["provision"], questions=questions, by=by, on=on
        )
        drafting.save_claim(
            claim=claim,
            fields=argued["fields"],
            factors=argued.get("factors", []),
            questions=questions,
            variant="",
            version=claim.version,
            by=by,
            on=on,
        )
    if "letter" in entry:
        content = look_at(case.draft_letter(), on=on).content
        said = {field.key: entry["letter"] for field in content.fields if not field.answer}
        if "letter.reason_for_delay" in said:
            said["letter.reason_for_delay"] = REASON_FOR_DELAY
        letters.save_fields(case=case, fields=said, sections={}, by=by, on=on)
    case.refresh_from_db()


def confirm(case: Case, *, by: User, on: date) -> None:
    """Say what a person says to the checks before a letter goes."""
    for each in look_at(case.draft_letter(), on=on).to_judge:
        asks = each.reason.asks
        verdict = Judgement.Verdict.YES if asks else Judgement.Verdict.ACCEPTED
        reason = "" if asks else "Looked at: it is so in this case."
        judge(case=case, fingerprint=each.fingerprint, verdict=verdict, reason=reason, by=by, on=on)


def days_before(on: date, count: int, calendar: Calendar) -> date:
    """The latest day whose day `count` of the clock is the given day, or the last working day before it."""
    day = on
    while calendar.count(day, on) < count:
        day -= timedelta(days=1)
    return day
