"""What is done with the grades of the council, and with the contacts that belong to nobody."""

from datetime import date

from django.db import transaction

from cases import permissions
from cases.directory import changes
from cases.directory.actions import DirectoryRefused, Reason
from cases.law.dates import in_words
from cases.models import Council, GradeSetting, User

LADDER = {"senior_grade": "Senior grade", "ladder": "Grades"}
CONTACTS = {"mail_domains": "Mail domains", "public_contacts": "Public contacts"}
# What the history calls a change that is about no person.
SHOWN = (GRADES, COUNCIL) = ("Grades", "Contacts")


def why_not_ladder(ladder: str, senior_grade: str) -> list[Reason]:
    """The reasons why these are no grades; empty when they are."""
    if not ladder.strip():
        return [Reason("ladder", "Enter the grades, one a line.")]
    try:
        law = GradeSetting(ladder=ladder, senior_grade=senior_grade).as_law()
    except ValueError as problem:
        return [Reason("ladder", str(problem))]
    # A word that names one grade and stands for another would be read as the first.
    named = {grade.casefold(): grade for grade in law.grades}
    return [
        Reason("ladder", f"“{words}” is a grade itself and cannot stand for “{grade}”.")
        for words, grade in law.synonyms.items()
        if named.get(words, grade) != grade
    ]


@transaction.atomic
def set_grades(*, ladder: str, senior_grade: str, in_force_from: date, by: User, on: date) -> GradeSetting:
    """The ladder that counts for documents from a day on: `ladder` one grade a line as GradeSetting has it. One of the
    same day takes its place. Raises NotAllowed, DirectoryRefused."""
    permissions.demand(permissions.edit_directory(by))
    if reasons := why_not_ladder(ladder, senior_grade):
        raise DirectoryRefused(reasons)
    before = GradeSetting.objects.in_force(in_force_from)
    values = {"ladder": ladder, "senior_grade": senior_grade}
    what = changes.difference(LADDER, {name: getattr(before, name) for name in LADDER}, values)
    if not what:
        raise DirectoryRefused(
            [Reason("", "The grades of that day are these already. Nothing would change.")]
        )
    setting, _ = GradeSetting.objects.update_or_create(in_force_from=in_force_from, defaults=values)
    words = f"set the grades that count from {in_words(in_force_from)} on"
    changes.record(None, words, what, shown=GRADES, by=by, on=on)
    return setting


@transaction.atomic
def set_contacts(*, mail_domains: str, public_contacts: str, shown: str, by: User, on: date) -> Council:
    """The council's own mail domains, and numbers and addresses that anybody may have, one a line each. `shown` is
    contacts_shown() as the page showed them. Raises NotAllowed, DirectoryRefused."""
    permissions.demand(permissions.edit_directory(by))
    council = Council.objects.select_for_update().get(pk=1)
    values = {"mail_domains": mail_domains, "public_contacts": public_contacts}
    what = changes.difference(CONTACTS, {name: getattr(council, name) for name in CONTACTS}, values)
    if not what:
        raise DirectoryRefused([Reason("", "Nothing was changed.")])
    if contacts_shown(council) != shown:
        raise DirectoryRefused(
            [
                Reason(
                    "",
                    "Somebody changed this meanwhile. What you typed is kept below; theirs stands beside it.",
                )
            ]
        )
    Council.objects.filter(pk=1).update(**values)
    changes.record(None, "changed the council’s contacts", what, shown=COUNCIL, by=by, on=on)
    return Council.objects.get(pk=1)


def contacts_shown(council: Council) -> str:
    """A mark of both lists, for whoever changes them: another one as soon as they differ."""
    return changes.mark([council.mail_domains, council.public_contacts])
