"""What is done to a draft: answers saved, two texts made one, claims added, argued and dropped.

Every action locks the case first, so that two saves of one draft take their turns.
"""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from cases import permissions
from cases.cleaning import clean
from cases.law import exclusions, provisions
from cases.law.dates import questions_in_words
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.models import Answer, Case, Claim, Question, RivalText, User
from cases.named import claim as names_claim
from cases.permissions import NotAllowed, demand


class Stale(Exception):
    """Somebody else saved first. Nothing was overwritten; what was sent is still with the sender."""

    def __init__(self, version: int):
        super().__init__("Somebody else saved this while you were typing. Look at both texts and choose.")
        self.version = version


@dataclass(frozen=True)
class Saved:
    """What became of an autosave: the answer as it stands, and the sender's text where it is now a rival."""

    answer: Answer
    rival: RivalText | None = None


@dataclass(frozen=True)
class Argued:
    """All that a claim says: what an event keeps of it, and what two versions are compared by."""

    fields: dict[str, str]
    factors: list[dict[str, str]]
    variant: str
    questions: list[int]


def argued(claim: Claim) -> Argued:
    numbers = sorted(question.number for question in claim.questions.all())
    return Argued(claim.fields, claim.factors, claim.variant, numbers)


@transaction.atomic
def save_answer(*, answer: Answer, text: str, outcome: str, version: int, by: User, on: date) -> Saved:
    """Keep what somebody typed. Text without an outcome proposes that the information is disclosed.

    `version` is the one that the writer began from. When somebody else has saved since, the answer stays as
    it is and the text is kept beside it as a rival, until a person chooses. Raises NotAllowed, ValueError for
    an outcome that does not exist.
    """
    answer, case = _locked(answer, by)
    text, outcome = clean(text), Outcome(outcome).value if outcome else ""
    if text and not outcome:
        outcome = Outcome.DISCLOSED.value
    outcome = names_claim.typed_outcome(answer, outcome)
    if (text, outcome) == (answer.text, answer.outcome):
        answer.rivals.filter(by=by).delete()
        return Saved(answer)
    if version != answer.version:
        return Saved(answer, _keep_rival(answer, text, outcome, version, by))
    _write(answer, text, outcome, case=case, by=by, on=on)
    return Saved(answer)


@transaction.atomic
def choose_text(
    *, rival: RivalText, keep: str, version: int, by: User, on: date, text: str | None = None
) -> Answer:
    """Settle on one of two texts for an answer: "saved", "rival", or "both" under one another, to be edited.

    The text that gives way stays in the event. `text` is the rival's newest wording when its writer chooses.
    Raises NotAllowed, Stale when the saved text is no longer the one that was shown.
    """
    answer, case = _locked(rival.answer, by)
    if version != answer.version:
        raise Stale(answer.version)
    rival_text = rival.text if text is None else clean(text)
    texts = {"saved": answer.text, "saved_by": str(answer.edited_by)}
    texts |= {"rival": rival_text, "rival_by": str(rival.by)}
    number = answer.question.number
    words = {
        "saved": f"Kept the saved text of question {number}; the text of {rival.by} gave way",
        "rival": f"Kept the text of {rival.by} for question {number}; the saved text gave way",
        "both": f"Kept both texts of question {number}, to be edited",
    }[keep]
    case.record("text_chosen", words, by=by, on=on, question=number, kept=keep, **texts)
    if keep == "rival":
        _write(answer, rival_text, rival.outcome or answer.outcome, case=case, by=by, on=on)
    elif keep == "both":
        _write(answer, answer.text + rival_text, answer.outcome or rival.outcome, case=case, by=by, on=on)
    if keep != "saved":
        # Whose words the letter holds wrote part of it, whoever chose them: four eyes need somebody else.
        case.draft_letter().editors.add(rival.by)
    rival.delete()
    return answer


@transaction.atomic
def add_claim(*, case: Case, provision: str, questions: list[Question], by: User, on: date) -> Claim:
    """Rely on a provision for some questions; where the letter relies on it already, for these as well.

    Raises NotAllowed with the reasons when the provision is unknown, not open to the case, or shut out by what is
    claimed for one of the questions already.
    """
    case = _locked_case(case.pk, by)
    demand(provisions.why_not_open(provision, Regime(case.regime)))
    if not questions:
        raise NotAllowed(["Choose at least one question that the claim covers."])
    demand(_why_not_beside(case, provision, questions))
    claim, _ = Claim.objects.get_or_create(case=case, provision=provision)
    added = [question for question in questions if question not in claim.questions.all()]
    if not added:
        return claim
    claim.questions.add(*added)
    covered = questions_in_words(question.number for question in added)
    words = f"Claimed {claim.get_provision().in_words} for {covered}"
    case.record("claim_added", words, by=by, on=on, claim=claim.pk, provision=provision)
    _changed(case, by, on)
    return claim


