"""First reading: names that explain themselves, by a surname of the directory and what stands beside it."""

import re

from cases.law.redaction import Detail, requester
from cases.names.credible import Doubt, doubt
from cases.names.folding import fold, tokens_of
from cases.names.forms import Form
from cases.names.index import Family, Index, People
from cases.names.judging import Judge
from cases.names.lists import LITTLE, MEMBERS, NOT_NAMES, PARTICLES, TITLES
from cases.names.match import Match, end_of_name
from cases.names.page import Known, Page
from cases.names.surroundings import Says, said_around
from cases.names.wording import Words

_LONGEST_FORENAME = 4
_FORMER = re.compile(r"\s*\((?:nee|formerly|previously|was|now)\s+([^()\n]{2,30})\)", re.IGNORECASE)
_JOINED_WITHIN = 8  # characters between two names that are listed together
_JOINS = re.compile(r"\s*(?:,|;|&|/|,?\s+and|,?\s+or)\s+", re.IGNORECASE)


class Search:
    def __init__(self, index: Index, judge: Judge, known: Known) -> None:
        self._index = index
        self._judge = judge
        self._known = known

    def read(self, page: Page) -> None:
        longest = self._index.longest
        for number, key in enumerate(page.words.keys):
            if key in longest and page.words.is_free(number, number + 1):
                self._at(page, number)

    def _at(self, page: Page, number: int) -> None:
        words = page.words
        unexplained: tuple[int, int, str] | None = None
        for size, surname in self._index.surnames_at(words.keys, number):
            behind = number + size
            if not all(words.is_soft(each) for each in range(number + 1, behind)):
                continue
            family = self._index.family(surname)
            if family is None or not words.is_free(number, behind):
                continue
            match = self._match(words, number, behind, family)
            if match and self._settle(page, match):
                if not match.is_turned:
                    self._shared_surname(page, match.first, family)
                return
            if not match and words.is_soft(number) and words.is_capital(number - 1):
                self._shared_surname(page, number - 1, family)
            unexplained = unexplained or (number, behind, surname)
        if unexplained:
            page.surnames.append(unexplained)

    def _match(self, words: Words, first: int, behind: int, family: Family) -> Match | None:
        """The surest of the forms beside a surname."""
        return (
            _before(words, first, behind, family, Form.FULL, Form.NICKNAME)
            or _with_short_form(words, first, behind, family)
            or _with_unknown_middle(words, first, behind, family, Form.FULL)
            or _before(words, first, behind, family, Form.INITIALS)
            or _with_unknown_middle(words, first, behind, family, Form.INITIALS)
            or self._behind_comma(words, first, behind, family)
            or _before(words, first, behind, family, Form.MIDDLE)
            or _turned(words, first, behind, family)
            or _with_unknown_initial(words, first, behind, family)
        )

    def _behind_comma(self, words: Words, first: int, behind: int, family: Family) -> Match | None:
        """Smith, Jane; SMITH, J."""
        if behind >= len(words) or words.gap(behind).strip(" \n") != "," or "\n\n" in words.gap(behind):
            return None
        for size in range(min(_LONGEST_FORENAME, len(words) - behind), 0, -1):
            end = behind + size
            if not all(words.is_soft(each) for each in range(behind + 1, end)):
                continue
            people = family.of(" ".join(words.keys[behind:end]), Form.FULL, Form.INITIALS, Form.NICKNAME)
            if people and not self._begins_another(words, behind, end):
                end = self._with_rest_of_name(words, _with_more_initials(words, end), people)
                form = Form.INITIALS if words.is_initial(behind) else Form.FULL
                return Match(first, end, people, form, is_turned=True, has_comma=True)
        return None

    def _with_rest_of_name(self, words: Words, behind: int, people: People) -> int:
        """Berg, Hendrik van der; Pereira, João da Conceição."""
        rest = PARTICLES.union(*(tokens_of(self._index.entries[each].name) for each in people))
        end = behind
        while words.is_beside(end) and words.keys[end] in rest:
            end += 1
        return end

    def _begins_another(self, words: Words, first: int, behind: int) -> bool:
        """Whether the forename belongs to a surname behind it: "Smith, Jane Brown"."""
        if not words.is_soft(behind):
            return False
        forename = " ".join(words.keys[first:behind])
        for _, surname in self._index.surnames_at(words.keys, behind):
            family = self._index.family(surname)
            if family and family.of(forename, Form.FULL, Form.INITIALS):
                return True
        return False

    def _settle(self, page: Page, match: Match) -> bool:
        """Takes the words down as a mention, unless they are no name; False where they are not."""
        words = page.words
        people = match.people
        first = words.title_before(match.first)
        start, end = words.starts[first], end_of_name(words, match.behind)
        if (
            first == match.first
            and start
            and words.text[start - 1] == '"'
            and words.gap(first + 1).strip(" ") == '"'
        ):
            start -= 1
        if self._is_requester(page, match.first, match.behind, first):
            return True
        named = self._judge.beside_post(people, words.text, start, end, page.on)
        if len(people) > 1 and named:
            people = named
        elif first < match.first:
            people = self._fitting_title(words.keys[first], people)
        how = doubt(
            words,
            match,
            is_titled=first < match.first,
            has_post=bool(named),
            is_known=bool(self._known.among(people)),
            own_places=self._index.own_places,
        )
        if how is Doubt.NO_NAME:
            return False
        if how is Doubt.UNSURE:
            page.doubtful.append(match)
        elif how is Doubt.THING:
            self._ask(page, start, end, people)
        elif how is Doubt.NONE:
            self._take(page, start, _with_hyphen(words, match.behind, end), people)
        page.take(start, end)
        return True

    def _take(self, page: Page, start: int, end: int, people: People) -> None:
        ruling = self._judge.ruling(people, Detail.NAME, page.on)
        self._known.meet(people)
        page.add(start, end, Detail.NAME, people, ruling)
        former = _FORMER.match(page.words.text, end)
        family = self._index.family(" ".join(tokens_of(former[1]))) if former else None
        if former and family and set(people) <= set(family.everybody):
            page.add(former.start(1), former.end(1), Detail.NAME, people, ruling)

    def settle_doubtful(self, page: Page) -> None:
        """What may be a place or plain words is a person beside another person: "Peter Grant and Rose Field"."""
        doubtful, page.doubtful = page.doubtful, []
        spans = [(hit.start, hit.end) for hit in page.hits if hit.detail is Detail.NAME and hit.people]
        for match in doubtful:
            start, end = page.words.starts[match.first], end_of_name(page.words, match.behind)
            says = said_around(page.words, match.first, match.behind)
            is_person = says is Says.PERSON or self._known.among(match.people)
            if is_person or _is_among_people(page.words.text, start, end, spans):
                self._take(page, start, end, match.people)
            else:
                self._ask(page, start, end, match.people)

    def _ask(self, page: Page, start: int, end: int, people: People) -> None:
        if fold(page.words.text[start:end]) not in self._known.not_people:
            why = "may be a person, a place or everyday words"
            page.add(start, end, Detail.NAME, (), self._judge.maybe(Detail.NAME, why, people))

    def _is_requester(self, page: Page, first: int, behind: int, titled: int) -> bool:
        """The requester's own name in a letter, where no officer bears it too, or where it is the one greeted."""
        name, words = self._known.requester, page.words
        if name is None:
            return False
        keys = tuple(words.keys[first:behind])
        if keys not in (name.given + name.surname, name.given + name.middle + name.surname):
            return False
        if words.key_before(titled) != "dear":
            return False
        page.add(words.starts[titled], end_of_name(words, behind), Detail.NAME, (), requester(Detail.NAME))
        return True

    def _fitting_title(self, title: str, people: People) -> People:
        """Cllr means a councillor where there is one of that name, any other title somebody else."""
        elected = title in MEMBERS
        fitting = tuple(each for each in people if self._judge.is_councillor(each) is elected)
        return fitting or people

    def _shared_surname(self, page: Page, first: int, family: Family) -> None:
        """Jane, Bob and John Smith: those before share the surname of the last, who may be a stranger."""
        words, at = page.words, page.words.title_before(first)
        while at > 0:
            gap = words.gap(at).strip(" .")
            joins = gap in ("&", "/", "+") or (gap == "," and at < first)
            last = at
            if words.keys[at - 1] in ("and", "or") and words.is_soft(at):
                last = at - 1
                joins = words.is_soft(last)
            if not joins:
                return
            people = family.of(words.keys[last - 1], Form.FULL, Form.INITIALS, Form.NICKNAME) if last else ()
            if not people or not words.is_capital(last - 1) or not words.is_free(last - 1, last):
                return
            self._known.meet(people)
            at = words.title_before(last - 1)
            ruling = self._judge.ruling(people, Detail.NAME, page.on)
            page.add(words.starts[at], end_of_name(words, last), Detail.NAME, people, ruling)


