"""What a claim must hold beyond its open prompts, and how claims and outcomes go together.

Each check takes the facts of the letter and yields reasons, as in `letters`.
"""

import re
from collections.abc import Iterator

from cases.law.claim_fields import Page, faults
from cases.law.dates import joined
from cases.law.exclusions import exclusions
from cases.law.letter_text import Severity
from cases.law.letters import ClaimFacts, LetterFacts, QuestionFacts, Reason
from cases.law.outcomes import Outcome
from cases.law.provisions import find, from_citation

# The provisions on which an outcome can rest, and what to claim where none of them is.
_RESTS_ON = {
    Outcome.COST: (
        ("s12-1", "s12-2", "s12-4", "e12-4b"),
        "Claim section 12(1) or 12(2), or regulation 12(4)(b) for environmental information",
    ),
    Outcome.VEXATIOUS: (
        ("s14-1", "s14-2", "e12-4b"),
        "Claim section 14(1) or 14(2), or regulation 12(4)(b) for environmental information",
    ),
    Outcome.ELSEWHERE: (
        ("s21", "e6-1"),
        "Claim section 21, or regulation 6(1)(b) for environmental information",
    ),
}
_WITHHOLDING = ("exemption", "exception")
_NOT_WITHHOLDING = frozenset({"s21", "e12-4a", "e12-4b"})
# A limb of each section whose way to neither confirm nor deny leaves it open.
_A_LIMB = {"s30": "s30-1b", "s31": "s31-1a", "s36": "s36-2b-i", "s38": "s38-1a"}
_PARAGRAPH = re.compile(r"\b\d+(?:\([0-9a-z]+\))+")
_OURSELVES = re.compile(r"(?:the |this |our )?council(?: itself)?\.?|us\.?|ourselves\.?", re.IGNORECASE)
_PERSON_IS_VEXATIOUS = re.compile(
    r"\b(?:you are|you['’]re|he is|she is|they are|(?:requester|applicant)(?: is| was)?) (?:a )?vexatious",
    re.IGNORECASE,
)


