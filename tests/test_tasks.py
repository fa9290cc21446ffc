from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from cases import tasks
from cases.models import Job


@pytest.fixture
def done(monkeypatch):
    """What the jobs of the test did."""
    deeds = []
    monkeypatch.setitem(tasks.DEEDS, "note", lambda *, words: deeds.append(words))
    return deeds


def test_a_job_is_done_once_however_often_the_bell_rings(db, done):
    job = Job.enqueue("note", words="hello")
    tasks.run_job(job.pk)
    tasks.run_job(job.pk)
    job.refresh_from_db()
    assert done == ["hello"]
    assert job.state == Job.State.DONE


def test_a_job_that_fails_waits_with_its_reason(db, monkeypatch):
    def broken():
        raise ValueError("no such letter")

    monkeypatch.setitem(tasks.DEEDS, "note", broken)
    job = Job.enqueue("note")
    tasks.run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.last_error) == (Job.State.WAITING, "ValueError: no such letter")


def test_what_a_worker_did_after_losing_its_lease_does_not_stand(db, monkeypatch):
    def slow(*, words):
        Job.enqueue("note", words="left behind")
        Job.objects.filter(payload={"words": words}).update(token=None)

    monkeypatch.setitem(tasks.DEEDS, "note", slow)
    job = Job.enqueue("note", words="slow")
    tasks.run_job(job.pk)
    assert Job.objects.get() == job


def test_the_sweeper_rings_for_what_is_due_and_for_nothing_else(db, monkeypatch):
    rung = []
    monkeypatch.setattr(Job, "ring", lambda job: rung.append(job.pk))
    due = Job.enqueue("note", words="a")
    Job.objects.create(kind="note", run_at=timezone.now() + timedelta(hours=1))
    tasks.sweep()
    assert rung == [due.pk]


def test_old_sessions_are_cleared(db):
    Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))
    tasks.clear_sessions()
    assert not Session.objects.exists()
