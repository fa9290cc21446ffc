"""Who else is in a draft: the page says every 20 seconds that it is open. Kept in the cache and nowhere else."""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.heading import find_case
from cases.law.dates import joined
from cases.models import Case, User

# Two heartbeats may be missed before a person is taken to be gone.
SEEN_FOR = timedelta(seconds=60)


@require_POST
def beat(request: HttpRequest, reference: str) -> HttpResponse:
    """The person is in the draft; the answer says who else is. A fragment, and nothing (204) while it stays the same,
    so that a screen reader does not say it again."""
    case = find_case(request, reference)
    others = note(case, request.user, at=timezone.now())
    words = in_words(others)
    if words == request.POST.get("present", ""):
        return HttpResponse(status=204)
    return render(request, "cases/letters/_presence.html", {"words": words})


def note(case: Case, user: User, *, at: datetime) -> list[str]:
    """Remember that somebody is in the draft, and give the names of the others who were of late.

    Two who write at the same moment may lose one note: the next heartbeat brings it back.
    """
    name = f"in-draft-{case.pk}"
    known: dict[int, tuple[str, datetime]] = cache.get(name, {})
    known = {pk: seen for pk, seen in known.items() if at - seen[1] < SEEN_FOR}
    known[user.pk] = (str(user), at)
    cache.set(name, known, SEEN_FOR.total_seconds())
    return sorted(who for pk, (who, _) in known.items() if pk != user.pk)


def in_words(names: list[str]) -> str:
    """Max Manager is in this draft."""
    if not names:
        return ""
    return f"{joined(names)} {'is' if len(names) == 1 else 'are'} in this draft"
