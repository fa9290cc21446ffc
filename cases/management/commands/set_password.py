"""manage.py set_password USER"""

import secrets

from django.core.management.base import BaseCommand, CommandError

from cases.models import User


class Command(BaseCommand):
    help = "Give a user a new random password and print it once."

    def add_arguments(self, parser):
        parser.add_argument("user")

    def handle(self, *, user, **options):
        person = User.objects.filter(username=user).first()
        if person is None:
            known = ", ".join(User.objects.filter(is_active=True).values_list("username", flat=True)[:20])
            raise CommandError(f"There is no user {user}. There are: {known or 'none yet'}.")
        password = secrets.token_urlsafe(12)
        person.set_password(password)
        person.save(update_fields=["password"])
        self.stdout.write(f"{user}  {password}")
