"""One request and all that happens to it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases import workflow
from cases.law.clock import Clock
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from cases.models.event import Event
from cases.models.letter import Letter
from cases.models.requester import Requester
from cases.workflow import Stage


def regime_choices() -> list[tuple[str, str]]:
    return [(regime.value, regime.value) for regime in Regime]


class StageRefused(Exception):
    """The workflow does not allow the move. `reasons` says why, in words for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class CaseQuerySet(models.QuerySet):
    def open(self) -> "CaseQuerySet":
        return self.filter(closed_on__isnull=True)

    def most_urgent_first(self) -> "CaseQuerySet":
        return self.order_by("due_on", "id")

    def after(self, due_on: date, pk: int) -> "CaseQuerySet":
        """The cases that follow this one in the order of urgency: a page without an offset."""
        return self.filter(Q(due_on__gt=due_on) | Q(due_on=due_on, id__gt=pk))

    def search(self, words: str) -> "CaseQuerySet":
        """Cases whose reference begins with the words, or that hold every word in requester, subject, request,
        questions, answers or letters."""
        found = self
        for word in words.split():
            # A range on the reference and subqueries without a join: each can use its index, and no row comes twice.
            said = Case.objects.filter(questions__answer__text__icontains=word).values("pk")
            written = Letter.objects.filter(text__icontains=word).values("case")
            asked = Requester.objects.filter(Q(name__icontains=word) | Q(email__icontains=word)).values("pk")
            found = found.filter(
                Q(reference__gte=word, reference__lt=word[:-1] + chr(ord(word[-1]) + 1))
                | Q(subject__icontains=word)
                | Q(request_text__icontains=word)
                | Q(requester__in=asked)
                | Q(pk__in=said)
                | Q(pk__in=written)
            )
        return found


class Case(models.Model):
    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        WEB = "web", "Web form"
        POST = "post", "Post"
        TELEPHONE = "telephone", "Telephone"

    reference = models.CharField(max_length=20, unique=True)
    subject = models.CharField(max_length=200)
    regime = models.CharField(max_length=4, choices=regime_choices)
    stage = models.CharField(max_length=20, choices=workflow.choices, default=Stage.LOGGED.value)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    requester = models.ForeignKey("cases.Requester", on_delete=models.PROTECT, related_name="cases")
    request_text = models.TextField(help_text="The request word for word")
    original = models.ForeignKey("cases.Message", null=True, on_delete=models.PROTECT, related_name="+")
    numbered_by_us = models.BooleanField(default=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    received_on = models.DateField()
    # What the clock says, kept beside it so that lists can be ordered; only set_due_date() writes the two.
    due_on = models.DateField()
    due_is_provisional = models.BooleanField(default=False)
    log_token = models.CharField(max_length=36, unique=True, null=True, editable=False)
    logged_at = models.DateTimeField(db_default=Now(), editable=False)
    closed_on = models.DateField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due_on", "id"], name="case_open_due", condition=Q(closed_on__isnull=True)),
            models.Index(
                fields=["officer", "due_on", "id"],
                name="case_open_officer_due",
                condition=Q(closed_on__isnull=True),
            ),
            models.Index(fields=["due_on", "id"], name="case_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.ISSUED.value, closed_on__isnull=False)
                | (~Q(stage=Stage.ISSUED.value) & Q(closed_on__isnull=True)),
                name="case_closed_when_issued",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.subject}"

    def clock(self, calendar: Calendar | None = None) -> Clock:
        """The statutory time of the case: the one place where the clock is built from what is stored."""
        return Clock(
            regime=Regime(self.regime),
            received_on=self.received_on,
            calendar=calendar or Calendar.published(),
        )

    def set_due_date(self) -> None:
        clock = self.clock()
        self.due_on, self.due_is_provisional = clock.due_on, clock.provisional

    def get_stage(self) -> Stage:
        return Stage(self.stage)

    def move_to(self, stage: Stage, *, on: date) -> None:
        """Move the case on, or raise StageRefused with the reasons. The caller records the event."""
        reasons = workflow.why_not(self.get_stage(), stage)
        if reasons:
            raise StageRefused(reasons)
        self.stage = stage.value
        self.closed_on = None if stage.is_open else on
        self.save(update_fields=["stage", "closed_on"])

    def draft_letter(self) -> Letter:
        """The answer under the case's regime: the draft, made when there is none, or the letter once issued."""
        kind = "eir_response" if self.regime == Regime.EIR else "response"
        # The preview and the fields of a new draft ask for it at the same moment.
        return self.letters.last() or self.letters.get_or_create(issued_on=None, defaults={"kind": kind})[0]

    def start_drafting(self, *, by, on: date) -> None:
        """The first change to a new case's answers or letter begins the drafting; later ones change nothing."""
        if self.get_stage() is Stage.LOGGED:
            self.move_to(Stage.DRAFTING, on=on)
            self.record("drafting", "Started drafting", by=by, on=on)

    def record(self, kind: str, words: str, *, by, on: date, why: str = "", **data) -> Event:
        """Write a line of the case's story."""
        return Event.objects.create(case=self, kind=kind, words=words, by=by, on=on, why=why, data=data)
