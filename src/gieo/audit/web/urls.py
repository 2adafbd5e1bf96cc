"""Addresses of the audit."""

from django.urls import path

from gieo.audit.web import views

app_name = "audit"
urlpatterns = [
    path("quan-tri/nhat-ky", views.anchors, name="anchors"),
    path("quan-tri/nhat-ky/<str:chain>/<slug:day>.pdf", views.anchor_paper, name="anchor-paper"),
    path("kiem-toan", views.samples, name="samples"),
]
