"""The staff directory: who people are, and what held of each from a day to a day."""

import re
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cases.law.redaction import Flag, Kind
from cases.names.directory import Entry, Held
from cases.names.folding import fold

# What a person is found by. Each bulk write fills `searched` from these, as save() does.
_WORDS = ("name", "forename", "surname", "known_as", "former_names", "organisation", "email", "number")
_NUMBERS = ("phone", "extension", "mobile")
SEARCHED = (*_WORDS, *_NUMBERS)


def _as_searched(words: str) -> str:
    """Spellings that people mean alike become alike: O’Brien and OBrien, Smith-Jones and Smith Jones."""
    return " ".join(re.sub(r"[^\w@.]", " ", fold(words).replace("'", "")).split())


def _digits(number: str) -> str:
    """The digits without the code of the country or the zero before the area."""
    digits = re.sub(r"\D", "", number)
    return (digits.removeprefix("44") if len(digits) > 10 else digits).lstrip("0")


class StaffMemberQuerySet(models.QuerySet):
    def bulk_create(self, objs: Iterable["StaffMember"], *args, **kwargs):
        people = list(objs)
        for member in people:
            member.searched = member.words_to_search()
        return super().bulk_create(people, *args, **kwargs)

    def bulk_update(self, objs: Iterable["StaffMember"], fields: Iterable[str], *args, **kwargs):
        people, changed = list(objs), set(fields)
        if changed & set(SEARCHED):
            changed.add("searched")
            for member in people:
                member.searched = member.words_to_search()
        return super().bulk_update(people, sorted(changed), *args, **kwargs)

    def search(self, words: str) -> "StaffMemberQuerySet":
        """People of whom every word stands in a name of any form, an address, the organisation, or a post or team that
        they have ever held; or whose number has these digits."""
        if re.fullmatch(r"[\d\s()+./-]*\d{3}[\d\s()+./-]*", words):
            return self.filter(searched__contains=_digits(words))
        found = self
        for word in filter(None, (each.strip(".") for each in _as_searched(words).split())):
            posts = StaffPost.objects.filter(Q(post__icontains=word) | Q(team__icontains=word))
            found = found.filter(
                Q(searched__contains=word) | Exists(posts.filter(staff_member=OuterRef("pk")))
            )
        return found


class StaffMember(models.Model):
    """One person whose name may stand in a document: an officer, or somebody to whom the grade rule does not apply.

    Several names, addresses or numbers in one field stand apart by semicolons. `number` is what the personnel system
    calls the person, so that an import finds the same person after a change of name. `searched` is all of it as the
    search compares it.
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
    searched = models.TextField(blank=True, editable=False)

    objects = StaffMemberQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["name", "id"], name="staff_member_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="one_person_per_number")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, update_fields=None, **kwargs):
        self.searched = self.words_to_search()
        if update_fields is not None:
            update_fields = {*update_fields, "searched"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def words_to_search(self) -> str:
        words = [_as_searched(getattr(self, name)) for name in _WORDS]
        numbers = [_digits(each) for name in _NUMBERS for each in getattr(self, name).split(";")]
        return " ".join(filter(None, [*words, *numbers]))

    def as_entry(self) -> Entry:
        """The person as the finder and the rule know them. Reads `posts`: prefetch them for more than one person."""
        return Entry(
            key=f"staff:{self.pk}",
            name=self.name,
            forename=self.forename,
            surname=self.surname,
            known_as=_each(self.known_as),
            former_names=_each(self.former_names),
            kind=Kind(self.kind),
            organisation=self.organisation,
            emails=_each(self.email),
            phones=_each(self.phone),
            extensions=_each(self.extension),
            mobiles=_each(self.mobile),
            held=tuple(post.as_held() for post in self.posts.all()),
        )


def _each(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in words.split(";"))))


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

    def holds(self, on: date) -> bool:
        return self.held_from <= on and (self.held_to is None or on <= self.held_to)

    def as_held(self) -> Held:
        return Held(self.grade, self.post, self.team, self.flags(), self.held_from, self.held_to)


class NotAPerson(models.Model):
    """Words that looked like a name and are none, so that nobody is asked twice. `folded` as the finder folds names."""

    words = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    def __str__(self) -> str:
        return self.words
