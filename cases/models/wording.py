"""The council's own words: each row is one version of one passage."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q


class WordingQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "WordingQuerySet":
        """The version of each wording that holds on a day."""
        return self.filter(in_force_from__lte=on).filter(Q(in_force_to__isnull=True) | Q(in_force_to__gte=on))


class Wording(models.Model):
    """`text` is in the language of passages; `data` holds the rest of the entry as the starter library has it
    (heading, when, locked, source, variants, guidance, factors, sections...)."""

    class Kind(models.TextChoices):
        BOILERPLATE = "boilerplate", "Standard passage"
        REFUSAL = "refusal", "Refusal notice"
        FACTORS = "factors", "Public interest factors"
        LAYOUT = "layout", "Layout of a letter"

    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "version"], name="one_wording_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"
