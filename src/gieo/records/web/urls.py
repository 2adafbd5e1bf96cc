"""Addresses of the records office."""

from django.urls import path, re_path

from gieo.dossiers.web.urls import DOCKET
from gieo.records.web import books, letters, papers, signing

app_name = "records"
urlpatterns = [
    path("lam-viec/so-van-ban/di", books.outgoing, name="outgoing"),
    path("lam-viec/so-van-ban/di.xlsx", books.outgoing_workbook, name="outgoing-workbook"),
    path("lam-viec/so-van-ban/den", books.incoming, name="incoming"),
    path("lam-viec/so-van-ban/den.xlsx", books.incoming_workbook, name="incoming-workbook"),
    path("lam-viec/so-van-ban/goi.zip", books.export, name="export"),
    path("lam-viec/kiem-tra-chu-ky", signing.check, name="check"),
    path("lam-viec/van-ban-hang-loat", letters.listing, name="letters"),
    path("lam-viec/van-ban-hang-loat/moi", letters.lay_down, name="lay-down"),
    path("lam-viec/van-ban-hang-loat/<int:pk>", letters.series, name="series"),
    path("lam-viec/van-ban-hang-loat/<int:pk>/thu/<int:at>.pdf", letters.sample, name="letter"),
    path("lam-viec/van-ban-hang-loat/<int:pk>/lap", letters.start, name="start"),
    path("lam-viec/van-ban-hang-loat/<int:pk>/dung", letters.stop, name="stop"),
    path("lam-viec/van-ban-hang-loat/<int:pk>/tien-do", letters.progress, name="progress"),
    path("lam-viec/van-ban-hang-loat/<int:pk>.zip", letters.package, name="letters-package"),
    path(f"ho-so/<{DOCKET}:number>/phien-ban", papers.papers, name="papers"),
    path(f"ho-so/<{DOCKET}:number>/ky-so", signing.sign, name="sign"),
    path(f"ho-so/<{DOCKET}:number>/dong-dau", signing.seal, name="seal"),
    path(f"ho-so/<{DOCKET}:number>/sao-y", signing.copy, name="copy"),
    path(f"ho-so/<{DOCKET}:number>/goi-luu-tru.zip", papers.package, name="package"),
    re_path(
        r"^ho-so/(?P<number>[A-Z]{2,4}-[A-Z]{2,4}-\d{4}-\d{4,})/van-ban/(?P<sequence>\d+)/(?P<kind>[a-z_]+)/van-thu$",
        papers.take_over,
        name="take-over",
    ),
]
