"""Official documents of a selection."""

from collections.abc import Sequence

from gieo.core.models import TransitionLog
from gieo.councils.sitting.papers import TELLERS, council_papers, signed_by_tellers
from gieo.dossiers.papers import PaperKind, Part, facts_part, paragraph, section
from gieo.kernel.refusal import _
from gieo.selection.models import Selection
from gieo.selection.selection.field_check import FIELD_MINUTES
from gieo.selection.selection.minutes import marks_tables, ranking_sheet, remarks_of
from gieo.selection.selection.procedure import SELECTION_PROCEDURE

SIGNERS = (("", "CHỦ TỊCH HỘI ĐỒNG"), ("", "THƯ KÝ KHOA HỌC"))


def _score_sheets(selection: Selection, _entry: TransitionLog) -> Sequence[Part]:
    return [facts_part(("Phiếu chấm", selection.score_sheet.title)), *marks_tables(selection)]


def _remarks(selection: Selection, _entry: TransitionLog) -> Sequence[Part]:
    return remarks_of(selection)


def _ranking(selection: Selection, _entry: TransitionLog) -> Sequence[Part]:
    """Form B2-5: one table, and how equal dossiers were told apart."""
    tally = selection.tally
    told = (*tally.get("steps", ()), *tally.get("reasons", ()))
    return [facts_part(("Nhiệm vụ", selection.title)), ranking_sheet(selection), *map(paragraph, told)]


def _explanation(selection: Selection, entry: TransitionLog) -> Sequence[Part]:
    winner = selection.winner
    return [
        facts_part(("Nhiệm vụ", selection.title), ("Tổ chức đăng ký chủ trì", winner.host.name if winner else "")),
        section("Giải trình", entry.facts["explanation"]),
    ]


def _cancelled(selection: Selection, entry: TransitionLog) -> Sequence[Part]:
    cause = entry.facts.get("cause") or {"name": "Không nộp hồ sơ hoàn thiện trong hạn sau hội đồng"}
    return [
        paragraph(f"Hủy kết quả xét chọn của hội đồng đối với nhiệm vụ “{selection.title}”."),
        facts_part(("Trường hợp", cause["name"]), ("Lý do", entry.facts.get("reason", ""))),
    ]


PAPERS = {
    **council_papers(SELECTION_PROCEDURE),
    FIELD_MINUTES.key: FIELD_MINUTES,
    "score_sheets": PaperKind(
        key="score_sheets",
        layout="sheet",
        title=_("Tổng hợp phiếu chấm điểm của thành viên hội đồng"),
        says=_score_sheets,
        issuer="council",
        code="B2-3",
        signers=SIGNERS,
        inside=True,
    ),
    "remarks": PaperKind(
        key="remarks",
        layout="sheet",
        title=_("Tổng hợp nhận xét của thành viên hội đồng"),
        says=_remarks,
        issuer="council",
        code="B2-2",
        signers=SIGNERS,
        inside=True,
    ),
    "ranking": PaperKind(
        key="ranking",
        layout="sheet",
        title=_("Bảng tổng hợp kiểm phiếu, xếp hạng"),
        says=_ranking,
        issuer="council",
        code="B2-5-THKP",
        signers=TELLERS[:1],
        signed_by=signed_by_tellers,
        inside=True,
        frozen=True,
    ),
    "selection_explanation": PaperKind(
        key="selection_explanation",
        layout="report",
        title=_("Giải trình hoàn thiện hồ sơ sau hội đồng"),
        says=_explanation,
        issuer="host",
        code="B2-8-GTHĐ",
        signers=(("", "CHỦ NHIỆM"), ("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ")),
        addressee="Hội đồng tư vấn tuyển chọn, giao trực tiếp",
    ),
    "cancellation_notice": PaperKind(
        key="cancellation_notice",
        layout="notice",
        title=_("Thông báo hủy kết quả xét chọn"),
        says=_cancelled,
        issuer="peoples_committee",
        symbol="TB-UBND",
        signers=(("", "CHỦ TỊCH"),),
    ),
}
