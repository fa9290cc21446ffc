"""What a person decided about something that a check of a letter could only point at."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.models.unchanging import CannotChange, UnchangingQuerySet


class Judgement(models.Model):
    """One answer to one warning or question of one letter. Append-only; of several on the same words the last holds.

    `check_id` is the check (LETTER-43), `place` what it is about (question-3, claim-7, letter), `fingerprint` that of
    the words that were judged, and `words` the warning or the question as it was put.
    """

    class Verdict(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        ACCEPTED = "accepted", "Accepted with a reason"

    letter = models.ForeignKey("cases.Letter", on_delete=models.PROTECT, related_name="judgements")
    check_id = models.CharField(max_length=12)
    place = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    words = models.TextField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    objects = UnchangingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict="accepted", reason=""), name="a_warning_is_accepted_with_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} to {self.check_id} of letter {self.letter_id}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise CannotChange("A judgement is kept as it was given.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise CannotChange("A judgement is never deleted.")
