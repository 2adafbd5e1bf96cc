"""Addresses of the question desk, of following calls, of one's own calendar."""

from django.urls import path

from gieo.calls.web import calendars, questions, watches

app_name = "calls"
urlpatterns = [
    path("hoi-dap", questions.everything, name="all-questions"),
    path("hoi-dap.atom", questions.feed, name="questions-feed"),
    path("hoi-dap/cau-hoi/<str:token>", questions.own, name="own-question"),
    path("hoi-dap/<slug:call>", questions.of_call, name="questions"),
    path("theo-doi-dot-nhan", watches.follow, name="follow"),
    path("theo-doi-dot-nhan/<str:token>", watches.own, name="own-watch"),
    path("lam-viec/dot-theo-doi", watches.watches, name="watches"),
    path("lam-viec/dot-theo-doi/<int:pk>/thoi", watches.stop, name="stop-watch"),
    path("lam-viec/lich", calendars.address, name="calendar-address"),
    path("lich/<str:secret>.ics", calendars.own, name="calendar"),
]
