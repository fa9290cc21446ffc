"""The addresses of signing in, of one's own profile and of the health check."""

from django.urls import path

from cases.people import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("profile/", views.profile, name="profile"),
    path("profile/password/", views.change_password, name="change_password"),
    path("health/", views.health, name="health"),
]
