"""Official documents of a matter."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, paragraph
from gieo.dossiers.shown import money
from gieo.kernel.refusal import _
from gieo.matters.models import Matter


def _about(matter: Matter) -> dict[str, Any]:
    rule = matter.rule
    return facts_part(
        (rule.titled, matter.title),
        ("Cơ quan ghi", matter.raised_by.name if matter.raised_by else ""),
        ("Thuộc hồ sơ", str(matter.parent or "")),
        ("Nội dung", matter.detail),
        ("Kiến nghị", matter.request),
        ("Kinh phí", money(matter.amount) if matter.amount else ""),
        ("Thời hạn", f"{matter.until_on:%d/%m/%Y}" if matter.until_on else ""),
    )


def _assignment(matter: Matter, _entry: TransitionLog) -> list[dict[str, Any]]:
    return [paragraph("Sở Khoa học và Công nghệ đề nghị quý cơ quan phối hợp thực hiện:"), _about(matter)]


def _forwarding(matter: Matter, entry: TransitionLog) -> list[dict[str, Any]]:
    opinion = f"Ý kiến của Sở Khoa học và Công nghệ: {entry.facts['words']}"
    return [paragraph("Đề nghị xem xét, giải quyết kiến nghị sau:"), _about(matter), paragraph(opinion)]


def _answer(matter: Matter, entry: TransitionLog) -> list[dict[str, Any]]:
    return [_about(matter), paragraph(f"Trả lời: {entry.facts['words']}")]


PAPERS = {
    paper.key: paper
    for paper in (
        PaperKind(
            key="matter_assignment", layout="official_letter", title=_("Văn bản giao phối hợp thực hiện"),
            says=_assignment, symbol="SKHCN-QLKH", addressee="Cơ quan, đơn vị được giao",
        ),
        PaperKind(
            key="matter_forwarding", layout="official_letter", title=_("Văn bản chuyển kiến nghị"),
            says=_forwarding, symbol="SKHCN-QLKH", addressee="Cơ quan có thẩm quyền",
        ),
        PaperKind(
            key="matter_answer", layout="official_letter", title=_("Văn bản trả lời kiến nghị"),
            says=_answer, symbol="SKHCN-QLKH", addressee="Cơ quan, đơn vị kiến nghị",
        ),
    )
}  # fmt: skip
