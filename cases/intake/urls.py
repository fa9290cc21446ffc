"""Addresses of the room in which a request is logged."""

from django.urls import path

from cases.intake import views

urlpatterns = [
    path("log/", views.log_request, name="log_request"),
    path("log/by-hand/", views.log_by_hand, name="log_by_hand"),
    path("log/proposal/", views.propose, name="propose"),
    path("log/questions/", views.edit_questions, name="edit_questions"),
]
