"""Addresses of the proposals. A dossier keeps one address for life."""

from django.urls import path, register_converter

from gieo.proposals.web.views import (
    acting,
    confirmations,
    contests,
    corrections,
    counter,
    dossier,
    editor,
    moving,
    papers,
    parts,
    priority,
    public,
    queue,
    saving,
    sharing,
    starting,
)


class NumberConverter:
    """LS-DX-2025-0001."""

    regex = r"[A-Z]{2,4}-DX-\d{4}-\d{4,}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class CounterNumberConverter(NumberConverter):
    """LS-MC-2025-0001."""

    regex = r"[A-Z]{2,4}-MC-\d{4}-\d{4,}"


register_converter(NumberConverter, "number")


class CommonListNumberConverter(NumberConverter):
    """BG-DMC-2025-0001."""

    regex = r"[A-Z]{2,4}-DMC-\d{4}-\d{4,}"


register_converter(CommonListNumberConverter, "common_list_number")
register_converter(CounterNumberConverter, "counter_number")

app_name = "proposals"
urlpatterns = [
    path("lam-viec/de-xuat", queue.queue, name="queue"),
    path("lam-viec/de-xuat.xlsx", queue.queue_sheet, name="queue-sheet"),
    path("lam-viec/de-xuat/nop-muon", queue.late_register, name="late"),
    path("lam-viec/de-xuat/tong-hop/<int:year>", queue.compiled_list, name="compiled"),
    path("lam-viec/de-xuat/tong-hop/<int:year>.xlsx", queue.compiled_sheet, name="compiled-sheet"),
    path("lam-viec/de-xuat/tong-hop/<int:year>/danh-muc.<slug:suffix>", queue.compiled_print, name="compiled-paper"),
    path("lam-viec/danh-muc-uu-tien", priority.latest, name="priorities-now"),
    path("lam-viec/danh-muc-uu-tien/<int:year>", priority.priorities, name="priorities"),
    path("lam-viec/danh-muc-uu-tien/<int:year>/chot", priority.freeze, name="freeze-priorities"),
    path("lam-viec/danh-muc-uu-tien/<int:year>/cong-nghe/<int:pk>", priority.tag, name="tag-technology"),
    path("lam-viec/danh-muc-uu-tien/<int:year>/ban/<int:pk>", priority.version, name="priority-version"),
    path("lam-viec/mot-cua", counter.book, name="counter"),
    path("lam-viec/mot-cua/doc-ban-quet", counter.read, name="counter-read"),
    path("lam-viec/mot-cua/so-ngoai-tuyen", counter.offline_book, name="counter-offline"),
    path("lam-viec/mot-cua/so-ngoai-tuyen/<int:block>/dong-bo", counter.sync, name="counter-sync"),
    path("lam-viec/mot-cua/cong-dich-vu-cong", counter.portal, name="counter-portal"),
    path("lam-viec/mot-cua/cong-dich-vu-cong.csv", counter.portal_states, name="counter-states"),
    path("lam-viec/mot-cua/<counter_number:number>", counter.entry, name="counter-entry"),
    path("lam-viec/mot-cua/<counter_number:number>/giay-tiep-nhan.pdf", counter.entry_receipt, name="counter-receipt"),
    path("de-xuat/chuyen-mau/<slug:number>", moving.move_to_another_form, name="move"),
    path("de-xuat/moi", starting.start, name="start"),
    path("ho-so/<number:number>", dossier.dossier, name="dossier"),
    path("ho-so/<number:number>/soan", editor.editor, name="editor"),
    path("ho-so/<number:number>/muc/<slug:field>", saving.save_field, name="save-field"),
    path("ho-so/<number:number>/chon/<int:save>", saving.choose, name="choose"),
    path("ho-so/<number:number>/xem-truoc", editor.preview, name="preview"),
    path("ho-so/<number:number>/trang/<int:page>.svg", editor.page_picture, name="page"),
    path("ho-so/<number:number>/dinh-huong", parts.orientation, name="orientation"),
    path("ho-so/<number:number>/tep", parts.attach, name="attach"),
    path("ho-so/<number:number>/tep/<int:paper>/go", parts.remove_paper, name="remove-paper"),
    path("ho-so/<number:number>/noi-thuc-hien", parts.place, name="place"),
    path("ho-so/<number:number>/noi-thuc-hien/<int:place>/go", parts.drop_place, name="remove-place"),
    path("ho-so/<number:number>/noi-thuc-hien/<int:place>/thong-nhat", parts.agreement, name="agreement"),
    path("ho-so/<number:number>/viec/<slug:slug>", acting.act, name="act"),
    path("ho-so/<number:number>/phu-luc.pdf", papers.own_answers_pdf, name="own-answers-pdf"),
    path("ho-so/<number:number>/phieu.pdf", papers.form_pdf, name="form-pdf"),
    path("ho-so/<number:number>/ly-lich", dossier.profiles, name="profiles"),
    path("ho-so/<number:number>/toan-bo.pdf", papers.whole_pdf, name="whole-pdf"),
    path("ho-so/<number:number>/phieu-khong-neu-ten.pdf", papers.unnamed_pdf, name="unnamed-pdf"),
    path("ho-so/<number:number>/phieu.docx", papers.form_docx, name="form-docx"),
    path("ho-so/<number:number>/giay-tiep-nhan.pdf", papers.receipt_pdf, name="receipt-pdf"),
    path("ho-so/<common_list_number:number>/phieu.zip", papers.common_list_forms, name="common-list-forms"),
    path("ho-so/<number:number>/doi-mau", parts.upgrade, name="upgrade-form"),
    path("ho-so/<number:number>/duong-gui", parts.route, name="route"),
    path("ho-so/<number:number>/khong-tham-dinh", parts.unwanted, name="unwanted"),
    path("ho-so/<number:number>/khong-tham-dinh/<int:judge>/go", parts.drop_unwanted, name="drop-unwanted"),
    path("ho-so/<number:number>/tu-cach-ca-nhan", parts.as_person, name="as-person"),
    path("ho-so/<number:number>/xac-nhan", confirmations.confirmations, name="confirmations"),
    path("ho-so/<number:number>/cai-chinh", corrections.corrections, name="corrections"),
    path("ho-so/<number:number>/cung-viet", sharing.sharing, name="sharing"),
    path("ho-so/<number:number>/cung-viet/<int:collaborator>/thoi-moi", sharing.take_back, name="take-back"),
    path("ho-so/<number:number>/gop-y", sharing.remark, name="remark"),
    path("ho-so/<number:number>/gop-y/<int:remark>/da-xem", sharing.settle, name="settle"),
    path("tra-loi-xac-nhan/<str:token>", confirmations.answer, name="answer"),
    path("hoi-thi", contests.contests, name="contests"),
    path("hoi-thi/y-tuong/<str:token>", contests.idea, name="own-idea"),
    path("hoi-thi/<str:number>", contests.contest, name="contest"),
    path("xac-nhan", public.look_up, name="verify-form"),
    path("xac-nhan/<str:code>", public.verify, name="verify"),
]
