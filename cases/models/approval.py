"""A second person's yes to one very version of a letter, and to the words that it had that day."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Approval(models.Model):
    """`words` is the letter as it read on the day of the approval (`on`), a line for each of its blocks. The version
    counts neither the wording of the library nor the settings of the council; the words do. Approvals of before the
    words were kept have neither words nor a day, and no longer count."""

    letter = models.ForeignKey("cases.Letter", on_delete=models.PROTECT, related_name="approvals")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(null=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(on__isnull=True, words="") | (Q(on__isnull=False) & ~Q(words="")),
                name="approval_on_and_words",
            )
        ]

    def __str__(self) -> str:
        return f"Approval of version {self.version} of letter {self.letter_id}"

    @property
    def sha256(self) -> str:
        """The fingerprint of what was approved."""
        return hashlib.sha256(self.words.encode()).hexdigest()
