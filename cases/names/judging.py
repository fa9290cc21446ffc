"""What the rule says of whom a mention may mean."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cases.law.redaction import (
    Action,
    Detail,
    Kind,
    Ladder,
    Ruling,
    not_in_directory,
    one_of_several,
    rule,
)
from cases.names.folding import fold
from cases.names.index import Index, People

_NAMED_AT_MOST = 4
_TELLING = 4  # letters that a word has more than
_ALLUSION = re.compile(r",?\s*([a-z][^.;,:]{3,40})")
_WORDS_BETWEEN = 2
_POST_STANDS_WITHIN = 25  # characters between a name and the post beside it


class Judge:
    """Rulings of one call of the finder, each worked out once."""

    def __init__(self, index: Index, ladder_on: Callable[[date], Ladder]) -> None:
        self._index = index
        self._ladder_on = ladder_on
        self._ladders: dict[date, Ladder] = {}
        self._rulings: dict[tuple[People, Detail, date], Ruling] = {}
        self._posts: dict[tuple[int, date], str] = {}

    def ruling(self, people: People, detail: Detail, on: date) -> Ruling:
        """At least one of the directory."""
        found = self._rulings.get((people, detail, on))
        if found is None:
            found = self._rulings[people, detail, on] = self._of(people, detail, on)
        return found

    def _of(self, people: People, detail: Detail, on: date) -> Ruling:
        ladder = self._ladders.setdefault(on, self._ladder_on(on))
        entries = [self._index.entries[each] for each in people]
        rulings = [rule(entry.standing(on), detail, ladder) for entry in entries]
        if len(people) == 1:
            return rulings[0]
        names = [
            f"{entry.name} ({said})"
            if (said := entry.standing(on).post or entry.organisation)
            else entry.name
            for entry in entries[:_NAMED_AT_MOST]
        ]
        if len(entries) > _NAMED_AT_MOST:
            names.append(f"{len(entries) - _NAMED_AT_MOST} more")
        return one_of_several(names, rulings)

    def would_cover(self, people: People, on: date) -> bool:
        """Whether the name of any of them may be withheld."""
        return any(self.ruling((each,), Detail.NAME, on).proposal is not Action.RELEASE for each in people)

    def is_councillor(self, person: int) -> bool:
        return self._index.entries[person].kind is Kind.COUNCILLOR

    def maybe(self, detail: Detail, why: str, people: People = ()) -> Ruling:
        """What a person must decide, with what may be meant."""
        ruling = not_in_directory(detail)
        hint = ""
        if people:
            names = [self._index.entries[each].name for each in people[:_NAMED_AT_MOST]]
            hint = f"may be {' or '.join(names)}"
        trace = tuple(filter(None, (why, hint, ruling.trace[-1])))
        return replace(ruling, trace=trace)

    def beside_post(self, people: People, text: str, start: int, end: int, on: date) -> People:
        """Those whose post stands right beside the words."""
        before, behind_it = text[max(0, start - 90) : start], text[end : end + 110]
        before, after = _plain(before), _plain(behind_it)
        distances = {}
        for each in people:
            post = self._post(each, on)
            if post:
                behind, ahead = after.find(post), before.rfind(post)
                between = [after[:behind]] if behind >= 0 else []
                between += [before[ahead + len(post) :]] if ahead >= 0 else []
                near = [len(words) for words in between if _is_close(words)]
                if near:
                    distances[each] = (min(near), -len(post))
        nearest = min(distances.values(), default=None)
        exact = tuple(each for each, distance in distances.items() if distance == nearest)
        is_set_off = behind_it.lstrip(" ")[:1] in tuple("(,-–")
        return exact or (self._beside_its_words(people, after, on) if is_set_off else ())

    def _beside_its_words(self, people: People, after: str, on: date) -> People:
        """Of several, the one whose post or team a bracket or a comma behind the name alludes to: ", Highways"."""
        match = _ALLUSION.match(after) if len(people) > 1 else None
        said = set(match[1].split()) if match else set()
        fitting = tuple(each for each in people if said & self._words_of_post(each, on))
        return fitting if len(fitting) == 1 else ()

    def _words_of_post(self, person: int, on: date) -> set[str]:
        """The telling words of a post and its team."""
        entry = self._index.entries[person]
        standing = entry.standing(on)
        teams = " ".join(held.team for held in entry.held)
        words = _plain(f"{standing.post} {standing.organisation} {teams}").replace(",", " ").split()
        return {word for word in words if len(word) > _TELLING}

    def _post(self, person: int, on: date) -> str:
        key = (person, on)
        if key not in self._posts:
            self._posts[key] = _plain(self._index.entries[person].standing(on).post)
        return self._posts[key]


def _is_close(between: str) -> bool:
    """Whether a name and a post with these words between are one person's: ", our", ": ", "(acting)"."""
    return len(between) < _POST_STANDS_WITHIN and len(re.findall(r"[a-z]+", between)) <= _WORDS_BETWEEN


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[-()]", " ", fold(words)).split())
