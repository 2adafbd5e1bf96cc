"""Addresses of the reports' own pages."""

from django.urls import path

from gieo.reporting.web import views

app_name = "reporting"
urlpatterns = [path("lam-viec/bao-cao/sau-han-che", views.weaknesses, name="weaknesses")]
