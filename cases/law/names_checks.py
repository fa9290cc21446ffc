"""The people named in a letter: everybody decided, and what the notice says of the names withheld true of each.

Fact base, section 6.1; LETTER-25 and LETTER-26. Each check takes the facts of the letter and yields reasons, as in
`letters`.
"""

import re
from collections.abc import Iterator

from cases.law.dates import questions_in_words
from cases.law.letter_text import Severity
from cases.law.letters import ClaimFacts, LetterFacts, Reason
from cases.law.redaction import may_say_all_below_senior

NAMES = "names"
_PERSONAL = ("s40-2", "e13-1", "e13-2")
_ENDANGERS = ("s38-1b", "e12-5a")
_BLANKET_VARIANT = "staff"


def everybody_named_is_decided(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-25: each name on its own, with its reason: the regulator's guidance on the data of staff."""
    for words in facts.names.open:
        yield Reason(words, NAMES, "LETTER-25")


def a_sentence_about_grade_is_true_of_everybody(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-25: that all are below the senior grade is said only where the register proves it of every name withheld,
    and nobody works for somebody else. Section 17(1)(c) FOIA: a reason that is not true is none."""
    names = facts.names
    if may_say_all_below_senior(names.grounds):
        return
    for claim in facts.claims:
        if not (claim.provision.startswith(_PERSONAL) and _says_all_below(claim, names.senior_grade)):
            continue
        says = f"The claim of {claim.name} says that everybody withheld is below {names.senior_grade}"
        if names.grounds:
            text = f"{says}, and one of them is not. Say it only where it is true, and give reasons for the others."
            yield Reason(text, claim.place, "LETTER-25")
        else:
            text = f"{says}, and the letter withholds no name that could show it. Make sure that it is true of each."
            said = "\n".join(claim.fields.values())
            yield Reason(text, claim.place, "LETTER-25", Severity.WARN, words=said)


def a_name_withheld_has_its_claim(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-15, section 17(1)(b) FOIA, regulation 14(3) EIR: what is withheld is refused under a provision."""
    claimed = {
        number
        for claim in facts.claims
        if claim.provision.startswith(_PERSONAL)
        for number in claim.questions
    }
    bare = sorted(set(facts.names.questions) - claimed)
    if bare:
        yield Reason(
            f"A name is withheld in {questions_in_words(bare)}, and no provision on personal data is claimed there.",
            NAMES,
            "LETTER-15",
        )


def a_claim_for_names_withholds_some(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-15: no claim stands for nothing."""
    for claim in facts.claims:
        if claim.key == facts.names.claim and not facts.names.questions:
            yield Reason(
                f"No name is withheld any more, but words of your own stand in the claim of {claim.name}. Drop the "
                "claim, or say in it what else it withholds and under which question.",
                claim.place,
                "LETTER-15",
            )


def a_threat_wants_more_than_privacy(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-35, section 38(1)(b) FOIA, regulation 12(5)(a) EIR: with evidence of the threat, beside section 40(2)."""
    claimed = {claim.provision for claim in facts.claims}
    if facts.names.threatened and not claimed & set(_ENDANGERS):
        count = len(facts.names.threatened)
        yield Reason(
            f"{'A person' if count == 1 else f'{count} people'} withheld {'is' if count == 1 else 'are'} under threat. "
            "Consider claiming section 38(1)(b) as well (regulation 12(5)(a) for environmental information), with the "
            "evidence of the threat.",
            NAMES,
            "LETTER-35",
            Severity.WARN,
            words="\n".join(facts.names.threatened),
        )


CHECKS = (
    everybody_named_is_decided,
    a_sentence_about_grade_is_true_of_everybody,
    a_name_withheld_has_its_claim,
    a_claim_for_names_withholds_some,
    a_threat_wants_more_than_privacy,
)


def _says_all_below(claim: ClaimFacts, senior: str) -> bool:
    """By its starter or in its own words: all of the posts redacted are under the Assistant Director level."""
    if claim.variant == _BLANKET_VARIANT:
        return True
    level = rf"\b(?:below|under|beneath|junior to|less senior than)\b[^.;]{{0,30}}\b{re.escape(senior)}\b"
    blanket = re.compile(
        rf"\b(?:all|every\w*|none|no one|nobody)\b[^.;]{{0,60}}{level}"
        r"|\bthe (?:names?|posts?|people|officers?|staff|individuals?)\b[^.;]{0,40}\b(?:are|is|were|was)\b"
        rf"[^.;]{{0,40}}{level}",
        re.IGNORECASE,
    )
    return any(blanket.search(" ".join(said.split())) for said in claim.fields.values())