@transaction.atomic
def save_claim(
    *,
    claim: Claim,
    fields: dict[str, str],
    factors: list[dict[str, str]],
    questions: list[Question],
    variant: str,
    version: int,
    by: User,
    on: date,
) -> Claim:
    """Keep what was argued for a claim. Raises NotAllowed, and Stale when somebody else saved it first."""
    case = _locked_case(claim.case_id, by)
    claim = Claim.objects.get(pk=claim.pk)
    before = argued(claim)
    if Argued(fields, factors, variant, sorted(question.number for question in questions)) == before:
        return claim
    if version != claim.version:
        raise Stale(claim.version)
    if not questions:
        raise NotAllowed(["Choose at least one question that the claim covers, or drop the claim."])
    added = [question for question in questions if question.number not in before.questions]
    demand(_why_not_beside(case, claim.provision, added))
    claim.fields, claim.factors, claim.variant = fields, factors, variant
    claim.version += 1
    claim.save()
    claim.questions.set(questions)
    words = f"Argued {claim.get_provision().in_words}"
    _record_once_a_day(case, "claim_edited", words, by=by, on=on, claim=claim.pk)
    _changed(case, by, on)
    return Claim.objects.filter(pk=claim.pk).first() or claim


@transaction.atomic
def settle_claim(
    *,
    claim: Claim,
    keep: str,
    fields: dict[str, str],
    factors: list[dict[str, str]],
    questions: list[Question],
    variant: str,
    version: int,
    by: User,
    on: date,
) -> Claim:
    """Settle on the "saved" claim or on "mine". The other stays in the event, whole. Raises as save_claim does."""
    case = _locked_case(claim.case_id, by)
    claim = Claim.objects.get(pk=claim.pk)
    if version != claim.version:
        raise Stale(claim.version)
    typed = Argued(fields, factors, variant, sorted(question.number for question in questions))
    set_aside = typed if keep == "saved" else argued(claim)
    words = f"Chose between two texts for {claim.get_provision().in_words}"
    case.record("claim_chosen", words, by=by, on=on, claim=claim.pk, kept=keep, set_aside=asdict(set_aside))
    if keep == "saved":
        return claim
    values = {"fields": fields, "factors": factors, "questions": questions, "variant": variant}
    return save_claim(claim=claim, version=version, by=by, on=on, **values)


@transaction.atomic
def switch_claim(
    *,
    claim: Claim,
    provision: str,
    fields: dict[str, str],
    factors: list[dict[str, str]],
    version: int,
    by: User,
    on: date,
) -> Claim:
    """Rely on another provision for the same questions: another limb, or the one that neither confirms nor denies.

    `fields` and `factors`: what of the argument fits the other notice; the whole of it stays in the event. Between a
    provision that withholds and one that neither confirms nor denies, the outcome of the questions changes with it
    (section 2(1) FOIA, LETTER-20). Raises NotAllowed, and Stale when somebody else saved the claim first.
    """
    case = _locked_case(claim.case_id, by)
    claim = Claim.objects.get(pk=claim.pk)
    if version != claim.version:
        raise Stale(claim.version)
    questions = list(claim.questions.select_related("answer"))
    demand(provisions.why_not_open(provision, Regime(case.regime)))
    demand(_why_claimed_already(case, provision))
    demand(_why_not_beside(case, provision, questions, but=claim))
    was, before = claim.get_provision(), argued(claim)
    claim.provision, claim.fields, claim.factors, claim.variant = provision, fields, factors, ""
    claim.from_names = {}
    claim.version += 1
    claim.save()
    now = claim.get_provision()
    words = f"Claimed {now.in_words} in place of {was.in_words}"
    set_aside = {"was": was.id, "provision": provision, "set_aside": asdict(before)}
    case.record("claim_switched", words, by=by, on=on, claim=claim.pk, **set_aside)
    if now.is_ncnd != was.is_ncnd:
        outcome = Outcome.NCND if now.is_ncnd else Outcome.WITHHELD
        for question in questions:
            if question.answer.outcome != outcome:
                _write(question.answer, question.answer.text, outcome.value, case=case, by=by, on=on)
    _changed(case, by, on)
    return claim


