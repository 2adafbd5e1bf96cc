"""Addresses of the registers beside the stages."""

from django.urls import path

from gieo.matters.web import views

app_name = "matters"
urlpatterns = [
    path("lam-viec/so-theo-doi", views.registers, name="registers"),
    path("lam-viec/so-theo-doi/<slug:register>", views.register, name="register"),
    path("lam-viec/so-theo-doi/<slug:register>.xlsx", views.sheet, name="sheet"),
    path("lam-viec/so-theo-doi/<slug:register>/lap", views.enter, name="enter"),
]