def a_refusal_rests_on_a_provision_of_its_kind(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-15, section 17(1)(b), 17(5) and 21 FOIA, regulations 6(1)(b), 12(4)(b) and 14(3) EIR."""
    for question in facts.questions:
        claims = facts.claims_for(question)
        if question.outcome in (Outcome.WITHHELD, Outcome.PART) and claims:
            if not any(_withholds(claim) or _is_ncnd(claim) for claim in claims):
                yield _of_question(
                    question,
                    f"Question {question.number} is marked “{question.outcome.label}”, but {_named(claims)} "
                    "withholds nothing. Claim the provision that does, or choose another outcome.",
                    "LETTER-15",
                )
        elif question.outcome in _RESTS_ON and claims:
            right, instead = _RESTS_ON[question.outcome]
            if not any(claim.provision in right for claim in claims):
                yield _of_question(
                    question,
                    f"Question {question.number} is marked “{question.outcome.label}”, which cannot rest on "
                    f"{_named(claims)}. {instead}, or choose another outcome.",
                    "LETTER-15",
                )


def claims_of_one_question_go_together(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-34 and LETTER-20, sections 2(1), 24(1), 31(1), 36(1) and 40(2)(a) FOIA: see `exclusions`."""
    for question in facts.questions:
        claims = facts.claims_for(question)
        masked = any("alternative" in claim.variant for claim in claims)
        ids = [claim.provision for claim in claims]
        for found in exclusions(ids, facts.regime, in_the_alternative=masked):
            ncnd = found.first.is_ncnd or found.second.is_ncnd
            yield _of_question(
                question,
                f"Question {question.number}: {found.reason}",
                "LETTER-20" if ncnd else "LETTER-34",
            )


def what_is_not_confirmed_is_not_answered(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-20, section 2(1) FOIA: nothing else in the letter says whether the information is held."""
    for question in facts.questions:
        claims = [claim for claim in facts.claims_for(question) if _is_ncnd(claim)]
        if question.outcome is Outcome.NCND and question.has_text:
            yield _of_question(
                question,
                f"Question {question.number} is neither confirmed nor denied, but something stands under it. "
                "Take it out: the notice is the whole answer.",
                "LETTER-20",
            )
        elif claims and question.outcome is Outcome.PART:
            yield Reason(
                f"Question {question.number} is answered in part, and {_named(claims)} neither confirms nor "
                "denies that more is held. Make sure that the answer says nothing of that part.",
                question.place,
                "LETTER-20",
                Severity.WARN,
                words=question.said,
            )
        elif claims and question.outcome not in (None, Outcome.NCND):
            yield _of_question(
                question,
                f"Question {question.number} is marked “{question.outcome.label}”, which says whether the "
                f"information is held, but {_named(claims)} neither confirms nor denies it. "
                "Choose the one or the other.",
                "LETTER-20",
            )


def what_was_answered_can_stand(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-13, 14, 23, 27 to 29, 31, 35, 39 and 50: what the page of a claim says beside its fields."""
    for claim in facts.claims:
        if claim.cited is None:
            continue
        days = {"received_on": facts.received_on, "on": facts.letter_on}
        page = Page(claim.cited, claim.variant, claim.fields, qualified=claim.qualified, **days)
        for fault in faults(page, claim.asked):
            yield Reason(
                f"The claim of {claim.name}: {fault.reason}",
                claim.place,
                fault.check,
                fault.severity,
                words=page.said(fault.field),
            )


def a_limb_is_one_of_its_section(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-11, section 17(1)(b) FOIA: cited to the limb. A notice that neither confirms nor denies leaves it open."""
    for claim in facts.claims:
        said = claim.fields.get("claim.limb", "").strip()
        section = claim.provision.partition("-")[0]
        if said and section in _A_LIMB and not any(_limbs_named(said, section)):
            yield Reason(
                f"“{said}” names no limb of section {section[1:]}. Cite it with its letter, as in "
                f"{find(_A_LIMB[section]).in_words}.",
                claim.place,
                "LETTER-11",
            )


def a_purpose_is_one_of_section_31_2(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-11, section 31(1)(g) with 31(2) FOIA: the functions are exercised for one of the purposes (a) to (j)."""
    for claim in facts.claims:
        said = claim.fields.get("claim.purpose", "").strip()
        if said and claim.provision == "s31-1g" and not any(map(_is_purpose, _PARAGRAPH.findall(said))):
            yield Reason(
                f"“{said}” names no purpose of section 31(2). Choose one of section 31(2)(a) to (j).",
                claim.place,
                "LETTER-11",
            )


def third_parties_were_heard(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-28, section 43(2) FOIA, Derry City Council v Information Commissioner (EA/2006/0014)."""
    for claim in facts.claims:
        for words in claim.views:
            yield Reason(
                f"The claim of {claim.name} rests on somebody else’s interests and leaves this open: {words}",
                claim.place,
                "LETTER-28",
            )


def a_confidence_comes_from_somebody_else(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-30, section 41(1)(a) FOIA: obtained from another person."""
    for claim in facts.claims:
        source = claim.fields.get("claim.source", "").strip()
        if claim.provision == "s41" and _OURSELVES.fullmatch(source):
            yield Reason(
                "Section 41 protects what the council obtained from another person, and the source named is the "
                "council. Name the other person by kind, or claim another provision.",
                claim.place,
                "LETTER-30",
            )


def a_request_is_vexatious_and_nobody_else(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-33, section 14(1) FOIA: the request is, and not the person."""
    for claim in facts.claims:
        if claim.provision in ("s14-1", "e12-4b") and any(
            _PERSON_IS_VEXATIOUS.search(said) for said in claim.fields.values()
        ):
            yield Reason(
                f"The claim of {claim.name} calls a person vexatious. Only a request can be: write about the "
                "request.",
                claim.place,
                "LETTER-33",
            )


CHECKS = (
    a_refusal_rests_on_a_provision_of_its_kind,
    claims_of_one_question_go_together,
    what_is_not_confirmed_is_not_answered,
    what_was_answered_can_stand,
    a_limb_is_one_of_its_section,
    a_purpose_is_one_of_section_31_2,
    third_parties_were_heard,
    a_confidence_comes_from_somebody_else,
    a_request_is_vexatious_and_nobody_else,
)


def _of_question(question: QuestionFacts, text: str, check: str) -> Reason:
    return Reason(text, question.place, check)


def _named(claims: list[ClaimFacts]) -> str:
    return joined([claim.name for claim in claims])


def _is_ncnd(claim: ClaimFacts) -> bool:
    return bool(claim.cited and claim.cited.is_ncnd)


def _withholds(claim: ClaimFacts) -> bool:
    # What cannot be claimed at all is a matter for LETTER-12.
    if not claim.cited or claim.cited.is_purpose:
        return True
    return claim.cited.kind in _WITHHOLDING and claim.provision not in _NOT_WITHHOLDING


def _is_purpose(paragraph: str) -> bool:
    cited = from_citation(f"section {paragraph}")
    return bool(cited and cited.is_purpose)


def _limbs_named(said: str, section: str) -> Iterator[str]:
    for cited in _PARAGRAPH.findall(said):
        limb = from_citation(f"section {cited}")
        if limb and not limb.is_ncnd and limb.id.partition("-")[0] == section:
            yield limb.id
