"""What is done beside the decisions: texts that go out with the letter, and words that are no person."""

from datetime import date

from django.db import transaction
from django.utils.html import strip_tags

from cases import permissions
from cases.cleaning import clean
from cases.models import Case, Letter, NotAPerson, ReleaseText, User
from cases.named.claim import keep_names_claim, settle
from cases.named.deciding import to_decide
from cases.names.folding import fold
from cases.permissions import demand

LONGEST_WORDS = 200


class Overtaken(Exception):
    """Somebody else saved the text first. Nothing was overwritten; `theirs` is what stands now."""

    def __init__(self, theirs: ReleaseText):
        super().__init__(f"{theirs.by} saved this text while you were writing.")
        self.theirs = theirs


@transaction.atomic
def add_annex(
    *, case: Case, title: str, dated_on: date, questions: list[int], text: str, by: User, on: date
) -> ReleaseText:
    """A text that goes out with the letter, such as an e-mail, in answer to some questions. Raises NotAllowed."""
    case = _locked(case.pk, by)
    typed = {"title": title, "dated_on": dated_on, "questions": sorted(questions), "text": clean(text)}
    annex = ReleaseText.objects.create(case=case, by=by, **typed)
    _changed(case, "annex_added", f"Added “{title}” to what goes out with the letter", annex, by=by, on=on)
    return annex


@transaction.atomic
def save_annex(
    *,
    annex: ReleaseText,
    title: str,
    dated_on: date,
    questions: list[int],
    text: str,
    version: int,
    by: User,
    on: date,
) -> ReleaseText:
    """Change a text. `version` is the one that the writer began from. Raises NotAllowed, Overtaken."""
    case = _locked(annex.case_id, by)
    annex = ReleaseText.objects.select_related("by").get(pk=annex.pk)
    text, questions = clean(text), sorted(questions)
    was = _as_kept(annex)
    if _as_kept(ReleaseText(title=title, dated_on=dated_on, questions=questions, text=text)) == was:
        return annex
    if version != annex.version:
        raise Overtaken(annex)
    annex.title, annex.dated_on, annex.questions, annex.text = title, dated_on, questions, text
    annex.version += 1
    annex.by = by
    annex.save()
    _changed(
        case, "annex_edited", f"Changed “{title}”, which goes out with the letter", annex, by=by, on=on, **was
    )
    return annex


@transaction.atomic
def drop_annex(*, annex: ReleaseText, by: User, on: date) -> None:
    """It no longer goes out. The event keeps the whole of it. Raises NotAllowed."""
    case = _locked(annex.case_id, by)
    kept = _as_kept(annex)
    words = f"Took “{annex.title}” out of what goes out with the letter"
    pk = annex.pk
    annex.delete()
    annex.pk = pk
    _changed(case, "annex_dropped", words, annex, by=by, on=on, **kept)


@transaction.atomic
def remember_no_person(
    *, case: Case, words: str, by: User, on: date, letter: Letter | None = None
) -> NotAPerson:
    """These words name nobody: nobody is asked about them again, in any case. `letter` is where they stand, if not in
    the answer. Raises NotAllowed."""
    (case, letter), words = to_decide(case, letter, by=by), " ".join(words.split())
    demand(why_not_words(words))
    about = {"words": words, "by": by, "said_on": on}
    remembered, is_new = NotAPerson.objects.get_or_create(folded=fold(words), defaults=about)
    if is_new:
        case.record("no_person", f"Said that “{words}” is not a person", by=by, on=on, said=words)
        _sends_something_else(case, by=by, on=on, letter=letter)
    return remembered


@transaction.atomic
def forget_no_person(*, case: Case, words: str, by: User, on: date, letter: Letter | None = None) -> None:
    """They do name somebody: they are asked about again. Raises NotAllowed."""
    case, letter = to_decide(case, letter, by=by)
    gone, _ = NotAPerson.objects.filter(folded=fold(words)).delete()
    if gone:
        case.record("person_after_all", f"Said that “{words}” is a person", by=by, on=on, said=words)
        _sends_something_else(case, by=by, on=on, letter=letter)


def why_not_words(words: str) -> list[str]:
    """The reasons why these are no words that could be remembered: an empty list means that they are."""
    if 0 < len(fold(words)) <= LONGEST_WORDS and len(words) <= LONGEST_WORDS:
        return []
    return ["Reload the page: these words do not stand in what goes out."]


def why_not_text(html: str) -> list[str]:
    """The reasons why this is no text to send: an empty list means that there is one."""
    if strip_tags(html).replace("\xa0", " ").strip():
        return []
    return ["Paste or write the text that goes out"]


def _locked(pk: int, by: User) -> Case:
    case = Case.objects.select_for_update().get(pk=pk)
    demand(permissions.decide_names(by, case))
    return case


def _as_kept(annex: ReleaseText) -> dict[str, object]:
    """What an event keeps of a text as it was."""
    return {
        "was_title": annex.title,
        "was_dated_on": annex.dated_on.isoformat(),
        "was_questions": annex.questions,
        "was_text": annex.text,
    }


def _changed(
    case: Case, kind: str, words: str, annex: ReleaseText, *, by: User, on: date, **kept: object
) -> None:
    case.record(kind, words, by=by, on=on, annex=annex.pk, **kept)
    _sends_something_else(case, by=by, on=on)


def _sends_something_else(case: Case, *, by: User, on: date, letter: Letter | None = None) -> None:
    if letter:
        letter.touch(by=by)
        if not case.is_from_past_letter():
            keep_names_claim(case, by=by, on=on)
        return
    case.start_drafting(by=by, on=on)
    settle(case, by=by, on=on)
    case.draft_letter().touch(by=by)
