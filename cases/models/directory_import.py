"""A file of the staff directory: looked at first, then read in, and taken back where it was the wrong one."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class DirectoryImport(models.Model):
    """`columns` maps a heading of the file to the field that it fills ("" for none), as a person corrected it.
    `mended` maps the number of a row to what a person put right in it, by field. `before` keeps what the import
    changed, so that it can be taken back: nothing else is needed for that."""

    name = models.CharField(max_length=200)
    content = models.BinaryField()
    columns = models.JSONField(default=dict)
    mended = models.JSONField(default=dict)
    valid_from = models.DateField()
    ends_the_others = models.BooleanField("people not in the file become leavers", default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_on = models.DateField(null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_on = models.DateField(null=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_on = models.DateField(null=True)
    figures = models.JSONField(default=dict, help_text="How many rows were new, changed, the same, left out")
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(imported_on__isnull=True, imported_by__isnull=True)
                | Q(imported_on__isnull=False, imported_by__isnull=False),
                name="directory_import_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_on__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_on__isnull=False, taken_back_by__isnull=False),
                name="directory_import_back_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True, agreed_by__isnull=True)
                | Q(agreed_on__isnull=False, agreed_by__isnull=False),
                name="directory_import_agreed_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name
