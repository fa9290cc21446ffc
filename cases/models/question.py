"""One numbered part of a request."""

from django.db import models


class Question(models.Model):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_question_per_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="questions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"
