"""The addresses of the lists and of the case itself."""

from django.urls import path

from cases.casefile import views

urlpatterns = [
    path("", views.my_cases, name="my_cases"),
    path("cases/", views.all_cases, name="all_cases"),
    path("cases/<str:reference>/", views.case, name="case"),
    path("cases/<str:reference>/request/", views.original, name="original"),
    path("cases/<str:reference>/request/download/", views.original_download, name="original_download"),
]
