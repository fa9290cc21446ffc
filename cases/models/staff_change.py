"""The history of the staff directory: append-only, written by the actions in their own transaction."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.unchanging import CannotChange, UnchangingQuerySet


class StaffChange(models.Model):
    """What one person changed in the directory. `what` is a list of {"field", "before", "after"}, all in words for the
    page. Without a `staff_member` it is about the grades or the council's contacts, or about somebody who is gone; then
    `shown` says who or what it was."""

    staff_member = models.ForeignKey(
        "cases.StaffMember", null=True, on_delete=models.SET_NULL, related_name="changes"
    )
    shown = models.CharField(max_length=200)
    words = models.CharField(max_length=300, help_text="What happened, as a sentence without its subject")
    what = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    objects = UnchangingQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["staff_member", "-id"], name="staff_change_of_person")]

    def __str__(self) -> str:
        return f"{self.shown}: {self.words}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise CannotChange("A change of the directory is kept as it was written.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise CannotChange("A change of the directory is never deleted.")
