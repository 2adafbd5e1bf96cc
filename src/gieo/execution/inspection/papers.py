"""Official documents of an inspection."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, article, facts_part, section
from gieo.execution.models import Inspection
from gieo.kernel.refusal import _


def _decision(inspection: Inspection, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        article(f"Thanh tra việc thực hiện nhiệm vụ “{inspection.title}” của {inspection.contract.party_b}."),
        article(f"Nội dung: {inspection.signs}"),
        article(f"Đoàn thanh tra: {entry.facts['team']}."),
        article("Đoàn thanh tra và tổ chức chủ trì chịu trách nhiệm thi hành quyết định này."),
    ]


def _conclusion(inspection: Inspection, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        facts_part(
            ("Nhiệm vụ", inspection.title),
            ("Tổ chức chủ trì", inspection.contract.party_b),
            ("Quyết định thanh tra", inspection.decision),
        ),
        section("Kết luận", inspection.conclusion),
        section("Vi phạm", "Có vi phạm." if inspection.violation_found else "Không có vi phạm."),
    ]


PAPERS = {
    "inspection_decision": PaperKind(
        key="inspection_decision",
        layout="decision",
        title=_("Quyết định thanh tra"),
        says=_decision,
        symbol="QĐ-SKHCN",
        recipients=("Như Điều 4;", "Lưu: VT, TTra."),
    ),
    "inspection_conclusion": PaperKind(
        key="inspection_conclusion",
        layout="report",
        title=_("Kết luận thanh tra"),
        says=_conclusion,
        symbol="KL-TTra",
        addressee="Giám đốc Sở Khoa học và Công nghệ",
        signers=(("", "CHÁNH THANH TRA"),),
    ),
}
