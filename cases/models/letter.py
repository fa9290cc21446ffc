"""One outgoing document: a draft, then issued and never changed."""

import hashlib
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.law.answer_kinds import ANSWER_KINDS
from cases.models.letter_version import keep_version
from cases.models.unchanging import CannotChange, UnchangingQuerySet

# What may still be written to a letter after it was issued: what the worker reads back from the PDF for the search.
AFTER_ISSUE = {"text"}


class LetterQuerySet(UnchangingQuerySet):
    def update(self, **kwargs):
        if not set(kwargs) <= AFTER_ISSUE and self.filter(issued_on__isnull=False).exists():
            raise CannotChange("An issued letter is never changed. A correction is a new letter.")
        return models.QuerySet.update(self, **kwargs)


class Letter(models.Model):
    """`kind` is a layout of the wording library ("response", "eir_response"). `fields` maps the key of a prompt of
    the letter itself (reason for delay, searches, help) to its answer. `version` counts every change to anything
    that the letter is assembled from."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=0)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrections", help_text="Of a correction"
    )
    fields = models.JSONField(default=dict, blank=True)
    editors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    sent_for_approval_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_on = models.DateField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    html = models.TextField(blank=True)
    pdf = models.BinaryField(default=b"")
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(default=0)
    register = models.JSONField(
        default=list, blank=True, help_text="The decisions about the people named, as they were on issue"
    )
    text = models.TextField(blank=True, help_text="Read back from the PDF, for the search")

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(issued_on__isnull=True), name="one_draft_letter_per_kind"
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True, issued_by__isnull=True, sha256="")
                | (Q(issued_on__isnull=False, issued_by__isnull=False) & ~Q(sha256="")),
                name="letter_issued_on_by_and_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for case {self.case_id}"

    def save(self, *args, **kwargs):
        if self.pk and Letter.objects.filter(pk=self.pk, issued_on__isnull=False).exists():
            raise CannotChange("An issued letter is never changed. A correction is a new letter.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise CannotChange("A letter is never deleted.")

    def is_issued(self) -> bool:
        return self.issued_on is not None

    def is_answer(self) -> bool:
        """It answers the request, and so needs a second person's approval; notices on the way do not."""
        return self.kind in ANSWER_KINDS

    def touch(self, *, by, restored_from: int | None = None) -> None:
        """Count a change to anything that the letter is made of, and remember who made it and what it was.

        An answer becomes the kind that its outcomes and claims now make it, and keeps all that was said in it.
        """
        self.version += 1
        if self.is_answer():
            self.kind = self.case.kind_of_answer()
        self.save(update_fields=["version", "kind"])
        self.editors.add(by)
        keep_version(self, by=by, restored_from=restored_from)

    def freeze(self, *, html: str, pdf: bytes, pages: int, by, on: date) -> None:
        """Issue: keep the very bytes with their fingerprint, the day and the person."""
        self.html, self.pdf, self.pages = html, pdf, pages
        self.sha256 = hashlib.sha256(pdf).hexdigest()
        self.issued_by, self.issued_on = by, on
        self.save()
