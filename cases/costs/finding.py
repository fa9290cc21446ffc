"""Requests whose cost might be added: those of the same requester, and those of others that are much alike.

The work is bounded. A requester's own cases are found by index; of other people's only the open ones are read, at most
COMPARED of them, because a request that was answered can no longer be added. Each is one comparison of two texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from rapidfuzz import fuzz, utils

from cases.law.aggregation import Request, period_begins, period_ends, why_not_added
from cases.law.dates import plain
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.working_days import Calendar
from cases.models import Answer, Case, Question
from cases.workflow import Stage

COMPARED = 2000
OWN = 50
SHOWN = 20
# Between the questions of 110 unrelated requests, 1 pair in 1,000 is more alike than 63 %; the same questions put in
# other words are from 82 % up.
ALIKE = 65
LONGEST = 4000
# What most requests have in common says nothing about what they ask for.
_COMMON = """
    a about all also am an and any are as at be been borough by can copies copy could council councils county did
    do does during each financial following foi for from give had has have how i if in include including information
    is it its last like list made many me much my name no not number of on or our out over per please provide
    question questions regarding request s say send since so such tell that the their them there these they this
    those to total under up us was we were what when where whether which who why with would year years you
    your
"""
COMMON = frozenset(_COMMON.split())


@dataclass(frozen=True)
class Candidate:
    """A request that might be added: why it came up, how alike it is (0 to 100), and why it cannot be, if so."""

    case: Case
    why: str
    alike: int
    reasons: list[str]


@dataclass(frozen=True)
class Found:
    """The candidates, the nearest ones first, and what was looked through: `compared` texts of open requests
    received from `begins` to `ends`. `is_cut`: there were more than are ever compared."""

    candidates: list[Candidate]
    compared: int
    begins: date
    ends: date
    is_cut: bool


def find(case: Case, calendar: Calendar) -> Found:
    """The candidates for a case. Four queries, whatever the number of cases; other people's requests are read as
    text alone, and as cases only where they are shown."""
    begins, ends = period_begins(case.received_on, calendar), period_ends(case.received_on, calendar)
    nearby = Case.objects.filter(received_on__range=(begins, ends)).exclude(pk=case.pk)
    own = set(nearby.filter(_same_person(case)).order_by("-received_on").values_list("pk", flat=True)[:OWN])
    strangers = nearby.filter(closed_on__isnull=True, regime=Regime.FOIA).exclude(pk__in=own)
    rows = list(strangers.order_by("due_on", "id").values_list("pk", "requester__name")[: COMPARED + 1])
    names = dict(rows[:COMPARED])
    texts = _texts([case.pk, *own, *names])
    alike = {pk: _alike(texts[case.pk], texts[pk]) for pk in [*own, *names]}
    same_name = {pk for pk, name in names.items() if name.casefold() == case.requester.name.casefold()}
    worth = own | same_name | {pk for pk in names if alike[pk] >= ALIKE}
    nearest = sorted(worth, key=lambda pk: (pk not in own, -alike[pk], pk))[:SHOWN]
    candidates = [
        Candidate(
            case=each,
            why=_why(each.pk, own, same_name),
            alike=alike[each.pk],
            reasons=why_not_added(as_request(case, case), as_request(each, case), calendar),
        )
        for each in as_requests(Case.objects.filter(pk__in=nearest))
    ]
    candidates.sort(key=lambda candidate: (bool(candidate.reasons), -candidate.alike, candidate.case.pk))
    return Found(candidates, len(own) + len(names), begins, ends, is_cut=len(rows) > COMPARED)


def as_requests(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with what as_request() asks of them."""
    complied = Answer.objects.filter(question__case=OuterRef("pk")).exclude(outcome=Outcome.COST.value)
    return cases.select_related("requester", "cost_estimate").annotate(is_answered=Exists(complied))


def as_request(case: Case, this: Case) -> Request:
    """A case read by as_requests() as the law sees it beside `this` one. A request that was refused on cost alone has
    not been complied with, and may still be counted."""
    ended = ""
    if case.get_stage() is Stage.ISSUED and case.is_answered:
        ended = f"was answered on {plain(case.closed_on)}"
    elif case.closed_on and case.get_stage() is not Stage.ISSUED:
        ended = f"was closed on {plain(case.closed_on)}, “{case.get_stage().label}”"
    return Request(
        reference=case.reference,
        received_on=case.received_on,
        regime=Regime(case.regime),
        same_requester=is_same_requester(case, this),
        ended=ended,
    )


def is_same_requester(case: Case, this: Case) -> bool:
    """By the record or the e-mail address. Two people may share a name."""
    email = this.requester.email.casefold()
    return case.requester_id == this.requester_id or bool(email and case.requester.email.casefold() == email)


def _same_person(case: Case) -> Q:
    same = Q(requester=case.requester_id)
    return same | Q(requester__email=case.requester.email) if case.requester.email else same


def _why(pk: int, own: set[int], same_name: set[int]) -> str:
    if pk in own:
        return "Same requester"
    return "Same name" if pk in same_name else "Much the same questions"


def _texts(cases: Sequence[int]) -> dict[int, str]:
    """The telling words of the questions of each case."""
    said: dict[int, list[str]] = defaultdict(list)
    wanted = Question.objects.filter(case__in=cases).order_by("number")
    for case, text in wanted.values_list("case", "text"):
        said[case].append(text)
    return {case: telling_words(said[case]) for case in cases}


def telling_words(texts: Iterable[str]) -> str:
    words = utils.default_process(" ".join(texts)[:LONGEST]).split()
    return " ".join(word for word in words if word not in COMMON)


def _alike(one: str, other: str) -> int:
    return round(fuzz.token_set_ratio(one, other))
