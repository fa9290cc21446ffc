"""Whether a claim can stand: every check of it with its state and the place to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from cases.drafting.arguing import CONCLUSION, LIKELIHOOD, Sheet, name_of
from cases.law import claim_fields
from cases.models import Claim
from cases.passages import REGISTER, usable_factors

OK, TODO, BAD = "ok", "todo", "bad"
# Two answers as alike as this are one answer used twice: LETTER-18.
COPIED, LONG_ENOUGH = 90, 20


@dataclass(frozen=True)
class Row:
    """One check: its state, what it says, and the place on the page where it is mended."""

    state: str
    words: str
    place: str = ""

    @property
    def sign(self) -> str:
        return {OK: "✓", TODO: "?", BAD: "!"}[self.state]

    @property
    def css(self) -> str:
        return {OK: "ok", TODO: "warn", BAD: "bad"}[self.state]

    @property
    def said(self) -> str:
        return {OK: "Done", TODO: "To do", BAD: "To mend"}[self.state]


def rows(sheet: Sheet) -> list[Row]:
    """The checks of one claim: what to mend, what to write, what to confirm, then what is done."""
    bad = [Row(BAD, fault.reason, name_of(fault.field)) for fault in sheet.faults]
    copied = [
        Row(BAD, f"“{text}” says the same as in the claim of {other}. Say how it applies here.", place)
        for text, other, place in _copies(sheet)
    ]
    todo = [Row(TODO, words, _place_of(words, sheet)) for words in sheet.missing]
    return [*bad, *copied, *todo, *_to_confirm(sheet), *_done(sheet, bool(copied))]


def to_mend(checks: list[Row]) -> list[Row]:
    """What keeps the claim from standing although it is written."""
    return [row for row in checks if row.state == BAD]


def _to_confirm(sheet: Sheet) -> Iterator[Row]:
    open_ones = [ask for ask in sheet.confirms if not ask.value]
    if open_ones:
        count = len(open_ones)
        words = f"{count} thing{'' if count == 1 else 's'} that only you can confirm"
        yield Row(TODO, words, f"{open_ones[0].name}-ask")


def _place_of(words: str, sheet: Sheet) -> str:
    for ask in sheet.asks:
        if words in (ask.question, REGISTER[ask.key].meaning if ask.key in REGISTER else ""):
            return ask.place
    for ask in sheet.confirms:
        if words.endswith(ask.question):
            return f"{ask.name}-ask"
    if words.startswith("A public interest factor"):
        towards_disclosure = "favour of disclosure" in words or "favour of confirming" in words
        return "factors-for" if towards_disclosure else "factors-against"
    return "argue"


def _done(sheet: Sheet, is_copied: bool) -> Iterator[Row]:
    """What is right already, in the words of the check."""
    faulty = {fault.check for fault in sheet.faults}
    fields, provision = sheet.claim.fields, sheet.claim.get_provision()
    condition = provision.citation.partition(" with s")[2]
    also = f" with section {condition}" if condition else ""
    yield Row(OK, f"Cited to the limb: {provision.in_words}{also}")
    if provision.is_harm and fields.get(LIKELIHOOD) and not faulty & {"LETTER-14", "LETTER-50"}:
        yield Row(OK, "One likelihood throughout")
    if fields.get(claim_fields.INFORMATION) and not _is_faulty(sheet, claim_fields.INFORMATION):
        yield Row(OK, "Tied to what is withheld, not to “the information”")
    if sheet.sides and all(usable_factors(sheet.claim.factors, side.name) for side in sheet.sides):
        yield Row(
            OK, "At least one factor each way" + ("" if is_copied else ", none copied from another claim")
        )
    if sheet.conclusion and fields.get(CONCLUSION) and not _is_faulty(sheet, CONCLUSION):
        yield Row(OK, "A conclusion long enough to be a reason")


def _is_faulty(sheet: Sheet, key: str) -> bool:
    return any(fault.field == key for fault in sheet.faults)


def _copies(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Factors whose answer stands in another claim of the letter: LETTER-18."""
    said = [(other, each["answer"]) for other in sheet.around.others for each in _answered(other)]
    for factor in _answered(sheet.claim):
        for other, answer in said:
            if fuzz.ratio(factor["answer"], answer) >= COPIED:
                yield factor["text"], other.get_provision().in_words, f"answer-{factor['key']}"
                break


def _answered(claim: Claim) -> list[dict[str, str]]:
    return [each for each in claim.factors if len(each.get("answer", "")) >= LONG_ENOUGH]
