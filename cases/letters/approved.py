"""What was approved of a letter, and whether it still reads so.

Four eyes are on the words that leave, and those come from the library, the settings and the clock as well, which the
version of a letter does not count. What the calendar alone changes between the two days is no change: the letter is
put together again with the days of the approval.
"""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import takewhile

from cases.letters import rendering
from cases.letters.as_text import lines_of
from cases.letters.assembly import assemble_as_of
from cases.models import Approval, Letter, User

# As many changes are named as one remembers; each with some words around it.
NAMED, AROUND, LONGEST = 3, 4, 24


def keep_approval(letter: Letter, *, by: User, on: date) -> Approval:
    """A person's yes to the letter as it reads on a day. The same yes twice is one."""
    words, last = words_of(letter, dated=on, on=on), approval_of(letter)
    if last and (last.by, last.words) == (by, words):
        return last
    return Approval.objects.create(letter=letter, version=letter.version, by=by, on=on, words=words)


def approval_of(letter: Letter) -> Approval | None:
    """The last approval of this very version, whether or not the letter still reads so."""
    return letter.approvals.filter(version=letter.version, on__isnull=False).select_related("by").first()


def why_not_approved(letter: Letter, *, on: date) -> list[str]:
    """Why the letter does not count as approved that day; empty when it does."""
    approval = approval_of(letter)
    if approval is None:
        return ["Nobody has approved this version of the letter yet."]
    changes = list(_changes(approval.words, words_of(letter, dated=approval.on, on=on)))
    if not changes:
        return []
    named, more = "; ".join(changes[:NAMED]), len(changes) - NAMED
    further = f"; {more} more" if more > 0 else ""
    return [
        f"The letter reads differently now from what was approved: {named}{further}. It must be "
        "approved again."
    ]


def words_of(letter: Letter, *, dated: date, on: date) -> str:
    """The letter as its reader would see it, a line for each of its blocks, dated one day and in the wording of
    another."""
    body = rendering.as_html(assemble_as_of(letter, dated=dated, on=on)).partition("<body>")[2]
    return "\n".join(line.words for line in lines_of(body))


def _changes(before: str, after: str) -> Iterator[str]:
    """What differs between two texts, in words: “open on Monday” is now “open on Friday”."""
    old, new = before.splitlines(), after.splitlines()
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[i:j] == new[k:m]:
            continue
        gone, come = old[i:j], new[k:m]
        pairs = list(zip(gone, come, strict=False))
        yield from (_changed(one, other) for one, other in pairs)
        yield from (f"“{_short(line.split())}” is gone" for line in gone[len(pairs) :])
        yield from (f"“{_short(line.split())}” is new" for line in come[len(pairs) :])


def _changed(before: str, after: str) -> str:
    old, new = before.split(), after.split()
    start = max(_in_common(old, new) - AROUND, 0)
    end = max(_in_common(old[start:][::-1], new[start:][::-1]) - AROUND, 0)
    return f"“{_within(old, start, end)}” is now “{_within(new, start, end)}”"


def _in_common(one: list[str], other: list[str]) -> int:
    """How many words two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _within(words: list[str], start: int, end: int) -> str:
    ahead, after = "… " if start else "", " …" if end else ""
    return ahead + _short(words[start : len(words) - end]) + after


def _short(words: list[str]) -> str:
    return " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")
