"""The addresses of the bank holidays and of their changes."""

from django.urls import path

from cases.holidays import views

urlpatterns = [
    path("bank-holidays/", views.bank_holidays, name="bank_holidays"),
    path("bank-holidays/add/", views.add_holiday, name="add_holiday"),
    path("bank-holidays/load/", views.load_holidays, name="load_holidays"),
    path("bank-holidays/changes/<int:pk>/", views.calendar_change, name="calendar_change"),
    path("bank-holidays/changes/<int:pk>/confirm/", views.confirm_change, name="confirm_calendar_change"),
    path("bank-holidays/changes/<int:pk>/discard/", views.discard_change, name="discard_calendar_change"),
    path("bank-holidays/changes/<int:pk>/go-on/", views.go_on, name="go_on_with_calendar_change"),
    path("bank-holidays/<slug:day>/<slug:division>/", views.correct_holiday, name="correct_holiday"),
    path("bank-holidays/<slug:day>/<slug:division>/remove/", views.remove_holiday, name="remove_holiday"),
]
