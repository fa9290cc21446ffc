"""The staff directory: what held of a person from a day to a day."""

from django.db import models


class StaffMember(models.Model):
    """One person with one post and grade for a time. A change of post is a new row, so that the grade at the date
    of a document can be found."""

    class Kind(models.TextChoices):
        OFFICER = "officer", "Council officer"
        COUNCILLOR = "councillor", "Councillor"
        OTHER_BODY = "other_body", "Another body"
        CONTRACTOR = "contractor", "Contractor"

    name = models.CharField(max_length=120)
    known_as = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OFFICER)
    post = models.CharField(max_length=160)
    directorate = models.CharField(max_length=120, blank=True)
    grade = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    public_facing = models.BooleanField(default=False)
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "held_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(held_to__isnull=True) | models.Q(held_to__gte=models.F("held_from")),
                name="staff_member_held_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"
