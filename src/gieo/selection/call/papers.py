"""Official documents of a call."""

from datetime import datetime
from typing import Any

from gieo.core.clock import hour_and_day
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, in_eights, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.kernel.refusal import _
from gieo.selection.models import Call


def instant(moment: datetime | str | None) -> str:
    """An instant as papers print it: 17:00 ngày 05/06/2025."""
    if not moment:
        return ""
    moment = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return hour_and_day(moment)


def _notice(call: Call, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        facts_part(
            ("Nhiệm vụ", call.title),
            ("Năm kế hoạch", str(call.plan_year or "")),
            ("Phương thức", call.get_method_display()),
            ("Tổ chức được giao", call.invited.name if call.invited else ""),
            ("Mục tiêu", call.task.objectives if call.task else ""),
            ("Phạm vi, đối tượng, điều kiện", call.conditions),
            ("Mức hỗ trợ tối đa", money(call.support_cap) if call.support_cap else ""),
            ("Cách nộp hồ sơ", call.way_of_filing),
            ("Nơi nhận hồ sơ", call.address),
            ("Hết hạn nộp", instant(call.closes_at)),
        )
    ]


def _minutes(call: Call, entry: TransitionLog) -> list[dict[str, Any]]:
    present = [[person["name"], person["unit"]] for person in entry.facts["present"]]
    opened = [
        [str(at), line["number"], line["host"], line["leader"], instant(line["sealed_at"]), in_eights(line["sha256"])]
        for at, line in enumerate(call.opening, start=1)
    ]
    return [
        facts_part(("Nhiệm vụ", call.title), ("Thông báo", call.number), ("Hết hạn nộp", instant(call.closes_at))),
        section("Thành phần"),
        table(("Họ và tên", "Đơn vị"), present),
        section("Hồ sơ được mở"),
        table(("TT", "Số hồ sơ", "Tổ chức đăng ký", "Chủ nhiệm", "Niêm phong lúc", "Mã băm SHA-256"), opened)
        if opened
        else paragraph("Không có hồ sơ nào được nộp trong hạn."),
        *([paragraph(entry.facts["note"])] if entry.facts["note"] else []),
    ]


def _cancelled(call: Call, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        paragraph(f"Hủy thông báo {call.number} đối với nhiệm vụ “{call.title}”."),
        paragraph(f"Lý do: {entry.facts['reason']}"),
    ]


PAPERS = {
    "call_notice": PaperKind(
        key="call_notice",
        layout="notice",
        title=_("Thông báo tuyển chọn tổ chức chủ trì nhiệm vụ KH&CN"),
        says=_notice,
        symbol="TB-SKHCN",
    ),
    "opening_minutes": PaperKind(
        key="opening_minutes",
        layout="minutes",
        title=_("Biên bản mở hồ sơ đăng ký"),
        says=_minutes,
        code="B2-1-BBHS",
        signers=(("", "ĐẠI DIỆN ĐƠN VỊ QUẢN LÝ KHOA HỌC"), ("", "ĐẠI DIỆN ĐƠN VỊ QUẢN LÝ KINH PHÍ")),
    ),
    "call_cancelled": PaperKind(
        key="call_cancelled",
        layout="notice",
        title=_("Thông báo hủy việc tuyển chọn"),
        says=_cancelled,
        symbol="TB-SKHCN",
    ),
}
