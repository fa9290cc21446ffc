"""How much a finding of each check weighs, as in the catalogue of checks in the project's fact base."""

from collections.abc import Iterable

from cases.law.letter_text import Finding, Severity

_WARNINGS = {7, 18, 19, 24, 31, 41, 43, 44, 46, 47}
_TOLD = {45, 54}


def weight(check: int) -> Severity:
    """The weight of a check, by its number in the catalogue."""
    if check in _TOLD:
        return Severity.INFO
    return Severity.WARN if check in _WARNINGS else Severity.ERROR


def found(check: int, lines: Iterable[int], message: str, severity: Severity | None = None) -> Finding:
    """A finding of LETTER-nn. `severity` only where the fault is likely and not certain, or the catalogue
    gives two."""
    return Finding(f"LETTER-{check:02}", severity or weight(check), tuple(sorted(set(lines))), message)
