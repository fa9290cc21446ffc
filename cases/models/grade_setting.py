"""The council's grades from a day on, and the grade from which names are released."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from cases.law.redaction import Ladder

USUAL_LADDER = """\
Chief Executive: CEO, Head of Paid Service
Executive Director: Corporate Director, Strategic Director
Director
Assistant Director: AD, Deputy Director, Asst Director
Head of Service: Head, HoS
Manager: Team Manager, Service Manager
Officer: Senior Officer, Staff"""


def ladder_of(text: str, senior: str) -> Ladder:
    """One grade a line, the highest first; other words for it follow a colon, apart by commas. Raises ValueError for a
    word that stands for two grades and for a senior grade that is not among them."""
    grades: list[str] = []
    synonyms: dict[str, str] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        grade, _, others = line.partition(":")
        grades.append(" ".join(grade.split()))
        for other in filter(None, (" ".join(word.split()).casefold() for word in others.split(","))):
            if other in synonyms:
                raise ValueError(f"“{other}” stands for two grades.")
            synonyms[other] = grades[-1]
    names = [grade.casefold() for grade in grades]
    twice = next((grade for grade in grades if names.count(grade.casefold()) > 1), None)
    if twice:
        raise ValueError(f"“{twice}” is named twice.")
    return Ladder(tuple(grades), " ".join(senior.split()), synonyms)


class GradeSettingQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "GradeSetting":
        """The ladder as it stands on a day; before the first, the first; where nobody has set one, the usual."""
        settings = list(self.order_by("in_force_from"))
        in_force = [setting for setting in settings if setting.in_force_from <= on]
        return (in_force[-1:] or settings[:1] or [GradeSetting(in_force_from=on)])[0]


class GradeSetting(models.Model):
    ladder = models.TextField(
        default=USUAL_LADDER,
        help_text="One grade a line, the highest first. Other words for a grade follow a colon, apart by commas",
    )
    senior_grade = models.CharField(max_length=60, default="Assistant Director")
    in_force_from = models.DateField(unique=True)

    objects = GradeSettingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.senior_grade} and above from {self.in_force_from:%d.%m.%Y}"

    def clean(self) -> None:
        try:
            self.as_law()
        except ValueError as problem:
            raise ValidationError({"ladder": str(problem)}) from problem

    def as_law(self) -> Ladder:
        return ladder_of(self.ladder, self.senior_grade)
