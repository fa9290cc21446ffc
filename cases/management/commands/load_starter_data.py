"""manage.py load_starter_data [--without-samples | --even-without-debug]"""

from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cases.models import Case
from cases.starter.council import load_council
from cases.starter.sample_cases import load_sample_cases
from cases.starter.staff import load_staff
from cases.starter.users import load_users
from cases.starter.wording import load_wording

# Letters of cases received long ago may be written today: the starter wording holds from the Act's first day.
WORDING_FROM = date(2005, 1, 1)


class Command(BaseCommand):
    help = (
        "Load the starter data: council settings, wording, staff directory, one user for each role, and sample cases "
        "into an empty database. What is already there is left alone, so it can be run again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--without-samples", action="store_true", help="only the council's settings and the wording"
        )
        parser.add_argument(
            "--even-without-debug", action="store_true", help="load it although FOI_DEBUG is off"
        )

    @transaction.atomic
    def handle(self, *, without_samples, even_without_debug, **options):
        if not settings.DEBUG and not even_without_debug:
            raise CommandError(
                "FOI_DEBUG is off, so nothing was loaded. For a real council run it once with "
                "--even-without-debug --without-samples: it loads the settings to be filled in "
                "and the starter wording, no people and no cases."
            )
        load_council()
        load_wording(on=WORDING_FROM)
        if without_samples:
            self.stdout.write("Loaded the council's settings and the starter wording.")
            return
        load_staff()
        made = load_users()
        if not Case.objects.exists():
            load_sample_cases(on=timezone.localdate())
        self.tell(made)

    def tell(self, made: list[tuple[str, str, str]]) -> None:
        if not made:
            self.stdout.write("Sign in as before. A new password: manage.py set_password olive")
            return
        self.stdout.write(
            "Sign in as one of these. The passwords are shown only now; set a new one with set_password."
        )
        for username, role, password in made:
            self.stdout.write(f"  {role:<14} {username:<8} {password}")
