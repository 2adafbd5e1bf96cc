"""Public addresses of the register. A task keeps one address for life, under its number."""

from django.urls import path

from gieo.registry.web import views

app_name = "registry"
urlpatterns = [
    path("tra-cuu.xlsx", views.workbook, name="workbook"),
    path("tra-cuu.csv", views.table, name="table"),
    path("tra-cuu.atom", views.feed, name="feed"),
    path("nhiem-vu/<path:number>", views.task, name="task"),
]
