"""Who may. Each function returns the reasons why not, in words for the page; an empty list means yes.

The same list greys the button, fills the hint and stops the action.
"""

from django.core.exceptions import PermissionDenied

from cases.law.answer_kinds import REVIEW_KINDS
from cases.models import Case, Letter, Role, User
from cases.workflow import Stage

CASEWORKERS = (Role.OFFICER, Role.MANAGER)


class NotAllowed(PermissionDenied):
    """Somebody tried what they may not. `reasons` says why, in words for the page.

    A view that does not catch it answers with templates/403.html, which shows the reasons.
    """

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def demand(reasons: list[str]) -> None:
    """Raise NotAllowed unless the list of reasons is empty."""
    if reasons:
        raise NotAllowed(reasons)


def see_cases(user: User) -> list[str]:
    if user.has_role(*Role):
        return []
    return ["You have no role in FOI Portal yet. Ask an administrator to give you one."]


def log_request(user: User) -> list[str]:
    if user.has_role(*CASEWORKERS):
        return []
    return ["Only officers and managers log requests."]


def take_in_letters(user: User) -> list[str]:
    """Read letters that were sent before, correct what was read, and keep them as closed cases."""
    if user.has_role(*CASEWORKERS):
        return []
    return ["Only officers and managers take in past letters."]


def draft(user: User, case: Case) -> list[str]:
    if not user.has_role(*CASEWORKERS):
        return ["Only officers and managers draft answers."]
    if case.get_stage() in (Stage.LOGGED, Stage.DRAFTING):
        return []
    if case.get_stage() is Stage.ISSUED:
        return ["The letter has been issued and cannot be changed. A correction is a new letter."]
    if not case.get_stage().is_open:
        return [f"The case is closed: “{case.get_stage().label}”."]
    return ["The letter is with the approver or approved. Take it back to the draft before you change it."]


def decide_names(user: User, case: Case) -> list[str]:
    """Decide who is named in what a case sends, and what goes out with its letter: whoever may draft it."""
    return draft(user, case)


def decide_names_in(user: User, letter: Letter) -> list[str]:
    """Decide who is named in a letter that is not the answer: whoever may write it, while it is a draft. A decision
    holds for the answer too, so there is none while that is with its approver."""
    if letter.is_issued():
        return ["The letter has been issued and cannot be changed. A correction is a new letter."]
    if letter.case.get_stage() in (Stage.WITH_APPROVER, Stage.READY):
        return draft(user, letter.case)
    return review(user) if letter.kind in REVIEW_KINDS else issue(user)


def take_back(user: User, case: Case) -> list[str]:
    if not user.has_role(*CASEWORKERS):
        return ["Only officers and managers take a letter back."]
    if case.get_stage() in (Stage.WITH_APPROVER, Stage.READY):
        return []
    return ["Only a letter that is with the approver or approved can be taken back."]


def move_clock(user: User, case: Case) -> list[str]:
    """Record what moves the clock, or draft the notice of it."""
    if not user.has_role(*CASEWORKERS):
        return ["Only officers and managers take steps on the clock."]
    if case.get_stage().is_open:
        return []
    return [f"The case is closed: “{case.get_stage().label}”. Its clock no longer moves."]


def record_end(user: User, case: Case) -> list[str]:
    """Record a reply or a payment: also one that comes after the case was closed for want of it."""
    if user.has_role(*CASEWORKERS) and case.get_stage() is Stage.NO_REPLY:
        return []
    return move_clock(user, case)


def correct_clock(user: User, case: Case) -> list[str]:
    """Strike out what was recorded by mistake: also what closed the case."""
    if user.has_role(*CASEWORKERS) and case.get_stage() in (Stage.PASSED_ON, Stage.WITHDRAWN):
        return []
    return move_clock(user, case)


def approve(user: User, letter: Letter) -> list[str]:
    """A manager who wrote none of it: four eyes on every letter that leaves."""
    if not user.has_role(Role.MANAGER):
        return ["Only managers approve letters."]
    reasons = []
    if letter.case.get_stage() is not Stage.WITH_APPROVER:
        reasons.append("The letter has not been sent for approval.")
    if letter.editors.filter(pk=user.pk).exists():
        reasons.append("You wrote part of this letter. Somebody else must approve it.")
    return reasons


def judge(user: User, case: Case) -> list[str]:
    """Answer what the checks of a letter ask, or accept their warnings."""
    if not user.has_role(*CASEWORKERS):
        return ["Only officers and managers answer what the checks of a letter ask."]
    if case.get_stage().is_open:
        return []
    return [f"The case is closed: “{case.get_stage().label}”. Its letter is not judged any more."]


def issue(user: User) -> list[str]:
    if user.has_role(*CASEWORKERS):
        return []
    return ["Only officers and managers issue letters."]


def review(user: User) -> list[str]:
    """Write and issue the letters of an internal review."""
    if user.has_role(*CASEWORKERS, Role.REVIEWER):
        return []
    return ["Only officers, managers and reviewers write the letters of a review."]


def approve_correction(user: User, letter: Letter) -> list[str]:
    """A manager who wrote none of it, as for an answer; the case itself stays closed."""
    if not user.has_role(Role.MANAGER):
        return ["Only managers approve letters."]
    reasons = []
    if letter.sent_for_approval_by_id is None:
        reasons.append("The correction has not been sent for approval.")
    if letter.editors.filter(pk=user.pk).exists():
        reasons.append("You wrote part of this letter. Somebody else must approve it.")
    return reasons


def edit_wording(user: User) -> list[str]:
    """The council's words stand in every letter, so whoever answers for letters or settings changes them."""
    if user.has_role(Role.MANAGER, Role.ADMINISTRATOR):
        return []
    return ["Only managers and administrators change the wording."]


def change_locked_wording(user: User) -> list[str]:
    """What the law requires to be said changes only when the law does."""
    if user.has_role(Role.ADMINISTRATOR):
        return []
    return ["Only administrators change what is locked, when the law itself has changed."]


def see_directory(user: User) -> list[str]:
    """Names, grades and numbers of staff are personal data: whoever decides about names or keeps the directory."""
    if user.has_role(*CASEWORKERS, Role.ADMINISTRATOR):
        return []
    return ["Only officers, managers and administrators see the staff directory."]


def edit_directory(user: User) -> list[str]:
    """Change people, posts and grades. Not for who drafts or approves: a grade decides what every letter withholds."""
    if user.has_role(Role.ADMINISTRATOR):
        return []
    return ["Only administrators change the staff directory and the grades."]


def administer(user: User) -> list[str]:
    if user.has_role(Role.ADMINISTRATOR):
        return []
    return ["Only administrators change settings and users."]
