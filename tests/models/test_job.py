from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from cases.models import Job
from cases.models.job import LEASE


@pytest.fixture
def job(db):
    return Job.enqueue("read_back", letter=1)


def test_a_job_is_taken_by_one_worker_only(job):
    now = timezone.now()
    assert job.claim(now)
    assert not Job.objects.get(pk=job.pk).claim(now)


def test_a_job_whose_worker_died_is_taken_again_after_its_lease(job):
    now = timezone.now()
    job.claim(now)
    second = Job.objects.get(pk=job.pk)
    assert second.claim(now + LEASE + timedelta(seconds=1))
    assert not job.finish(now)
    assert second.finish(now)


def test_the_same_thing_is_written_down_once(db):
    first = Job.enqueue("read_back", dedupe_key="letter-1", letter=1)
    assert Job.enqueue("read_back", dedupe_key="letter-1", letter=1) == first
    assert str(first) == f"read_back {first.pk}"


def test_a_failed_job_waits_longer_each_time_and_is_then_given_up(job):
    now = timezone.now()
    for attempt in range(1, job.max_attempts + 1):
        assert job.claim(now)
        job.give_back(now, "ValueError: broken")
        job.refresh_from_db()
        assert job.run_at == now + timedelta(seconds=2**attempt)
        now = job.run_at
    assert job.state == Job.State.FAILED
    assert job.last_error == "ValueError: broken"
    assert not job.claim(now)


@pytest.mark.parametrize("fault", [OperationalError("no broker"), OSError("disk gone")])
def test_a_broker_that_is_down_does_not_stop_the_work_from_being_written_down(job, monkeypatch, fault):
    def down(*args, **kwargs):
        raise fault

    monkeypatch.setattr("cases.models.job.current_app.send_task", down)
    job.ring()
    assert Job.objects.filter(pk=job.pk, state=Job.State.WAITING).exists()
