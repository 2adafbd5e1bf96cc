"""Accounts: the pages of the sign-in library under our own roof."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
