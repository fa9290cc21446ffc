"""A sample directory of plainly fictional people, by the actions that keep it fresh."""

from datetime import date

from django.db.models import F

from cases.models import Council, StaffMember

SINCE = date(2015, 4, 1)
PEOPLE = {
    "director": {"name": "Rosalind Achterberg", "grade": "Director", "post": "Director of Housing"},
    "assistant": {
        "name": "Hamish Dunmore",
        "grade": "Assistant Director",
        "post": "Assistant Director Estates",
        "email": "hamish.dunmore@ashmere.example",
        "phone": "020 7946 0107",
        "mobile": "07700 900107",
    },
    "officer": {
        "name": "Jane Smithson",
        "grade": "Officer",
        "post": "Housing Options Officer",
        "email": "jane.smithson@ashmere.example",
        "phone": "020 7946 0111",
    },
    "manager": {
        "name": "Robert Haversham",
        "known_as": "Bob",
        "grade": "Manager",
        "post": "Contract Manager",
    },
    "press": {
        "name": "Perpetua Pressley",
        "grade": "Officer",
        "post": "Press Officer",
        "spokesperson": True,
    },
    "agreed": {
        "name": "Connie Sentwell",
        "grade": "Officer",
        "post": "Archivist",
        "consented": True,
        "email": "connie.sentwell@ashmere.example",
    },
    "threatened": {
        "name": "Thaddeus Reatham",
        "grade": "Officer",
        "post": "Enforcement Officer",
        "under_threat": True,
    },
    "home_office": {"name": "Colin Marshbrook", "kind": "other_body", "organisation": "Home Office"},
    "contractor": {"name": "Conrad Tractorby", "kind": "contractor", "organisation": "Sample Telecare Ltd"},
    "resident": {"name": "Petronella Residenko", "kind": "resident"},
    "councillor": {"name": "Clara Wardlow", "kind": "councillor", "mobile": "07700 900555"},
    "ungraded": {"name": "Ulrich Gradeless", "post": "Project Lead"},
}
_OF_MEMBER = (
    "name",
    "known_as",
    "former_names",
    "kind",
    "organisation",
    "email",
    "phone",
    "mobile",
    "extension",
)


def directory() -> dict[str, StaffMember]:
    return {key: add(**about) for key, about in PEOPLE.items()}


def add(*, held_from: date = SINCE, held_to: date | None = None, **about) -> StaffMember:
    member = StaffMember.objects.create(**{key: about[key] for key in _OF_MEMBER if key in about})
    held = {key: value for key, value in about.items() if key not in _OF_MEMBER}
    member.posts.create(held_from=held_from, held_to=held_to, **held)
    changed()
    return member


def changed() -> None:
    """As every action on the directory does."""
    Council.objects.filter(pk=1).update(directory_version=F("directory_version") + 1)
