"""The draft page and what its autosaves call."""

from django.http import HttpResponse


def draft(request, ref):
    return HttpResponse(status=501)


def save_answer(request, ref, number):
    return HttpResponse(status=501)


def choose_text(request, ref, number):
    return HttpResponse(status=501)
