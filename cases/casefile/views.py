"""The lists and the case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cases.models import Case


def my_cases(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/casefile/list.html")


def all_cases(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/casefile/list.html")


def case(request: HttpRequest, reference: str) -> HttpResponse:
    return render(request, "cases/casefile/case.html", {"case": get_object_or_404(Case, reference=reference)})


original = original_download = case
