"""The addresses of a letter's history, and of who is in a draft."""

from django.urls import path

from cases.letters import history_views, presence

urlpatterns = [
    path(
        "cases/<str:reference>/letters/<int:pk>/history/", history_views.letter_history, name="letter_history"
    ),
    path(
        "cases/<str:reference>/letters/<int:pk>/history/restore/",
        history_views.restore_version,
        name="restore_version",
    ),
    path("cases/<str:reference>/draft/presence/", presence.beat, name="presence"),
]
