"""Official documents of an outcome."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph, section, table
from gieo.kernel.refusal import _
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.choices import EffectGrade

Parts = list[dict[str, Any]]


def _task_rows(outcome: Outcome) -> tuple[tuple[str, str], ...]:
    task = outcome.task
    return (
        ("Kết quả của nhiệm vụ", outcome.title),
        ("Mã nhiệm vụ", task.number if task else ""),
        ("Tổ chức chủ trì", task.host.name if task and task.host else ""),
        ("Chủ nhiệm", task.principal_investigator.full_name if task and task.principal_investigator else ""),
        ("Nghiệm thu ngày", f"{outcome.accepted_on:%d/%m/%Y}"),
    )


def _assessment(outcome: Outcome, entry: TransitionLog) -> Parts:
    grade = entry.facts.get("grade")
    return [
        facts_part(
            *_task_rows(outcome),
            ("Hội đồng, người đánh giá", entry.facts["assessed_by"]),
            ("Kết luận", EffectGrade(grade).label if grade else "Chưa có hiệu quả"),
        ),
        section("Bằng chứng", entry.facts["evidence"]),
    ]


def _press_kit(outcome: Outcome, entry: TransitionLog) -> Parts:
    task = outcome.task
    products = [[str(product.get("name", ""))] for product in (task.products if task else [])]
    return [
        facts_part(*_task_rows(outcome)),
        section("Hiệu quả đã được đánh giá", entry.facts["evidence"]),
        section("Sản phẩm"),
        table(["Tên sản phẩm"], products),
    ]


def _invitation(outcome: Outcome, entry: TransitionLog) -> Parts:
    bodies = "; ".join(body["name"] for body in entry.facts["bodies"])
    return [
        paragraph(
            f"Kết quả “{outcome.title}” đã được nghiệm thu và đánh giá có hiệu quả. Sở KH&CN đề nghị {bodies} "
            "hướng dẫn tổ chức thành viên, hội viên sử dụng kết quả trong sản xuất, đời sống và ghi nơi đã ứng dụng "
            "vào hồ sơ này."
        )
    ]


def _application_report(outcome: Outcome, entry: TransitionLog) -> Parts:
    facts = entry.facts
    return [
        facts_part(
            *_task_rows(outcome),
            ("Kỳ báo cáo", str(facts["period"])),
            ("Đang được ứng dụng", "có" if facts["is_applied"] else "không"),
            ("Doanh thu, lợi ích tính được", f"{facts['revenue']:,} đồng".replace(",", ".")),
        ),
        section("Tình hình ứng dụng", facts["summary"]),
    ]


def _commendation(_outcome: Outcome, entry: TransitionLog) -> Parts:
    facts = entry.facts
    return [
        article(f"Tặng {facts['form']} cho {facts['subject']}. Thành tích: {facts['merit']}"),
        article("Các cơ quan liên quan, tập thể và cá nhân có tên tại Điều 1 thi hành Quyết định này."),
    ]


PAPERS = {
    "assessment": PaperKind(
        key="assessment", layout="sheet", title=_("Phiếu đánh giá hiệu quả kết quả nhiệm vụ"), says=_assessment
    ),
    "press_kit": PaperKind(
        key="press_kit",
        layout="report",
        title=_("Thông tin cung cấp cho báo chí về kết quả nhiệm vụ"),
        says=_press_kit,
        recipients=("Cơ quan báo chí;", "Lưu: VT, QLKH."),
    ),
    "invitation": PaperKind(
        key="invitation",
        layout="official_letter",
        title=_("Đề nghị ứng dụng kết quả nhiệm vụ KH&CN"),
        says=_invitation,
        symbol="SKHCN-QLKH",
        addressee="Các cơ quan, đoàn thể có tên dưới đây",
    ),
    "application_report": PaperKind(
        key="application_report",
        layout="sheet",
        title=_("Phiếu thông tin về ứng dụng kết quả nhiệm vụ"),
        says=_application_report,
        issuer="host",
        signers=(("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ"),),
        recipients=("Sở Khoa học và Công nghệ;", "Lưu: VT."),
    ),
    "commendation": PaperKind(
        key="commendation",
        layout="decision",
        title=_("Quyết định khen thưởng tập thể, cá nhân có kết quả ứng dụng hiệu quả"),
        says=_commendation,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        signers=(("", "CHỦ TỊCH"),),
        recipients=("Như Điều 2;", "Lưu: VT."),
    ),
}
