"""What a machine can only ask: questions that one person answers once for a letter, until its words change.

Each takes the facts of the letter and yields its question where there is something to look at. "No" stops the letter.
"""

import re
from collections.abc import Iterator, Sequence

from cases.law.dates import questions_in_words
from cases.law.letter_text import Severity
from cases.law.letters import LetterFacts, QuestionFacts, Reason

_PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\bsince\b|\bfrom\b.{1,60}\b(?:to|until)\b|\bbetween\b.{1,60}\band\b"
    r"|\b(?:last|past|previous|each|every|per|financial|calendar) (?:\w+ )?(?:years?|months?|quarters?|weeks?|days?)\b"
    r"|\bcurrent(?:ly)?\b|\bto date\b",
    re.IGNORECASE | re.DOTALL,
)
_FORMAT = re.compile(
    r"\b(?:spreadsheet|excel|csv|xlsx?|json|xml|machine[- ]readable|electronic(?:ally)?|data ?set|database|"
    r"hard cop(?:y|ies)|paper cop(?:y|ies)|copy|copies|shape ?file|word document|pdf)\b",
    re.IGNORECASE,
)
_REASONS_LEFT_OUT = re.compile(r"\b17\(4\)")
_PERSONAL = ("s40-2", "e13-1", "e13-2")


def the_period_is_the_one_asked_for(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-43, sections 1 and 16 FOIA, regulation 9 EIR."""
    asked = [each for each in _given(facts) if _PERIOD.search(each.text)]
    if asked:
        yield _ask(
            f"Is the answer to {_numbers(asked)} for the very period asked for, or does it say why it is not?",
            asked[0].place,
            "LETTER-43",
            asked,
        )


def the_form_is_the_one_asked_for(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-48, sections 11, 11A and 19(2A) FOIA, regulation 6(1) EIR: the form, and a licence for a dataset."""
    asked = [each for each in _given(facts) if _FORMAT.search(each.text)]
    if asked:
        yield _ask(
            f"Is what {_numbers(asked)} asked for given in the form asked for, or does the letter say why it is "
            "not? A dataset comes in a form that can be re-used, with its licence.",
            asked[0].place,
            "LETTER-48",
            asked,
        )


def no_name_stands_needlessly(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-26, Article 5(1)(c) UK GDPR: asked where personal data are at stake, so that names are about."""
    personal = [claim for claim in facts.claims if claim.provision.startswith(_PERSONAL)]
    given = [each for each in _given(facts) if any(each.number in claim.questions for claim in personal)]
    if given:
        yield _ask(
            "Was every name that the letter gives asked for or needed, and is nothing withheld that nobody asked for?",
            given[0].place,
            "LETTER-26",
            given,
        )


def reasons_left_out_were_agreed(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-22, section 17(4) FOIA: a reason may stay out where giving it would give away what is exempt."""
    for claim in facts.claims:
        said = "\n".join(claim.fields.values())
        if _REASONS_LEFT_OUT.search(said):
            yield Reason(
                f"The claim of {claim.name} leaves reasons out under section 17(4). Say who agreed to that, and "
                "where the reasons are kept.",
                claim.place,
                "LETTER-22",
                Severity.WARN,
                words=said,
            )


CHECKS = (
    the_period_is_the_one_asked_for,
    the_form_is_the_one_asked_for,
    no_name_stands_needlessly,
    reasons_left_out_were_agreed,
)


def _given(facts: LetterFacts) -> list[QuestionFacts]:
    """The questions whose answer gives information."""
    return [
        each for each in facts.questions if each.outcome and each.outcome.gives_information and each.has_text
    ]


def _numbers(questions: Sequence[QuestionFacts]) -> str:
    return questions_in_words([each.number for each in questions])


def _ask(text: str, place: str, check: str, about: Sequence[QuestionFacts]) -> Reason:
    words = "\n".join(f"{each.number}. {each.text}\n{each.said}" for each in about)
    return Reason(text, place, check, Severity.WARN, asks=True, words=words)
