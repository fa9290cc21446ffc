"""The library to read: the list, one wording, two versions compared, and the letters that used it."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases import permissions
from cases.models import Letter, Wording
from cases.wording import checks, comparing, forms, library, showing
from cases.wording.forms import Filters

A_PAGE = 50


@require_safe
def wording(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.see_cases(request.user))
    form = Filters(request.GET)
    values = form.values()
    found = library.items(timezone.localdate())
    left = library.narrowed(found, values)
    page = Paginator(left, A_PAGE).get_page(request.GET.get("page"))
    keys = {(item.shown.kind, item.shown.key) for item in found}
    context = {
        "form": form,
        "page": page,
        "values": values,
        "here": urlencode(values),
        "total": len(found),
        "for_provisions": sum(1 for item in found if item.provision),
        "groups": _groups(found, values),
        "looks": [item for item in found if item.looks],
        "without_notice": library.without_notice(keys),
        "without_factors": library.without_factors(keys),
        "why_not_edit": permissions.edit_wording(request.user),
    }
    return render(request, "cases/wording/list.html", context)


def _groups(found: list[library.Item], values: dict[str, str]) -> list[dict]:
    """The kinds with how many there are, each a link to its filter; the one that the list stands on is marked."""
    rest = {name: value for name, value in values.items() if name != "group"}
    on = values.get("group", "")
    return [
        {
            "name": name,
            "count": sum(1 for item in found if key in ("", item.group)),
            "query": urlencode({**rest, "group": key} if key else rest),
            "is_on": on == key,
        }
        for key, name in {"": "All kinds", **library.GROUPS}.items()
    ]


def find_versions(kind: str, key: str) -> list[Wording]:
    """Every version of the wording of an address, the newest first. Raises Http404 for none."""
    versions = showing.versions_of(Wording(kind=kind, key=key))
    if not versions:
        raise Http404("The library has no such wording.")
    return versions


def chosen(versions: list[Wording], number: str) -> Wording:
    """The version that the address names. Raises Http404 for one that is not there."""
    found = next((row for row in versions if str(row.version) == number), None)
    if found is None:
        raise Http404("This wording has no such version.")
    return found


@require_safe
def one_wording(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The version that holds or the newest draft, or the one that the address names."""
    permissions.demand(permissions.see_cases(request.user))
    versions, today = find_versions(kind, key), timezone.localdate()
    holding = next((row for row in versions if row.holds(today)), None)
    shown = chosen(versions, request.GET["version"]) if "version" in request.GET else versions[0]
    context = {
        **about(shown, versions, holding),
        "lines": showing.lines_of(shown.text, locked=bool(shown.data.get("locked"))),
        "variants": [
            {**variant, "lines": showing.lines_of(variant["text"], locked=False)}
            for variant in shown.data.get("variants", ())
        ],
        "source": showing.source_of_lock(shown),
        "must_explain": showing.must_explain(shown),
        "placeholders": showing.placeholders_in(shown),
        "problems": checks.reasons_against(checks.Entry.of(shown), library.standard_passages(today)),
        "factors": _factors(kind, key, today),
        "letters": sum(row.times for row in versions),
        "drafts": library.drafts_concerned(kind, key, today).count(),
        "why_not_edit": permissions.edit_wording(request.user),
    }
    return render(request, "cases/wording/one.html", context)


def about(shown: Wording, versions: list[Wording], holding: Wording | None) -> dict:
    """What the head of every page about one wording says."""
    return {
        "wording": shown,
        "newest": versions[0],
        "versions": versions,
        "holding": holding,
        "citation": library.citation(shown),
        "regime": library.regime_of(shown),
        "group": library.GROUPS[library.group_of(shown.kind, shown.key)],
        "group_key": library.group_of(shown.kind, shown.key),
    }


def _factors(kind: str, key: str, today) -> Wording | None:
    """The factors that belong to a notice."""
    if kind != Wording.Kind.REFUSAL:
        return None
    return Wording.objects.in_force(today).filter(kind=Wording.Kind.FACTORS, key=key).last()


@require_safe
def compare_wording(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Two versions by their numbers, `from` and `to`: without them the newest with the one before it."""
    permissions.demand(permissions.see_cases(request.user))
    versions = find_versions(kind, key)
    last, former = versions[0], versions[min(1, len(versions) - 1)]
    first = chosen(versions, request.GET.get("from", str(former.version)))
    second = chosen(versions, request.GET.get("to", str(last.version)))
    context = {
        **about(second, versions, None),
        "first": first,
        "second": second,
        "title": comparing.compare(first.title, second.title),
        "lines": comparing.compare(library.entry_text(first), library.entry_text(second)),
        "is_same": (first.title, first.text, first.data) == (second.title, second.text, second.data),
    }
    return render(request, "cases/wording/compare.html", context)


@require_safe
def wording_letters(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The issued letters that used it, the latest first; with `version`, those of one version."""
    permissions.demand(permissions.see_cases(request.user))
    versions = find_versions(kind, key)
    rows = [chosen(versions, request.GET["version"])] if "version" in request.GET else versions
    letters = (
        Letter.objects.filter(wording__in=rows)
        .select_related("case")
        .defer("html", "pdf", "text")
        .order_by("-issued_on", "-pk")
        .distinct()
    )
    page = Paginator(letters, A_PAGE).get_page(request.GET.get("page"))
    context = {
        **about(rows[0], versions, None),
        "page": page,
        "only": rows[0].version if "version" in request.GET else "",
        "names": dict(Wording.objects.filter(kind=Wording.Kind.LAYOUT).values_list("key", "title")),
    }
    return render(request, "cases/wording/letters.html", context)


@require_safe
def placeholders(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.see_cases(request.user))
    return render(request, "cases/wording/placeholders.html", {"groups": forms.register_in_groups()})
