"""Files of the staff directory, brought and read in as administrators do it."""

from datetime import date

from cases.directory import import_actions as actions
from cases.directory.looking import Look, look
from cases.law.redaction import Flag
from cases.models import DirectoryImport, StaffMember, StaffPost, User

HEADINGS = "id,name,aka,former,post,team,grade,kind,flags,email,phone"
MAY = date(2021, 5, 1)
SINCE = date(2020, 4, 1)

HAMISH = (
    "7,Hamish Dunmore,,,Assistant Director Estates,Growth,Assistant Director,officer,,hamish@ashmere.example,"
)
CATHY = "48,Catherine Holloway,Cathy,,Head of Legal,Assurance,Head of Service,officer,,cathy@ashmere.example,"
PRESS = "60,Rhiannon Pugh,,,Press Officer,Strategy,Officer,officer,spokesperson,rhiannon@ashmere.example,01632 960060"
WARD = "41,Barbara Hindle,,,Councillor for Oakleigh,Members,,member,,,"
ALL = (HAMISH, CATHY, PRESS, WARD)


def content(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join([headings, *rows]).encode()


def brought(by: User, *rows: str, valid_from: date = MAY, headings: str = HEADINGS) -> DirectoryImport:
    return actions.upload(
        name="staff.csv", content=content(*rows, headings=headings), valid_from=valid_from, by=by
    )


def confirmed(it: DirectoryImport, by: User, *, ends_the_others: bool = False, on: date = MAY) -> Look:
    it.refresh_from_db()
    return actions.confirm(
        directory_import=it, seen=actions.seen_of(it), ends_the_others=ends_the_others, by=by, on=on
    )


def imported(by: User, *rows: str, valid_from: date = SINCE, on: date = MAY, **kwargs) -> DirectoryImport:
    it = brought(by, *rows, valid_from=valid_from)
    confirmed(it, by, on=on, **kwargs)
    it.refresh_from_db()
    return it


def looked(by: User, *rows: str, **kwargs) -> Look:
    return look(brought(by, *rows, **kwargs))


def posts(name: str) -> list[tuple]:
    """Grade, post, first and last day of each post, in order of time."""
    found = StaffPost.objects.filter(staff_member__name=name)
    return [(each.grade, each.post, each.held_from, each.held_to) for each in found]


def flags(name: str) -> set[Flag]:
    return set(StaffPost.objects.filter(staff_member__name=name).last().flags())


def everything() -> list:
    """All that the directory holds, rows and all."""
    return [
        *StaffMember.objects.order_by("pk").values(),
        *StaffPost.objects.order_by("pk").values(),
    ]
