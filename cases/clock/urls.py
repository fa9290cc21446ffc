"""The addresses of the clock room: its page, and in step_urls each step that is taken from there."""

from django.urls import URLPattern

from cases.clock import step_urls

urlpatterns: list[URLPattern] = [
    *step_urls.urlpatterns,
]
