"""Official documents of a finding."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph
from gieo.dossiers.shown import money
from gieo.execution.models import Finding
from gieo.kernel.refusal import _


def who(finding: Finding) -> str:
    """Who broke the rules."""
    return ", ".join(str(each) for each in (finding.violator, finding.violator_person) if each)


def _about(finding: Finding) -> dict[str, Any]:
    return facts_part(
        ("Nhiệm vụ", finding.title),
        ("Tổ chức chủ trì", finding.contract.party_b),
        ("Nội dung", finding.detail),
        ("Yêu cầu, kiến nghị", finding.required),
        ("Hạn", f"{finding.due_on:%d/%m/%Y}" if finding.due_on else ""),
    )


def _obstacle(finding: Finding, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [_about(finding), paragraph("Đề nghị xem xét, giải quyết và trả lời để tháo gỡ cho nhiệm vụ.")]


def _correction(finding: Finding, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [_about(finding), paragraph("Đề nghị khắc phục đúng hạn và báo cáo kết quả kèm minh chứng.")]


def _decision(finding: Finding, _entry: TransitionLog) -> list[dict[str, Any]]:
    until = f", đến hết ngày {finding.sanction_until:%d/%m/%Y}" if finding.sanction_until else ""
    recovery = f" Thu hồi {money(finding.recover_amount)}." if finding.recover_amount else ""
    return [
        article(f"Xử lý vi phạm của {who(finding)} khi thực hiện nhiệm vụ “{finding.title}”."),
        article(f"Hình thức: {finding.get_sanction_display()}{until}.{recovery}"),
        article(f"Quyết định có hiệu lực từ ngày {finding.in_force_from:%d/%m/%Y}."),
    ]


def _publication(finding: Finding, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        paragraph(finding.published_words),
        facts_part(
            ("Tổ chức, cá nhân", who(finding)),
            ("Quyết định xử lý", finding.decision),
            ("Công khai", f"{finding.published_from:%d/%m/%Y} – {finding.published_until:%d/%m/%Y}"),
        ),
    ]


PAPERS = {
    "obstacle_letter": PaperKind(
        key="obstacle_letter",
        layout="official_letter",
        title=_("Đề nghị giải quyết vướng mắc của nhiệm vụ"),
        says=_obstacle,
        symbol="SKHCN-QLKH",
        addressee="Cơ quan có thẩm quyền",
    ),
    "correction_request": PaperKind(
        key="correction_request",
        layout="official_letter",
        title=_("Yêu cầu khắc phục"),
        says=_correction,
        symbol="SKHCN-QLKH",
        addressee="Tổ chức chủ trì",
    ),
    "violation_decision": PaperKind(
        key="violation_decision",
        layout="decision",
        title=_("Quyết định xử lý vi phạm"),
        says=_decision,
        symbol="QĐ-SKHCN",
        recipients=("Như Điều 1;", "Lưu: VT, TTra."),
    ),
    "publication_notice": PaperKind(
        key="publication_notice",
        layout="notice",
        title=_("Thông báo công khai vi phạm"),
        says=_publication,
        symbol="TB-SKHCN",
    ),
}
