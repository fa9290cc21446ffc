"""What the page of a case shows: the next step, the questions, the letter, the story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases import permissions
from cases.casefile import progress
from cases.casefile.unfinished import unfinished_claims
from cases.heading import Time
from cases.law.clock import Clock
from cases.law.clock_events import Clarification
from cases.law.cost_limit import why_no_limit
from cases.law.dates import in_words, joined, questions_in_words
from cases.law.regimes import Regime
from cases.law.reviews import review_by
from cases.models import (
    ANSWER_KINDS,
    Case,
    Claim,
    ClockEvent,
    Event,
    Letter,
    PastLetter,
    Question,
    User,
    current_calendar,
)
from cases.workflow import Stage

STORY = 10
TURNING_POINTS = (
    *("logged", "sent_for_approval", "approved", "sent_back", "issued", "imported"),
    *ClockEvent.Kind.values,
)


@dataclass(frozen=True)
class Step:
    """One lawful step: its name, the page where it is done, and the reasons why this person may not take it."""

    label: str
    url_name: str
    reasons: list[str]


@dataclass(frozen=True)
class NextStep:
    """The one next step of a case with its reason, and the button that leads there."""

    title: str
    why: str
    step: Step


@dataclass(frozen=True)
class QuestionLine:
    """One question with its answer so far and the provisions that it rests on."""

    question: Question
    cited: str
    rivals: int

    @property
    def is_answered(self) -> bool:
        return progress.is_answered(self.question.answer)


@dataclass(frozen=True)
class SoFar:
    """How far the answers have come. `unfinished`: how many claims still lack something, once all is answered."""

    is_all_answered: bool
    in_words: str
    unfinished: int


def question_lines(case: Case, claims: Sequence[Claim]) -> list[QuestionLine]:
    """In two queries, however many questions and claims there are."""
    claimed: dict[int, list[str]] = {}
    for claim in claims:
        for question in claim.questions.all():
            claimed.setdefault(question.pk, []).append(claim.get_provision().citation)
    questions = case.questions.select_related("answer").prefetch_related("answer__rivals")
    return [
        QuestionLine(question, joined(claimed.get(question.pk, [])), len(question.answer.rivals.all()))
        for question in questions
    ]


def so_far(case: Case, lines: Sequence[QuestionLine], claims: Sequence[Claim], on: date) -> SoFar:
    answered = sum(line.is_answered for line in lines)
    is_all, words = answered == len(lines), f"{progress.answered_so_far(answered, len(lines))}."
    drafted = case.get_stage() is Stage.DRAFTING and is_all
    left = unfinished_claims(claims, on)[case.pk] if drafted else 0
    return SoFar(is_all, f"{words} {progress.claims_in_words(left)}." if left else words, left)


def letter_of(case: Case) -> Letter | None:
    """The letter that answers the case, without its heavy parts."""
    people = ("issued_by", "sent_for_approval_by")
    answers = case.letters.filter(kind__in=ANSWER_KINDS)
    return answers.defer("html", "pdf", "text").select_related(*people).last()


def past_letter_of(case: Case) -> PastLetter | None:
    """The letter that an answered case was made of, without its heavy parts."""
    if not case.is_from_past_letter():
        return None
    return PastLetter.objects.defer("raw", "lines", "questions", "findings").get(case=case)


def next_step(case: Case, so_far: SoFar, letter: Letter | None, user: User, time: Time) -> NextStep:
    """The next step of an open case, for this person."""
    if not case.get_stage().is_open:
        return ended(case, user)
    if time.clock.stopped_by:
        return waiting(case, time.clock, user)
    draft = Step("Open the draft", "draft", permissions.draft(user, case))
    check = Step("Check the letter", "check_letter", permissions.see_cases(user))
    match case.get_stage():
        case Stage.LOGGED:
            found = NextStep("Next: write the answers", f"Nothing is written yet. {so_far.in_words}", draft)
        case Stage.DRAFTING if so_far.unfinished:
            found = NextStep("Next: finish the claims", so_far.in_words, draft)
        case Stage.DRAFTING if so_far.is_all_answered:
            found = NextStep("Next: check the letter and send it for approval", so_far.in_words, draft)
        case Stage.DRAFTING:
            found = NextStep("Next: finish the answers", so_far.in_words, draft)
        case Stage.WITH_APPROVER:
            found = with_approver(letter, check, permissions.approve(user, letter))
        case _:
            issue = Step("Check and issue", "check_letter", permissions.issue(user))
            found = NextStep("Next: issue the letter", "It is approved. Issuing dates and freezes it.", issue)
    if time.clock.is_overdue(time.on):
        late = f"The answer is late: tell {case.requester} when it will come. The letter says sorry and why."
        found = NextStep(found.title, f"{found.why} {late}", found.step)
    elif not_extended := time.clock.extension and rest_in_words(case, time):
        found = NextStep(found.title, f"{found.why} {not_extended}", found.step)
    return found


def ended(case: Case, user: User) -> NextStep:
    """A case that was closed without an answer of the council's own."""
    letters = Step("See the letters", "letters", permissions.see_cases(user))
    match case.get_stage():
        case Stage.NO_REPLY:
            why = "A reply starts the time afresh, on the day it comes. Record it on the clock."
            return NextStep(
                "Closed: no reply came", why, Step("Open the clock", "clock", permissions.see_cases(user))
            )
        case Stage.WITHDRAWN:
            return NextStep("Closed: the requester withdrew the request", "Nothing more is due.", letters)
    return NextStep("Closed: the request was passed on", "Nothing more is due from this council.", letters)


