"""Every check of a letter that the record of its case decides, in the order in which to mend what they find."""

from cases.law import claims_checks, judged, letters, names_checks, time_checks
from cases.law.letters import LetterFacts, Reason

CHECKS = (*letters.CHECKS, *claims_checks.CHECKS, *time_checks.CHECKS, *names_checks.CHECKS, *judged.CHECKS)


def reasons(facts: LetterFacts) -> list[Reason]:
    """What is to be said of the letter: errors, warnings, questions, and what is only told."""
    return [reason for check in CHECKS for reason in check(facts)]
