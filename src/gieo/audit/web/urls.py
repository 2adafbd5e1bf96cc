"""Addresses of the audit."""

from django.urls import path

from gieo.audit.web import procedure, views
from gieo.dossiers.web.urls import DOCKET

app_name = "audit"
urlpatterns = [
    path("quan-tri/nhat-ky", views.anchors, name="anchors"),
    path("quan-tri/nhat-ky/<str:chain>/<slug:day>.pdf", views.anchor_paper, name="anchor-paper"),
    path("quan-tri/so-dang-nhap", views.sign_ins, name="sign-ins"),
    path("quan-tri/lich-su/<slug:kind>/<int:pk>", views.history, name="history"),
    path("kiem-toan", views.samples, name="samples"),
    path(f"ho-so/<{DOCKET}:number>/thu-tuc", procedure.procedure, name="procedure"),
    path(f"ho-so/<{DOCKET}:number>/thu-tuc.zip", procedure.package, name="procedure-package"),
]
