"""Addresses of the overlap check."""

from django.urls import path

from gieo.overlap.web import views

app_name = "overlap"
urlpatterns = [path("kiem-tra-trung-lap", views.ask, name="ask")]
