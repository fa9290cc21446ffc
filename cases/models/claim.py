"""Reliance on one provision for named questions."""

from django.core.exceptions import ValidationError
from django.db import models

from cases.law import provisions


def only_known_provisions(value: str) -> None:
    if value not in provisions.catalogue():
        raise ValidationError(f"There is no provision {value} in the catalogue.")


class Claim(models.Model):
    """What the officer says for one provision.

    `fields` maps the key of a prompt (a placeholder such as "claim.harm", or the question of a prompt that has no
    field) to its answer. `factors` is a list of {"key", "side" ("for" or "against"), "text", "answer", "weight"}.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="claims")
    provision = models.CharField(max_length=20, validators=[only_known_provisions])
    variant = models.CharField(max_length=40, blank=True)
    questions = models.ManyToManyField("cases.Question", related_name="claims")
    fields = models.JSONField(default=dict, blank=True)
    factors = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    # What the decisions about people named wrote here, by key of the field. A field that still reads so follows them;
    # what a person has typed is never written over.
    from_names = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "provision"], name="one_claim_per_provision"),
        ]

    def __str__(self) -> str:
        return f"Claim of {self.provision}"

    def get_provision(self) -> provisions.Provision:
        return provisions.find(self.provision)
