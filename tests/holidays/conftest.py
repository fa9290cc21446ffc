"""Changes of the bank holidays, and cases that they move."""

from datetime import date, timedelta

import pytest

from cases import tasks
from cases.holidays import actions
from cases.law.published_holidays import DIVISIONS, Entry
from cases.models import Case, ClockEvent, Job, Requester, current_calendar
from tests.conftest import RECEIVED
from tests.journeys.steps import log

# Monday of day 18 of a request received on 10 February 2021, which is due on Wednesday 10 March.
PROCLAIMED = Entry(date(2021, 3, 8), "Bank holiday for the final", tuple(DIVISIONS))
WHY = "Proclaimed in the London Gazette on 1 March 2021."


@pytest.fixture
def proposed(administrator):
    """A proposed change that adds a day."""

    def propose(entry=PROCLAIMED, why=WHY):
        return actions.propose_day(entry=entry, why=why, by=administrator)

    return propose


@pytest.fixture
def confirm(administrator, today):
    def confirm(version):
        actions.confirm_change(version=version, by=administrator, on=today)
        return version

    return confirm


@pytest.fixture
def work():
    """Do the jobs of the re-dating one after the other, as a worker does."""

    def work() -> int:
        done = 0
        while job := Job.objects.filter(kind="redate", state=Job.State.WAITING).first():
            tasks.run_job(job.pk)
            job.refresh_from_db()
            assert job.state == Job.State.DONE, job.last_error
            done += 1
        return done

    return work


@pytest.fixture
def many(db, officer):
    """Open cases without events, in bulk: only their number and their dates matter."""

    def many(count: int, *, received_on: date, days: int = 1) -> list[Case]:
        requester, _ = Requester.objects.get_or_create(name="Jane Sample")
        calendar = current_calendar()
        received = [received_on - timedelta(days=number) for number in range(days)]
        due = {day: calendar.add(day, 20) for day in received}
        start = Case.objects.count()
        return Case.objects.bulk_create(
            [
                Case(
                    reference=f"9{number:06}",
                    subject=f"Case {number}",
                    regime="EIR" if number % 3 == 0 else "FOIA",
                    requester=requester,
                    officer=officer,
                    request_text="What?",
                    received_on=received[number % days],
                    due_on=due[received[number % days]],
                )
                for number in range(start, start + count)
            ],
            batch_size=2000,
        )

    return many


@pytest.fixture
def logged(council, officer, today):
    """A case received on Wednesday 10 February 2021 and due on Wednesday 10 March, or as given."""

    def make(**details) -> Case:
        return log(officer=officer, **{"received_on": RECEIVED, "on": today, **details})

    return make


@pytest.fixture
def happened(officer, today):
    """Record what moves the clock."""

    def record(case, kind, on, *, ended_on=None, **details) -> ClockEvent:
        details = {"amount": "14.60", "days": 20, **details}
        event = ClockEvent(kind=kind, on=on, ended_on=ended_on, details=details, by=officer)
        case.count_event(event, "Recorded", by=officer, on=today)
        case.refresh_from_db()
        return event

    return record
