"""The addresses of the directory room."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
