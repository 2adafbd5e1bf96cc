"""Accounts: the pages of the sign-in library under our own roof."""

from django.urls import include, path

from gieo.identity.web import sessions

urlpatterns = [
    path("sessions/<int:pk>/ket-thuc", sessions.end, name="usersessions_end"),
    path("", include("allauth.urls")),
]
