"""Public addresses of the register. A task keeps one address for life, under its number."""

from django.urls import path

from gieo.registry.web import effective, imports, views

app_name = "registry"
urlpatterns = [
    path("tra-cuu.xlsx", views.workbook, name="workbook"),
    path("tra-cuu.csv", views.table, name="table"),
    path("tra-cuu.atom", views.feed, name="feed"),
    path("lam-viec/so-nhiem-vu", imports.imports, name="imports"),
    path("lam-viec/so-nhiem-vu/<int:pk>", imports.report, name="import"),
    path("lam-viec/so-nhiem-vu/<int:pk>/nhap", imports.take_in, name="take-in"),
    path("lam-viec/so-nhiem-vu/<int:pk>/rut-lai", imports.take_back, name="take-back"),
    path("lam-viec/so-nhiem-vu/hieu-qua", effective.page, name="effective"),
    path("lam-viec/so-nhiem-vu/hieu-qua.xlsx", effective.workbook, name="effective-workbook"),
    path("lam-viec/so-nhiem-vu/hieu-qua.docx", effective.word, name="effective-word"),
    path("nhiem-vu/<path:number>", views.task, name="task"),
]
