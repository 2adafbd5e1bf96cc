"""Addresses of personal data."""

from django.urls import path

from gieo.privacy.web import views

app_name = "privacy"
urlpatterns = [path("du-lieu-ca-nhan", views.register, name="register")]
