"""The addresses of the directory room."""

from django.urls import path

from cases.directory import grade_views, views

urlpatterns = [
    path("directory/", views.directory, name="directory"),
    path("directory/new/", views.new_staff_member, name="new_staff_member"),
    path("directory/grades/", grade_views.show_grades, name="grades"),
    path("directory/grades/new/", grade_views.new_grades, name="new_grades"),
    path("directory/changes/", views.directory_changes, name="directory_changes"),
    path("directory/contacts/", grade_views.directory_contacts, name="directory_contacts"),
    path("directory/<int:pk>/", views.staff_member, name="staff_member"),
    path("directory/<int:pk>/edit/", views.edit_staff_member, name="edit_staff_member"),
    path("directory/<int:pk>/drop/", views.drop_staff_member, name="drop_staff_member"),
    path("directory/<int:pk>/end/", views.end_staff_member, name="end_staff_member"),
    path("directory/<int:pk>/posts/new/", views.new_staff_post, name="new_staff_post"),
    path("directory/<int:pk>/posts/<int:post_pk>/", views.staff_post, name="staff_post"),
    path("directory/<int:pk>/posts/<int:post_pk>/drop/", views.drop_staff_post, name="drop_staff_post"),
]
