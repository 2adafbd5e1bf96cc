"""Addresses of the overlap check."""

from django.urls import path

from gieo.overlap.web import classifying, views

app_name = "overlap"
urlpatterns = [
    path("kiem-tra-trung-lap", views.ask, name="ask"),
    path("lam-viec/so-nhiem-vu/phan-loai", classifying.classify, name="classify"),
]
