"""A sample staff directory: plainly fictional people over the grades of a council, one for every case that the rule
knows. Telephone numbers are from the ranges that Ofcom keeps for drama."""

from datetime import date
from typing import Any

from cases.models import GradeSetting, StaffMember

SINCE = date(2020, 4, 1)
PROMOTED = date(2022, 4, 1)
LEFT = date(2021, 12, 31)


def _post(post: str, team: str = "", grade: str = "", *flags: str, **days: date) -> dict[str, Any]:
    said = {"post": post, "team": team, "grade": grade, "held_from": SINCE, **days}
    return {**said, **dict.fromkeys(flags, True)}


# name → the posts in order of time, and what else is recorded
DIRECTORY: list[tuple[str, list[dict[str, Any]], dict[str, str]]] = [
    (
        "Charlie Chief",
        [_post("Chief Executive", "Chief Executive's Office", "Chief Executive", "public_facing")],
        {"phone": "020 7946 0101", "mobile": "07700 900101"},
    ),
    (
        "Dee Director",
        [_post("Executive Director, Place", "Place", "Executive Director", "public_facing")],
        {"phone": "020 7946 0102", "mobile": "07700 900102"},
    ),
    (
        "Fay Finance",
        [_post("Section 151 Officer", "Finance", "Director", "public_facing", "statutory_officer")],
        {"phone": "020 7946 0103"},
    ),
    (
        "Monty Monitor",
        [_post("Monitoring Officer", "Assurance", "Director", "public_facing", "statutory_officer")],
        {"phone": "020 7946 0104"},
    ),
    (
        "Asa Assistant",
        [
            _post(
                "Assistant Director, Customer Services",
                "Customer Services",
                "Assistant Director",
                "public_facing",
            )
        ],
        {"phone": "020 7946 0105", "mobile": "07700 900105"},
    ),
    (
        "Pru Promoted",
        [
            _post("Head of Libraries", "Culture", "Head of Service", held_to=date(2022, 3, 31)),
            _post("Assistant Director, Culture", "Culture", "Assistant Director", held_from=PROMOTED),
        ],
        {"phone": "020 7946 0106"},
    ),
    ("Hedy Head", [_post("Head of Procurement", "Finance", "Head of Service")], {"phone": "020 7946 0107"}),
    (
        "Dana Doe",
        [_post("Digital Communications Manager", "Communications", "Manager")],
        {"phone": "020 7946 0108", "mobile": "07700 900108", "extension": "0108"},
    ),
    (
        "Saskia Spokes",
        [_post("Media Relations Manager", "Communications", "Manager", "spokesperson")],
        {"phone": "020 7946 0109", "mobile": "07700 900109"},
    ),
    (
        "Perry Press",
        [_post("Press Officer", "Communications", "Officer", "public_facing")],
        {"phone": "020 7946 0110"},
    ),
    (
        "Morgan Wedd",
        [_post("Payroll Officer", "People", "Officer")],
        {"known_as": "Mo", "former_names": "Morgan Maiden", "phone": "020 7946 0111"},
    ),
    ("Parker Permit", [_post("Parking Appeals Officer", "Place", "Officer")], {"phone": "020 7946 0112"}),
    ("Ira Infrastructure", [_post("IT Security Analyst", "Digital", "Officer")], {"extension": "0113"}),
    (
        "Delia Gate",
        [_post("Licensing Officer", "Place", "Officer", "decision_maker")],
        {"phone": "020 7946 0114"},
    ),
    (
        "Theo Threatened",
        [_post("Enforcement Officer", "Place", "Officer", "under_threat")],
        {"mobile": "07700 900115"},
    ),
    ("Leo Leaver", [_post("Records Officer", "Assurance", "Officer", held_to=LEFT)], {}),
    (
        "Sam Same",
        [_post("Assistant Director, Housing", "Housing", "Assistant Director")],
        {"email": "sam.same@ashmere.example", "phone": "020 7946 0116"},
    ),
    (
        "Sam Same",
        [_post("Housing Options Officer", "Housing", "Officer")],
        {"email": "sam.same2@ashmere.example", "phone": "020 7946 0117"},
    ),
    (
        "Clara Ward",
        [_post("Councillor for Sample Ward", "", "", "public_facing")],
        {"kind": "councillor", "mobile": "07700 900118"},
    ),
    (
        "Conny Tractor",
        [_post("Contract Manager, Sample Telecare Ltd")],
        {
            "kind": "contractor",
            "organisation": "Sample Telecare Ltd",
            "email": "conny.tractor@telecare.example",
            "phone": "020 7946 0119",
        },
    ),
    (
        "Otis Otherbody",
        [_post("Liaison Manager")],
        {
            "kind": "other_body",
            "organisation": "Sample NHS Trust",
            "email": "otis.otherbody@trust.example",
            "phone": "020 7946 0120",
        },
    ),
]


def load_staff() -> None:
    """Fill an empty directory."""
    if StaffMember.objects.exists():
        return
    GradeSetting.objects.get_or_create(in_force_from=SINCE)
    for name, posts, details in DIRECTORY:
        address = f"{name.lower().replace(' ', '.')}@ashmere.example"
        made = {"email": address} if "kind" not in details else {}
        member = StaffMember.objects.create(name=name, **{**made, **details})
        for post in posts:
            member.posts.create(**post)
