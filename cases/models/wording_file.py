"""A whole wording library that somebody proposes to bring in."""

from django.conf import settings
from django.db import models


class WordingFile(models.Model):
    """`text` is the file as it came. Nothing changes until it is confirmed; then it is kept with who did it."""

    name = models.CharField(max_length=200)
    text = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True, confirmed_by__isnull=True)
                | models.Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
                name="wording_file_confirmed_on_and_by",
            )
        ]

    def __str__(self) -> str:
        return self.name
