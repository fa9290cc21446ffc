"""A sample staff directory: plainly fictional people over the grades of a council."""

from datetime import date

from cases.models import GradeSetting, StaffMember

SINCE = date(2020, 4, 1)

# name, post, directorate, grade, kind, public-facing
DIRECTORY = [
    ("Charlie Chief", "Chief Executive", "Chief Executive's Office", "Chief Executive", "officer", True),
    ("Dee Director", "Executive Director, Place", "Place", "Executive Director", "officer", True),
    ("Fay Finance", "Section 151 Officer", "Finance", "Director", "officer", True),
    ("Monty Monitor", "Monitoring Officer", "Assurance", "Director", "officer", True),
    (
        "Asa Assistant",
        "Assistant Director, Customer Services",
        "Customer Services",
        "Assistant Director",
        "officer",
        True,
    ),
    ("Hedy Head", "Head of Procurement", "Finance", "Head of Service", "officer", False),
    ("Dana Doe", "Digital Communications Manager", "Communications", "Manager", "officer", False),
    ("Perry Press", "Press Officer", "Communications", "Officer", "officer", True),
    ("Parker Permit", "Parking Appeals Officer", "Place", "Officer", "officer", False),
    ("Ira Infrastructure", "IT Security Analyst", "Digital", "Officer", "officer", False),
    ("Clara Ward", "Councillor for Sample Ward", "", "", "councillor", True),
    ("Conny Tractor", "Contract Manager, Sample Telecare Ltd", "", "", "contractor", False),
]


def load_staff() -> None:
    """Fill an empty directory."""
    if StaffMember.objects.exists():
        return
    GradeSetting.objects.get_or_create(in_force_from=SINCE)
    for name, post, team, grade, kind, public_facing in DIRECTORY:
        address = f"{name.lower().replace(' ', '.')}@ashmere.example" if kind == "officer" else ""
        member = StaffMember.objects.create(name=name, kind=kind, email=address)
        member.posts.create(post=post, team=team, grade=grade, public_facing=public_facing, held_from=SINCE)
