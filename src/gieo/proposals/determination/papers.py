"""Official documents of a determination."""

from collections.abc import Sequence

from gieo.core.models import TransitionLog
from gieo.councils.sitting.papers import council_papers
from gieo.councils.sitting.shown import tally_lines
from gieo.dossiers.papers import PaperKind, Part, facts_part, paragraph, section, table
from gieo.kernel.refusal import _
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination, Proposal


def _order_text(determination: Determination, entry: TransitionLog) -> Sequence[Part]:
    facts = entry.facts
    products = [
        [str(at), row["name"], row["measure"], row["unit"], str(row["quantity"] or "")]
        for at, row in enumerate(facts["products"], 1)
    ]
    ground = (facts["direct_ground"] or {}).get("name", "")
    return [
        facts_part(
            ("Tên nhiệm vụ", facts["title"]),
            ("Loại hình", facts["kind"]["name"]),
            ("Định hướng mục tiêu", facts["objectives"]),
            ("Yêu cầu đối với kết quả", facts["requirements"]),
            ("Phương thức", determination.get_assignment_display()),
            ("Căn cứ giao trực tiếp", ground),
            ("Đặt hàng được đáp ứng", (facts["order"] or {}).get("name", "")),
            ("Xuất xứ của đề xuất", facts["source"]),
            ("Người đề xuất", "; ".join(author_of(proposal) for proposal in determination.adopted)),
        ),
        section("Sản phẩm"),
        table(("TT", "Sản phẩm", "Chỉ tiêu cần đạt", "Đơn vị", "Số lượng"), products, numeric=(4,)),
    ]


def author_of(proposal: Proposal) -> str:
    """Who proposed: the body, or the person."""
    return str(proposal.organisation or proposal.proposer)


def _review_note(determination: Determination, entry: TransitionLog) -> Sequence[Part]:
    return [
        facts_part(
            ("Đề xuất", determination.title),
            *((label, value) for label, value in tally_lines(determination)),
        ),
        paragraph(str(entry.facts["finding"])),
    ]


PAPERS = {
    **council_papers(PROCEDURE),
    "order_text": PaperKind(
        key="order_text",
        layout="sheet",
        title=_("Tổng hợp kiến nghị của hội đồng"),
        says=_order_text,
        issuer="council",
        signers=(("", "PHẢN BIỆN 1"), ("", "PHẢN BIỆN 2"), ("", "THƯ KÝ KHOA HỌC")),
        code="D2-KNHĐ",
        frozen=True,
    ),
    "review_note": PaperKind(
        key="review_note",
        layout="report",
        title=_("Báo cáo rà soát kết quả xác định nhiệm vụ"),
        says=_review_note,
        symbol="BC-SKHCN",
    ),
}
