"""Addresses of the alerts."""

from django.urls import path

from gieo.notifications.web import mail, views

app_name = "notifications"
urlpatterns = [
    path("lam-viec/thong-bao", views.alerts, name="alerts"),
    path("lam-viec/thong-bao/da-doc", views.read, name="read"),
    path("lam-viec/thong-bao/cach-nhan-thu", mail.settings, name="mail"),
    path("thoi-nhan-thu/<str:token>", mail.stop, name="stop"),
]
