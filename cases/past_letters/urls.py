"""The addresses of past letters."""

from django.urls import path

from cases.past_letters import views

urlpatterns = [
    path("past-letters/", views.past_letters, name="past_letters"),
    path("past-letters/<int:pk>/", views.past_letter, name="past_letter"),
    path("past-letters/<int:pk>/file/", views.past_letter_file, name="past_letter_file"),
    path("past-letters/<int:pk>/correct/", views.correct_past_letter, name="correct_past_letter"),
    path("past-letters/<int:pk>/keep/", views.keep_past_letter, name="keep_past_letter"),
    path("past-letters/<int:pk>/wording/", views.past_letter_wording, name="past_letter_wording"),
]
