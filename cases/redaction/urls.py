"""The addresses of the redaction room."""

from django.urls import path

from cases.redaction import annex_views, schedule_views, views

urlpatterns = [
    path("cases/<str:reference>/names/", views.names, name="names"),
    path("cases/<str:reference>/names/decide/", views.decide_name, name="decide_name"),
    path("cases/<str:reference>/names/not-a-person/", views.not_a_person, name="not_a_person"),
    path("cases/<str:reference>/names/schedule/", schedule_views.names_schedule, name="names_schedule"),
    path(
        "cases/<str:reference>/names/schedule.pdf",
        schedule_views.names_schedule_pdf,
        name="names_schedule_pdf",
    ),
    path("cases/<str:reference>/annexes/", annex_views.annexes, name="annexes"),
    path("cases/<str:reference>/annexes/new/", annex_views.new_annex, name="new_annex"),
    path("cases/<str:reference>/annexes/<int:pk>/", annex_views.annex, name="annex"),
    path("cases/<str:reference>/annexes/<int:pk>/drop/", annex_views.drop_annex, name="drop_annex"),
]
