"""Rows that may be written once. A guard in code; the database adds its own where it can."""

from django.db import models


class CannotChange(Exception):
    """Somebody tried to change or delete what is kept as evidence."""


class UnchangingQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise CannotChange(f"{self.model._meta.verbose_name_plural} are kept as they were written.")

    def delete(self):
        raise CannotChange(f"{self.model._meta.verbose_name_plural} are never deleted.")
