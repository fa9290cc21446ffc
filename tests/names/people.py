"""A small council for the tests of the finder: who is in its directory, and how to look for them."""

from datetime import date

from cases.law.redaction import Action, Flag, Kind, Ladder, Ruling
from cases.names import Directory, Entry, Finder, Held, Mention, Passage, replaced

ON = date(2026, 3, 2)
LADDER = Ladder(
    ("Chief Executive", "Director", "Assistant Director", "Head of Service", "Officer"),
    "Assistant Director",
    {"ad": "Assistant Director"},
)


def entry(name: str, grade: str = "Officer", post: str = "", *flags: Flag, **details) -> Entry:
    """One person; the key is the name in small letters."""
    held = (Held(grade=grade, post=post, flags=frozenset(flags)),)
    return Entry(key=name.lower(), name=name, held=held, **details)


STAFF = (
    entry("Clair Green", "Director", "Director, Assurance"),
    entry("Nadia Rehmani", "AD", "Assistant Director Revenues", emails=("nadia.rehmani@town.gov.uk",)),
    entry(
        "Jane Smith",
        post="Housing Options Officer",
        emails=("jane.smith@town.gov.uk",),
        phones=("020 7946 0111",),
        extensions=("0111",),
        mobiles=("07700 900111",),
    ),
    entry("John Smith", "Head of Service", "Head of Procurement"),
    entry("Robert Haversham", post="Contract Manager", known_as=("Bob",), mobiles=("07700 900117",)),
    entry("Karen O'Brien", post="Business Support Officer"),
    entry("Zoë Ångström-Clarke", post="Data Analyst"),
    entry("Hendrik van der Berg", post="Traffic Engineer"),
    entry("Sarah Whitcombe", post="Licensing Officer", former_names=("Sarah Tillotson",)),
    entry("Anne Marie Kelly", post="Team Leader", forename="Anne Marie", surname="Kelly"),
    entry("Margaret McAllister", post="Team Manager"),
    entry("David Patel", "Assistant Director", "Assistant Director Highways"),
    Entry("david patel 2", "David Patel", held=(Held(grade="Officer", post="Housing Officer"),)),
    entry("Mark Law", post="Senior Solicitor"),
    entry("Rose Field", post="Parks Officer"),
    entry("Grace May", post="School Admissions Officer"),
    entry("Victoria Park", post="Parks Development Officer"),
    entry("Peter Grant", post="Community Grants Officer"),
    entry("Rhiannon Pugh", "Officer", "Press Officer", Flag.SPOKESPERSON),
    entry("Barbara Hindle", "", "Councillor, Oakleigh Ward", kind=Kind.COUNCILLOR),
    entry("Tessa Brightwell", "", "Account Manager", kind=Kind.CONTRACTOR, organisation="Acme Consulting"),
)
DIRECTORY = Directory.of(STAFF, domains=["town.gov.uk"], public=["020 8359 2000", "hello@town.gov.uk"])
FINDER = Finder(DIRECTORY, lambda on: LADDER)


def find(text: str, *, is_html: bool = False, **said) -> list[Mention]:
    return FINDER.find([Passage(text, ON, is_html=is_html)], **said)[0]


def done(ruling: Ruling) -> str:
    action = ruling.proposal if ruling.action is Action.DECIDE else ruling.action
    return {Action.WITHHOLD: "withhold", Action.RELEASE: "keep"}.get(action, "flag")


def told(text: str, *, is_html: bool = False, **said) -> list[tuple[str, str]]:
    """What is found and what becomes of it, in order."""
    return [(mention.text, done(mention.ruling)) for mention in find(text, is_html=is_html, **said)]


def redacted(text: str, *, is_html: bool = False, **said) -> str:
    found = find(text, is_html=is_html, **said)
    return replaced(text, [each for each in found if done(each.ruling) == "withhold"], is_html=is_html)
