"""Addresses of the law register."""

from django.urls import path

from gieo.law.web import views

app_name = "law"
urlpatterns = [
    path("van-ban", views.documents, name="list"),
    path("van-ban/<int:pk>", views.document, name="document"),
    path("van-ban/<int:pk>/xac-nhan/<int:stub>", views.match, name="match"),
    path("van-ban/luat-2013-2025", views.successions, name="successions"),
    path("van-ban/<int:pk>/het-hieu-luc", views.end, name="end"),
    path("van-ban/dieu/<str:key>", views.article, name="article"),
]
