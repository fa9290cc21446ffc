"""The addresses, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("cases.people.urls")),
    path("", include("cases.casefile.urls")),
    path("", include("cases.intake.urls")),
    path("", include("cases.drafting.urls")),
    path("", include("cases.letters.urls")),
    path("", include("cases.letters.history_urls")),
    path("", include("cases.clock.urls")),
    path("", include("cases.costs.urls")),
    path("", include("cases.directory.urls")),
    path("", include("cases.directory.import_urls")),
    path("", include("cases.redaction.urls")),
    path("", include("cases.holidays.urls")),
    path("", include("cases.past_letters.urls")),
    path("", include("cases.wording.urls")),
]
