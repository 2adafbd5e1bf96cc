"""Addresses of files."""

from django.urls import path

from gieo.files.web import views

app_name = "files"
urlpatterns = [path("tep/<int:pk>/<str:name>", views.download, name="download")]