def waiting(case: Case, clock: Clock, user: User) -> NextStep:
    """The clock stands still: what it waits for, and the page where the reply or the payment is recorded."""
    step = Step("Open the clock", "clock", permissions.move_clock(user, case))
    until = f"The last day for it is {in_words(case.due_on)}."
    if isinstance(clock.stopped_by, Clarification):
        return NextStep("Next: wait for the requester’s reply", f"{clock.reasons[0]} {until}", step)
    return NextStep("Next: wait for the payment", clock.reasons[0], step)


def rest_in_words(case: Case, time: Time) -> str:
    """What an extension does not cover is due as if there were none: section 10(3) extends "to the extent" only."""
    covered = next(
        event.details.get("questions", [])
        for event in reversed(case.clock_events.all())
        if event.kind == ClockEvent.Kind.EXTENSION and event.counts()
    )
    rest = [question.number for question in case.questions.all() if question.number not in covered]
    if not covered or not rest:
        return ""
    due_on = time.clock.due_on_without_extension
    now, then = ("is", "was") if len(rest) == 1 else ("are", "were")
    return (
        f"The extension does not cover {questions_in_words(rest)}, "
        f"which {then if due_on < time.on else now} due on {in_words(due_on)}."
    )


def with_approver(letter: Letter, check: Step, why_not_approve: list[str]) -> NextStep:
    sent = f"{letter.sent_for_approval_by} sent the letter for approval."
    if why_not_approve:
        return NextStep("Next: a manager approves the letter", f"{sent} {' '.join(why_not_approve)}", check)
    return NextStep("Next: approve the letter or send it back", sent, check)


def other_steps(case: Case, user: User) -> list[Step]:
    """What else may be done with a case; what may not stays in its place with the reason."""
    return [
        Step("Change the answers", "draft", permissions.draft(user, case)),
        Step("Move or stop the clock", "clock", permissions.move_clock(user, case)),
        Step("Estimate the cost", "cost", why_no_limit(Regime(case.regime)) or permissions.draft(user, case)),
        Step("Take the letter back to the draft", "check_letter", permissions.take_back(user, case)),
    ]


def review_until(letter: Letter) -> date:
    return review_by(letter.issued_on, current_calendar())


def story(case: Case, *, whole: bool) -> tuple[list[Event], bool]:
    """The events, newest first, and whether there are older ones that are not shown."""
    events = case.events.select_related("by").order_by("-id")
    if whole:
        return list(events), False
    found = list(events[: STORY + 1])
    return found[:STORY], len(found) > STORY


def day_of(event: Event, today: date) -> str:
    """Today; or the day in words."""
    return "Today" if event.on == today else in_words(event.on)
