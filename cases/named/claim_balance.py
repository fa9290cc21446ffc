"""The balance that the notice strikes: what weighs against disclosure, true of everybody in each group."""

from collections.abc import Callable, Sequence

from cases.law.dates import joined
from cases.law.redaction import Action, Detail
from cases.named.groups import Group, identity, in_words
from cases.named.person import Person

_THREAT = (
    "We also have to allow for harm or distress that could follow if somebody were identified. "
    "That weighs heavily."
)


def balance(people: Sequence[Person], groups: Sequence[Group]) -> str:
    """A paragraph for each group, and who prevails. Article 6(1)(f) UK GDPR."""
    said = [_BALANCES[group.name](group) for group in groups]
    if any(person.is_threatened for person in people):
        said.append(_THREAT)
    one = len({identity(person) for person in people}) == 1
    said.append(
        "Weighed against what disclosure would add, the interests and rights of "
        f"{'this person prevail' if one else 'these people prevail in each case'}."
    )
    return "\n".join(said)


def _below(group: Group) -> str:
    count = in_words(len(group.people))
    holds = "The council officer holds" if group.is_one else f"The {count} council officers each hold"
    they = "This officer does" if group.is_one else "They do"
    return (
        f"{holds} a post below {group.senior_grade}{_as_posts(group)}. We looked at each name separately and did not "
        f"decide by grade alone. {they} not speak for the council and {'is' if group.is_one else 'are'} not among "
        "those who deal with the public by name, and no agreement to be named is recorded. Somebody in such a post can "
        "expect that those who lead the service answer for it, and that an answer to the world at large names nobody "
        "below them."
    )


def _below_contact(group: Group) -> str:
    return (
        f"For {group.count('council officer', 'council officers')} we withhold contact details alone, and not "
        "the name. They belong to a post that does not deal with the public directly. To publish them would draw "
        "messages from anybody to one person."
    )


def _private(group: Group) -> str:
    whose = f"the {group.posts[0]}" if len(group.posts) == 1 else "officers in public posts"
    return (
        f"The direct lines and private contact details are those of {whose}. Such a post calls for the name to be "
        "known, and not for a way to reach somebody personally. Nobody who holds one expects that to be published."
    )


def _ungraded(group: Group) -> str:
    return (
        f"For {group.count('council officer', 'council officers')}{_as_posts(group)}, no grade is recorded for the day "
        "of the document, so we decided individually. Nothing that we hold shows a public role or an agreement to be "
        "named."
    )


def _officer(group: Group) -> str:
    officers = group.count("council officer", "council officers")
    return (
        f"For {officers}{_as_posts(group)}, we decided individually, whatever the grade. What weighs against "
        "disclosure is particular to the person, and to set it out here would disclose what we withhold. It is kept in "
        "our record of the decision."
    )


def _employed(group: Group) -> str:
    whom = joined(group.bodies) if group.bodies else "somebody else"
    works = "One person works" if group.is_one else f"{in_words(len(group.people)).capitalize()} people work"
    played = (
        "Nothing that we hold shows that the employer publishes the name, or that there is agreement to be named."
        if all(person.ruling.proposal is Action.WITHHOLD for person in group.entries)
        else "We took into account what is public already."
    )
    return (
        f"{works} for {whom} and not for us. Our own rule on grades is not for the staff of other bodies, and we did "
        f"not apply it. We considered the part that each played in the matter. {played} Somebody who deals with us for "
        "an employer can expect the employer to answer in public."
    )


def _resident(group: Group) -> str:
    dealt = (
        "One member of the public dealt with us as a private person."
        if group.is_one
        else f"{in_words(len(group.people)).capitalize()} members of the public dealt with us as private persons."
    )
    return (
        f"{dealt} Somebody who does so expects us to use what they told us for that purpose, and expects no answer to "
        "the world to name them. To be named could bring unwanted attention at home."
    )


def _councillor(group: Group) -> str:
    councillors = group.count("councillor", "councillors")
    if any(Detail.NAME in person.details for person in group.entries):
        return (
            f"For {councillors} we decided individually. What weighs against disclosure is particular to the person, "
            "and to set it out here would disclose what we withhold."
        )
    return (
        f"For {councillors} we withhold what belongs to private life. The name and the contact of an elected office "
        "are public, and a private address or number is no part of it."
    )


def _unclear(group: Group) -> str:
    return (
        f"For {group.count('person', 'people')} we decided individually what the part played in the matter calls for. "
        "Nothing that we hold shows a public role in it."
    )


def _unknown(group: Group) -> str:
    count = in_words(len(group.people)).capitalize()
    are = "One person is" if group.is_one else f"{count} people are"
    return (
        f"{are} not in our staff directory, so no rule of ours on grades applies. We decided each case individually. "
        "We know of no public role, and of no agreement to be named in an answer that anybody can read."
    )


_BALANCES: dict[str, Callable[[Group], str]] = {
    "below": _below,
    "below_contact": _below_contact,
    "private": _private,
    "ungraded": _ungraded,
    "officer": _officer,
    "other_body": _employed,
    "contractor": _employed,
    "resident": _resident,
    "councillor": _councillor,
    "unclear": _unclear,
    "unknown": _unknown,
}


def _as_posts(group: Group) -> str:
    return f", as {joined(group.posts)}" if group.posts else ""
