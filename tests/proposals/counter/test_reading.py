"""A scan fills the entry of the counter: what was found is checked by the clerk, nothing of it is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.files.models import StoredFile
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.officialdocs import OfficialPaper, Paragraph, render_pdf
from gieo.orientation.parsing import ocr
from gieo.proposals.counter.reading import fields_in
from gieo.proposals.models import CounterEntry
from gieo.proposals.services import read_scan as reading
from gieo.proposals.services.read_scan import read_scan

FORM = (
    "1. Tên nhiệm vụ khoa học và công nghệ: Ứng dụng sấy lạnh bảo quản\nhồng vành khuyên tại huyện Văn Lãng\n"
    "2. Căn cứ\nTổ chức đề xuất: Hợp tác xã Hồi Vân\nHọ và tên: Hoàng Văn Nam\n"
    "Điện thoại: 0912 345 678   Thư điện tử: nam@example.vn\n"
)
FOUND = {
    "title": "Ứng dụng sấy lạnh bảo quản hồng vành khuyên tại huyện Văn Lãng",
    "organisation_name": "Hợp tác xã Hồi Vân",
    "proposer_name": "Hoàng Văn Nam",
    "phone": "0912 345 678",
    "email": "nam@example.vn",
}


@pytest.mark.unit
def test_what_stands_on_a_form_is_found_and_what_does_not_is_left_out() -> None:
    assert fields_in(FORM) == FOUND
    assert fields_in("Giấy tờ khác, số 123") == {}
    assert len(fields_in(f"Tên nhiệm vụ: {'dài ' * 400}")["title"]) <= 500


@pytest.fixture(scope="module")
def scan() -> bytes:
    lines = [Paragraph(text=line) for line in FORM.splitlines()]
    return render_pdf("sheet", OfficialPaper(subject="Phiếu", parts=tuple(lines))).content


@pytest.mark.unit
def test_a_picture_is_refused_where_the_machine_recognises_no_vietnamese(scan, monkeypatch) -> None:
    monkeypatch.setattr(reading, "can_recognise", lambda: False)
    monkeypatch.setattr(reading, "ENOUGH", 10**6)  # as if the file held a picture alone
    with pytest.raises(Refused) as refused:
        read_scan(upload=SimpleUploadedFile("q.pdf", scan))
    assert refused.value.codes == ("no_recognition",)


@pytest.mark.unit
def test_a_picture_is_recognised_where_it_does(scan, monkeypatch) -> None:
    if not ocr.can_recognise():
        pytest.skip("no Tesseract with Vietnamese on this machine")
    monkeypatch.setattr(reading, "ENOUGH", 10**6)
    found = read_scan(upload=SimpleUploadedFile("q.pdf", scan))
    assert found.is_recognised
    assert found.fields["phone"].replace(" ", "") == "0912345678"
    assert "hồng vành khuyên" in found.fields["title"]


@pytest.mark.unit
def test_what_is_too_large_is_not_even_read(scan, settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 10
    with pytest.raises(Refused) as refused:
        read_scan(upload=SimpleUploadedFile("q.pdf", scan))
    assert refused.value.codes == ("too_large",)


@pytest.mark.unit
@pytest.mark.parametrize("content", [b"%PDF-1.7 hong", b"GIF89a"])
def test_what_is_no_readable_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        read_scan(upload=SimpleUploadedFile("q.pdf", content))


@pytest.mark.web
@pytest.mark.django_db
def test_the_clerk_gets_the_fields_beside_the_picture_and_enters_them(
    scan, window, lang_son, new_actor, proposer, sign_in
) -> None:
    clerk = sign_in(new_actor(Role.COUNTER_CLERK, lang_son, "Một cửa"))
    path = "/lam-viec/mot-cua/doc-ban-quet"
    answer = clerk.post(path, {"scan": SimpleUploadedFile("phieu.pdf", scan, "application/pdf")})
    page = answer.content.decode()
    assert answer.status_code == 200
    for value in FOUND.values():
        assert f'value="{value}"' in page, value
    assert "data:image/png;base64," in page
    assert not StoredFile.objects.exists()
    assert not CounterEntry.objects.exists()
    assert clerk.post(path, {}).status_code == 422
    spoilt = clerk.post(path, {"scan": SimpleUploadedFile("phieu.pdf", b"GIF89a", "application/pdf")})
    assert spoilt.status_code == 409
    assert sign_in(proposer).post(path, {}).status_code == 403
