"""Addresses of the question desk."""

from django.urls import path

from gieo.calls.web import questions

app_name = "calls"
urlpatterns = [
    path("hoi-dap", questions.everything, name="all-questions"),
    path("hoi-dap.atom", questions.feed, name="questions-feed"),
    path("hoi-dap/cau-hoi/<str:token>", questions.own, name="own-question"),
    path("hoi-dap/<slug:call>", questions.of_call, name="questions"),
]
