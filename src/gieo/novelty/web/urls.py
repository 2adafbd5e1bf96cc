"""Addresses of the check of a dossier, under the address of the dossier."""

from django.urls import path

from gieo.dossiers.web import urls as dossiers  # its converter knows the numbers of the docket
from gieo.novelty.web import views

HERE = f"ho-so/<{dossiers.DOCKET}:number>/trung-lap"

app_name = "novelty"
urlpatterns = [
    path(HERE, views.page, name="page"),
    path(f"{HERE}/ket-luan", views.judge, name="judge"),
    path(f"{HERE}/giai-trinh", views.reply, name="reply"),
    path(f"{HERE}/tra-cuu-ngoai", views.look_elsewhere, name="look-elsewhere"),
    path(f"{HERE}/phieu", views.keep_slip, name="keep-slip"),
    path(f"{HERE}/phieu.pdf", views.slip_pdf, name="slip-pdf"),
    path(f"{HERE}/phieu.docx", views.slip_docx, name="slip-docx"),
    path(f"{HERE}/tom-tat", views.card, name="card"),
    path(f"{HERE}/canh-phieu", views.beside, name="beside"),
]
