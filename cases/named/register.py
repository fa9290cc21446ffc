"""The register of people named in a case: who they are, what the rule says of each, what was decided, what is covered.

One decision holds for all mentions of one person of which the rule says the same. Where it says something else of a
detail (the direct line of a director), or of the person on the day of an annex, that has a decision of its own.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cases.law.redaction import Action, Detail, Ground, Ruling, rule
from cases.models import ANSWER_KINDS, Case, Letter, NameDecision, NotAPerson, ReleaseText
from cases.named.known import Known, known
from cases.named.parts import Part, parts_of
from cases.named.person import Person, Placed, named_together
from cases.named.spelling import bare, full_names, in_words_of, is_namesake, namesakes, surnames_of
from cases.names import Entry, Mention, Passage
from cases.names.folding import fold
from cases.names.replacing import replaced

_LONGEST_KEY, _WORDS = 200, "words:"
# Of several rulings under one name the one that asks most of a person stands for all.
_STRICTNESS = (Action.DECIDE, Action.WITHHOLD, Action.RELEASE)


@dataclass(frozen=True)
class Keys:
    """How mentions are told apart, on the day of the letter."""

    who: Known
    on: date

    def of(self, mention: Mention, on: date) -> str:
        entry = self.entry(mention)
        if entry is None:
            return f"{_WORDS}{fold(mention.words)[:_LONGEST_KEY]}"
        name = self._said_of(entry, Detail.NAME, on)
        dated = "" if name == self._said_of(entry, Detail.NAME, self.on) else f"@{on.isoformat()}"
        apart = "" if name == _said(mention.ruling) else f":{mention.detail.value}"
        return f"{entry.key}{dated}{apart}"

    def entry(self, mention: Mention) -> Entry | None:
        """The one person meant; None for a name that the directory does not know or that fits several."""
        return self.who.entries.get(mention.people[0]) if len(mention.people) == 1 else None

    def _said_of(self, entry: Entry, detail: Detail, on: date) -> tuple[Action, Action | None]:
        return _said(rule(entry.standing(on), detail, self.who.ladder_on(on)))


@dataclass(frozen=True)
class Piece:
    """One piece of a letter as it is drawn, with the day whose grades count. `is_enclosed`: see Part."""

    html: str
    on: date
    is_enclosed: bool = False

    def as_passage(self) -> Passage:
        return Passage(self.html, self.on, is_html=True)


@dataclass(frozen=True)
class Register:
    """Everybody named in one letter of a case on a day, in the order of first mention. `elsewhere`: of a letter that is
    not the answer, those named in the answer, for what is withheld there is covered here. `spelled`: the full names of
    all who are withheld, folded, with whose each is, which are looked for even where they seem to be a place.
    `addresses`: where the letter comes from and goes to, in folded words."""

    on: date
    people: tuple[Person, ...]
    parts: tuple[Part, ...]
    annexes: tuple[ReleaseText, ...]
    requester: str
    requester_words: frozenset[str]
    not_people: frozenset[str]
    keys: Keys
    addresses: str = ""
    elsewhere: tuple[Person, ...] = ()
    spelled: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case, *, on: date, letter: Letter | None = None) -> "Register":
        """Of the answer, or of any other `letter` of the case. Raises Council.DoesNotExist before the first set-up."""
        if letter is None or letter.is_answer():
            letter, annexes, elsewhere = case.draft_letter(), tuple(case.release_texts.all()), ()
        else:
            annexes, elsewhere = (), cls._in_the_answer(case, on)
        parts = tuple(parts_of(letter, on=on, annexes=annexes))
        asking, who = case.requester, known()
        bare = cls(
            on=on,
            people=(),
            parts=parts,
            annexes=annexes,
            requester=asking.name,
            requester_words=frozenset(filter(None, map(fold, [asking.name, asking.email]))),
            not_people=frozenset(NotAPerson.objects.values_list("folded", flat=True)),
            keys=Keys(who, on),
            addresses=in_words_of(who.address, asking.address),
            elsewhere=elsewhere,
        )
        decisions = {made.key: made for made in case.name_decisions.select_related("by")}
        seen = replace(bare, people=tuple(bare._people(bare._find(parts), decisions)))
        spelled = replace(
            seen, spelled={name: each.shown for each in seen.covered for name in seen.names_of(each)}
        )
        return replace(spelled, people=tuple(spelled._people(spelled._find(parts), decisions)))

    @classmethod
    def _in_the_answer(cls, case: Case, on: date) -> tuple[Person, ...]:
        """Nobody before there is one: to look at another letter begins no answer."""
        if not case.letters.filter(kind__in=ANSWER_KINDS).exists():
            return ()
        return cls.of(case, on=on).people

    @property
    def undecided(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.is_open)

    @property
    def withheld(self) -> tuple[Person, ...]:
        """Everybody of whom something is covered, decided or not."""
        return tuple(person for person in self.people if person.covers)

    @property
    def covered(self) -> tuple[Person, ...]:
        """Everybody of whom the letter says nothing: who is withheld in it, and who is withheld in the answer."""
        here = {person.key for person in self.people}
        return (*self.withheld, *(each for each in self.elsewhere if each.covers and each.key not in here))

    @property
    def withheld_in_answers(self) -> tuple[Person, ...]:
        """Of whom something is withheld that was asked for."""
        return tuple(person for person in self.withheld if person.questions)

    def person(self, key: str) -> Person | None:
        return next((person for person in self.people if person.key == key), None)

    def why_not(self) -> list[str]:
        """Reasons against sending the letter; empty when everybody is decided."""
        return [*self._not_decided(), *self._decided_otherwise(), *self._named_needlessly()]

    # Covering

    def cover(self, html: str, on: date) -> str:
        """HTML of a letter of a day with everything covered that is withheld."""
        return self.cover_all([Piece(html, on)])[0]

    def cover_all(self, pieces: Sequence["Piece"]) -> list[str]:
        """As cover, of pieces that are read together, because one tells who is meant in another."""
        if not self.covered:
            return [piece.html for piece in pieces]
        found = self._find([*pieces, *self.parts])
        return [
            replaced(piece.html, [each for each in mentions if self.covered_by(each, piece.on)], is_html=True)
            for piece, mentions in zip(pieces, found, strict=False)
        ]

    def covered_by(self, mention: Mention, on: date) -> Person | None:
        """Who is withheld where somebody is mentioned in a document of a day; None where the mention may stand.

        Where the very mention was not ruled on, because it stands outside what the council writes, as in the request
        that is quoted, anybody counts whom it may mean.
        """
        if self._is_requester(mention):
            return None
        key = self.keys.of(mention, on)
        person = next((each for each in (*self.people, *self.elsewhere) if each.key == key), None)
        if person is not None:
            return person if person.covers else None
        meant = set(mention.people)
        return next((each for each in self.covered if meant & set(each.people)), None)

    def names_of(self, person: Person) -> set[str]:
        """The full names of somebody withheld, folded, in all forms: none of somebody whose name may stand."""
        if Detail.NAME not in person.details or self.may_name(person.people, Detail.NAME):
            return set()
        entries = self.keys.who.entries
        released = [each for each in (*self.people, *self.elsewhere) if not (each.covers or each.is_open)]
        shared = surnames_of(entries[one] for each in released for one in each.people)
        one = entries.get(person.people[0]) if len(person.people) == 1 else None
        return (
            full_names(person, one, shared={*shared, fold(self.requester).rpartition(" ")[2]})
            - self.may_be_named()
        )

    def is_settled(self, words: str) -> bool:
        """Somebody decided that these very words may stand: they name a place, or somebody else. Or they are part of an
        address to which or from which the letter goes."""
        said = bare(words)
        return self.is_in_an_address(words) or any(
            bare(each.key.removeprefix(_WORDS)) == said
            for each in self.people
            if each.key.startswith(_WORDS) and not (each.covers or each.is_open)
        )

    def is_in_an_address(self, words: str) -> bool:
        """The address on the letter says them: 7 Victoria Park."""
        return in_words_of(words) in self.addresses

    def may_be_named(self) -> set[str]:
        """The requester, and what is nobody's alone, in folded words."""
        return {*self.requester_words, *map(fold, self.keys.who.public)}

    def may_name(self, people: Collection[str], detail: Detail) -> bool:
        """One of them, by keys of the directory, is released in another document, such as an annex of another day."""
        return any(
            detail in each.details and bool(set(people) & set(each.people))
            for each in (*self.people, *self.elsewhere)
            if not (each.covers or each.is_open)
        )

    def found_in(self, texts: Sequence[str]) -> list[list[Mention]]:
        """Who is named in plain texts that read as one document of the letter's day."""
        passages = [Passage(text, self.on) for text in texts]
        return self.keys.who.find(passages, requester=self.requester, not_people=self.not_people)

    def as_json(self) -> list[dict[str, Any]]:
        """What is kept with the issued letter."""
        return [person.as_json() for person in self.people]

    # Finding

    def _find(self, texts: Sequence[Part | Piece]) -> list[list[Mention]]:
        """A forename that the requester shares is the requester's in our own words alone."""
        passages, find = [text.as_passage() for text in texts], self.keys.who.find
        found = find(passages, requester=self.requester, not_people=self.not_people)
        if any(text.is_enclosed for text in texts):
            theirs = find(passages, requester="", not_people=self.not_people)
            found = [theirs[n] if text.is_enclosed else found[n] for n, text in enumerate(texts)]
        if not self.spelled:
            return found
        return [self._with_namesakes(*each) for each in zip(passages, found, strict=True)]

    def _with_namesakes(self, passage: Passage, found: list[Mention]) -> list[Mention]:
        return sorted([*found, *namesakes(passage, found, self.spelled)], key=lambda mention: mention.start)

    def mentions(self) -> list[tuple[Part, list[Mention]]]:
        """Every part with what was found in it, the requester's own name left out."""
        found = self._find(self.parts)
        return [
            (part, [each for each in mentions if not self._is_requester(each)])
            for part, mentions in zip(self.parts, found, strict=True)
        ]

    def _is_requester(self, mention: Mention) -> bool:
        if mention.ruling.ground is Ground.REQUESTER:
            return True
        return not mention.people and fold(mention.words) in self.requester_words

    def _people(
        self, found: Iterable[Sequence[Mention]], decisions: Mapping[str, NameDecision]
    ) -> Iterable[Person]:
        together: dict[str, list[tuple[Part, Mention]]] = {}
        for part, mentions in zip(self.parts, found, strict=True):
            for mention in mentions:
                # Of the request only what seems to be a place: the letter quotes it as it is.
                is_quoted = part.is_context and not is_namesake(mention)
                if not (is_quoted or self._is_requester(mention)):
                    together.setdefault(self.keys.of(mention, part.on), []).append((part, mention))
        for key, placed in together.items():
            yield self._person(key, placed, decisions.get(key))

    def _person(
        self, key: str, placed: Sequence[tuple[Part, Mention]], decision: NameDecision | None
    ) -> Person:
        part, mention = min(placed, key=lambda each: _STRICTNESS.index(each[1].ruling.action))
        person = Person(
            key=key,
            shown=placed[0][1].words,
            ruling=mention.ruling,
            mentions=tuple(Placed.at(part, each.words, each.detail) for part, each in placed),
            details=tuple(detail for detail in Detail if any(each.detail is detail for _, each in placed)),
            people=tuple(dict.fromkeys(one for _, each in placed for one in each.people)),
            on=part.on,
            decision=decision,
        )
        entry = self.keys.entry(mention)
        if entry is None:
            return person
        held = entry.standing(part.on)
        return replace(
            person,
            shown=entry.name,
            kind=held.kind,
            post=held.post,
            grade=held.grade,
            organisation=held.organisation,
            flags=held.flags,
        )

    # Reasons

    def _not_decided(self) -> list[str]:
        fresh = [person for person in self.undecided if not person.is_reopened]
        if not fresh:
            return []
        one = len(fresh) == 1
        return [
            f"Decide about {named_together(fresh)}: {'a name' if one else f'{len(fresh)} names'} in the letter "
            f"{'waits' if one else 'wait'} for somebody to withhold or release {'it' if one else 'them'}."
        ]

    def _decided_otherwise(self) -> list[str]:
        return [
            f"Decide about {person.shown} again. When it was decided, the rule said: "
            f"{_as_words(person.decision.trace)}. Now it says: {_as_words(person.ruling.trace)}."
            for person in self.undecided
            if person.decision is not None
        ]

    def _named_needlessly(self) -> list[str]:
        """Article 5(1)(c) UK GDPR: nobody asked for the name, so it is left out, and no exemption is claimed for it."""
        reasons = []
        for person in self.withheld:
            idle = dict.fromkeys(each.place for each in person.mentions if not each.questions)
            if idle:
                reasons.append(
                    f"{person.shown} is withheld, and {' and '.join(idle)} {_names(len(idle))} the same person "
                    "where nobody asked. Write the post instead, or leave it out."
                )
        return reasons


def questions_withheld(register: Register) -> list[int]:
    """The questions whose answers hold something withheld."""
    return sorted({number for person in register.withheld for number in person.questions})


def _said(ruling: Ruling) -> tuple[Action, Action | None]:
    return ruling.action, ruling.proposal


def _as_words(trace: Sequence[str]) -> str:
    return "; ".join(trace)


def _names(places: int) -> str:
    return "names" if places == 1 else "name"
