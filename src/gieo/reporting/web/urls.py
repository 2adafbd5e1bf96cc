"""Addresses of the reports' own pages."""

from django.urls import path, re_path

from gieo.reporting.web import views

app_name = "reporting"
urlpatterns = [
    path("lam-viec/bao-cao/sau-han-che", views.weaknesses, name="weaknesses"),
    path("lam-viec/bao-cao/thong-ke-nhiem-vu", views.statistics, name="statistics"),
    re_path(
        r"^lam-viec/bao-cao/thong-ke-nhiem-vu\.(?P<suffix>pdf|docx)$", views.statistics_paper, name="statistics-paper"
    ),
]
