"""Official documents of the screening."""

from collections.abc import Sequence

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, Part, facts_part, paragraph, table
from gieo.kernel.refusal import _
from gieo.proposals.models import Proposal
from gieo.proposals.screening.facts import ScreeningFacts, SearchFacts


def _search_sheet(proposal: Proposal, entry: TransitionLog) -> Sequence[Part]:
    facts = SearchFacts.model_validate(entry.facts)
    hits = [[str(at), hit.title, hit.number, hit.host, hit.years, hit.overlap] for at, hit in enumerate(facts.hits, 1)]
    return [
        facts_part(
            ("Đề xuất", f"{proposal.number} {proposal.title}"),
            ("Đã tra cứu", "; ".join(source.label for source in facts.sources)),
            ("Từ khóa", facts.keywords),
            ("Kết luận", facts.verdict.label),
            ("Nhận xét", facts.remark),
        ),
        table(("TT", "Tên nhiệm vụ", "Mã số", "Chủ trì", "Năm", "Phần trùng, gần"), hits),
    ]


def _answer(proposal: Proposal, entry: TransitionLog) -> Sequence[Part]:
    facts = ScreeningFacts.model_validate(entry.facts)
    return [
        paragraph(f"Đề xuất “{proposal.title}” ({proposal.number}) không đưa ra hội đồng xác định nhiệm vụ."),
        paragraph(f"Lý do: {'; '.join(reason.label for reason in facts.reasons)}."),
        paragraph(facts.words),
    ]


PAPERS = {
    "search_sheet": PaperKind(
        key="search_sheet",
        layout="sheet",
        title=_("Kết quả tra cứu thông tin"),
        says=_search_sheet,
        signers=(("", "NGƯỜI TRA CỨU"),),
        code="C0-KQTrC",
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
