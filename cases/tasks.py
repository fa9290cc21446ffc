"""Background work. Each kind of job is done by one action of a room; the row in the outbox says what is to do."""

from celery import shared_task
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from cases.holidays import redating
from cases.letters import actions as letters
from cases.models import Job

DEEDS = {"read_back": letters.read_back, "redate": redating.redate}


class LeaseLost(Exception):
    """Another worker has taken the job meanwhile: what this one did must not stand."""


@shared_task(name="cases.tasks.run_job")
def run_job(pk: int) -> None:
    """Do one job: its effect and "done" stand or fall together, so that it can run twice without harm."""
    job = Job.objects.get(pk=pk)
    if not job.claim(timezone.now()):
        return
    try:
        with transaction.atomic():
            DEEDS[job.kind](**job.payload)
            if not job.finish(timezone.now()):
                raise LeaseLost(f"Job {job.pk} was taken by another worker.")
    except Exception as error:
        job.give_back(timezone.now(), f"{type(error).__name__}: {error}")


@shared_task(name="cases.tasks.sweep")
def sweep() -> None:
    """Ring again for what is due: the bell may have been lost with the broker."""
    for job in Job.objects.due(timezone.now())[:500]:
        job.ring()


@shared_task(name="cases.tasks.clear_sessions")
def clear_sessions() -> None:
    call_command("clearsessions")
