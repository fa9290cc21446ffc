"""manage.py issue_letter REFERENCE --by USER --out FILE"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.letters import actions
from cases.letters.readiness import NotReady
from cases.models import Case, StageRefused, User
from cases.permissions import NotAllowed


class Command(BaseCommand):
    help = "Issue the approved letter of a case and write its PDF to a file. The same checks hold as on the page."

    def add_arguments(self, parser):
        parser.add_argument("reference")
        parser.add_argument("--by", required=True, help="the user name of who issues it")
        parser.add_argument("--out", required=True, type=Path, help="where the PDF is written")

    def handle(self, *, reference, by, out, **options):
        case = Case.objects.filter(reference=reference).first()
        if case is None:
            raise CommandError(f"There is no case {reference}.")
        user = User.objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no user {by}.")
        if not out.parent.is_dir():
            raise CommandError(f"There is no folder {out.parent}. Nothing was issued.")
        try:
            letter = actions.issue(case=case, by=user, on=timezone.localdate())
        except (NotAllowed, NotReady, StageRefused) as refusal:
            raise CommandError(
                "Not issued.\n" + "\n".join(f"- {reason}" for reason in refusal.reasons)
            ) from None
        out.write_bytes(bytes(letter.pdf))
        self.stdout.write(f"Issued {reference}: {letter.pages} pages, SHA-256 {letter.sha256}.")
