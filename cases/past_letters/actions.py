"""What is done with past letters: take them in, mend what was misread, keep one as a case and its words as wording."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from cases import permissions
from cases.law import provisions
from cases.law.answer_kinds import ANSWER_KINDS
from cases.law.dates import in_words, joined
from cases.law.letter_text import Part
from cases.models import (
    Answer,
    Case,
    Claim,
    Council,
    PastLetter,
    Question,
    Requester,
    User,
    Wording,
    current_calendar,
)
from cases.past_letters import shaping, sheet
from cases.past_letters.files import UnreadableLetter, read_file
from cases.past_letters.reading import read_letter
from cases.workflow import Stage

NOBODY = "Not kept"
LONGEST_PASSAGE = 20_000
_FITS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
# The library puts a passage of its own into a group by how its key begins.
_STEMS = {
    Part.OPENING: "opening",
    Part.REFUSAL: "refusal",
    Part.HELP: "help",
    Part.FURTHER: "further",
    Part.RIGHTS: "rights",
}


class LetterRefused(Exception):
    """It cannot be done with this letter. `reasons` says why, in words for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class Overtaken(Exception):
    """Somebody corrected the letter meanwhile."""


def _demand(reasons: list[str]) -> None:
    if reasons:
        raise LetterRefused(reasons)


# Take in


@dataclass(frozen=True)
class TakenIn:
    """What became of some files: letters kept, letters that were here already, and (name, why) of the unreadable."""

    new: list[PastLetter]
    known: list[PastLetter]
    refused: list[tuple[str, str]]


@transaction.atomic
def take_in(*, files: Sequence[tuple[str, bytes]], by: User, on: date) -> TakenIn:
    """Keep each file, a name with its bytes, with what is read in it and what the checks say. Raises NotAllowed.

    A file that cannot be read as a letter is not kept, and the same bytes are kept once.
    """
    permissions.demand(permissions.take_in_letters(by))
    taken = TakenIn([], [], [])
    for name, raw in files:
        known = PastLetter.objects.filter(sha256=PastLetter.fingerprint(raw)).first()
        if known:
            taken.known.append(known)
            continue
        try:
            taken.new.append(_kept(name, raw, by=by, on=on))
        except UnreadableLetter as error:
            taken.refused.append((name, str(error)))
    return taken


def _kept(name: str, raw: bytes, *, by: User, on: date) -> PastLetter:
    file = read_file(raw)
    past = PastLetter(
        filename=name[:255],
        content_type=_content_type(raw),
        raw=raw,
        sha256=PastLetter.fingerprint(raw),
        lines=list(file.lines),
        notes=list(file.notes),
        by=by,
        checked_on=on,
        **sheet.as_read(file.lines),
    )
    past.findings = sheet.checked(past, current_calendar())
    past.save()
    return past


def _content_type(raw: bytes) -> str:
    """By the bytes alone, as read_file() goes by them: never by what a machine says of the file."""
    if b"%PDF-" in raw[:1024]:
        return "application/pdf"
    if raw.startswith(b"PK"):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return "text/plain"


# Correct


@dataclass(frozen=True)
class Mended:
    """One question as it should be. `place` is its place among those that were read, from 0; None for a new one."""

    text: str
    answer: str
    outcome: str
    provisions: list[str]
    place: int | None


def why_not_cited(past: PastLetter, written: Sequence[str]) -> list[str]:
    """What is no provision and does not stand in the letter either. A letter may cite what does not exist."""
    in_letter = {each.written for each in read_letter(tuple(past.lines)).citations}
    return [
        f"There is no provision “{each}”. Write it as in s40(2) or reg 12(5)(e)."
        for each in written
        if provisions.from_citation(each) is None and each not in in_letter
    ]


@transaction.atomic
def correct(
    *,
    past: PastLetter,
    version: int,
    reference: str,
    subject: str,
    requester_name: str,
    regime: str,
    received_on: date | None,
    letter_on: date | None,
    questions: Sequence[Mended],
    provisions: Sequence[str],
    by: User,
    on: date,
) -> None:
    """Put right what was misread, and check the letter again. `version` is the one that was corrected; `provisions`
    are those that the letter ties to no question. Raises NotAllowed, LetterRefused, Overtaken."""
    permissions.demand(permissions.take_in_letters(by))
    past = PastLetter.objects.select_for_update().get(pk=past.pk)
    if past.case_id:
        _demand(["This letter is kept as a case and is not corrected any more."])
    if past.version != version:
        raise Overtaken
    _demand(why_not_cited(past, [*provisions, *(each for one in questions for each in one.provisions)]))
    past.reference, past.subject, past.requester_name = reference, subject, requester_name
    past.regime, past.received_on, past.letter_on = regime, received_on, letter_on
    past.questions = [_mended(past, each) for each in questions]
    past.provisions = list(provisions)
    past.findings = sheet.checked(past, current_calendar())
    past.checked_on, past.corrected_by, past.version = on, by, past.version + 1
    past.save()


def _mended(past: PastLetter, question: Mended) -> dict[str, Any]:
    places = {"where": None, "at": None}
    if question.place is not None:
        places = {key: past.questions[question.place][key] for key in places}
    said = asdict(question)
    del said["place"]
    return {**said, **places}


# Keep as a case


