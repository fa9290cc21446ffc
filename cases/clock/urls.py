"""The addresses of the clock room: its page, and in step_urls each step that is taken from there."""

from django.urls import URLPattern, path

from cases.clock import step_urls, views

urlpatterns: list[URLPattern] = [
    path("cases/<str:reference>/clock/", views.clock, name="clock"),
    path("cases/<str:reference>/clock.pdf", views.clock_pdf, name="clock_pdf"),
    *step_urls.urlpatterns,
]
