"""A second person's yes to one very version of a letter."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Approval(models.Model):
    letter = models.ForeignKey("cases.Letter", on_delete=models.PROTECT, related_name="approvals")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "version", "by"], name="one_approval_per_person_and_version"
            )
        ]

    def __str__(self) -> str:
        return f"Approval of version {self.version} of letter {self.letter_id}"
