"""Addresses of the outcomes' own pages."""

from django.urls import path

from gieo.outcomes.web import public, views

app_name = "outcomes"
urlpatterns = [
    path("lam-viec/ket-qua/duong-di", views.way, name="way"),
    path("ket-qua", public.catalogue, name="catalogue"),
    path("ket-qua/<docket:number>", public.result, name="result"),
]
