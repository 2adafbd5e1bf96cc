"""Invented data for any form: the same for the same form, and of the type of each item."""

import datetime as dt
from typing import Any

from gieo.officialdocs.forms.filling import ORDINALS, kind_for
from gieo.officialdocs.forms.model import FormField, OfficialForm
from gieo.officialdocs.forms.options import options_of

DAY = dt.date(2025, 5, 14)
NAMES = ("Nông Văn Thái", "Đàm Thu Hà", "Hoàng Văn Nam", "Lương Thị Thu", "Trần Thị Mây")
TASK = "Ứng dụng công nghệ sấy lạnh trong bảo quản hồng vành khuyên"
BODY = "Hợp tác xã Nông nghiệp Hồi Vân"
# What an item is about, by a word of its label; the first that fits.
SPOKEN = (
    (("điện thoại", "fax"), "0205 3 812 345"),
    (("email", "e-mail", "thư điện tử"), "lienhe@hoivan.vn"),
    (("địa chỉ", "địa điểm", "nơi"), "Thôn Khuổi Cáp, xã Hồi Vân, tỉnh Hà Sơn"),
    (("họ và tên", "họ tên", "chủ nhiệm", "người", "chuyên gia", "cá nhân", "đại diện"), NAMES[2]),
    (("tổ chức", "đơn vị", "cơ quan", "bên "), BODY),
    (("tên nhiệm vụ", "tên đề tài", "nhiệm vụ"), TASK),
    (("ngày", "thời gian"), "14/5/2025"),
    (("số ", "mã"), "12/2025"),
    (("năm",), "2025"),
    (("mục tiêu",), "Làm chủ quy trình sấy lạnh với tổn thất dưới 5 %."),
    (("sản phẩm", "kết quả"), "Quy trình sấy lạnh; mô hình 500 kg/mẻ."),
    (("kinh phí", "dự toán"), "850.000.000 đồng"),
)
LONG = (
    "Vùng trồng 1.200 ha cho 9.500 tấn quả mỗi vụ, một phần ba hỏng trong hai tuần đầu sau thu hoạch.\n"
    "Sấy lạnh giữ được màu và vị, phù hợp với quy mô của tổ hợp tác."
)
ISSUED = {
    "letterhead_parent": "UBND TỈNH HÀ SƠN",
    "letterhead_body": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "number": "12",
    "place": "Hà Sơn",
    "date": DAY,
}
SYMBOLS = {"decision": "QĐ-UBND", "submission_note": "TTr-SKHCN", "official_letter": "SKHCN-QLKH", "minutes": "BB-HĐ"}


def dummy_values(form: OfficialForm) -> dict[str, Any]:
    """A value for every item."""
    return {item.n: _value(item, at) for at, item in enumerate(form.fields) if item.type != "section"}


def dummy_head(form: OfficialForm) -> dict[str, Any]:
    """Letterhead and number of a paper that a body issues; a sheet has the State alone."""
    kind = kind_for(form)
    if kind not in SYMBOLS:
        return {"place": "Hà Sơn", "date": DAY}
    head = {**ISSUED, "symbol": SYMBOLS[kind]}
    if kind == "minutes":
        return {**head, "letterhead_parent": ISSUED["letterhead_body"], "letterhead_body": "HỘI ĐỒNG TƯ VẤN"}
    if kind == "decision":
        head |= {"letterhead_parent": "", "letterhead_body": "ỦY BAN NHÂN DÂN TỈNH HÀ SƠN"}
        head |= {
            "authority": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ SƠN",
            "bases": ["Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"],
        }
    if kind in {"submission_note", "official_letter"}:
        head |= {"addressee": "Ủy ban nhân dân tỉnh Hà Sơn"}
    return {**head, "recipients": ["Như trên", "Lưu: VT, QLKH"]}


PLAIN = {"date": DAY, "number": 18, "money": 850_000_000, "file": "Tệp kèm theo (PDF)"}


def _value(item: FormField, at: int) -> Any:
    if item.type in PLAIN:
        return PLAIN[item.type]
    if item.type == "signature":
        return NAMES[at % len(NAMES)]
    if item.type == "table":
        return _rows(item)
    return _ticked(item) if options_of(item) and not item.parts else _words(item)


def _ticked(item: FormField) -> Any:
    options = options_of(item)
    return list(options[:2]) if item.type == "multichoice" else options[0]


def _words(item: FormField) -> Any:
    if item.type == "group" and item.parts:
        return {part: _spoken(part) for part in item.parts}
    if item.role in {"bases", "recipients"} or item.repeated:
        return ["Nội dung thứ nhất", "Nội dung thứ hai"]
    return LONG if item.type == "longtext" else _spoken(item.label)


def _spoken(label: str) -> str:
    words = f" {label.casefold()} "
    return next((said for keys, said in SPOKEN if any(key in words for key in keys)), "Theo hồ sơ kèm theo")


def _rows(item: FormField) -> list[list[Any]]:
    width = len(item.columns)
    if item.rows:
        return [[*row, *(at * 3 + place for place in range(width - len(row)))] for at, row in enumerate(item.rows)]
    return [
        [str(at) if place == 0 and head in ORDINALS else _cell(head, at) for place, head in enumerate(item.columns)]
        for at in (1, 2)
    ]


def _cell(head: str, at: int) -> Any:
    words = head.casefold()
    if any(key in words for key in ("kinh phí", "số tiền", "thành tiền", "đồng", "đơn giá")):
        return 125_000_000 * at
    if "(có/không)" in words:
        return "Có"
    if any(key in words for key in ("số lượng", "điểm", "tổng số")):
        return 2 * at
    return _spoken(head)
