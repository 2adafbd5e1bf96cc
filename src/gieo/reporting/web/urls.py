"""Addresses of the reports' own pages."""

from django.urls import path, re_path

from gieo.reporting.web import statistics, summaries, views

app_name = "reporting"
urlpatterns = [
    path("lam-viec/bao-cao/sau-han-che", views.weaknesses, name="weaknesses"),
    path("lam-viec/bao-cao/danh-muc", summaries.catalogue, name="catalogue"),
    path("lam-viec/bao-cao/danh-muc/<slug:key>", summaries.summary, name="summary"),
    re_path(
        r"^lam-viec/bao-cao/danh-muc/(?P<key>[-a-z0-9]+)\.(?P<suffix>pdf|docx|xlsx)$",
        summaries.paper,
        name="summary-paper",
    ),
    path("lam-viec/bao-cao/thong-ke", statistics.listing, name="statistics"),
    path("lam-viec/bao-cao/thong-ke/<slug:form>", statistics.table, name="statistic"),
    path("lam-viec/bao-cao/thong-ke/<slug:form>/dien", statistics.fill, name="fill-statistic"),
    re_path(
        r"^lam-viec/bao-cao/thong-ke/(?P<form>[-a-z0-9]+)\.(?P<suffix>pdf|docx|xlsx)$",
        statistics.paper,
        name="statistic-paper",
    ),
]
