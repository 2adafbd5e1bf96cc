"""A well-made notice of another province is read whole and raises no alarm."""

import pytest

from gieo.orientation.parsing import ParsedDocument

pytestmark = pytest.mark.unit


def test_no_false_alarm(clean: ParsedDocument) -> None:
    assert clean.findings == []


def test_every_line_belongs_somewhere(clean: ParsedDocument) -> None:
    assert clean.unassigned_lines == []


def test_face(clean: ParsedDocument) -> None:
    face = clean.document
    assert (face.type, face.number, face.date, face.place) == ("THÔNG BÁO", "12/TB-SKHCN", "2024-02-05", "Hà Sơn")
    assert (face.province, face.issuer, face.plan_year) == ("Hà Sơn", "Sở Khoa học và Công nghệ tỉnh Hà Sơn", 2025)


def test_grounds(clean: ParsedDocument) -> None:
    assert [(basis.number, basis.date) for basis in clean.legal_bases] == [
        ("15/2019/QĐ-UBND", "2019-05-10"),
        ("31/KH-UBND", "2023-03-02"),
    ]


def test_fields_and_items_with_wrapped_lines_and_traps(clean: ParsedDocument) -> None:
    assert [[item.text for item in field.items] for field in clean.fields] == [
        ["Chọn giống chè chịu hạn cho các xã vùng cao, theo Kế hoạch của tỉnh.", "Bảo quản cam sau thu hoạch."],
        ["Ứng dụng công nghiệp 4.0 trong xưởng gỗ nhỏ.", "Thu hồi nhiệt lò sấy."],
    ]


def test_intake(clean: ParsedDocument) -> None:
    assert [(each.what, each.iso, each.boundary) for each in clean.deadlines] == [
        ("open", "2024-03-01", "from"),
        ("close", "2024-04-30", "through"),
    ]
    assert clean.phones == ["02993123456"]
    assert clean.emails == ["khcn@hason.example"]
    assert clean.urls == ["https://khcn.hason.example"]
    assert clean.addresses == ["Trung tâm Hành chính công, số 3/2 đường Suối Trong, thành phố Hà Sơn"]


def test_recipients_and_signature(clean: ParsedDocument) -> None:
    assert [(each.text, each.note) for each in clean.recipients] == [
        ("UBND tỉnh (b/c)", "b/c"),
        ("Các sở, ban, ngành", None),
        ("Lưu: VT, QLKH", None),
    ]
    signature = clean.signature
    assert (signature.capacity, signature.position, signature.name) == ("KT", "PHÓ GIÁM ĐỐC", "Trần Thị Mây")
