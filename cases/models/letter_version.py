"""The history of a draft letter: who typed what when, kept whole enough to put it back."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cases.models.cost import CostEstimate

# What one person types on one thing within this time is one version: autosaves come every second.
ONE_SITTING = timedelta(minutes=10)

ANSWER, CLAIM = "answer-", "claim-"
LETTER, NOTICE, COST = "letter", "notice", "cost"


class LetterVersionQuerySet(models.QuerySet):
    def standing(self, number: int | None = None) -> "LetterVersionQuerySet":
        """What stood at a version (without one: what stands now): the last row of every part until then."""
        saved = self.filter(is_aside=False)
        if number is not None:
            saved = saved.filter(number__lte=number)
        later = LetterVersion.objects.filter(
            letter=OuterRef("letter"), part=OuterRef("part"), number__gt=OuterRef("number"), is_aside=False
        )
        if number is not None:
            later = later.filter(number__lte=number)
        return saved.exclude(Exists(later))


class LetterVersion(models.Model):
    """One part of a letter as one change left it; a change of several parts has a row for each, under one number.

    `number` is the version of the letter that the change made, `until` the last one that was folded into it. `part`
    is "answer-3" (the question's number), "claim-s31-1a", "letter", "notice" or "cost". `content` is all that was
    typed there, empty (None) where the part is no longer; by part:

    * answer: text (clean HTML), outcome
    * claim: variant, fields, factors, questions (numbers)
    * letter: its `fields`; notice: the `details` of its event; cost: the estimate that the letter quotes

    `is_aside` is a text that was typed while somebody else saved another: kept, and no part of the letter.
    """

    letter = models.ForeignKey("cases.Letter", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    until = models.PositiveIntegerField()
    part = models.CharField(max_length=40)
    content = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(default=timezone.now)
    restored_from = models.PositiveIntegerField(null=True)
    is_aside = models.BooleanField(default=False)

    objects = LetterVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "part", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "part", "number"],
                condition=models.Q(is_aside=False),
                name="one_row_per_part_and_version",
            ),
        ]
        indexes = [models.Index(fields=["letter", "-number"], name="version_of_letter")]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.part} of letter {self.letter_id}"

    def is_same_sitting(self, *, by, now) -> bool:
        """The same person goes on with what they began a moment ago."""
        return self.by_id == by.pk and now - self.began_at < ONE_SITTING and self.restored_from is None


def parts_of(letter) -> dict[str, Any]:
    """Everything typed that a letter is assembled from, part by part; empty answers and fields are left out."""
    if not letter.is_answer():
        event = letter.case.clock_events.filter(letter=letter).first()
        return _filled({LETTER: letter.fields, NOTICE: event and event.details})
    answers = letter.case.questions.select_related("answer")
    claims = letter.case.claims.prefetch_related("questions")
    return _filled(
        {f"{ANSWER}{question.number}": _of_answer(question.answer) for question in answers}
        | {f"{CLAIM}{claim.provision}": _of_claim(claim) for claim in claims}
        | {LETTER: letter.fields, COST: _of_estimate(letter.case)}
    )


def keep_version(letter, *, by, restored_from: int | None = None) -> None:
    """Write down what differs from the last version; the caller has counted the change and holds the case's lock."""
    stands = {row.part: row for row in letter.versions.standing()}
    now_typed, now = parts_of(letter), timezone.now()
    was = {part: row.content for part, row in stands.items()}
    changed = [part for part in {**was, **now_typed} if was.get(part) != now_typed.get(part)]
    going_on = _gone_on_with(letter, stands, by=by, now=now)
    if restored_from is None and going_on.issuperset(changed):
        for part in changed:
            row = stands[part]
            row.content, row.until, row.at = now_typed.get(part), letter.version, now
            row.save(update_fields=["content", "until", "at"])
        return
    kept = {"letter": letter, "number": letter.version, "until": letter.version, "by": by}
    kept |= {"began_at": now, "at": now, "restored_from": restored_from}
    LetterVersion.objects.bulk_create(
        LetterVersion(part=part, content=now_typed.get(part), **kept) for part in changed
    )


def _gone_on_with(letter, stands: dict[str, LetterVersion], *, by, now) -> set[str]:
    """The parts of the last version that this person made, while it is still theirs to go on with.

    Only the last: a person types on one thing at a time, so that their versions never overlap. What somebody else
    types meanwhile, on another thing, does not end it: two who type at once would cut each other into single words.
    """
    own = letter.versions.filter(by=by, is_aside=False).aggregate(last=models.Max("number"))["last"]
    last = [row for row in stands.values() if row.number == own and row.is_same_sitting(by=by, now=now)]
    return set() if not last or _was_sent(letter, last[0]) else {row.part for row in last}


def set_aside(letter, part: str, content: dict, *, by) -> LetterVersion:
    """Keep what somebody typed while another person saved the same thing. The letter does not change."""
    now = timezone.now()
    last = letter.versions.filter(part=part, by=by, is_aside=True).order_by("id").last()
    if last and last.is_same_sitting(by=by, now=now) and set(last.content) == set(content):
        last.content, last.at = content, now
        last.save(update_fields=["content", "at"])
        return last
    kept = {"number": letter.version, "until": letter.version, "by": by, "is_aside": True}
    return LetterVersion.objects.create(letter=letter, part=part, content=content, **kept)


def _was_sent(letter, row: LetterVersion) -> bool:
    """What went for approval stays as it went: the next change is another version."""
    return letter.case.events.filter(kind="sent_for_approval", data__version__gte=row.number).exists()


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    return {part: content for part, content in parts.items() if content}


def _of_answer(answer) -> dict[str, Any] | None:
    if not (answer.text or answer.outcome):
        return None
    return {"text": answer.text, "outcome": answer.outcome}


def _of_claim(claim) -> dict[str, Any]:
    numbers = sorted(question.number for question in claim.questions.all())
    said = {"variant": claim.variant, "fields": claim.fields, "factors": claim.factors}
    return {**said, "questions": numbers}


def _of_estimate(case) -> dict[str, Any] | None:
    estimate = CostEstimate.objects.filter(case=case).first()
    if estimate is None:
        return None
    names = ("lines", "sample", "method", "within_limit", "acting_together")
    return {name: getattr(estimate, name) for name in names}
