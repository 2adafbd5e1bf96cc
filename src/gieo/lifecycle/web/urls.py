"""Addresses of the line of life."""

from django.urls import path

from gieo.lifecycle.web import views

app_name = "lifecycle"
urlpatterns = [
    path("di-den-dau", views.look_up, name="look-up"),
    path("di-den-dau/<slug:number>", views.line, name="line"),
]
