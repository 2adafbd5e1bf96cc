"""Official documents of a budget appraisal."""

from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.councils.posts import posts_of
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph, section, table
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import _
from gieo.registry.models import LumpSumMode
from gieo.rulebooks import library
from gieo.selection.call.papers import instant
from gieo.selection.models import BudgetAppraisal


def lines_table(appraisal: BudgetAppraisal) -> dict[str, Any]:
    """Each line: requested, appraised, why."""
    rows = [
        [
            line.get_source_display(),
            str(line.year),
            group_digits(line.requested),
            group_digits(line.appraised),
            line.reason,
        ]
        for line in appraisal.lines.all()
    ]
    return table(("Nguồn", "Năm", "Đề nghị (đồng)", "Thẩm định (đồng)", "Lý do"), rows, numeric=(1, 2, 3))


def mode_of(appraisal: BudgetAppraisal) -> str:
    """The mode in words."""
    return str(LumpSumMode(appraisal.lump_sum).label) if appraisal.lump_sum else ""


def _decision(appraisal: BudgetAppraisal, entry: TransitionLog) -> list[dict[str, Any]]:
    members = list(appraisal.panel.memberships.select_related("person").order_by("pk")) if appraisal.panel else []
    day = entry.at.astimezone(LEGAL_ZONE).date()
    posts = posts_of([each.person_id for each in members], appraisal.province_id, day)
    rows = [
        [
            posts[each.person_id].before(each.person.full_name),
            posts[each.person_id].in_words,
            str(each.get_seat_display()),
        ]
        for each in members
    ]
    return [
        article(f"Lập tổ thẩm định kinh phí nhiệm vụ “{appraisal.title}”, gồm các ông, bà sau:"),
        table(("Họ và tên", "Chức vụ, nơi công tác", "Tư cách"), rows),
        article("Tổ thẩm định tự giải thể khi hoàn thành nhiệm vụ."),
    ]


def _minutes(appraisal: BudgetAppraisal, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        facts_part(
            ("Nhiệm vụ", appraisal.title),
            ("Tổ chức đăng ký chủ trì", appraisal.application.host.name),
            ("Chủ nhiệm", appraisal.application.leader),
            ("Họp lúc", instant(appraisal.session_at)),
            ("Nơi họp", appraisal.session_place),
            ("Thành viên dự họp", "; ".join(appraisal.present)),
        ),
        section("Kinh phí theo nguồn và năm"),
        lines_table(appraisal),
        section("Phương thức khoán chi", mode_of(appraisal)),
        *(paragraph(reason) for reason in appraisal.mode_reasons),
        section("Kết luận", appraisal.conclusion),
        paragraph(f"Thời gian thực hiện: {appraisal.months} tháng."),
        *([paragraph(f"Ý kiến bảo lưu: {entry.facts['dissent']}")] if entry.facts["dissent"] else []),
    ]


def _annex(appraisal: BudgetAppraisal, _entry: TransitionLog) -> list[dict[str, Any]]:
    money = library.get(appraisal.rulebook).money
    names = {cost.key: cost for cost in money.lump_sum.costs} if money else {}
    rows = [
        [names[key].text, "khoán" if names[key].lump else "không khoán", group_digits(amount)]
        for key, amount in appraisal.costs.items()
    ]
    return [
        facts_part(("Nhiệm vụ", appraisal.title), ("Phương thức khoán chi", mode_of(appraisal))),
        table(("Khoản chi từ ngân sách", "Phần", "Số tiền (đồng)"), rows, numeric=(2,)),
    ]


def _explanation(appraisal: BudgetAppraisal, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        facts_part(("Nhiệm vụ", appraisal.title), ("Kết luận thẩm định", appraisal.conclusion)),
        section("Giải trình", entry.facts["explanation"]),
    ]


def _cancelled(appraisal: BudgetAppraisal, entry: TransitionLog) -> list[dict[str, Any]]:
    cause = entry.facts.get("cause") or {"name": "Không nộp hồ sơ hoàn thiện trong hạn sau thẩm định"}
    return [
        paragraph(f"Hủy kết quả thẩm định kinh phí đối với {appraisal.application.host.name}, "
                  f"nhiệm vụ “{appraisal.title}”."),
        facts_part(("Trường hợp", cause["name"]), ("Lý do", entry.facts.get("reason", ""))),
    ]  # fmt: skip


PAPERS = {
    "panel_decision": PaperKind(
        key="panel_decision",
        layout="decision",
        title=_("Quyết định thành lập tổ thẩm định kinh phí"),
        says=_decision,
        symbol="QĐ-SKHCN",
        inside=True,
    ),
    "appraisal_minutes": PaperKind(
        key="appraisal_minutes",
        layout="minutes",
        title=_("Biên bản họp tổ thẩm định kinh phí"),
        says=_minutes,
        code="B3-1",
        frozen=True,
        inside=True,
        signers=(("", "THƯ KÝ"), ("", "TỔ TRƯỞNG")),
    ),
    "appraisal_annex": PaperKind(
        key="appraisal_annex",
        layout="sheet",
        title=_("Phụ lục kinh phí theo khoản chi"),
        says=_annex,
        code="B3-2",
        frozen=True,
        signers=(("", "TỔ TRƯỞNG"),),
    ),
    "appraisal_explanation": PaperKind(
        key="appraisal_explanation",
        layout="report",
        title=_("Giải trình hoàn thiện hồ sơ sau thẩm định"),
        says=_explanation,
        issuer="host",
        code="B3-3-GTTĐKP",
        signers=(("", "CHỦ NHIỆM"), ("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ")),
        addressee="Tổ thẩm định kinh phí",
    ),
    "cancellation_notice": PaperKind(
        key="cancellation_notice",
        layout="notice",
        title=_("Thông báo hủy kết quả thẩm định kinh phí"),
        says=_cancelled,
        issuer="peoples_committee",
        symbol="TB-UBND",
        signers=(("", "CHỦ TỊCH"),),
    ),
}
