"""Official documents of an approval."""

from datetime import date
from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.kernel.money import group_digits, vnd_in_words
from gieo.kernel.refusal import _
from gieo.registry.models.money_line import STATE_SOURCES
from gieo.selection.approval.words import law_in_words
from gieo.selection.budget_appraisal.papers import mode_of
from gieo.selection.models import Approval


def day(value: date | None) -> str:
    """A day as papers print it."""
    return f"{value:%d/%m/%Y}" if value else ""


def money_table(approval: Approval) -> dict[str, Any]:
    """What is approved, by source and year."""
    rows = [
        [line.get_source_display(), str(line.year), group_digits(line.appraised)]
        for line in approval.appraisal.lines.all()
    ]
    return table(("Nguồn", "Năm", "Phê duyệt (đồng)"), rows, numeric=(1, 2))


def _what(approval: Approval) -> dict[str, Any]:
    application, lines = approval.application, list(approval.appraisal.lines.all())
    total = sum(line.appraised for line in lines)
    of_state = sum(line.appraised for line in lines if line.source in STATE_SOURCES)
    return facts_part(
        ("Nhiệm vụ", str(approval.task or approval.title)),
        ("Tổ chức chủ trì", application.host.name),
        ("Chủ nhiệm", application.leader),
        ("Tổng kinh phí", f"{money(total)} ({vnd_in_words(total)})"),
        ("Trong đó ngân sách nhà nước", money(of_state)),
        ("Phương thức khoán chi", mode_of(approval.appraisal)),
        ("Thời gian thực hiện", f"{approval.months} tháng"),
        ("Bắt đầu", day(approval.starts_on)),
    )


def _note(approval: Approval, _entry: TransitionLog) -> list[dict[str, Any]]:
    selection = approval.appraisal.selection
    return [
        paragraph(approval.note),
        _what(approval),
        money_table(approval),
        section("Hồ sơ trình"),
        facts_part(
            ("Biên bản mở hồ sơ", selection.call.number),
            ("Hồ sơ hội đồng", selection.number),
            ("Hồ sơ thẩm định kinh phí", approval.appraisal.number),
            ("Hồ sơ đăng ký đã hoàn thiện", approval.application.number),
        ),
    ]


def _decision(approval: Approval, _entry: TransitionLog) -> list[dict[str, Any]]:
    application, task = approval.application, approval.task
    return [
        article(
            f"Phê duyệt {application.host.name} chủ trì, {application.leader} làm chủ nhiệm nhiệm vụ "
            f"“{approval.title}”, mã số {task.number if task else ''}, với kinh phí và thời gian như sau:"
        ),
        _what(approval),
        money_table(approval),
        article(f"{law_in_words(approval)}."),
        article("Sở Khoa học và Công nghệ, Sở Tài chính và tổ chức chủ trì chịu trách nhiệm thi hành Quyết định này."),
    ]


def _publication(approval: Approval, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        _what(approval),
        facts_part(
            ("Quyết định", f"{approval.decision_number} ngày {day(approval.decided_on)}"),
            ("Nơi đăng", approval.publication),
            ("Đăng đến hết ngày", day(approval.published_until)),
        ),
    ]


def _cancelled(approval: Approval, entry: TransitionLog) -> list[dict[str, Any]]:
    decision = f"Quyết định {approval.decision_number}" if approval.decision_number else "kết quả xét chọn, thẩm định"
    return [
        paragraph(f"Hủy {decision} đối với {approval.application.host.name}, nhiệm vụ “{approval.title}”."),
        facts_part(("Trường hợp", entry.facts["cause"]["name"]), ("Lý do", entry.facts["reason"])),
    ]


PAPERS = {
    "submission_note": PaperKind(
        key="submission_note",
        layout="submission_note",
        title=_("Tờ trình phê duyệt tổ chức chủ trì, kinh phí nhiệm vụ KH&CN"),
        says=_note,
        symbol="TTr-SKHCN",
        addressee="Chủ tịch Ủy ban nhân dân tỉnh",
    ),
    "approval_decision": PaperKind(
        key="approval_decision",
        layout="decision",
        title=_("Quyết định phê duyệt tổ chức chủ trì, chủ nhiệm, kinh phí và thời gian thực hiện nhiệm vụ KH&CN"),
        says=_decision,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        code="B3-4-QĐPDKP",
        signers=(("", "CHỦ TỊCH"),),
        frozen=True,
    ),
    "publication": PaperKind(
        key="publication",
        layout="notice",
        title=_("Thông báo công khai kết quả tuyển chọn, giao trực tiếp nhiệm vụ KH&CN"),
        says=_publication,
        symbol="TB-SKHCN",
        frozen=True,
    ),
    "cancellation_notice": PaperKind(
        key="cancellation_notice",
        layout="notice",
        title=_("Thông báo hủy kết quả tuyển chọn, giao trực tiếp"),
        says=_cancelled,
        issuer="peoples_committee",
        symbol="TB-UBND",
        signers=(("", "CHỦ TỊCH"),),
    ),
}
