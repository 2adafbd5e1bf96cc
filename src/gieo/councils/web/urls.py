"""Addresses of the councils."""

from django.urls import path

from gieo.councils.web import bank, importing

app_name = "councils"

urlpatterns = [
    path("lam-viec/chuyen-gia", bank.experts, name="experts"),
    path("lam-viec/chuyen-gia/dang-ky", bank.apply, name="apply"),
    path("lam-viec/chuyen-gia/de-cu", bank.nominate, name="nominate"),
    path("lam-viec/chuyen-gia/nhap", importing.bring_in, name="import-experts"),
    path("lam-viec/chuyen-gia/cho-duyet", bank.waiting, name="waiting"),
    path("lam-viec/chuyen-gia/cho-duyet/<slug:what>/<int:pk>", bank.decide, name="decide"),
    path("lam-viec/chuyen-gia/dang-ky/<int:pk>/tra-loi", bank.answer, name="answer"),
    path("lam-viec/chuyen-gia/<int:pk>", bank.expert, name="expert"),
    path("lam-viec/chuyen-gia/<int:pk>/<slug:act>", bank.expert_act, name="expert-act"),
]
