"""One request and all that happens to it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cases import workflow
from cases.law import clock_steps
from cases.law.answer_kinds import answer_kind
from cases.law.clock import Clock
from cases.law.clock_events import FeeNotice
from cases.law.dates import in_words, months_later
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from cases.models.answer import Answer
from cases.models.calendar_version import current_calendar
from cases.models.clock_event import ClockEvent
from cases.models.council import Council
from cases.models.event import Event
from cases.models.letter import ANSWER_KINDS, Letter
from cases.models.requester import Requester
from cases.workflow import Stage


def regime_choices() -> list[tuple[str, str]]:
    return [(regime.value, regime.value) for regime in Regime]


class StageRefused(Exception):
    """The workflow does not allow the move. `reasons` says why, in words for the page."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class ClockRefused(Exception):
    """The law does not allow the step on the clock. `reasons` says why, in words for the page."""

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
    # Empty for a case that was made of a past letter: how its request came is not known.
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL, blank=True)
    requester = models.ForeignKey("cases.Requester", on_delete=models.PROTECT, related_name="cases")
    request_text = models.TextField(help_text="The request word for word")
    original = models.ForeignKey("cases.Message", null=True, on_delete=models.PROTECT, related_name="+")
    numbered_by_us = models.BooleanField(default=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    received_on = models.DateField()
    # What the clock says, kept beside it so that lists can be ordered; only set_due_date() writes the three. While the
    # clock stands still (since `stopped_on`) no answer is due, and `due_on` is the day to look again: the last day for
    # the reply or the payment.
    due_on = models.DateField()
    due_is_provisional = models.BooleanField(default=False)
    stopped_on = models.DateField(null=True, editable=False)
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
                condition=Q(stage__in=workflow.closed_stages(), closed_on__isnull=False)
                | (~Q(stage__in=workflow.closed_stages()) & Q(closed_on__isnull=True)),
                name="case_closed_in_a_closed_stage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.subject}"

    def clock(self, calendar: Calendar | None = None) -> Clock:
        """The statutory time of the case: the one place where the clock is built from what is stored.

        Lists prefetch `clock_events` and pass the calendar, so that a line costs no query.
        """
        events = self.clock_events.all() if self.pk else ()
        return Clock(
            regime=Regime(self.regime),
            received_on=self.received_on,
            calendar=calendar or current_calendar(),
            events=tuple(event.as_law() for event in events if event.counts()),
        )

    def set_due_date(self, clock: Clock | None = None) -> None:
        """Keep what the clock says. A case that was withdrawn keeps the date that it had."""
        clock = clock or self.clock()
        stop = clock.stopped_by
        self.stopped_on = stop.on if stop else None
        self.due_is_provisional = clock.provisional
        if stop:
            kind = (
                ClockEvent.Kind.FEE_NOTICE if isinstance(stop, FeeNotice) else ClockEvent.Kind.CLARIFICATION
            )
            waiting = self.clock_events.counting().filter(kind=kind, on=stop.on, ended_on__isnull=True)
            self.due_on = waiting.latest("id").lapses_on
        elif not clock.reasons:
            self.due_on = clock.due_on

    def count_event(self, event: ClockEvent, words: str, *, by, on: date, why: str = "") -> Event:
        """Let an event take effect on the clock, with its own day: save it, move the due date, tell the story.

        `event` is new, a draft notice that is now given, or an open one that is now ended. Raises ClockRefused when the
        law does not allow it; then nothing is changed.
        """
        stored = self.clock_events.filter(pk=event.pk).first()
        before, law_event = self.clock(), event.as_law()
        instead_of = stored.as_law() if stored and stored.counts() else None
        reasons = clock_steps.why_not(before, law_event, on=on, instead_of=instead_of)
        if reasons:
            raise ClockRefused(reasons)
        event.case = self
        if instead_of is None:
            event.lapses_on = self.last_day_to_reply(event.kind, event.on)
        event.save()
        return self.move_due_date(event.kind, words, before=before, by=by, on=on, why=why)

    def last_day_to_reply(self, kind: str, given_on: date) -> date | None:
        """Until when the requester may answer a question (a setting: no statute says) or pay a fee (see
        Clock.lapses_on), had it been given that day; None for what waits for nothing."""
        if kind == ClockEvent.Kind.CLARIFICATION:
            return months_later(given_on, Council.current().clarification_months)
        if kind == ClockEvent.Kind.FEE_NOTICE:
            return self.clock().lapses_on(FeeNotice(given_on))
        return None

    def move_due_date(self, kind: str, words: str, *, before: Clock, by, on: date, why: str = "") -> Event:
        """Work the due date out anew, after an event or with another calendar, and tell the story with both dates."""
        was = None if before.reasons else before.due_on
        after = Case.objects.get(pk=self.pk).clock()
        self.set_due_date(after)
        self.save(update_fields=["due_on", "due_is_provisional", "stopped_on"])
        now = None if after.reasons else after.due_on
        if now and was and now != was:
            words = f"{words}. The due date moves from {in_words(was)} to {after.due_in_words}"
        elif now and not was:
            words = f"{words}. The answer is due on {after.due_in_words}"
        dates = {"due_before": was and was.isoformat(), "due_after": now and now.isoformat()}
        return self.record(kind, words, by=by, on=on, why=why, **dates)

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

    def is_from_past_letter(self) -> bool:
        """It was answered before the council used FOI Portal (see PastLetter), so no letter of ours answers it."""
        return not self.channel

    def draft_letter(self) -> Letter:
        """The answer under the case's regime: the draft, made when there is none, or the letter once issued."""
        # The preview and the fields of a new draft ask for it at the same moment.
        answer = self.letters.filter(kind__in=ANSWER_KINDS).last()
        return answer or self.letters.get_or_create(issued_on=None, kind=self.kind_of_answer())[0]

    def kind_of_answer(self) -> str:
        """The layout that fits what the questions came to and what is relied on, as they stand."""
        outcomes = Answer.objects.filter(question__case=self).values_list("outcome", flat=True)
        return answer_kind(
            Regime(self.regime),
            [Outcome(outcome) if outcome else None for outcome in outcomes],
            set(self.claims.values_list("provision", flat=True)),
        )

    def start_drafting(self, *, by, on: date) -> None:
        """The first change to a new case's answers or letter begins the drafting; later ones change nothing."""
        if self.get_stage() is Stage.LOGGED:
            self.move_to(Stage.DRAFTING, on=on)
            self.record("drafting", "Started drafting", by=by, on=on)

    def record(self, kind: str, words: str, *, by, on: date, why: str = "", **data) -> Event:
        """Write a line of the case's story."""
        return Event.objects.create(case=self, kind=kind, words=words, by=by, on=on, why=why, data=data)
