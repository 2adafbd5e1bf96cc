"""Addresses of the document gallery."""

from django.urls import path, re_path

from gieo.officialdocs.web import gallery

app_name = "officialdocs"

urlpatterns = [
    path("lam-viec/mau-van-ban", gallery.gallery, name="gallery"),
    path("lam-viec/mau-van-ban/<slug:key>", gallery.sample, name="sample"),
    path("lam-viec/mau-van-ban/<slug:key>/muc/<str:number>", gallery.item, name="item"),
    re_path(r"^lam-viec/mau-van-ban/(?P<key>[\w-]+)/(?P<page>\d+)\.svg$", gallery.picture, name="picture"),
    re_path(r"^lam-viec/mau-van-ban/(?P<key>[\w-]+)\.(?P<suffix>pdf|docx)$", gallery.paper, name="paper"),
]
