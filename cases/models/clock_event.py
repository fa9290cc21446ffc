"""What has moved the clock of a case: questions asked, fee notices, extensions, transfers, a withdrawal."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.law import clock_events as law
from cases.law.dates import in_words, working_days_in_words


class ClockEventQuerySet(models.QuerySet):
    def counting(self) -> "ClockEventQuerySet":
        """What has happened and was not recorded by mistake."""
        return self.filter(on__isnull=False, struck_on__isnull=True)


class ClockEvent(models.Model):
    """One event with its particulars. `on` is the day it took effect, empty while its notice is only a draft.

    `ended_on` is the day of the reply or of the payment, `lapses_on` the last day for either. `details` by kind:

    * clarification: needed (bool), reason, questions (list of texts), can_answer, meaning (what the request now means)
    * fee_notice: amount ("14.60"), lines (rows of four cells: what for, number, price, sum)
    * extension: days (further working days), estimated_on (ISO), provisions (ids), questions (numbers, empty: all),
      reason, reasons (why each provision is engaged), opinion_given (bool), complexity, volume
    * transfer: body, contact, information, consented_on (ISO or ""), passed_on (ISO or ""), whole (bool)
    * withdrawal: how (how the requester said so)
    """

    class Kind(models.TextChoices):
        CLARIFICATION = "clarification", "Clarification"
        FEE_NOTICE = "fee_notice", "Fee notice"
        EXTENSION = "extension", "Extension"
        TRANSFER = "transfer", "Transfer or advice"
        WITHDRAWAL = "withdrawal", "Withdrawal"

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="clock_events")
    kind = models.CharField(max_length=14, choices=Kind)
    on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    lapses_on = models.DateField(null=True)
    details = models.JSONField(default=dict)
    letter = models.OneToOneField(
        "cases.Letter", null=True, on_delete=models.PROTECT, related_name="clock_event"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    struck_on = models.DateField(null=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    struck_why = models.TextField(blank=True)

    objects = ClockEventQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True, struck_by__isnull=True, struck_why="")
                | (Q(struck_on__isnull=False, struck_by__isnull=False) & ~Q(struck_why="")),
                name="clock_event_struck_on_by_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of case {self.case_id}"

    def counts(self) -> bool:
        """It has happened and was not recorded by mistake."""
        return self.on is not None and self.struck_on is None

    def is_waiting(self) -> bool:
        """A question without its reply, or a fee notice without its payment."""
        return (
            self.counts()
            and self.ended_on is None
            and self.kind in (self.Kind.CLARIFICATION, self.Kind.FEE_NOTICE)
        )

    def story(self) -> str:
        """What happened last, for the story of the case: a sentence without its subject. Not for a draft notice."""
        if self.ended_on:
            came = (
                "Received the reply"
                if self.kind == self.Kind.CLARIFICATION
                else f"Received the fee of £{self.details['amount']}"
            )
            return f"{came} on {in_words(self.ended_on)}"
        return f"{self.given()} on {in_words(self.on)}"

    def given(self) -> str:
        details = self.details
        match self.kind:
            case self.Kind.CLARIFICATION if details.get("needed", True):
                return "Asked what is needed to identify the information"
            case self.Kind.CLARIFICATION:
                return "Asked the requester a question that the answer does not wait for"
            case self.Kind.FEE_NOTICE:
                return f"Gave a fee notice of £{details['amount']}"
            case self.Kind.EXTENSION:
                return f"Told the requester that {working_days_in_words(details['days'])} more are needed"
            case self.Kind.TRANSFER:
                what = "the request" if details.get("whole") else "a part of the request"
                told = (
                    f"Passed {what} on to"
                    if details.get("passed_on")
                    else f"Told the requester to ask for {what}:"
                )
                return f"{told} {details['body']}"
        return "Recorded that the requester withdrew the request"

    def as_law(self, on: date | None = None) -> law.ClockEvent:
        """The event as the law counts it; `on` for a notice that has not been given yet, had it been that day."""
        day = self.on or on
        if day is None:
            raise ValueError("A notice that has not been given counts on no day.")
        details = self.details
        match self.kind:
            case self.Kind.CLARIFICATION:
                return law.Clarification(day, self.ended_on, needed=details.get("needed", True))
            case self.Kind.FEE_NOTICE:
                return law.FeeNotice(day, self.ended_on)
            case self.Kind.EXTENSION:
                return law.Extension(
                    day,
                    details["days"],
                    tuple(details.get("provisions", ())),
                    details.get("complexity", ""),
                    details.get("volume", ""),
                    details.get("opinion_given", False),
                )
            case self.Kind.TRANSFER:
                # Telling the requester whom to ask passes nothing on, and needs nobody's consent.
                asked = not details.get("passed_on") or bool(details.get("consented_on"))
                return law.Transfer(day, consented=asked)
        return law.Withdrawal(day)
