"""What the notice says of the names withheld: true of exactly these people, group by group, and naming none of them.

Fact base, section 6.1: never a blanket sentence; the rule on grades is said of the council's own officers below the
senior grade alone. The steps are those of Article 6(1)(f) UK GDPR with section 40(8) FOIA, regulation 13(6) EIR:
legitimate interest, necessity, balance.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cases.law.dates import joined, questions_in_words
from cases.law.redaction import Detail
from cases.named.claim_balance import balance
from cases.named.groups import Group, groups_of, identity
from cases.named.person import Person

INFORMATION, DOCUMENTS, PEOPLE, REASONS = (
    "claim.information",
    "claim.documents",
    "claim.people",
    "claim.reasons",
)
INTEREST, NECESSITY, BALANCE = "claim.legitimate_interest", "claim.necessity", "claim.balance"

# The kinds of detail as a notice counts them.
_KINDS = {
    Detail.NAME: ("name", "names"),
    **dict.fromkeys((Detail.WORK_EMAIL, Detail.PRIVATE_EMAIL), ("e-mail address", "e-mail addresses")),
    **dict.fromkeys((Detail.DIRECT_LINE, Detail.MOBILE), ("telephone number", "telephone numbers")),
}


@dataclass(frozen=True)
class Written:
    """What the register writes into the claim: the fields of its notice and the starter that fits."""

    fields: dict[str, str]
    variant: str


def written(people: Sequence[Person], *, senior_grade: str, is_eir: bool) -> Written:
    """What is true of everybody withheld. Raises ValueError without anybody."""
    if not people:
        raise ValueError("Nobody is withheld.")
    groups = groups_of(people, senior_grade)
    fields = {
        INFORMATION: _information(groups),
        DOCUMENTS: _documents(people),
        PEOPLE: "; ".join(_PEOPLE.get(group.name, _plainly)(group) for group in groups) + ".",
        REASONS: _reasons(people),
        INTEREST: _interest(people),
        NECESSITY: _necessity(people, groups),
        BALANCE: balance(people, groups),
    }
    return Written(fields, _variant(groups, is_eir=is_eir))


# What is withheld and where


def _information(groups: Sequence[Group]) -> str:
    """the name and the e-mail address of one council officer; the names of two members of the public"""
    said = [f"{_what(each)} of {_plainly(each)}" for group in groups for each in _alike(group)]
    return joined(said) if len(said) < 3 else "; ".join(said)


def _alike(group: Group) -> list[Group]:
    """People of a group of whom the same kinds of detail are withheld."""
    found: dict[frozenset[tuple[str, str]], list[Person]] = {}
    for one in group.people:
        entries = [person for person in group.entries if identity(person) == identity(one)]
        kinds = frozenset(_KINDS[detail] for person in entries for detail in person.details)
        found.setdefault(kinds, []).extend(entries)
    return [Group(group.name, tuple(entries), group.senior_grade) for entries in found.values()]


def _what(group: Group) -> str:
    kinds = {_KINDS[detail] for person in group.entries for detail in person.details}
    return joined(
        [
            f"the {one if group.is_one else many}"
            for one, many in dict.fromkeys(_KINDS.values())
            if (one, many) in kinds
        ]
    )


def _documents(people: Sequence[Person]) -> str:
    """our answer to question 4 and Annex A"""
    numbers = sorted(
        {n for each in people for m in each.mentions if m.part.startswith("answer-") for n in m.questions}
    )
    annexes = dict.fromkeys(
        m.place for each in people for m in each.mentions if m.part.startswith("annex-") and m.questions
    )
    answers = (
        [f"our {'answer' if len(numbers) == 1 else 'answers'} to {questions_in_words(numbers)}"]
        if numbers
        else []
    )
    return joined([*answers, *annexes])


# Who they are


def _with_posts(words: str, group: Group) -> str:
    return f"{words} ({joined(group.posts)})" if group.posts else words


def _staff_of(group: Group) -> str:
    if not group.bodies:
        return _plainly(group)
    return f"{group.count('member of the staff', 'members of the staff')} of {joined(group.bodies)}"


def _plainly(group: Group) -> str:
    return group.count(*_NOUNS[group.name])


def _below(group: Group) -> str:
    each = "" if group.is_one else "each "
    return _with_posts(f"{_plainly(group)}, {each}in a post below {group.senior_grade}", group)


def _alone(group: Group) -> str:
    return _with_posts(f"{_plainly(group)}, for contact details alone", group)


def _individually(group: Group) -> str:
    return _with_posts(f"{_plainly(group)}, considered individually", group)


_OFFICERS = ("council officer", "council officers")
_NOUNS = {
    **dict.fromkeys(("below", "below_contact", "private", "ungraded", "officer"), _OFFICERS),
    "other_body": ("person who works for another body", "people who work for other bodies"),
    "contractor": ("person who works for a contractor", "people who work for contractors"),
    "resident": ("member of the public", "members of the public"),
    "councillor": ("councillor", "councillors"),
    "unclear": ("person", "people"),
    "unknown": (
        "person who is not in the council’s staff directory",
        "people who are not in the council’s staff directory",
    ),
}
_PEOPLE: dict[str, Callable[[Group], str]] = {
    "below": _below,
    "below_contact": _alone,
    "private": _alone,
    "ungraded": _individually,
    "officer": _individually,
    "other_body": _staff_of,
    "contractor": _staff_of,
}


# Why


def _reasons(people: Sequence[Person]) -> str:
    details = {detail for person in people for detail in person.details}
    one = len({identity(person) for person in people}) == 1
    said = []
    if Detail.NAME in details:
        said.append(
            "A name tells by itself who the person is. Here it stands beside the post that the person held and what "
            "was done in it, so it is information about that person."
            if one
            else "A name tells by itself who the person is. Here each stands beside the part that the person had in "
            "the matter, so it is information about that person."
        )
    if details - {Detail.NAME}:
        said.append(
            "An e-mail address or a telephone number that belongs to one person leads straight to that person and "
            "says how to reach them."
        )
    return " ".join(said)


def _interest(people: Sequence[Person]) -> str:
    numbers = sorted({number for person in people for number in person.questions})
    return (
        f"The public, and you, have an interest in knowing who took part in what {questions_in_words(numbers)} "
        f"{'is' if len(numbers) == 1 else 'are'} about, so that the council can be held to account for it."
    )


def _necessity(people: Sequence[Person], groups: Sequence[Group]) -> str:
    said = []
    posts = [post for group in groups for post in group.posts]
    bodies = [body for group in groups for body in group.bodies]
    if posts and any(Detail.NAME in person.details for person in people):
        which = "post" if len(posts) == 1 else "posts"
        said.append(
            f"This letter gives the {which} ({joined(posts)}), which shows at what level and in which part of the "
            "council the work was done."
        )
    if bodies:
        said.append(f"It says that {joined(bodies)} took part.")
    if any(set(person.details) - {Detail.NAME} for person in people):
        said.append("The council can be reached at the address at the head of this letter.")
    said.append(
        "That meets most of the interest. What would be added is the identity of a person or a way to reach them; so "
        "far as some interest in that remains, we weigh it in the next step."
        if said
        else "Nothing that intrudes less would say who the people are, so we weigh the interest in the next step."
    )
    return " ".join(said)


_VARIANTS = {
    False: {
        "below": "staff",
        "other_body": "others-staff",
        "contractor": "others-staff",
        "resident": "public",
    },
    True: {"below": "staff"},
}


def _variant(groups: Sequence[Group], *, is_eir: bool) -> str:
    """The starter whose fixed words are true of everybody; none where the groups need different ones."""
    found = {_VARIANTS[is_eir].get(group.name, "") for group in groups}
    return found.pop() if len(found) == 1 else ""
