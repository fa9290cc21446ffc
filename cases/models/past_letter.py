"""A letter that was sent before the council used FOI Portal: the file as it was, and what was read in it."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.case import Case, regime_choices


class PastLetter(models.Model):
    """`raw` is the file byte for byte; `lines` are its text, counted from 1 by whoever shows them.

    What the letter says of itself was read by software and may be corrected by a person: its empty fields are not
    known. `questions` is a list of {"text", "answer" (plain text), "outcome" (or ""), "provisions" (as written),
    "where" and "at" ([first, last] line of the question and of the answer, or None)}; `provisions` are those that the
    letter relies on without saying for which question, as written. `findings` is what the checks said on `checked_on`:
    a list of {"check", "severity", "lines", "message"}. `version` counts the corrections.

    A case that was made of it is told from others by this row, `Case.objects.filter(past_letter__isnull=False)`, and
    by its event "imported".
    """

    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    lines = models.JSONField()
    notes = models.JSONField(default=list, blank=True)
    read_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    reference = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    requester_name = models.CharField(max_length=200, blank=True)
    regime = models.CharField(max_length=4, choices=regime_choices, blank=True)
    received_on = models.DateField(null=True)
    letter_on = models.DateField(null=True)
    questions = models.JSONField(default=list, blank=True)
    provisions = models.JSONField(default=list, blank=True)
    findings = models.JSONField(default=list, blank=True)
    checked_on = models.DateField()
    version = models.PositiveIntegerField(default=0)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="past_letter")
    wording = models.ManyToManyField("cases.Wording", related_name="past_letters", blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Letter {self.reference}" if self.reference else self.filename

    @staticmethod
    def fingerprint(raw: bytes) -> str:
        return hashlib.sha256(raw).hexdigest()
