"""Official documents of a check."""

from typing import Any

from gieo.contracts.contract.papers import listed
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, paragraph, section
from gieo.dossiers.shown import money
from gieo.execution.models import Check
from gieo.kernel.refusal import _

TEAM = ("Thành viên", "Đại diện", "Có mặt")


def team_rows(check: Check) -> list[list[str]]:
    """The team, and who was there."""
    team = check.team.select_related("person")
    return [[each.person.full_name, each.get_part_display(), "có" if each.present else "không"] for each in team]


def _about(check: Check) -> dict[str, Any]:
    return facts_part(
        ("Nhiệm vụ", check.title),
        ("Hợp đồng số", check.contract.contract_number),
        ("Tổ chức chủ trì", check.contract.party_b),
        ("Hình thức", check.get_occasion_display()),
        ("Địa điểm", check.place),
    )


def _notice(check: Check, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        _about(check),
        paragraph(f"Đoàn kiểm tra làm việc ngày {check.planned_on:%d/%m/%Y}. Nội dung: {check.reason}"),
        listed(TEAM[:2], [row[:2] for row in team_rows(check)]),
        paragraph("Tổ chức chủ trì chuẩn bị báo cáo tiến độ, kinh phí, sản phẩm và bố trí người làm việc với đoàn."),
    ]


def _visit(check: Check, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        _about(check),
        facts_part(
            ("Kiểm tra ngày", f"{check.visited_on:%d/%m/%Y}" if check.visited_on else ""),
            ("Đại diện tổ chức chủ trì", check.host_present),
        ),
        listed(TEAM, team_rows(check)),
        section("Kết quả kiểm tra", check.content),
    ]


def _minutes(check: Check, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        *_visit(check, entry),
        section("Kết luận", check.conclusion),
        paragraph("Đạt yêu cầu." if check.met else "Chưa đạt yêu cầu."),
    ]


def _work(check: Check, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        _about(check),
        facts_part(("Khối lượng được xác nhận", f"{check.work_done}%"), ("Ý kiến", entry.facts["remark"])),
    ]


def _spending(check: Check, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        _about(check),
        facts_part(
            ("Kinh phí ngân sách được xác nhận đã chi", money(check.spending_confirmed or 0)),
            ("Không được xác nhận", entry.facts["refused"]),
        ),
    ]


TEAM_AND_HOST = (("", "TRƯỞNG ĐOÀN"), ("", "TỔ CHỨC CHỦ TRÌ"), ("", "CHỦ NHIỆM"))

PAPERS = {
    "check_notice": PaperKind(
        key="check_notice",
        layout="notice",
        title=_("Thông báo kiểm tra"),
        says=_notice,
        symbol="TB-SKHCN",
        recipients=("Tổ chức chủ trì;", "Thành viên đoàn;", "Lưu: VT, QLKH."),
    ),
    "visit_minutes": PaperKind(
        key="visit_minutes",
        layout="minutes",
        title=_("Biên bản làm việc của đoàn kiểm tra"),
        says=_visit,
        signers=TEAM_AND_HOST,
    ),
    "check_minutes": PaperKind(
        key="check_minutes",
        layout="minutes",
        title=_("Biên bản kiểm tra, đánh giá"),
        says=_minutes,
        signers=TEAM_AND_HOST,
        code="C-2-BBKTĐG",
    ),
    "work_confirmation": PaperKind(
        key="work_confirmation",
        layout="sheet",
        title=_("Xác nhận khối lượng công việc"),
        says=_work,
        signers=(("", "ĐƠN VỊ QUẢN LÝ NHIỆM VỤ"),),
        code="B-1-XNKLCV",
    ),
    "spending_confirmation": PaperKind(
        key="spending_confirmation",
        layout="sheet",
        title=_("Xác nhận sử dụng kinh phí"),
        says=_spending,
        signers=(("", "ĐƠN VỊ QUẢN LÝ KINH PHÍ"),),
        code="B-2-XNSDKP",
    ),
}
