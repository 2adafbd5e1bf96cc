"""Addresses of the orientation."""

from django.urls import path, re_path

from gieo.orientation.web import (
    deliveries,
    form_versions,
    inputs,
    lines,
    own_questions,
    parts,
    public,
    readings,
    workspace,
)

app_name = "orientation"

PAPER = r"^dinh-huong/(?P<slug>[a-z-]+)/(?P<year>\d{4})/"

urlpatterns = [
    path("dinh-huong", public.overview, name="overview"),
    path("dinh-huong/<slug:slug>/<int:year>", public.orientation, name="public"),
    path("dinh-huong/<slug:slug>/<int:year>/phien-ban-<int:version>", public.version, name="version"),
    path("dinh-huong/<slug:slug>/so-cong-bang", public.ledger, name="ledger"),
    path("dinh-huong/<slug:slug>/so-cong-bang.json", public.ledger_file, name="ledger-file"),
    path("dinh-huong/<slug:slug>/lich.ics", public.calendar, name="calendar"),
    re_path(PAPER + r"thong-bao\.(?P<suffix>pdf|docx)$", public.notice_paper, name="notice-paper"),
    re_path(PAPER + r"mau-phieu\.(?P<suffix>pdf|docx)$", public.form_paper, name="form-paper"),
    path("lam-viec/dinh-huong", workspace.notices, name="list"),
    path("lam-viec/van-ban/nhap", workspace.bring_in, name="import"),
    path("lam-viec/dinh-huong/<int:pk>/doi-chieu", workspace.desk, name="desk"),
    path("lam-viec/dinh-huong/soan", inputs.draft, name="draft"),
    path("lam-viec/dinh-huong/<int:pk>/dau-vao", inputs.inputs, name="inputs"),
    path("lam-viec/dinh-huong/<int:pk>/dau-vao/<int:item_pk>", inputs.describe, name="describe-item"),
    path("lam-viec/dinh-huong/<int:pk>/xem-truoc", workspace.preview, name="preview"),
    path("lam-viec/dinh-huong/<int:pk>/da-lam", workspace.done, name="done-before"),
    path("lam-viec/dinh-huong/<int:pk>/so-ngay", workspace.header, name="header"),
    path("lam-viec/dinh-huong/<int:pk>/viec", workspace.act, name="act"),
    path("lam-viec/dinh-huong/<int:pk>/phien-ban", workspace.revise, name="revise"),
    path("lam-viec/dinh-huong/<int:pk>/noi-dung/<int:item_pk>", workspace.item, name="item"),
    path("lam-viec/dinh-huong/<int:pk>/linh-vuc/<int:field_pk>", workspace.new_item, name="new-item"),
    path("lam-viec/dinh-huong/<int:pk>/linh-vuc/<int:field_pk>/ten", parts.field_title, name="field-title"),
    path("lam-viec/dinh-huong/<int:pk>/phan/<slug:kind>", parts.new_part, name="new-part"),
    path("lam-viec/dinh-huong/<int:pk>/phan/<slug:kind>/<int:part_pk>", parts.part, name="part"),
    path("lam-viec/dinh-huong/<int:pk>/xac-nhan", lines.accept, name="accept"),
    path("lam-viec/dinh-huong/<int:pk>/dot-nhan", lines.new_round, name="new-window"),
    path("lam-viec/dinh-huong/<int:pk>/dot-nhan/<int:window_pk>", lines.window, name="window"),
    path("lam-viec/dinh-huong/<int:pk>/noi-nhan/<int:recipient_pk>", lines.recipient, name="recipient"),
    path("lam-viec/van-ban/<int:pk>/doi-chieu", readings.desk, name="reading"),
    path("lam-viec/van-ban/<int:pk>/viec", readings.act, name="reading-act"),
    path("lam-viec/van-ban/<int:pk>/nhan", readings.accept, name="reading-accept"),
    path("lam-viec/van-ban/<int:pk>/dong/<int:line_pk>", readings.line, name="reading-line"),
    path("lam-viec/van-ban-den", deliveries.inbox, name="deliveries"),
    path("lam-viec/van-ban-den/<int:pk>", deliveries.delivery, name="delivery"),
    path("lam-viec/dinh-huong/<int:pk>/cau-hoi-rieng", own_questions.own_questions, name="own-questions"),
    path("lam-viec/dinh-huong/<int:pk>/mau-phieu", form_versions.choose, name="choose-form"),
    path("quan-tri/mau-phieu", form_versions.versions, name="forms"),
    path("lam-viec/dinh-huong/<int:pk>/diem/<int:finding_pk>", workspace.finding, name="finding"),
]
