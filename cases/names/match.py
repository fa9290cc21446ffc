"""A surname of the directory with what stands beside it."""

from dataclasses import dataclass

from cases.names.forms import Form
from cases.names.index import People
from cases.names.wording import Words


@dataclass(frozen=True, slots=True)
class Match:
    """Words from first to behind that mean these people. `is_turned`: the surname stands first, with a comma behind
    it where `has_comma`."""

    first: int
    behind: int
    people: People
    form: Form
    is_turned: bool = False
    has_comma: bool = False


def end_of_name(words: Words, behind: int) -> int:
    """Where a name ends: a last initial takes its dot along."""
    end = words.ends[behind - 1]
    last = words.said(behind - 1)
    if len(last) > 2 or not last.isupper() or not words.is_dotted(behind - 1):
        return end
    # Of G K. at the end of a sentence the dot is the sentence's.
    is_undotted = behind > 1 and words.is_initial(behind - 2) and not words.is_dotted(behind - 2)
    return end if is_undotted else end + 1
