"""The bank holidays as this council counts them: the table that ships with the product, or a confirmed change of it."""

import hashlib
import json
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.law.working_days import Calendar, Holiday


class CalendarVersion(models.Model):
    """A whole table of bank holidays, proposed and then confirmed by an administrator; the last confirmed one counts.

    `holidays` is a list of [ISO date, division, name] in order; `first_year` and `last_year` are published in full.
    """

    holidays = models.JSONField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, editable=False)
    why = models.TextField(help_text="What changes and where it was proclaimed or published")
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(null=True)
    # How far the re-dating of the open cases has come; written by its jobs, each in its own transaction.
    open_cases = models.PositiveIntegerField(default=0, editable=False)
    looked_at = models.PositiveIntegerField(default=0, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    moves = models.JSONField(
        default=list, editable=False, help_text="[due before, due after, number of cases] in ISO dates"
    )
    unclear = models.JSONField(
        default=list,
        editable=False,
        help_text="References of cases that this table brings into contradiction",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
                name="calendar_confirmed_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Bank holidays {self.first_year} to {self.last_year}, version {self.pk}"

    def save(self, *args, **kwargs):
        table = json.dumps([self.first_year, self.last_year, self.holidays])
        self.digest = hashlib.sha256(table.encode()).hexdigest()
        super().save(*args, **kwargs)

    @classmethod
    def of(cls, calendar: Calendar, **details) -> "CalendarVersion":
        """A version that says what the calendar says, not saved yet."""
        rows = [[holiday.day.isoformat(), holiday.division, holiday.name] for holiday in calendar.holidays]
        return cls(holidays=rows, first_year=calendar.first_year, last_year=calendar.last_year, **details)

    def calendar(self) -> Calendar:
        rows = [Holiday(date.fromisoformat(day), division, name) for day, division, name in self.holidays]
        return Calendar(rows, self.first_year, self.last_year)

    @classmethod
    def in_force(cls) -> "CalendarVersion | None":
        """The last confirmed change; None while the table of the product stands."""
        return cls.objects.filter(confirmed_on__isnull=False).last()

    def before(self) -> Calendar:
        """The table that this one changes."""
        return self.based_on.calendar() if self.based_on else Calendar.published()


def current_calendar() -> Calendar:
    """The calendar that counts now, in one small query: the table itself is read once in each process."""
    confirmed = CalendarVersion.objects.filter(confirmed_on__isnull=False)
    newest = confirmed.values_list("pk", "digest").last()
    if newest is None:
        return Calendar.published()
    pk, digest = newest
    if digest not in _known:
        _known[digest] = CalendarVersion.objects.get(pk=pk).calendar()
    return _known[digest]


# By what is in the table, so that a test's rows and another database's never pass for these.
_known: dict[str, Calendar] = {}
