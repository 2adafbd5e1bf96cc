"""Addresses of personal data."""

from django.urls import path

from gieo.privacy.web import views

app_name = "privacy"
urlpatterns = [
    path("du-lieu-ca-nhan", views.register, name="register"),
    path("lam-viec/du-lieu-cua-toi", views.mine, name="mine"),
    path("lam-viec/du-lieu-cua-toi.json", views.export, name="export"),
    path("lam-viec/du-lieu-cua-toi/<slug:purpose>", views.consent, name="consent"),
    path("quan-tri/luu-giu-du-lieu", views.keeping, name="keeping"),
    path("quan-tri/luu-giu-du-lieu/thoi-han", views.decide, name="decide"),
    path("quan-tri/luu-giu-du-lieu/<int:pk>/go", views.lift, name="lift"),
]
