"""Addresses of the room in which the cost of a request is estimated."""

from django.urls import path

from cases.costs import views

urlpatterns = [
    path("cases/<str:reference>/cost/", views.cost, name="cost"),
    path("cases/<str:reference>/cost/lines/", views.edit_lines, name="cost_lines"),
    path("cases/<str:reference>/cost/sums/", views.show_sums, name="cost_sums"),
]
