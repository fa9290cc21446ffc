"""Where a case stands in words: its clock, what comes next, and whose move it is."""

from cases.law.outcomes import Outcome
from cases.models import Answer, Case, User
from cases.workflow import Stage

OFFICERS_MOVE = (Stage.LOGGED, Stage.DRAFTING, Stage.READY)
ANSWERED_BY_NOTICE = [outcome.value for outcome in Outcome if not outcome.needs_text]


def is_answered(answer: Answer) -> bool:
    """The question has its outcome, and a text wherever the notice of a claim is not the whole answer."""
    return bool(answer.outcome) and (answer.outcome in ANSWERED_BY_NOTICE or answer.has_text())


def answered_so_far(answered: int, questions: int) -> str:
    if answered == questions:
        few = {1: "The question is", 2: "Both questions are"}
        return f"{few.get(questions, f'All {questions} questions are')} answered"
    return f"{answered} of {questions} question{'' if questions == 1 else 's'} answered"


def claims_in_words(unfinished: int) -> str:
    return "A claim is not finished" if unfinished == 1 else f"{unfinished} claims are not finished"


def next_step(stage: Stage, *, answered: int, questions: int, unfinished: int, is_my_approval: bool) -> str:
    """The next step of a case in a few words, for a list. `unfinished`: how many of its claims are so."""
    match stage:
        case Stage.LOGGED:
            return "Write the answers"
        case Stage.DRAFTING:
            so_far = answered_so_far(answered, questions)
            if answered < questions:
                return so_far
            what_then = (
                claims_in_words(unfinished) if unfinished else "Check the letter and send it for approval"
            )
            return f"{so_far}. {what_then}"
        case Stage.WITH_APPROVER:
            return (
                "Read it, then approve or send back" if is_my_approval else "Waits for a manager’s approval"
            )
        case Stage.READY:
            return "Approved. Check and issue"
    return "The letter is out" if stage is Stage.ISSUED else "Nothing more is due"


def waiting_for(case: Case, user: User, *, is_my_approval: bool) -> str:
    """You, a colleague by name, or a manager; empty when nobody has to do anything."""
    stage = case.get_stage()
    if not stage.is_open:
        return ""
    if case.stopped_on:
        return "The requester"
    if stage is Stage.WITH_APPROVER:
        return "You" if is_my_approval else "A manager"
    if case.officer is None:
        return "Nobody yet"
    return "You" if case.officer_id == user.pk else str(case.officer)