@transaction.atomic
def keep_as_case(*, past: PastLetter, by: User, on: date) -> Case:
    """A closed case of the letter, for precedent and statistics. It has no letter of ours: the file is the letter.

    The letter's own reference is kept where it is free. The requester's name is left out unless a person entered it.
    Raises NotAllowed, LetterRefused.
    """
    permissions.demand(permissions.take_in_letters(by))
    # Also holds whoever is about to take the next reference.
    council = Council.objects.select_for_update().get(pk=1)
    past = PastLetter.objects.select_for_update().get(pk=past.pk)
    _demand(sheet.why_not_a_case(past, on=on))
    case = Case(
        reference=past.reference if _is_free(past.reference, council) else Council.take_reference(),
        subject=past.subject,
        regime=past.regime,
        stage=Stage.ISSUED.value,
        channel="",
        requester=_requester(past.requester_name),
        request_text="\n".join(f"{number}. {each['text']}" for number, each in enumerate(past.questions, 1)),
        received_on=past.received_on,
        closed_on=past.letter_on,
    )
    case.set_due_date()
    case.save()
    _claim(case, past, _answer(case, past))
    past.case = case
    past.save(update_fields=["case"])
    case.record("imported", _story(past, case), by=by, on=on, past_letter=past.pk, reference=past.reference)
    return case


def _is_free(reference: str, council: Council) -> bool:
    """It can be a case's own: it fits in an address, no case has it, and the council will not give it to one."""
    if not _FITS.fullmatch(reference) or Case.objects.filter(reference=reference).exists():
        return False
    is_ours_to_come = reference.isdecimal() and int(reference) >= council.next_reference
    return not (is_ours_to_come and council.as_reference(int(reference)) == reference)


def _requester(name: str) -> Requester:
    if name:
        return Requester.objects.create(name=name)
    known = Requester.objects.filter(name=NOBODY, email="", address="").first()
    return known or Requester.objects.create(name=NOBODY)


def _answer(case: Case, past: PastLetter) -> list[Question]:
    questions = Question.objects.bulk_create(
        Question(case=case, number=number, text=each["text"]) for number, each in enumerate(past.questions, 1)
    )
    Answer.objects.bulk_create(
        Answer(question=question, text=shaping.as_html(each["answer"]), outcome=each["outcome"])
        for question, each in zip(questions, past.questions, strict=True)
    )
    return questions


def _claim(case: Case, past: PastLetter, questions: Sequence[Question]) -> None:
    """A claim for each provision that the letter relies on, with its questions where the letter says which."""
    claimed: dict[str, list[Question]] = {}
    for question, each in zip(questions, past.questions, strict=True):
        for provision in sheet.ids(each["provisions"]):
            claimed.setdefault(provision, []).append(question)
    for provision in sheet.ids(past.provisions):
        claimed.setdefault(provision, [])
    for provision, its_questions in claimed.items():
        Claim.objects.create(case=case, provision=provision).questions.set(its_questions)


def _story(past: PastLetter, case: Case) -> str:
    words = f"Made this case of the letter of {in_words(past.letter_on)}, read from the file {past.filename}"
    if past.reference and past.reference != case.reference:
        words = f"{words}; its reference is {past.reference}"
    written = [*past.provisions, *(each for one in past.questions for each in one["provisions"])]
    unknown = [each for each in dict.fromkeys(written) if not sheet.ids([each])]
    if unknown:
        words = f"{words}; it cites {joined(unknown)}, which cannot be relied on as written"
    return words


# Put into the library


@transaction.atomic
def put_into_library(*, past: PastLetter, chosen: Sequence[int], by: User, on: date) -> list[Wording]:
    """The chosen sections, each named by its first line, as drafts of standard passages of the council's own.

    None is in force: somebody reads it, says for which letters it is meant, and makes it current in the library. A
    passage of its own never stands in the way of a locked notice. Raises NotAllowed, LetterRefused.
    """
    permissions.demand(permissions.edit_wording(by))
    past = PastLetter.objects.select_for_update().get(pk=past.pk)
    passages = [each for each in sheet.passages_of(past) if each.first in chosen]
    if not passages:
        _demand(["Choose at least one section."])
    there = keys_of(past)
    _demand([reason for each in passages for reason in why_not_wording(past, each, there)])
    drafts = [_draft(past, each, by) for each in passages]
    past.wording.add(*drafts)
    return drafts


def keys_of(past: PastLetter) -> set[str]:
    """The keys of the wordings that were made of the letter."""
    return set(past.wording.values_list("key", flat=True))


def why_not_wording(past: PastLetter, passage: sheet.Passage, there: set[str]) -> list[str]:
    """The reasons why a section cannot become a draft of the library; empty when it can. `there`: see keys_of()."""
    reasons = list(passage.reasons)
    if len(passage.text) > LONGEST_PASSAGE:
        reasons.append(f"The section is longer than {LONGEST_PASSAGE:,} characters.")
    if key_of(past, passage) in there:
        reasons.append("This section is in the library already.")
    return reasons


def key_of(past: PastLetter, passage: sheet.Passage) -> str:
    return f"{_STEMS.get(passage.part, passage.part.value)}-past-{past.pk}-{passage.first}"


def _draft(past: PastLetter, passage: sheet.Passage, by: User) -> Wording:
    source = sheet.came_from(past, passage)
    data: dict[str, Any] = {
        "regime": past.regime or "both",
        "kind": list(ANSWER_KINDS),
        "when": "as the officer decides",
        "locked": False,
        "source": source,
    }
    if passage.provisions:
        data["provision"] = provisions.find(passage.provisions[0]).citation
    return Wording.objects.create(
        kind=Wording.Kind.BOILERPLATE,
        key=key_of(past, passage),
        title=passage.title,
        text=passage.text,
        data=data,
        author=by,
        note=f"From {source}. Read it before it is made current.",
    )
