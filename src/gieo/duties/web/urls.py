"""Addresses of the duties."""

from django.urls import path

from gieo.duties.web import views

app_name = "duties"
urlpatterns = [
    path("lam-viec/chi-tieu", views.quotas, name="quotas"),
    path("lam-viec/chi-tieu/<int:year>/don-doc.<str:suffix>", views.letter, name="quota-letter"),
]
