"""What the clock and the layout of a letter say of it: lateness, extensions, help and rights.

Each check takes the facts of the letter and yields reasons, as in `letters`. Lateness is told and does not stop a
letter: it is the sooner sent the better.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cases.law.clock import Clock
from cases.law.clock_events import Extension
from cases.law.dates import in_words, joined, questions_in_words, working_days_in_words
from cases.law.letter_text import Severity
from cases.law.letters import LetterFacts, QuestionFacts, Reason
from cases.law.outcomes import Outcome
from cases.law.provisions import find
from cases.law.regimes import Regime

_WANTS_HELP = frozenset({Outcome.NOT_HELD, Outcome.COST})


def a_late_letter_is_late(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-06, section 10(1) FOIA, regulation 5(2) EIR: the letter may go, and is not in time."""
    clock = facts.clock
    if clock and clock.is_overdue(facts.letter_on):
        late = clock.days_late(facts.letter_on)
        by = f"by {working_days_in_words(late)}" if late else "by less than a working day"
        yield Reason(
            f"The letter is late {by}: it was due on {in_words(clock.due_on)}.",
            "letter",
            "LETTER-06",
            Severity.INFO,
        )


def a_late_letter_says_so(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-07, the regulator's good practice: it names the breach of section 10, says why and apologises."""
    clock = facts.clock
    if clock and clock.is_overdue(facts.letter_on) and "late" not in facts.sections:
        yield Reason(
            "The letter is late and does not say so. Put in why, with an apology.",
            "letter",
            "LETTER-07",
            Severity.WARN,
        )


def the_dates_go_together(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-08, sections 10(3) and 17(2) FOIA, regulation 7(3) EIR: no time without its notice by the last day."""
    for words in facts.clock.contradictions if facts.clock else ():
        yield Reason(f"{words} Correct the clock.", "letter", "LETTER-08")


def more_time_was_for_the_public_interest(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-09, section 10(3) FOIA: "to the extent" that a qualified exemption is weighed, and for nothing else."""
    if facts.regime is not Regime.FOIA:
        return
    for extended in _extended(facts):
        absolute = [find(each) for each in extended.event.provisions if not find(each).is_qualified]
        if absolute:
            yield Reason(
                f"The extension names {joined([each.in_words for each in absolute])}, where no public interest is "
                "weighed. It does not count: correct the clock.",
                "letter",
                "LETTER-09",
            )
        late = facts.letter_on > extended.clock.due_on_without_extension
        for question in facts.questions if late else ():
            if question.number in facts.covered and not _weighs(facts, question):
                yield Reason(
                    f"The time for question {question.number} was extended to weigh the public interest, and no "
                    "claim for it does. Its answer was due on "
                    f"{in_words(extended.clock.due_on_without_extension)}.",
                    question.place,
                    "LETTER-09",
                    Severity.WARN,
                )


def the_rest_was_not_extended(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-09 and LETTER-06, section 10(3) FOIA: what the extension does not cover had its own last day."""
    for extended in _extended(facts):
        rest = [question.number for question in facts.questions if question.number not in facts.covered]
        if rest and facts.letter_on > extended.clock.due_on_without_extension:
            yield Reason(
                f"The extension does not cover {questions_in_words(rest)}, due on "
                f"{in_words(extended.clock.due_on_without_extension)}.",
                "letter",
                "LETTER-06",
                Severity.INFO,
            )


def environmental_time_is_extended_for_its_own_grounds(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-51, regulation 7(1) EIR: complexity and volume, both."""
    if facts.regime is not Regime.EIR:
        return
    for extended in _extended(facts):
        if not (extended.event.complexity and extended.event.volume):
            yield Reason(
                "The extension does not say both how complex and how voluminous the information is. Regulation 7 "
                "asks for both: correct the clock.",
                "letter",
                "LETTER-51",
            )


def help_is_offered(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-47, section 16 FOIA, regulation 9 EIR: with what is not held and with a refusal on cost."""
    wanted = [question.number for question in facts.questions if question.outcome in _WANTS_HELP]
    # A notice that says how the council looked may say itself what it can do.
    if wanted and not facts.sections & {"help", "searches"}:
        law = "section 16" if facts.regime is Regime.FOIA else "regulation 9"
        yield Reason(
            f"The letter offers no help with {questions_in_words(wanted)}: {law}. Say what the council can do.",
            "letter",
            "LETTER-47",
            Severity.WARN,
        )


def the_rights_stand_in_it(facts: LetterFacts) -> Iterator[Reason]:
    """LETTER-36, -37 and -49, section 17(7) FOIA, regulation 14(5) EIR: an error where anything is refused."""
    if "rights" in facts.sections or not facts.questions:
        return
    refuses = bool(facts.claims) or (
        facts.regime is Regime.EIR and any(each.outcome is Outcome.NOT_HELD for each in facts.questions)
    )
    yield Reason(
        "The letter does not say how to ask for a review and how to complain. Its layout has no passage on "
        "rights: ask an administrator.",
        "letter",
        "LETTER-36" if facts.regime is Regime.FOIA else "LETTER-49",
        Severity.ERROR if refuses else Severity.WARN,
    )


CHECKS = (
    a_late_letter_is_late,
    a_late_letter_says_so,
    the_dates_go_together,
    more_time_was_for_the_public_interest,
    the_rest_was_not_extended,
    environmental_time_is_extended_for_its_own_grounds,
    help_is_offered,
    the_rights_stand_in_it,
)


@dataclass(frozen=True)
class _Extended:
    clock: Clock
    event: Extension


def _extended(facts: LetterFacts) -> Iterator[_Extended]:
    """The extension that counts, if there is one and the clock has a due date."""
    clock = facts.clock
    if clock and clock.extension and not clock.reasons:
        yield _Extended(clock, clock.extension)


def _weighs(facts: LetterFacts, question: QuestionFacts) -> bool:
    return any(claim.cited and claim.cited.is_qualified for claim in facts.claims_for(question))
