"""Official documents of an adjustment."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.councils.sitting.papers import council_papers
from gieo.dossiers.papers import PaperKind, article, facts_part, paragraph, table
from gieo.execution.adjustment.compared import COMPARED, compared
from gieo.execution.adjustment.council import ADJUSTMENT_COUNCIL
from gieo.execution.models import Adjustment
from gieo.kernel.refusal import _


def _about(adjustment: Adjustment) -> dict[str, Any]:
    return facts_part(
        ("Nhiệm vụ", adjustment.title),
        ("Hợp đồng số", adjustment.contract.contract_number),
        ("Tổ chức chủ trì", adjustment.contract.party_b),
    )


def _request(adjustment: Adjustment, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [_about(adjustment), table(COMPARED, compared(adjustment))]


def _notice(adjustment: Adjustment, _entry: TransitionLog) -> list[dict[str, Any]]:
    own = f"{adjustment.own_decision} ngày {adjustment.own_decided_on:%d/%m/%Y}" if adjustment.own_decided_on else ""
    return [
        _about(adjustment),
        facts_part(("Quyết định của tổ chức chủ trì", own)),
        table(COMPARED, compared(adjustment)),
    ]


def _decision(adjustment: Adjustment, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        article(f"Điều chỉnh hợp đồng số {adjustment.contract.contract_number}, nhiệm vụ “{adjustment.title}”."),
        table(COMPARED[:3], [row[:3] for row in compared(adjustment)]),
        article("Các nội dung khác của hợp đồng giữ nguyên; quyết định này là một phần của hợp đồng."),
        article(f"{adjustment.contract.party_b} và các đơn vị liên quan chịu trách nhiệm thi hành."),
        facts_part(("Quyết định", entry.facts["decision"]), ("Văn bản ủy quyền", entry.facts["delegation"])),
    ]


def _answer(adjustment: Adjustment, entry: TransitionLog) -> list[dict[str, Any]]:
    return [
        paragraph(
            f"Không chấp thuận điều chỉnh “{adjustment.get_subject_display()}” của nhiệm vụ “{adjustment.title}”."
        ),
        paragraph(f"Lý do: {entry.facts['reason']}"),
    ]


BY_HOST = (("", "CHỦ NHIỆM"), ("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ"))

PAPERS = {
    **council_papers(ADJUSTMENT_COUNCIL),
    "adjustment_request": PaperKind(
        key="adjustment_request",
        layout="official_letter",
        title=_("Đề nghị điều chỉnh nhiệm vụ"),
        says=_request,
        issuer="host",
        addressee="Sở Khoa học và Công nghệ",
        signers=BY_HOST,
        recipients=("Như trên;", "Lưu: VT."),
    ),
    "self_adjustment_notice": PaperKind(
        key="self_adjustment_notice",
        layout="official_letter",
        title=_("Thông báo tự điều chỉnh nhiệm vụ"),
        says=_notice,
        issuer="host",
        addressee="Sở Khoa học và Công nghệ",
        signers=BY_HOST,
        recipients=("Như trên;", "Lưu: VT."),
    ),
    "adjustment_decision": PaperKind(
        key="adjustment_decision",
        layout="decision",
        title=_("Quyết định điều chỉnh nhiệm vụ"),
        says=_decision,
        issuer="peoples_committee",
        symbol="QĐ-UBND",
        signers=(("", "CHỦ TỊCH"),),
        recipients=("Như Điều 3;", "Lưu: VT, QLKH."),
        code="D1-QĐĐC",
        frozen=True,
    ),
    "adjustment_answer": PaperKind(
        key="adjustment_answer",
        layout="official_letter",
        title=_("Trả lời đề nghị điều chỉnh"),
        says=_answer,
        symbol="SKHCN-QLKH",
        addressee="Tổ chức chủ trì",
        code="D2-1",
    ),
}
