"""The word lists, read once: English in general. What a council adds is its own list of words that are no person."""

from functools import cache
from pathlib import Path

_WORDS = Path(__file__).parent / "words"


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list, folded, without apostrophes."""
    lines = (_WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _phrases() -> frozenset[tuple[str, str]]:
    """Pairs of words that are no person, whatever each is alone."""
    lines = (_WORDS / "phrases.txt").read_text(encoding="utf-8").splitlines()
    found = [line.split() for line in lines if not line.startswith("#")]
    return frozenset((words[0], words[1]) for words in found if words)


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Forename → the short forms and long forms that stand on one line with it."""
    alike: dict[str, set[str]] = {}
    for line in (_WORDS / "nicknames.txt").read_text(encoding="utf-8").splitlines():
        group = [] if line.startswith("#") else line.split()
        for name in group:
            alike.setdefault(name, set()).update(each for each in group if each != name)
    return {name: frozenset(others) for name, others in alike.items()}


EVERYDAY = words("everyday")
VERBS = words("verbs_of_names")
SAID = words("said")
HELPING_VERBS = words("helping_verbs")
PLACE_ENDS = words("place_ends")
PLACES = words("places")
STREETS = words("streets")  # place ends that are nobody's surname
FIRM_ENDS = words("firm_ends")
LITTLE = words("little")
NOT_NAMES = words("not_names")
PLACE_PREPOSITIONS = words("place_prepositions")
PERSON_PREPOSITIONS = words("person_prepositions")
MEMBERS = words("members")
PLURAL_TITLES = words("plural_titles")
TITLES = words("titles") | MEMBERS
WORDY_TITLES = words("wordy_titles")
RANKS = frozenset(("dc", "ds", "pc", "di", "ps"))  # titles in capitals alone
PARTICLES = words("particles")
GREETINGS = words("greetings")
MONTHS = words("months")  # those that are forenames too
BEFORE_MONTHS = words("before_months")
PHRASES = _phrases()

ROADS = words("roads")
ROLES = words("roles")
EMPLOYERS = words("employers")
LABELS = words("labels")
OF_STREETS = words("of_streets")
OF_ROYALTY = words("of_royalty")
SURNAME_WORDS = words("surname_words")
# Hardly anybody's surname, whatever stands before.
NO_SURNAMES = (NOT_NAMES | PLACE_ENDS | STREETS | LITTLE | TITLES) - SURNAME_WORDS
# Forenames that are hardly anything else, and those that need something around them to say so.
_PERHAPS = words("forenames_too") | EVERYDAY | PLACES | VERBS | LITTLE | TITLES | NOT_NAMES | PLACE_ENDS
FORENAMES = (words("forenames") | nicknames().keys()) - _PERHAPS
FORENAMES_TOO = words("forenames_too") | EVERYDAY
FORENAMES_PERHAPS = words("forenames_too") | (
    EVERYDAY & (words("forenames") | nicknames().keys() | VERBS | MONTHS)
)
