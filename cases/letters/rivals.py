"""What two people type for the letter as a whole at the same time: neither overwrites the other.

A form says what each field held when it was drawn (`seen`, by fingerprint). A field that its writer left alone keeps
what a colleague has saved since; one that both have changed is a rival: nothing is saved over, and both texts stay.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cases.letters import own_words
from cases.models import Letter, User
from cases.models.letter_version import LETTER, set_aside


@dataclass(frozen=True)
class Rival:
    """Two texts for one prompt: the saved one and what was typed meanwhile. `saved_by` and `saved_at` are empty
    for what was saved before there was a history."""

    key: str
    saved: str
    typed: str
    saved_by: User | None
    saved_at: datetime | None

    @property
    def is_rich(self) -> bool:
        """The texts are HTML."""
        return self.key in own_words.KEYS

    @property
    def digest(self) -> str:
        return fingerprint(self.saved)


def fingerprint(text: str) -> str:
    """Of a text, however its lines end."""
    return hashlib.sha256("\n".join(text.split("\r\n")).strip().encode()).hexdigest()[:16]


def merged(
    letter: Letter, typed: Mapping[str, str], seen: Mapping[str, str], *, by: User
) -> tuple[dict[str, str], list[Rival]]:
    """What may be saved of what was typed, and the rivals, whose typed texts are kept in the history. A prompt that
    `seen` does not name is saved as it was typed."""
    saved, free, contested = letter.fields, {}, []
    for key, text in typed.items():
        stands, now = fingerprint(saved.get(key, "")), fingerprint(text)
        if now == stands:
            continue
        if seen.get(key, stands) == stands:
            free[key] = text
        elif now != seen[key]:
            contested.append(key)
    if not contested:
        return free, []
    set_aside(letter, LETTER, {key: typed[key] for key in contested}, by=by)
    last = letter.versions.standing().filter(part=LETTER).select_related("by").first()
    who, when = (last.by, last.at) if last else (None, None)
    return free, [Rival(key, saved.get(key, ""), typed[key], who, when) for key in contested]
