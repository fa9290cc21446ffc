"""What was decided about one person named in a case, and text that goes out with its letter."""

from django.conf import settings
from django.db import models

from cases.law.redaction import Action


class NameDecision(models.Model):
    """One decision for every mention of one person (or of one name or address that the directory does not know) in
    all that a case sends. `key` is "staff:<id>" of a person in the directory, else "words:<folded words>".

    `proposed`, `ground` and `trace` are what the rule said when it was decided; `reason` is the person's own, needed
    wherever the rule said otherwise or left it to them.
    """

    class Choice(models.TextChoices):
        WITHHOLD = "withhold", "Withhold"
        RELEASE = "release", "Release"
        NOT_A_PERSON = "not_a_person", "Not a person"

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="name_decisions")
    key = models.CharField(max_length=220)
    staff_member = models.ForeignKey(
        "cases.StaffMember", null=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    shown = models.CharField(max_length=200, help_text="The person as the panel shows them")
    post = models.CharField(max_length=160, blank=True, help_text="The post on the day of the document")
    choice = models.CharField(max_length=20, choices=Choice)
    proposed = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Action])
    ground = models.CharField(max_length=30)
    trace = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="one_decision_per_name")]

    def __str__(self) -> str:
        return f"{self.get_choice_display()}: {self.shown}"


class ReleaseText(models.Model):
    """Text outside the answers that goes out with the letter as an annex: an e-mail that was pasted, notes. `dated_on`
    is the day of the document, whose grades count. `questions` are the numbers of those that it answers: what is
    withheld in it is withheld from them. `version` counts its changes, against overwriting."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="release_texts")
    title = models.CharField(max_length=160)
    dated_on = models.DateField()
    text = models.TextField(help_text="HTML, as an answer")
    questions = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
