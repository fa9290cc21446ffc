"""What answering would cost: the limit and the rate of a day, and the estimate for one case."""

from datetime import date

from django.conf import settings
from django.db import models

from cases.law import cost_limit as law


class CostSettingQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "CostSetting":
        """The limit and rate as they stand on a day. Raises CostSetting.DoesNotExist before the first."""
        return self.filter(in_force_from__lte=on).latest("in_force_from")


class CostSetting(models.Model):
    """The appropriate limit and the hourly rate from a day on (SI 2004/3244, regulations 3(3) and 4(4))."""

    limit_amount = models.DecimalField(max_digits=8, decimal_places=2, help_text="In pounds, such as 450")
    rate = models.DecimalField(
        max_digits=6, decimal_places=2, help_text="Pounds for a person and hour, such as 25"
    )
    in_force_from = models.DateField(unique=True)

    objects = CostSettingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"£{self.limit_amount} at £{self.rate} an hour from {self.in_force_from:%d.%m.%Y}"

    def as_law(self) -> law.CostLimit:
        return law.CostLimit(amount=self.limit_amount, rate=self.rate)


class CostEstimate(models.Model):
    """The estimate of one case. `lines` is a list of {"activity", "what", "records", "minutes", "people"}, numbers as
    strings; empty minutes are those of the sample. `sample` is {"records", "minutes"} or empty. `with_cases` are the
    requests whose cost is added (reg 5), each from its own estimate."""

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="cost_estimate")
    lines = models.JSONField(default=list)
    sample = models.JSONField(default=dict, blank=True)
    method = models.TextField(blank=True, help_text="How the figures were arrived at")
    within_limit = models.TextField(
        blank=True, help_text="What could be provided within the limit, one a line"
    )
    with_cases = models.ManyToManyField("cases.Case", related_name="+")
    acting_together = models.TextField(
        blank=True, help_text="What shows that different requesters act in concert or in a campaign"
    )
    version = models.PositiveIntegerField(default=0)
    estimated_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Cost estimate of case {self.case_id}"
