"""The staff directory: who people are, and what held of each from a day to a day."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.law.redaction import Flag, Kind


class StaffMember(models.Model):
    """One person whose name may stand in a document: an officer, or somebody to whom the grade rule does not apply.

    Several names, addresses or numbers in one field stand apart by semicolons. `number` is what the personnel system
    calls the person, so that an import finds the same person after a change of name.
    """

    number = models.CharField("staff number", max_length=40, blank=True)
    name = models.CharField(max_length=120)
    forename = models.CharField(max_length=80, blank=True)
    surname = models.CharField(max_length=80, blank=True)
    known_as = models.CharField(max_length=200, blank=True)
    former_names = models.CharField(max_length=300, blank=True)
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.in_words) for kind in Kind], default=Kind.OFFICER.value
    )
    organisation = models.CharField(max_length=160, blank=True)
    email = models.CharField("e-mail addresses", max_length=400, blank=True)
    phone = models.CharField("direct lines", max_length=120, blank=True)
    extension = models.CharField(max_length=60, blank=True)
    mobile = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["name", "id"], name="staff_member_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="one_person_per_number")
        ]

    def __str__(self) -> str:
        return self.name


class StaffPost(models.Model):
    """What held of one person from a day to a day, both included: a change is a new row, so that the grade at the date
    of a document can be found."""

    staff_member = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="posts")
    held_from = models.DateField()
    held_to = models.DateField(null=True, blank=True)
    grade = models.CharField(max_length=60, blank=True)
    post = models.CharField(max_length=160, blank=True)
    team = models.CharField("team or directorate", max_length=160, blank=True)
    public_facing = models.BooleanField("works with the public by name", default=False)
    spokesperson = models.BooleanField("speaks for the council", default=False)
    statutory_officer = models.BooleanField(default=False)
    decision_maker = models.BooleanField("takes decisions in their own name", default=False)
    published = models.BooleanField("the council has published the name", default=False)
    consented = models.BooleanField("agreed to be named", default=False)
    under_threat = models.BooleanField(default=False)

    class Meta:
        ordering = ["held_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                name="staff_post_held_in_order",
            ),
            models.UniqueConstraint(
                fields=["staff_member"], condition=Q(held_to__isnull=True), name="one_present_post"
            ),
        ]

    def __str__(self) -> str:
        return self.post

    def flags(self) -> frozenset[Flag]:
        return frozenset(flag for flag in Flag if getattr(self, flag.value))


class NotAPerson(models.Model):
    """Words that looked like a name and are none, so that nobody is asked twice. `folded` as the finder folds names."""

    words = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    def __str__(self) -> str:
        return self.words
