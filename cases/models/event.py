"""The story of a case: append-only, written by the actions in their own transaction."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.unchanging import CannotChange, UnchangingQuerySet


class Event(models.Model):
    """Who did what to a case, when and why. `on` is the day it counts for, `at` when it was written down."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40)
    words = models.TextField(help_text="What happened, as a sentence without its subject")
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict, blank=True)

    objects = UnchangingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["case", "-id"], name="event_of_case")]
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.words

    def save(self, *args, **kwargs):
        if self.pk:
            raise CannotChange("An event is kept as it was written.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise CannotChange("An event is never deleted.")