@transaction.atomic
def release_instead(*, claim: Claim, by: User, on: date) -> list[int]:
    """The public interest favours disclosure: drop the claim and open its questions again, by number.

    A question for which something else is claimed stays as it is. What was argued and answered is kept in the story.
    Section 2(2)(b) FOIA, regulation 12(1)(b) and (2) EIR. Raises NotAllowed.
    """
    case, name = _locked_case(claim.case_id, by), claim.get_provision().in_words
    questions = list(claim.questions.select_related("answer"))
    drop_claim(claim=claim, by=by, on=on)
    opened = []
    for question in questions:
        answer, outcome = question.answer, question.answer.get_outcome()
        if question.claims.exists() or not (outcome and outcome.needs_claim):
            continue
        words = f"Opened question {question.number} again, to release what {name} was to withhold"
        kept = {"outcome": answer.outcome, "text": answer.text}
        case.record("answer_opened", words, by=by, on=on, question=question.number, **kept)
        answer.outcome = ""
        answer.version += 1
        answer.edited_by, answer.edited_at = by, timezone.now()
        answer.save()
        opened.append(question.number)
    return opened


@transaction.atomic
def drop_claim(*, claim: Claim, by: User, on: date) -> None:
    """No longer rely on the provision. The event keeps what was argued. Raises NotAllowed."""
    case = _locked_case(claim.case_id, by)
    demand(names_claim.why_not_drop(claim, on=on))
    words = f"Dropped the claim of {claim.get_provision().in_words}"
    case.record("claim_dropped", words, by=by, on=on, provision=claim.provision, **asdict(argued(claim)))
    claim.delete()
    _changed(case, by, on)


def _why_not_beside(
    case: Case, provision: str, questions: list[Question], but: Claim | None = None
) -> list[str]:
    """What is claimed for these questions already and shuts the provision out: LETTER-34, LETTER-20."""
    reasons = []
    for question in questions:
        others = question.claims.exclude(pk=but.pk) if but else question.claims
        claimed = [*others.values_list("provision", flat=True), provision]
        found = exclusions.exclusions(claimed, Regime(case.regime))
        reasons += [
            f"Question {question.number}: {each.reason}" for each in found if each.involves(provision)
        ]
    return reasons


def _why_claimed_already(case: Case, provision: str) -> list[str]:
    found = case.claims.filter(provision=provision).prefetch_related("questions").first()
    if not found:
        return []
    covered = questions_in_words(question.number for question in found.questions.all())
    name = found.get_provision().in_words
    return [
        f"The letter relies on {name} already, for {covered}. Add the question there, and drop this claim."
    ]


def _locked_case(pk: int, by: User) -> Case:
    case = Case.objects.select_for_update().get(pk=pk)
    demand(permissions.draft(by, case))
    return case


def _locked(answer: Answer, by: User) -> tuple[Answer, Case]:
    case = _locked_case(answer.question.case_id, by)
    return Answer.objects.select_related("question", "edited_by").get(pk=answer.pk), case


def _changed(case: Case, by: User, on: date) -> None:
    case.start_drafting(by=by, on=on)
    names_claim.settle(case, by=by, on=on)
    case.draft_letter().touch(by=by)


def _keep_rival(answer: Answer, text: str, outcome: str, version: int, by: User) -> RivalText:
    kept = {"text": text, "outcome": outcome, "from_version": version, "at": timezone.now()}
    rival, _ = RivalText.objects.update_or_create(answer=answer, by=by, defaults=kept)
    return rival


def _write(answer: Answer, text: str, outcome: str, *, case: Case, by: User, on: date) -> None:
    number, was = answer.question.number, answer.outcome
    answer.text, answer.outcome = text, outcome
    answer.version += 1
    answer.edited_by, answer.edited_at = by, timezone.now()
    answer.save()
    case.start_drafting(by=by, on=on)
    if outcome != was:
        words = f"Took back the answer to question {number}"
        if outcome:
            words = f"Answered question {number}: {Outcome(outcome).label.lower()}"
        case.record("outcome", words, by=by, on=on, question=number, was=was, outcome=outcome)
    else:
        words = f"Wrote on the answer to question {number}"
        _record_once_a_day(case, "answer_edited", words, by=by, on=on, question=number)
    _changed(case, by, on)
    answer.refresh_from_db(fields=["outcome"])


def _record_once_a_day(case: Case, kind: str, words: str, *, by: User, on: date, **about: int) -> None:
    """Autosaves must not flood the story: one line for a person, a thing and a day."""
    same = {f"data__{key}": value for key, value in about.items()}
    if not case.events.filter(kind=kind, by=by, on=on, **same).exists():
        case.record(kind, words, by=by, on=on, **about)