def _with_more_initials(words: Words, behind: int) -> int:
    """Smith, J. E.: initials that the directory does not have."""
    while words.is_beside(behind) or (behind < len(words) and words.gap(behind) in (".", ". ")):
        if not words.is_initial(behind) or words.keys[behind] in ("a", "i"):
            break
        behind += 1
    return behind


def _with_hyphen(words: Words, behind: int, end: int) -> int:
    """Sarah Whitcombe-Tillotson, where the directory has Sarah Whitcombe."""
    if behind < len(words) and words.gap(behind) == "-" and words.is_capital(behind):
        return words.ends[behind]
    return end


def _is_among_people(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(
        _JOINS.fullmatch(text, before, start) or _JOINS.fullmatch(text, end, behind)
        for behind, before in spans
        if abs(behind - end) < _JOINED_WITHIN or abs(start - before) < _JOINED_WITHIN
    )


def _before(words: Words, first: int, behind: int, family: Family, *forms: Form) -> Match | None:
    """Jane Smith; J. Smith; Anne Marie Kelly."""
    reach = 0
    while reach < _LONGEST_FORENAME and words.is_soft(first - reach):
        reach += 1
    for size in range(reach, 0, -1):
        said = " ".join(words.keys[first - size : first])
        for form in forms:
            people = family.of(said, form)
            if people and words.is_free(first - size, first):
                return Match(first - size, behind, people, form)
    return None


def _with_short_form(words: Words, first: int, behind: int, family: Family) -> Match | None:
    """Robert (Bob) Haversham; Robert "Bob" Haversham; "Bob" Haversham."""
    if not first or words.gap(first).strip(" ") not in (")", '"', "'", '")', "')"):
        return None
    if first > 1 and words.gap(first - 1).strip(" ") in ("(", '"', "'", '("', "('"):
        people = family.of(words.keys[first - 2], Form.FULL, Form.NICKNAME)
        if people:
            return Match(first - 2, behind, people, Form.FULL)
    opens = words.starts[first - 1]
    people = family.of(words.keys[first - 1], Form.FULL, Form.NICKNAME)
    if people and opens and words.text[opens - 1] == '"' and words.is_capital(first - 1):
        return Match(first - 1, behind, people, Form.FULL)
    return None


def _with_unknown_middle(words: Words, first: int, behind: int, family: Family, form: Form) -> Match | None:
    """Jane Elizabeth Smith, Jane E. Smith, J. E. Smith, where the directory has Jane Smith."""
    for between in (1, 2):
        at = first - between - 1
        if at < 0 or not all(words.is_soft(each) for each in range(at + 1, first + 1)):
            return None
        middle = range(at + 1, first)
        if not all(_may_be_middle(words, each) for each in middle):
            return None
        people = family.of(words.keys[at], form)
        if form is Form.INITIALS and not all(words.is_initial(each) for each in (at, *middle)):
            continue
        if people and words.is_capital(at) and words.is_free(at, first):
            return Match(at, behind, people, form)
    return None


def _with_unknown_initial(words: Words, first: int, behind: int, family: Family) -> Match | None:
    """JE Smith, where the directory has Jane Smith."""
    if not words.is_beside(first):
        return None
    said = words.said(first - 1)
    if len(said) not in (2, 3) or not said.isupper() or said.lower() in NOT_NAMES | LITTLE | TITLES:
        return None
    people = family.of(said[0].lower(), Form.INITIALS)
    return (
        Match(first - 1, behind, people, Form.INITIALS)
        if people and words.is_free(first - 1, first)
        else None
    )


def _may_be_middle(words: Words, number: int) -> bool:
    key = words.keys[number]
    if not words.is_capital(number) or "\n" in words.gap(number):
        return False
    return words.is_initial(number) or key not in NOT_NAMES | LITTLE | TITLES


def _turned(words: Words, first: int, behind: int, family: Family) -> Match | None:
    """SMITH Jane; Smith J."""
    for size in range(_LONGEST_FORENAME, 0, -1):
        end = behind + size
        if end > len(words) or not all(words.is_beside(each) for each in range(behind, end)):
            continue
        said = " ".join(words.keys[behind:end])
        for form in (Form.FULL, Form.INITIALS):
            people = family.of(said, form)
            if people and words.is_free(behind, end):
                return Match(first, end, people, form, is_turned=True)
    return None
