"""One user for each role, with passwords made at random and told once."""

import secrets

from cases.models import Role, User

PEOPLE = [
    ("olive", "Olive Officer", Role.OFFICER),
    ("max", "Max Manager", Role.MANAGER),
    ("rhea", "Rhea Reviewer", Role.REVIEWER),
    ("ada", "Ada Administrator", Role.ADMINISTRATOR),
]


def load_users() -> list[tuple[str, str, str]]:
    """Make the users that are not there yet. Returns (user name, role, password) of each one made."""
    made = []
    for username, full_name, role in PEOPLE:
        if not User.objects.filter(username=username).exists():
            password = secrets.token_urlsafe(12)
            User.objects.create_user(
                username, f"{username}@ashmere.example", password, full_name=full_name, roles=[role.value]
            )
            made.append((username, role.value, password))
    return made
