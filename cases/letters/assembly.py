"""Puts a letter together: the case, its answers and claims, the council, and the wording in force on the day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from cases import passages
from cases.law import provisions, reviews
from cases.law.dates import questions_in_words, working_days_in_words
from cases.law.regimes import Regime
from cases.letters import own_words, parts
from cases.letters.around import FOLLOWS, Around
from cases.letters.conditions import OWN_DATA_NOTICES, Facts, applies, is_judged
from cases.letters.conditions import O as Outcome
from cases.letters.content import LetterContent, LetterField, Missing, Notice, OptionalSection, Section
from cases.letters.cost_values import cost_values_of
from cases.letters.library import Passage, name_of, wording_of
from cases.letters.markup import blocks_as_html
from cases.letters.moves import Moves
from cases.letters.names import with_names
from cases.models import (
    Case,
    Claim,
    Council,
    GradeSetting,
    Letter,
    Question,
    Regulator,
    Wording,
    current_calendar,
)
from cases.passages import REGISTER, Slot, parse

SLOTS = ("case.request_text", "letter.answers", "letter.outcome_table", "letter.refusal_notices")
# The checks of the law name these in their own words.
FOR_THE_LAW_TO_SAY = frozenset({"claim.questions", "claim.factors_for", "claim.factors_against"})
# What the cost estimate fills. What it lacks is said once, with the place to mend it.
FROM_THE_ESTIMATE = frozenset(name for name in REGISTER if name.startswith("cost."))


def assemble(letter: Letter, *, on: date) -> LetterContent:
    """The letter as it stands, dated the given day. The number of queries depends on neither questions nor claims."""
    return with_names(letter, _Assembly(letter, on, on).content(), on=on)


def assemble_as_of(letter: Letter, *, dated: date, on: date) -> LetterContent:
    """The letter with the days of another date, in the wording and with the regulator of the day `on`: what differs
    from the letter of that date is not for the calendar alone."""
    return with_names(letter, _Assembly(letter, dated, on).content(), on=on)


class _Assembly:
    """One letter being put together: everything is read once at the start."""

    def __init__(self, letter: Letter, on: date, in_force_on: date):
        self.letter, self.on, self.in_force_on = letter, on, in_force_on
        self.case: Case = letter.case
        self.council = Council.current()
        self.questions: list[Question] = list(self.case.questions.select_related("answer"))
        # Notices on the way answer nothing, so what is claimed so far is not theirs to tell.
        claims = self.case.claims.prefetch_related("questions") if letter.is_answer() else ()
        self.claims = _in_order_of_law(claims)
        self.calendar = current_calendar()
        self.clock = self.case.clock(self.calendar)
        self.moves = Moves.of(letter, self.clock, [question.number for question in self.questions], on)
        self.wording = wording_of(letter.kind, [claim.provision for claim in self.claims], in_force_on)
        self.chosen: Mapping[str, bool] = letter.fields.get("sections", {})
        self.around = Around.of(letter, self.calendar, on)
        self.facts = self._facts()
        self.cost = cost_values_of(self.case, self.claims, on)
        self.values = self._values()
        self.answers: dict[str, str] = {key: said for key, said in letter.fields.items() if key != "sections"}
        self.name = self._name()
        self.missing: list[Missing] = []

    def content(self) -> LetterContent:
        notices = tuple(self._notice(claim) for claim in self.claims)
        standing = list(self._standing())
        library = self._sections(standing, self._slots(notices))
        sections = tuple(own_words.with_own_words(library, self.answers))
        return LetterContent(
            name=self.name,
            reference=self.case.reference,
            subject=self.case.subject,
            request_text=self.case.request_text,
            on=self.on,
            received_on=self.case.received_on,
            council=self.council,
            requester=self.case.requester,
            sections=sections,
            notices=notices,
            missing=tuple(dict.fromkeys(self.missing)),
            fields=tuple(self._fields(standing)),
            optional=tuple(self._optional()),
            wording=self._used(standing),
        )

    # What the letter is made from

    def _facts(self) -> Facts:
        answered = self.questions if self.letter.is_answer() else []
        outcomes = {question.number: question.answer.get_outcome() for question in answered}
        moves = self.moves
        return Facts(
            regime=Regime(self.case.regime),
            outcomes=outcomes,
            claims={
                claim.provision: tuple(_numbers(claim)) for claim in (*self.claims, *self.around.own_data)
            },
            is_late=self.clock.is_overdue(self.on),
            numbered_by_us=self.case.numbered_by_us,
            has_disclosure_log=bool(self.council.disclosure_log_url),
            was_clarified=moves.clarification is not None,
            needed=moves.needed,
            offers=moves.offers,
            waits_for_fee=moves.waits_for_fee,
            was_extended=moves.extension is not None,
            covers_all=moves.covers_all,
            weighs_confirming=moves.is_ncnd,
            rest_is_late=moves.rest_is_late,
            is_passed_on=moves.is_passed_on,
            is_whole_transfer=moves.is_whole_transfer,
            is_part_transfer=moves.is_part_transfer,
            is_published_at_once=self.council.publishes_at_once(self.case.requester.email),
            may_ask_for_review=self.around.may_be_challenged and self._offers_review(),
            follows_review=self.around.follows_review,
            review_is_late=self.around.review_is_late,
            finds_breach=self.chosen.get("breach", False),
        )

    def _offers_review(self) -> bool:
        """Section 17(7)(a) FOIA: a council may have no review, and then says so. Ours can be for section 14(1)."""
        return self.council.reviews_vexatious or self.letter.kind != "s14_1_refusal"

    def _values(self) -> dict[str, object]:
        """Every placeholder that the system fills."""
        case, council = self.case, self.council
        late = self.clock.days_late(self.on)
        facts = self.facts
        return {
            **_settings("council", council),
            **_settings("regulator", _regulator(self.in_force_on)),
            "council.senior_grade": GradeSetting.objects.in_force(self.in_force_on).senior_grade,
            **self.cost.values(),
            **{name: Slot(name) for name in SLOTS},
            **self.moves.values(),
            **self.around.values(),
            "council.foi_address": council.foi_address or council.address,
            "requester.name": case.requester.name,
            "requester.salutation": case.requester.name,
            "requester.address": case.requester.answer_goes_to(),
            "case.reference": case.reference,
            "case.subject": parts.mid_sentence(case.subject, case.request_text),
            "case.received_on": case.received_on,
            "case.regime_name": facts.regime.act,
            # Past the due date by a weekend alone, no working day is counted.
            "case.days_late": working_days_in_words(late) if late else "less than a working day",
            "case.own_data_questions": _in_words(facts.covered_by(*OWN_DATA_NOTICES)),
            "letter.date": self.on,
            "letter.review_by": reviews.review_by(self.on, self.calendar),
            "letter.not_held_questions": _in_words(facts.numbers(Outcome.NOT_HELD)),
            "letter.withheld_questions": _in_words(facts.numbers(Outcome.WITHHELD, Outcome.PART)),
            "letter.ncnd_questions": _in_words(facts.numbers(Outcome.NCND)),
            "letter.signatory_role": council.signatory_role,
        }

    def _name(self) -> str:
        """What the document is called: an answer in words, a notice by its layout."""
        layout = self.wording.get(("layout", self.letter.kind))
        return layout.title if layout and not self.letter.is_answer() else "Answer to your request"

    # Which passages stand in it

    def _layout(self) -> list[Mapping[str, Any]]:
        layout = self.wording.get(("layout", self.letter.kind))
        if layout is None:
            self._miss(
                "letter", "The wording library has no layout for this letter. Ask an administrator.", ""
            )
            return []
        return list(layout.data["sections"])

    def _standing(self) -> Iterator[Passage]:
        for section in self._layout():
            for key in section["wording"]:
                if self._stands(section, key):
                    wording = self.wording.get(("boilerplate", key))
                    if wording:
                        yield Passage(section, wording)
                    else:
                        self._miss("letter", f"The wording library has no passage “{key}”.", "")

    def _stands(self, section: Mapping[str, Any], key: str) -> bool:
        if not self._fits_regime(key):
            return False
        if is_judged(key, self.letter.kind):
            return self.chosen.get(name_of(section, key), False)
        return applies(key, self.facts) and (section["required"] or self.chosen.get(section["section"], True))

    def _fits_regime(self, key: str) -> bool:
        """A passage of the other law is neither put in nor offered."""
        wording = self.wording.get(("boilerplate", key))
        return wording is None or wording.data.get("regime", "both") in ("both", self.facts.regime.value)

    def _optional(self) -> Iterator[OptionalSection]:
        """The parts that the officer may put in or leave out, in the order of the letter, each once."""
        named: dict[str, OptionalSection] = {}
        for section in self._layout():
            for key in section["wording"]:
                wording = self.wording.get(("boilerplate", key))
                judged = is_judged(key, self.letter.kind)
                may_go = judged or (not section["required"] and applies(key, self.facts))
                if wording and self._fits_regime(key) and may_go:
                    name = name_of(section, key) if judged else section["section"]
                    title = wording.title if judged else section.get("heading", wording.title)
                    on = self.chosen.get(name, not judged)
                    named.setdefault(name, OptionalSection(name, title, on, default=not judged))
        yield from named.values()

    def _used(self, standing: Sequence[Passage]) -> tuple[Wording, ...]:
        """The versions that give the letter its words."""
        named = [("layout", self.letter.kind)]
        for claim in self.claims:
            named.append(("refusal", claim.provision))
            if claim.factors:
                named += [("factors", claim.provision), ("factors", "weights")]
        found = [self.wording[name] for name in named if name in self.wording]
        return tuple({row.pk: row for row in [*found, *(each.wording for each in standing)]}.values())

    # How it reads

    def _sections(self, standing: Sequence[Passage], slots: Mapping[str, SafeString]) -> Iterator[Section]:
        self._miss_what_the_regulations_want()
        for section in dict.fromkeys(passage.section["section"] for passage in standing):
            here = [passage for passage in standing if passage.section["section"] == section]
            blocks = [block for passage in here for block in self._filled(passage.wording.text)]
            heading = here[0].heading()
            if section == "refusals" and len(self.claims) > 1:
                heading = f"{heading}s"
            signed = parts.first_of_signature(blocks) if section == "closing" else len(blocks)
            body = blocks_as_html(blocks[:signed], level=3, slots=slots)
            yield Section(section, heading, body + parts.signature(blocks[signed:]))

    def _filled(self, text: str) -> tuple[passages.Block, ...]:
        filled = passages.fill(text, self.values, self.answers)
        for gap in filled.gaps:
            if gap.key not in FROM_THE_ESTIMATE | self.around.waiting:
                self._miss("letter", gap.words, gap.key)
        return filled.blocks

    def _slots(self, notices: Sequence[Notice]) -> dict[str, SafeString]:
        return {
            "case.request_text": parts.request(self.case.request_text, self.questions),
            "letter.answers": parts.answers(self.questions, self.claims),
            "letter.outcome_table": parts.outcome_table(self.questions, self.claims),
            "letter.refusal_notices": parts.all_notices(notices),
        }

    def _notice(self, claim: Claim) -> Notice:
        place = f"claim-{claim.pk}"
        provision = claim.get_provision()
        wording = self.wording.get(("refusal", claim.provision))
        if wording is None:
            self._miss(place, f"The wording library has no notice for {provision.in_words}.", "")
            heading = parts.cited(provision)
            return Notice(claim, parts.notice(provision, heading, _numbers(claim), SafeString()))
        entry = {**wording.data, "text": wording.text}
        text = passages.with_variant(entry, claim.variant)
        filled = passages.fill(text, self._values_of(claim), {**self.answers, **claim.fields})
        for gap in filled.gaps:
            if gap.key not in FOR_THE_LAW_TO_SAY | FROM_THE_ESTIMATE:
                self._miss(place, gap.words, gap.key)
        for words in self.cost.missing(claim.provision):
            self._miss("cost", words, "cost.table")
        for words in passages.factor_gaps(text, claim.factors, provision):
            self._miss(place, words, "claim.factors")
        for words in passages.views_gap(text, claim.fields):
            self._miss(place, words, "claim.third_party_views")
        for words in passages.stopped_by(wording.data, claim.fields):
            self._miss(place, words, "confirm")
        body = blocks_as_html(filled.blocks, level=4, slots={})
        asked = frozenset(field.key for field in passages.required_fields(entry, claim.variant))
        return Notice(claim, parts.notice(provision, wording.data["heading"], _numbers(claim), body), asked)

    def _values_of(self, claim: Claim) -> dict[str, object]:
        return {
            **self.values,
            **self.cost.values(claim.provision),
            "claim.questions": _in_words(_numbers(claim)),
            "claim.factors_for": self._factors(claim, "for"),
            "claim.factors_against": self._factors(claim, "against"),
        }

    def _factors(self, claim: Claim, side: str) -> list[str]:
        """Each factor with how it applies here and its weight, as one item."""
        weights = self.wording.get(("factors", "weights"))
        sentences = (
            {weight["key"]: weight["sentence"] for weight in weights.data["weights"]} if weights else {}
        )
        return [
            " ".join(
                filter(
                    None,
                    [
                        factor["text"].strip(),
                        " ".join(factor.get("answer", "").split()),
                        sentences.get(factor.get("weight", ""), ""),
                    ],
                )
            )
            for factor in passages.usable_factors(claim.factors, side)
        ]

    # What is left to say

    def _fields(self, standing: Sequence[Passage]) -> Iterator[LetterField]:
        """What the passages that stand in the letter ask of the officer, each once."""
        asked: dict[str, LetterField] = {}
        for passage in standing:
            for line in parse(passage.wording.text):
                for prompt in line.prompts:
                    if not self.values.get(prompt.key):
                        asked[prompt.key] = self._field(prompt.key, prompt.question, required=True)
                for name in line.names:
                    placeholder = REGISTER[name]
                    if placeholder.by_officer and name not in FOLLOWS and not self.values.get(name):
                        field = self._field(name, placeholder.meaning, required=placeholder.is_needed)
                        asked.setdefault(name, field)
        yield from asked.values()

    def _field(self, key: str, question: str, *, required: bool) -> LetterField:
        known = REGISTER.get(key)
        kind, choices = (known.type, known.choices) if known else ("block", ())
        return LetterField(key, question, self.answers.get(key, ""), required, kind, choices)

    def _miss(self, place: str, words: str, key: str) -> None:
        self.missing.append(Missing(place, words, key))

    def _miss_what_the_regulations_want(self) -> None:
        """Environmental information that is not held is refused, by a notice under regulation 12(4)(a) with
        regulation 14(1) to (3)."""
        uncovered = self.facts.not_held_without_a_notice()
        if self.facts.regime is Regime.EIR and uncovered:
            words = f"A claim of regulation 12(4)(a) for {questions_in_words(uncovered)}, which is not held"
            self._miss("letter", words, "")


def _regulator(on: date) -> Regulator | None:
    """The regulator of the day; without one the letter shows what is missing."""
    return Regulator.objects.filter(in_force_from__lte=on).order_by("in_force_from").last()


def _settings(group: str, row: Council | Regulator | None) -> dict[str, object]:
    """The placeholders of one group from the fields of the same names."""
    names = [name for name in REGISTER if name.startswith(f"{group}.")]
    return {name: getattr(row, name.partition(".")[2], "") for name in names}


def _in_order_of_law(claims: Sequence[Claim]) -> list[Claim]:
    order = {key: place for place, key in enumerate(provisions.catalogue())}
    return sorted(claims, key=lambda claim: order[claim.provision])


def _numbers(claim: Claim) -> list[int]:
    return sorted(question.number for question in claim.questions.all())


def _in_words(numbers: Sequence[int] | set[int]) -> str:
    return questions_in_words(numbers) if numbers else ""
