"""Official documents of the screening."""

from collections.abc import Sequence

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, Part, paragraph
from gieo.kernel.refusal import _
from gieo.novelty.check import SLIP_CODE
from gieo.novelty.slip import NOT, PARTLY, WHOLLY, Related, Slip, slip_parts
from gieo.proposals.facts import ReturnFacts
from gieo.proposals.models import Proposal
from gieo.proposals.screening.facts import ScreeningFacts, SearchFacts, Verdict
from gieo.proposals.states import RETURN_REASON_LABELS
from gieo.rulebooks import library

_CONCLUSIONS = {Verdict.NEW: NOT, Verdict.DIFFERENT: PARTLY, Verdict.DUPLICATE: WHOLLY}


def _search_sheet(proposal: Proposal, entry: TransitionLog) -> Sequence[Part]:
    facts = SearchFacts.model_validate(entry.facts)
    return slip_parts(
        Slip(
            title=f"{proposal.number} {proposal.title}",
            keywords=[facts.keywords],
            sources=[source.label for source in facts.sources],
            searched_at=entry.at,
            related=[Related(**hit.model_dump()) for hit in facts.hits],
            conclusion=f"{_CONCLUSIONS[facts.verdict]} ({facts.verdict.label})",
            remark=facts.remark,
            explanations=[facts.explanation] if facts.explanation else [],
        )
    )


def _answer(proposal: Proposal, entry: TransitionLog) -> Sequence[Part]:
    facts = ScreeningFacts.model_validate(entry.facts)
    return [
        paragraph(f"Đề xuất “{proposal.title}” ({proposal.number}) không đưa ra hội đồng xác định nhiệm vụ."),
        paragraph(f"Lý do: {'; '.join(reason.label for reason in facts.reasons)}."),
        paragraph(facts.words),
    ]


def _supplement(proposal: Proposal, entry: TransitionLog) -> Sequence[Part]:
    facts = ReturnFacts.model_validate(entry.facts)
    until = library.get(entry.rulebook).deadline("proposal.supplement").due(entry.at.astimezone(LEGAL_ZONE))
    until = max(until, proposal.window.last_day_in_time or until)
    reasons = "; ".join(RETURN_REASON_LABELS[reason] for reason in facts.reasons)
    return [
        paragraph(
            f"Đề xuất “{proposal.title}” ({proposal.number}) cần bổ sung, sửa đổi, đến hết ngày {until:%d/%m/%Y}."
        ),
        paragraph(f"Lý do: {reasons}."),
        paragraph(facts.text),
        paragraph("Quá thời hạn trên mà chưa nhận được bản bổ sung thì phiếu được xét theo nội dung đã nộp."),
    ]


PAPERS = {
    "supplement_letter": PaperKind(
        key="supplement_letter",
        layout="official_letter",
        title=_("Đề nghị bổ sung phiếu đề xuất"),
        says=_supplement,
        symbol="SKHCN-QLKH",
        addressee="Tổ chức, cá nhân đề xuất",
        recipients=("Như trên;", "Lưu: VT, QLKH."),
    ),
    "search_sheet": PaperKind(
        key="search_sheet",
        layout="sheet",
        title=_("Kết quả tra cứu thông tin"),
        says=_search_sheet,
        signers=(("", "NGƯỜI TRA CỨU"), ("", "LÃNH ĐẠO ĐƠN VỊ")),
        code=SLIP_CODE,
    ),
    "screening_answer": PaperKind(
        key="screening_answer",
        layout="official_letter",
        title=_("Trả lời đề xuất không đưa ra hội đồng"),
        says=_answer,
        symbol="SKHCN-QLKH",
        addressee="Tổ chức, cá nhân đề xuất",
        recipients=("Như trên;", "Lưu: VT, QLKH."),
    ),
}
