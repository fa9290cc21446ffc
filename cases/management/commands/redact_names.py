"""manage.py redact_names FILE --directory staff.csv [--on DATE] [--json]"""

import json
import re
from argparse import RawDescriptionHelpFormatter
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.utils import timezone

from cases.law.redaction import Action, Ladder, Ruling
from cases.models.grade_setting import USUAL_LADDER, ladder_of
from cases.names import Directory, Entry, Finder, Mention, Passage, replaced
from cases.names.sheet import UnreadableSheet, columns_of, entries_of, read_sheet

EPILOG = """\
FILE is plain text or HTML; a name ending in .html or .htm decides, else its content. The directory is a CSV file with
headings; a row that is wrong is told with its line on standard error, and nobody is released on its strength.
The most common mail domain of the council officers in it is taken as the council's own. Nothing is recorded, and no
database is needed.

--json prints text (redacted) and mentions: start and end (characters of the file as read, from nought), text, person
(the name in the directory, empty for none), action (withhold, keep or flag) and reason. A flag is for a person to
decide: the words stay in the text.

exit status:
  0  the file was read, whoever is named in it
  1  the file or the directory cannot be read; the message says why
  2  an option is missing or unknown
"""
LARGEST = 50_000_000  # bytes
_IS_HTML = re.compile(
    r"\s*(?:<!doctype html|<html\b)|</(?:p|div|table|td|ul|ol|li|body|h[1-6]|span|a|b|i|strong|em)>|<br ?/?>",
    re.IGNORECASE,
)


class HelpFormatter(RawDescriptionHelpFormatter, DjangoHelpFormatter):
    """Keeps the lines of the epilog, and Django's own options below."""


class Command(BaseCommand):
    help = "Withhold the names and contact details of council officers below the senior grade in a text."
    # It answers without a database, so nothing is checked that needs one.
    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        return super().create_parser(
            prog_name, subcommand, formatter_class=HelpFormatter, epilog=EPILOG, **kwargs
        )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="the text or HTML to redact")
        parser.add_argument("--directory", required=True, metavar="CSV", help="the staff directory")
        parser.add_argument(
            "--on", default="", metavar="DATE", help="day of the document, as 2026-03-31; else today"
        )
        parser.add_argument("--requester", default="", metavar="NAME", help="who asked; never withheld")
        parser.add_argument(
            "--grades", default="", help='the grades, highest first: "Director, Head, Officer"'
        )
        parser.add_argument(
            "--senior", default="Assistant Director", help="the grade from which names are released"
        )
        parser.add_argument("--json", action="store_true", help="print the answer as JSON")

    def handle(self, *, file, directory, **options):
        day = _day(options["on"])
        ladder = _ladder(options["grades"], options["senior"])
        text = _decoded(_content(Path(file)))
        entries = self._entries(directory, ladder, day)
        is_html = _is_html(file, text)
        finder = Finder(Directory.of(entries, domains=_own_domains(entries)), lambda on: ladder)
        passage = Passage(text, day, is_html=is_html)
        mentions = finder.find([passage], requester=options["requester"])[0]
        withheld = [mention for mention in mentions if _action(mention.ruling) == "withhold"]
        redacted = replaced(text, withheld, is_html=is_html)
        if options["json"]:
            names = {entry.key: entry.name for entry in entries}
            said = {"text": redacted, "mentions": [_as_json(mention, names) for mention in mentions]}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(redacted)

    def _entries(self, path: str, ladder: Ladder, day: date) -> list[Entry]:
        try:
            sheet = read_sheet(_content(Path(path)))
        except UnreadableSheet as error:
            raise CommandError(f"{path}: {error}") from None
        columns = columns_of(sheet.headings)
        entries, problems = entries_of(sheet, columns, ladder)
        for problem in problems:
            self.stderr.write(f"{path}, line {problem.line}: {problem.what} {problem.to_do}")
        if not entries:
            raise CommandError(f"{path}: nobody could be read from the directory.")
        return entries


def _day(written: str) -> date:
    if not written:
        return timezone.localdate()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise CommandError(f"--on {written}: give the day as 2026-03-31.") from None


def _ladder(grades: str, senior: str) -> Ladder:
    text = "\n".join(grades.split(",")) if grades else USUAL_LADDER
    try:
        return ladder_of(text, senior)
    except ValueError as error:
        raise CommandError(str(error)) from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"{path}: the file cannot be opened ({why}).") from None
    if len(content) > LARGEST:
        raise CommandError(f"{path}: the file is larger than {LARGEST // 1_000_000} MB.")
    return content


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 where its mark says so, else Windows-1252; line ends stay as they are."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _is_html(name: str, text: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(_IS_HTML.search(text))


def _own_domains(entries: Iterable[Entry]) -> list[str]:
    """The commonest mail domain of the council's officers."""
    found = Counter(
        email.rpartition("@")[2].lower()
        for entry in entries
        if entry.kind == "officer"
        for email in entry.emails
    )
    return [domain for domain, _ in found.most_common(1)]


def _action(ruling: Ruling) -> str:
    """What a person must decide follows the proposal until then; without one it is only shown."""
    action = ruling.proposal if ruling.action is Action.DECIDE else ruling.action
    return {Action.WITHHOLD: "withhold", Action.RELEASE: "keep"}.get(action, "flag")


def _as_json(mention: Mention, names: dict[str, str]) -> dict:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "person": " or ".join(names[key] for key in mention.people),
        "action": _action(mention.ruling),
        "reason": mention.ruling.reason,
    }
