"""Who may give the opinion that section 36 rests on."""

from datetime import date

from django.db import models


class QualifiedPersonQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "QualifiedPersonQuerySet":
        """Those whose authorisation holds on a day, in order of office."""
        ended = models.Q(in_force_to__lt=on)
        return self.filter(in_force_from__lte=on).exclude(ended).order_by("office")

    def offices(self, on: date) -> tuple[str, ...]:
        """What those are called who hold the authorisation on a day."""
        return tuple(self.in_force(on).values_list("office", flat=True))


class QualifiedPerson(models.Model):
    """An office that a Minister has authorised for the council, from day to day: section 36(5)(o) FOIA.

    It cannot be delegated. The evidence of the authorisation is kept with it.
    """

    office = models.CharField(max_length=120, help_text="As a letter names it: the Monitoring Officer")
    authorisation = models.CharField(
        max_length=300, help_text="Who authorised it, when, and where the paper is kept"
    )
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True, help_text="The last day; empty while it holds")

    objects = QualifiedPersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "qualified persons"
        ordering = ["office", "in_force_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(in_force_to__isnull=True)
                | models.Q(in_force_to__gte=models.F("in_force_from")),
                name="authorisation_ends_after_it_begins",
                violation_error_message="The last day must not be before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} from {self.in_force_from:%d.%m.%Y}"
