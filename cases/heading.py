"""What stands at the head of every page about one case: who may see it, its clock, and the way back."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from cases import permissions
from cases.law.clock import Clock
from cases.law.dates import working_days_in_words
from cases.law.ledger import ANSWERED, Ledger
from cases.law.working_days import Calendar
from cases.models import Case
from cases.workflow import Stage

LIST_COOKIE = "list"
ENDED = {
    Stage.ISSUED: ANSWERED,
    Stage.PASSED_ON: "passed on",
    Stage.WITHDRAWN: "withdrawn",
    Stage.NO_REPLY: "closed, because no reply came",
}


@dataclass(frozen=True)
class Time:
    """The clock of a case as a page shows it.

    `on` is the day up to which it ran: today, or the day of issue. `lead` and `day` say what it ran towards, as in
    "was due" and the date.
    """

    clock: Clock
    on: date
    words: str
    lead: str
    day: date
    colour: str


def time_of(case: Case, today: date, calendar: Calendar | None = None) -> Time:
    clock = case.clock(calendar)
    if case.closed_on:
        stage = case.get_stage()
        if stage is not Stage.ISSUED:
            return Time(clock, case.closed_on, stage.label, "closed", case.closed_on, "")
        words = answered_in_words(clock, case.closed_on)
        return Time(clock, case.closed_on, words, "issued", case.closed_on, "")
    if clock.reasons:
        return Time(clock, today, clock.words(today), "look again on", case.due_on, "")
    words, due_on = clock.words(today), clock.due_on
    if clock.is_overdue(today):
        return Time(clock, today, words, "was due", due_on, "red")
    return Time(clock, today, words, "due", due_on, "amber" if clock.days_left(today) <= 1 else "")


def answered_in_words(clock: Clock, on: date) -> str:
    """Answered in time, 4 working days early; Answered 5 working days late; Answered, where no answer was due."""
    if clock.reasons:
        return "Answered"
    if clock.is_overdue(on):
        late = clock.days_late(on)
        return f"Answered {working_days_in_words(late)} late" if late else "Answered late, within a weekend"
    early = clock.days_left(on)
    return f"Answered {working_days_in_words(early)} early" if early else "Answered on the last day"


def ledger_of(case: Case, time: Time, *, apart: str = "") -> Ledger:
    """Every day of the clock as the page says it; `apart` names the questions that an extension leaves out."""
    how = "" if case.is_from_past_letter() else f"by {case.get_channel_display().lower()}"
    return Ledger(time.clock, time.on, ended=ENDED.get(case.get_stage(), ""), how=how, apart=apart)


def back_to_list(request: HttpRequest) -> tuple[str, str]:
    """Address and name of the list that the person came from, with its filters."""
    address = request.COOKIES.get(LIST_COOKIE, "")
    mine, everybodys = reverse("my_cases"), reverse("all_cases")
    if address.split("?")[0] == everybodys:
        return address, "All cases"
    return (address if address.split("?")[0] == mine else mine), "My cases"


def find_case(request: HttpRequest, reference: str) -> Case:
    """The case that the address names, for somebody who may see cases. Raises NotAllowed, Http404."""
    permissions.demand(permissions.see_cases(request.user))
    return get_object_or_404(Case.objects.select_related("requester", "officer"), reference=reference)


def found_case(request: HttpRequest, reference: str) -> tuple[Case, dict]:
    """The case and what templates/cases/casefile/_header.html shows of it."""
    found = find_case(request, reference)
    today = timezone.localdate()
    time = time_of(found, today)
    back_url, back_label = back_to_list(request)
    context = {
        "case": found,
        "today": today,
        "time": time,
        "ledger": ledger_of(found, time),
        "back_url": back_url,
        "back_label": back_label,
        "place": request.resolver_match.url_name,
    }
    return found, context
