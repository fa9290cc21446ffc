"""Which person of the directory a person of the file is. What two people could be is never guessed: it is asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from cases.directory.import_known import Known
from cases.names.folding import fold
from cases.names.sheet import Found, Problem

SAME_AS = "same_as"  # in what was put right of a row: the id of a person in the directory, or NEW
NEW = "new"


class Matching:
    """Finds people of the directory. `candidates` holds, by line, those among whom a person must choose."""

    def __init__(self, known: Iterable[Known], mended: Mapping[int, Mapping[str, str]]):
        self._mended = mended
        self._by_pk: dict[str, Known] = {}
        self._by_number: dict[str, Known] = {}
        self._by_email: dict[str, list[Known]] = defaultdict(list)
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for each in known:
            self._by_pk[str(each.pk)] = each
            if each.values["number"]:
                self._by_number[each.values["number"]] = each
            self._by_name[fold(each.name)].append(each)
            for email in each.emails():
                self._by_email[email.casefold()].append(each)
        self.candidates: dict[int, list[Known]] = {}
        self._taken: dict[int, Found] = {}

    def match(self, found: Found) -> Known | Problem | None:
        """The person, None for somebody new, or what is in doubt."""
        matched = self._match(found)
        if isinstance(matched, Known):
            other = self._taken.setdefault(matched.pk, found)
            if other is not found:
                return Problem(
                    found.lines[0],
                    f"{found.entry.name} and {other.entry.name} in line {other.lines[0]} are one person in the "
                    f"directory: {described(matched)}.",
                    "Leave one of the rows out, or give each its own staff number.",
                    others=other.lines[:1],
                )
        return matched

    def _match(self, found: Found) -> Known | Problem | None:
        chosen = next(filter(None, (self._mended.get(line, {}).get(SAME_AS) for line in found.lines)), "")
        if chosen == NEW:
            return None
        if chosen in self._by_pk:
            return self._by_pk[chosen]
        if found.number in self._by_number:
            return self._by_number[found.number]
        return self._by_name_and_email(found)

    def _by_name_and_email(self, found: Found) -> Known | Problem | None:
        entry = found.entry
        sharing = _once(each for email in entry.emails for each in self._by_email.get(email.casefold(), []))
        of_this_name = self._by_name.get(fold(entry.name), [])
        both = [each for each in sharing if each in of_this_name]
        if len(both) == 1 and _may_be(both[0], found):
            return both[0]
        if both:
            return self._ask(found, both, "This name with this e-mail address is in the directory")
        # An address that several people share is a team's mailbox and says nothing.
        if len(sharing) == 1 and _may_be(sharing[0], found):
            return self._ask(found, sharing, "Somebody else has this e-mail address in the directory")
        nameless = [each for each in of_this_name if not (entry.emails and each.emails())]
        nameless = [each for each in nameless if _may_be(each, found)]
        if len(nameless) == 1 and len(of_this_name) == 1:
            return nameless[0]
        if nameless:
            return self._ask(found, nameless, "Several people of this name are in the directory")
        return None

    def _ask(self, found: Found, candidates: list[Known], what: str) -> Problem:
        line = found.lines[0]
        self.candidates[line] = candidates
        listed = "; ".join(map(described, candidates))
        return Problem(line, f"{what}: {listed}.", "Choose who this is.", field=SAME_AS)


def described(known: Known) -> str:
    """Hamish Dunmore, Assistant Director Estates (staff number 7)"""
    post = known.held[-1].post if known.held else ""
    number = f" (staff number {known.values['number']})" if known.values["number"] else ""
    return f"{known.name}{f', {post}' if post else ''}{number}"


def _may_be(known: Known, found: Found) -> bool:
    """Two numbers are two people, or one that the personnel system took on anew."""
    return not (known.values["number"] and found.number)


def _once(people: Iterable[Known]) -> list[Known]:
    return list({each.pk: each for each in people}.values())
