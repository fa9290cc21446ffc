"""The list of cases: which, in what order, in which groups, a page at a time.

The number of queries does not depend on the number of cases, and no page reads what lies before it (keyset).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases import workflow
from cases.casefile import progress
from cases.casefile.filters import ANY, NOBODY
from cases.casefile.unfinished import unfinished_claims, with_notices
from cases.heading import Time, time_of
from cases.law.dates import in_words
from cases.law.working_days import Calendar
from cases.models import Case, Claim, Letter, Question, Role, User, current_calendar
from cases.workflow import Stage

PAGE = 25
WITH_CLOSED = (ANY, *workflow.closed_stages())
RUNNING = Q(stopped_on__isnull=True)


@dataclass(frozen=True)
class Days:
    """Today, and the last of the next five working days, with the calendar that says so."""

    today: date
    soon: date
    calendar: Calendar

    @classmethod
    def around(cls, today: date) -> "Days":
        calendar = current_calendar()
        return cls(today, calendar.add(today, 5), calendar)

    def groups(self) -> dict[str, tuple[str, Q]]:
        """The groups of the list by key, most urgent first: heading, and which open cases belong to it."""
        return {
            "overdue": ("Overdue", RUNNING & Q(due_on__lt=self.today)),
            "today": (f"Due today, {in_words(self.today)}", RUNNING & Q(due_on=self.today)),
            "soon": (
                "Due in the next five working days",
                RUNNING & Q(due_on__gt=self.today, due_on__lte=self.soon),
            ),
            "later": ("Later", RUNNING & Q(due_on__gt=self.soon)),
            "stopped": ("Waiting for the requester", ~RUNNING),
        }

    def group_of(self, case: Case) -> str:
        if case.stopped_on:
            return "stopped"
        if case.due_on < self.today:
            return "overdue"
        if case.due_on == self.today:
            return "today"
        return "soon" if case.due_on <= self.soon else "later"


@dataclass(frozen=True)
class Line:
    """One case as a row of the list."""

    case: Case
    time: Time
    next_step: str
    waiting_for: str


@dataclass(frozen=True)
class Group:
    title: str
    count: int
    lines: list[Line]


@dataclass(frozen=True)
class Page:
    """One page of the list. `after` is where the next one starts; empty on the last."""

    groups: list[Group]
    total: int
    after: str
    newest_first: bool

    @property
    def shown(self) -> int:
        return sum(len(group.lines) for group in self.groups)


def wrote_part(user: User) -> Exists:
    return Exists(Letter.editors.through.objects.filter(letter__case=OuterRef("pk"), user=user))


def my_approval(user: User) -> Q:
    """Letters that this manager is to read: with the approver, and not written by the same person."""
    return Q(stage=Stage.WITH_APPROVER) & ~wrote_part(user)


def my_move(user: User) -> Q:
    """The stages at which this person is the one to act, while nobody waits for the requester."""
    mine = RUNNING & Q(officer=user, stage__in=progress.OFFICERS_MOVE)
    return mine | my_approval(user) if user.has_role(Role.MANAGER) else mine


def scope(user: User, *, mine: bool) -> QuerySet[Case]:
    """All cases; or one's own, with every letter that waits for one's approval."""
    if not mine:
        return Case.objects.all()
    own = Q(officer=user)
    return Case.objects.filter(own | my_approval(user) if user.has_role(Role.MANAGER) else own)


def shown(user: User, days: Days) -> dict[str, Q]:
    """What each figure of the strip counts, by the value of the filter `show`."""
    return {
        "": Q(),
        **{key: which for key, (_, which) in days.groups().items() if key not in ("later", "stopped")},
        "move": my_move(user),
        "approver": Q(stage=Stage.WITH_APPROVER),
    }


def counts(cases: QuerySet[Case], user: User, days: Days) -> dict[str, int]:
    """The figures of the strip, in one query."""
    figures = {f"n_{key}": Count("pk", filter=which) for key, which in shown(user, days).items()}
    found = cases.open().aggregate(**figures)
    return {key.removeprefix("n_"): figure for key, figure in found.items()}


def narrow(cases: QuerySet[Case], filters: dict[str, str], user: User, days: Days) -> QuerySet[Case]:
    stage = filters.get("stage", "")
    if "show" in filters:
        cases = cases.open().filter(shown(user, days)[filters["show"]])
    if not stage:
        cases = cases.open()
    elif stage != ANY:
        cases = cases.filter(stage=stage)
    if "regime" in filters:
        cases = cases.filter(regime=filters["regime"])
    if "officer" in filters:
        wanted = filters["officer"]
        cases = cases.filter(officer=None) if wanted == NOBODY else cases.filter(officer=int(wanted))
    return cases.search(filters.get("q", ""))


def with_progress(cases: QuerySet[Case], user: User) -> QuerySet[Case]:
    """Adds `questions_count`, `answered_count` and `wrote_part` to the cases of a page."""
    questions = Question.objects.filter(case=OuterRef("pk")).order_by().values("case").annotate(n=Count("pk"))
    has_text = Q(answer__outcome__in=progress.ANSWERED_BY_NOTICE) | ~Q(answer__text="")
    answered = questions.filter(has_text).exclude(answer__outcome="")
    return (
        cases.select_related("requester", "officer")
        .prefetch_related("clock_events")
        .annotate(
            questions_count=Coalesce(Subquery(questions.values("n"), IntegerField()), 0),
            answered_count=Coalesce(Subquery(answered.values("n"), IntegerField()), 0),
            wrote_part=wrote_part(user),
        )
    )


def start_after(cases: QuerySet[Case], after: str, *, newest_first: bool) -> QuerySet[Case]:
    """The cases that follow the mark of an earlier page. A mark that makes no sense starts at the beginning."""
    try:
        if newest_first:
            return cases.filter(pk__lt=int(after))
        due_on, pk = after.split("_")
        return cases.after(date.fromisoformat(due_on), int(pk))
    except ValueError:
        return cases


def page(
    cases: QuerySet[Case],
    filters: dict[str, str],
    user: User,
    days: Days,
    *,
    after: str = "",
    size: int = PAGE,
) -> Page:
    """One page of the narrowed list, in two queries: the size of each group, and the rows; and in one more where the
    questions of a draft are all answered, for its claims."""
    with_closed = filters.get("stage") in WITH_CLOSED and "show" not in filters
    newest_first = with_closed or filters.get("order") == "newest"
    groups = {"all": ("Newest first", Q())} if newest_first else days.groups()
    sizes = cases.aggregate(**{f"n_{key}": Count("pk", filter=which) for key, (_, which) in groups.items()})
    ordered = cases.order_by("-id") if newest_first else cases.most_urgent_first()
    rows = list(with_progress(start_after(ordered, after, newest_first=newest_first), user)[: size + 1])
    lines: dict[str, list[Line]] = {key: [] for key in groups}
    for line in as_lines(rows[:size], user, days):
        lines["all" if newest_first else days.group_of(line.case)].append(line)
    after = ""
    if len(rows) > size:
        last = rows[size - 1]
        after = str(last.pk) if newest_first else f"{last.due_on.isoformat()}_{last.pk}"
    titles = {key: title for key, (title, _) in groups.items() if lines[key]}
    return Page(
        groups=[Group(title, sizes[f"n_{key}"], lines[key]) for key, title in titles.items()],
        total=sum(sizes.values()),
        after=after,
        newest_first=newest_first,
    )


def as_lines(cases: Sequence[Case], user: User, days: Days) -> list[Line]:
    """The cases of with_progress() as rows."""
    answered = [
        case
        for case in cases
        if case.get_stage() is Stage.DRAFTING and case.answered_count == case.questions_count
    ]
    claims = with_notices(Claim.objects.filter(case__in=answered), days.today) if answered else []
    unfinished = unfinished_claims(claims, days.today)
    return [_as_line(case, user, days, unfinished[case.pk]) for case in cases]


def _as_line(case: Case, user: User, days: Days, unfinished: int) -> Line:
    stage = case.get_stage()
    mine = stage is Stage.WITH_APPROVER and user.has_role(Role.MANAGER) and not case.wrote_part
    return Line(
        case=case,
        time=time_of(case, days.today, days.calendar),
        next_step=progress.next_step(
            stage,
            answered=case.answered_count,
            questions=case.questions_count,
            unfinished=unfinished,
            is_my_approval=mine,
        ),
        waiting_for=progress.waiting_for(case, user, is_my_approval=mine),
    )


NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def in_figures(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def day_in_words(found: dict[str, int], days: Days) -> str:
    """One case is late, one must go today, four more by Thursday."""
    late, today, soon = found["overdue"], found["today"], found["soon"]
    if not (late or today or soon):
        return f"{in_words(days.today)}. Nothing is late or due before {in_words(days.soon)}."
    parts = []
    if late:
        parts.append(f"{in_figures(late)} {'case is' if late == 1 else 'cases are'} late")
    if today:
        parts.append(f"{in_figures(today)} must go today")
    if soon:
        parts.append(f"{in_figures(soon)}{' more' if parts else ''} by {in_words(days.soon).split()[0]}")
    sentence = ", ".join(parts)
    return f"{in_words(days.today)}. {sentence[0].upper()}{sentence[1:]}."
