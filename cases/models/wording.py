"""The council's own words: each row is one version of one passage."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class WordingQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "WordingQuerySet":
        """The version of each wording that holds on a day."""
        return self.filter(in_force_from__lte=on).filter(Q(in_force_to__isnull=True) | Q(in_force_to__gte=on))

    def versions_of(self, kind: str, key: str) -> "WordingQuerySet":
        """Every version of one wording, the newest first."""
        return self.filter(kind=kind, key=key).order_by("-version")


class Wording(models.Model):
    """`text` is in the language of passages; `data` holds the rest of the entry as the starter library has it
    (heading, when, locked, source, variants, guidance, factors, sections...).

    Every save is a version of its own, so nothing that was typed is lost. A version without a first day has not been
    put in force: it is a draft. `letters` are the issued letters whose words it gave.
    """

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
    in_force_from = models.DateField(null=True, blank=True)
    in_force_to = models.DateField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    put_in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    letters = models.ManyToManyField("cases.Letter", related_name="wording", blank=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "version"], name="one_wording_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    def is_draft(self) -> bool:
        return self.in_force_from is None

    def has_never_held(self) -> bool:
        """A later version took its place before its first day."""
        return bool(self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from)

    def holds(self, on: date) -> bool:
        return bool(
            self.in_force_from
            and self.in_force_from <= on
            and (self.in_force_to is None or self.in_force_to >= on)
        )
