"""The addresses of the imports of the directory."""

from django.urls import path

from cases.directory import import_views as views

urlpatterns = [
    path("directory/import/", views.import_directory, name="import_directory"),
    path("directory/import/<int:pk>/", views.look_before_importing, name="look_before_importing"),
    path("directory/import/<int:pk>/columns/", views.import_columns, name="import_columns"),
    path("directory/import/<int:pk>/rows/", views.mend_rows, name="mend_rows"),
    path("directory/import/<int:pk>/confirm/", views.confirm_import, name="confirm_import"),
    path("directory/import/<int:pk>/agree/", views.agree_import, name="agree_import"),
    path("directory/import/<int:pk>/drop/", views.drop_import, name="drop_import"),
    path("directory/import/<int:pk>/take-back/", views.take_back_import, name="take_back_import"),
    path("directory/import/<int:pk>/problems.csv", views.import_problems, name="import_problems"),
]
