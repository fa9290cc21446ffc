"""Who asked."""

from django.db import models


class Requester(models.Model):
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["email"], name="requester_email")]

    def __str__(self) -> str:
        return self.name

    def answer_goes_to(self) -> str:
        """Where a letter to this person goes, in a line: the e-mail address, else the postal one."""
        return self.email or ", ".join(self.address.splitlines())
