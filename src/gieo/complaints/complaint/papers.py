"""Official documents of a complaint."""

from collections.abc import Sequence

from gieo.complaints.complaint.states import Ground, Verdict
from gieo.complaints.models import Complaint
from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, Part, article, facts_part, paragraph
from gieo.kernel.refusal import _

RECIPIENTS = ("Người khiếu nại;", "Lưu: VT, QLKH.")


def _about(complaint: Complaint) -> Part:
    parent = complaint.parent
    return facts_part(
        ("Người khiếu nại", complaint.complainant),
        ("Hồ sơ", f"{parent.number} {parent.title}" if parent else ""),
        ("Kết quả bị khiếu nại", complaint.decision),
        ("Lý do khiếu nại", Ground(complaint.ground).label),
        ("Nội dung khiếu nại", complaint.words),
        ("Yêu cầu", complaint.request),
    )


def _acceptance(complaint: Complaint, entry: TransitionLog) -> Sequence[Part]:
    on = f"{entry.at.astimezone(LEGAL_ZONE):%d/%m/%Y}"
    return [paragraph(f"Khiếu nại sau được thụ lý từ ngày {on}:"), _about(complaint)]


def _refusal(complaint: Complaint, entry: TransitionLog) -> Sequence[Part]:
    return [
        paragraph("Khiếu nại sau không được thụ lý:"),
        _about(complaint),
        paragraph(f"Lý do: {entry.facts['words']}"),
    ]


def _decision(complaint: Complaint, entry: TransitionLog) -> Sequence[Part]:
    facts = entry.facts
    remedy = str(facts.get("remedy", ""))
    orders = [remedy] if remedy else ["Giữ nguyên kết quả đã thông báo."]
    if facts.get("sits_again"):
        orders.append("Hồ sơ được đưa ra hội đồng xem xét lại.")
    return [
        article(f"Kết luận: {_verdict(entry)}."),
        _about(complaint),
        facts_part(("Kết quả xác minh", complaint.findings), ("Căn cứ, lý do", str(facts["reasons"]))),
        *(article(order) for order in orders),
        article(f"{complaint.complainant} và các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành quyết định này."),
    ]


# What a row concludes; the model says only what was concluded last.
_VERDICTS = {"uphold_partly": Verdict.PARTLY, "uphold_second_partly": Verdict.PARTLY}


def _verdict(entry: TransitionLog) -> str:
    name = entry.name.removesuffix("_above")
    verdict = _VERDICTS.get(name, Verdict.DISMISSED if name.startswith("dismiss") else Verdict.UPHELD)
    return verdict.label.lower()


PAPERS = {
    paper.key: paper
    for paper in (
        PaperKind(
            key="complaint_acceptance",
            layout="notice",
            title=_("Thông báo thụ lý khiếu nại"),
            says=_acceptance,
            symbol="TB-SKHCN",
            recipients=RECIPIENTS,
        ),
        PaperKind(
            key="complaint_refusal",
            layout="notice",
            title=_("Thông báo không thụ lý khiếu nại"),
            says=_refusal,
            symbol="TB-SKHCN",
            recipients=RECIPIENTS,
        ),
        PaperKind(
            key="complaint_decision",
            layout="decision",
            title=_("Quyết định giải quyết khiếu nại"),
            says=_decision,
            symbol="QĐ-SKHCN",
            recipients=RECIPIENTS,
        ),
        PaperKind(
            key="complaint_decision_above",
            layout="decision",
            title=_("Quyết định giải quyết khiếu nại"),
            says=_decision,
            issuer="peoples_committee",
            symbol="QĐ-UBND",
            signers=(("", "CHỦ TỊCH"),),
            recipients=("Người khiếu nại;", "Sở KH&CN;", "Lưu: VT."),
        ),
    )
}
