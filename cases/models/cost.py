"""What answering would cost: the limit and the rate of a day, and the estimate for one case."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

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

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(limit_amount__gt=0, rate__gt=0),
                name="cost_limit_and_rate_above_nothing",
                violation_error_message="The limit and the rate must each be more than £0.",
            ),
        ]

    def __str__(self) -> str:
        return f"£{self.limit_amount} at £{self.rate} an hour from {self.in_force_from:%d.%m.%Y}"

    def as_law(self) -> law.CostLimit:
        return law.CostLimit(amount=self.limit_amount, rate=self.rate)


def sample_as_law(sample: dict[str, str]) -> law.Sample | None:
    return law.Sample(int(sample["records"]), Decimal(sample["minutes"])) if sample else None


def lines_as_law(
    lines: Sequence[dict[str, str]], sample: law.Sample | None, reference: str = ""
) -> tuple[law.Line, ...]:
    """The lines of an estimate as it stores them. Those that take the time of a sample count only with one."""
    return tuple(
        law.Line(
            activity=law.Activity(line["activity"]),
            what=line["what"],
            records=int(line["records"]),
            each=Fraction(line["minutes"]) if line["minutes"] else sample.each,
            people=int(line["people"]),
            by_sample=not line["minutes"],
            reference=reference,
        )
        for line in lines
        if line["minutes"] or sample
    )


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

    def sampled(self) -> law.Sample | None:
        return sample_as_law(self.sample)

    def own_lines(self, reference: str = "") -> tuple[law.Line, ...]:
        return lines_as_law(self.lines, self.sampled(), reference)

    def added(self) -> list[models.Model]:
        """The other requests whose cost is added, in the order in which they were received."""
        return list(self.with_cases.select_related("cost_estimate").order_by("received_on", "id"))

    def in_all(self, added: Sequence[models.Model], limit: law.CostLimit) -> law.Estimate:
        """This request's cost with that of those added. The limit is that of the day of the estimate, for it is the
        estimate of which section 12(1) speaks. A request without an estimate of its own adds nothing."""
        lines = list(self.own_lines(self.case.reference if added else ""))
        for other in added:
            estimate = CostEstimate.of(other)
            lines += estimate.own_lines(other.reference) if estimate else ()
        return law.Estimate(limit, tuple(lines))

    @staticmethod
    def of(case) -> "CostEstimate | None":
        """The estimate of a case that was read with it (select_related), or read now."""
        return getattr(case, "cost_estimate", None)
