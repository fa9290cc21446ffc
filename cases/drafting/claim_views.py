"""The claim page and the search for a provision."""

from django.http import HttpResponse


def find_provision(request, ref):
    return HttpResponse(status=501)


def new_claim(request, ref):
    return HttpResponse(status=501)


def claim(request, ref, pk):
    return HttpResponse(status=501)


def drop_claim(request, ref, pk):
    return HttpResponse(status=501)
