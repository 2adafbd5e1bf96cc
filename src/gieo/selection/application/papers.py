"""Official documents of an application."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, in_eights, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import _
from gieo.selection.application.states import Degree, LumpSum, word
from gieo.selection.call.papers import instant
from gieo.selection.models import Application


def money_table(application: Application) -> dict[str, Any]:
    """What is asked, by source and year."""
    rows = [[row.source.name, str(row.year), group_digits(row.amount)] for row in application.money_rows]
    return table(("Nguồn", "Năm", "Số tiền (đồng)"), rows, numeric=(1, 2))


def _form(application: Application, _entry: TransitionLog) -> list[dict[str, Any]]:
    products = [[row["name"], row["quality"], row["unit"], row["quantity"]] for row in application.products]
    return [
        facts_part(
            ("Tên nhiệm vụ", application.title),
            ("Thông báo", application.call.number),
            ("Tổ chức đăng ký chủ trì", application.host.name),
            ("Chủ nhiệm", application.leader),
            ("Trình độ, chuyên ngành", f"{word(Degree, application.degree)}, {application.speciality}"),
            ("Tổ chức phối hợp", "; ".join(row["name"] for row in application.partners)),
            ("Mục tiêu", application.objectives),
            ("Nội dung", application.content),
            ("Thời gian thực hiện", f"{application.months} tháng"),
            ("Phương thức khoán chi đề nghị", word(LumpSum, application.lump_sum)),
            ("Đào tạo sau đại học", f"{application.trainees} người" if application.trains else ""),
            ("Tổng kinh phí", money(application.total)),
            ("Niêm phong lúc", instant(application.sealed_at)),
            ("Mã băm SHA-256", in_eights(application.sealed_sha256)),
        ),
        section("Sản phẩm"),
        table(("Sản phẩm", "Chỉ tiêu", "Đơn vị", "Số lượng"), products),
        section("Kinh phí đề nghị"),
        money_table(application),
    ]


def _receipt(application: Application, _entry: TransitionLog) -> list[dict[str, Any]]:
    """What shows that a file came in, and which: of its content nothing but the hash."""
    return [
        facts_part(
            ("Số hồ sơ", application.number),
            ("Thông báo", application.call.number),
            ("Nhiệm vụ", application.title),
            ("Tổ chức đăng ký chủ trì", application.host.name),
            ("Nộp, niêm phong lúc", instant(application.sealed_at)),
            ("Mã băm SHA-256 của hồ sơ", in_eights(application.sealed_sha256)),
        ),
        paragraph("Hồ sơ được giữ niêm phong, chỉ mở tại phiên mở hồ sơ. Trước hạn nộp, tổ chức được lấy lại để sửa, "
                  "thay thế hoặc rút hồ sơ."),
    ]  # fmt: skip


def _invalid(application: Application, entry: TransitionLog) -> list[dict[str, Any]]:
    facts = entry.facts
    return [
        paragraph(f"Hồ sơ {application.number} của {application.host.name} đăng ký chủ trì nhiệm vụ "
                  f"“{application.title}” không hợp lệ."),
        facts_part(
            ("Tài liệu còn thiếu", "; ".join(each["name"] for each in facts["missing"])),
            ("Trường hợp không được đăng ký", "; ".join(each["name"] for each in facts["bars"])),
            ("Lý do", facts["reason"]),
        ),
    ]  # fmt: skip


def _cancelled(application: Application, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        paragraph(f"Hủy kết quả đối với hồ sơ {application.number} của {application.host.name}."),
        facts_part(("Trường hợp", entry.facts["cause"]["name"]), ("Lý do", entry.facts["reason"])),
    ]


PAPERS = {
    "application_form": PaperKind(
        key="application_form",
        layout="sheet",
        title=_("Đơn đăng ký chủ trì và tóm tắt thuyết minh nhiệm vụ"),
        says=_form,
        issuer="host",
        code="B1-1-ĐON",
        signers=(("", "CHỦ NHIỆM"), ("", "THỦ TRƯỞNG TỔ CHỨC ĐĂNG KÝ CHỦ TRÌ")),
        recipients=(),
    ),
    "application_receipt": PaperKind(
        key="application_receipt",
        layout="sheet",
        title=_("Giấy tiếp nhận hồ sơ đăng ký chủ trì"),
        says=_receipt,
        recipients=(),
    ),
    "invalid_notice": PaperKind(
        key="invalid_notice",
        layout="official_letter",
        title=_("Thông báo hồ sơ đăng ký không hợp lệ"),
        says=_invalid,
        symbol="SKHCN-QLKH",
        addressee="Tổ chức đăng ký chủ trì",
    ),
    "cancellation_notice": PaperKind(
        key="cancellation_notice",
        layout="notice",
        title=_("Thông báo hủy kết quả của hồ sơ đăng ký"),
        says=_cancelled,
        symbol="TB-UBND",
        issuer="peoples_committee",
        signers=(("", "CHỦ TỊCH"),),
    ),
}
