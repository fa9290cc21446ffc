"""The addresses of the redaction room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
