from django.urls import path

from cases.wording import exchange_views, views, writing_views

urlpatterns = [
    path("wording/", views.wording, name="wording"),
    path("wording/new/", writing_views.new_wording, name="new_wording"),
    path("wording/placeholders/", views.placeholders, name="placeholders"),
    path("wording/file/", exchange_views.exchange_wording, name="exchange_wording"),
    path("wording/file/export/", exchange_views.export_wording, name="export_wording"),
    path("wording/file/<int:pk>/", exchange_views.wording_file, name="wording_file"),
    path("wording/file/<int:pk>/confirm/", exchange_views.confirm_wording_file, name="confirm_wording_file"),
    path("wording/<slug:kind>/<slug:key>/", views.one_wording, name="one_wording"),
    path("wording/<slug:kind>/<slug:key>/compare/", views.compare_wording, name="compare_wording"),
    path("wording/<slug:kind>/<slug:key>/letters/", views.wording_letters, name="wording_letters"),
    path("wording/<slug:kind>/<slug:key>/edit/", writing_views.edit_wording, name="edit_wording"),
    path("wording/<slug:kind>/<slug:key>/restore/", writing_views.restore_wording, name="restore_wording"),
    path(
        "wording/<slug:kind>/<slug:key>/make-current/",
        writing_views.make_wording_current,
        name="make_wording_current",
    ),
]
