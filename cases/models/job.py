"""The outbox: work that is done outside the request. The row is the truth, the broker only the bell."""

import uuid
from datetime import datetime, timedelta

from celery import current_app
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

LEASE = timedelta(minutes=2)
TASK = "cases.tasks.run_job"


class JobQuerySet(models.QuerySet):
    def due(self, now: datetime) -> "JobQuerySet":
        """What is waiting, and what a worker took and never finished."""
        return self.filter(
            Q(state=Job.State.WAITING, run_at__lte=now) | Q(state=Job.State.RUNNING, lease_until__lt=now)
        )


class Job(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    run_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=6)
    token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    dedupe_key = models.CharField(max_length=120, null=True, unique=True)
    last_error = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["run_at"], name="job_due", condition=Q(state__in=["waiting", "running"]))
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @classmethod
    def enqueue(cls, kind: str, *, dedupe_key: str | None = None, **payload) -> "Job":
        """Write down that something is to be done, in the caller's transaction, and ring the bell when it commits.

        With a dedupe key the same thing is written down once.
        """
        if dedupe_key is None:
            job = cls.objects.create(kind=kind, payload=payload)
        else:
            job, _ = cls.objects.get_or_create(
                dedupe_key=dedupe_key, defaults={"kind": kind, "payload": payload}
            )
        transaction.on_commit(job.ring)
        return job

    def ring(self) -> None:
        """Tell the broker. If it is down the sweeper finds the row."""
        try:
            current_app.send_task(TASK, [self.pk], retry=False)
        except (OperationalError, OSError):
            return

    def claim(self, now: datetime) -> bool:
        """Take the job for this worker, or learn that another one has it."""
        token = uuid.uuid4()
        taken = (
            Job.objects.due(now)
            .filter(pk=self.pk)
            .update(state=Job.State.RUNNING, token=token, lease_until=now + LEASE, attempts=F("attempts") + 1)
        )
        if taken:
            self.refresh_from_db()
        return bool(taken)

    def finish(self, now: datetime) -> bool:
        """Mark the job done, unless its lease was lost: then False, and the caller's transaction must not stand."""
        return bool(
            Job.objects.filter(pk=self.pk, token=self.token, state=Job.State.RUNNING).update(
                state=Job.State.DONE, finished_at=now, lease_until=None, last_error=""
            )
        )

    def give_back(self, now: datetime, error: str) -> None:
        """Let the job be tried again later, longer each time, or give it up for a person to look at."""
        state = Job.State.FAILED if self.attempts >= self.max_attempts else Job.State.WAITING
        Job.objects.filter(pk=self.pk, token=self.token).update(
            state=state,
            run_at=now + timedelta(seconds=2**self.attempts),
            last_error=error[:2000],
            lease_until=None,
        )
