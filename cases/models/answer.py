"""What the council says to one question, with its outcome."""

from django.conf import settings
from django.db import models
from django.utils.html import strip_tags

from cases.law.outcomes import Outcome


def outcome_choices() -> list[tuple[str, str]]:
    return [(outcome.value, outcome.label) for outcome in Outcome]


class Answer(models.Model):
    """The text is clean HTML (see cases/cleaning.py). `version` guards against two people writing over each other."""

    question = models.OneToOneField("cases.Question", on_delete=models.PROTECT, related_name="answer")
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=outcome_choices, blank=True)
    version = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    edited_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(edited_by__isnull=True, edited_at__isnull=True)
                | models.Q(edited_by__isnull=False, edited_at__isnull=False),
                name="answer_edited_by_and_at",
            )
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question_id}"

    def get_outcome(self) -> Outcome | None:
        return Outcome(self.outcome) if self.outcome else None

    def has_text(self) -> bool:
        return bool(strip_tags(self.text).replace("\xa0", " ").strip())


class RivalText(models.Model):
    """A text for the same answer that somebody else was typing: kept until a person chooses."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="rivals")
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=outcome_choices, blank=True)
    from_version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "by"], name="one_rival_text_per_person")]

    def __str__(self) -> str:
        return f"Rival text for answer {self.answer_id}"
