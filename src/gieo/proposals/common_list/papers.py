"""The list on paper."""

from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, in_eights, paragraph, section, table
from gieo.dossiers.shown import money
from gieo.kernel.refusal import _
from gieo.proposals.common_list.forms import listed_in
from gieo.proposals.models import CommonList, ListedForm

COLUMNS = ("TT", "Số phiếu", "Tên nhiệm vụ", "Bên đề xuất", "Kinh phí dự kiến", "Phiếu kèm theo")
NUMERIC = (4,)
HASH_SHOWN = 12


def rows_of(forms: list[ListedForm]) -> list[tuple[str, ...]]:
    """One line for each form, with the beginning of the hash of the form that is attached."""
    return [
        (
            str(form.place),
            form.proposal.number,
            form.proposal.title,
            str(form.proposal.organisation or form.proposal.proposer),
            money(form.proposal.requested_budget),
            in_eights(form.proposal.submitted_pdf.sha256[:HASH_SHOWN]) if form.proposal.submitted_pdf else "",
        )
        for form in forms
    ]


def total_of(forms: list[ListedForm]) -> int:
    """What the forms ask for together, in đồng."""
    return sum(form.proposal.requested_budget for form in forms)


def _list(common_list: CommonList, entry: TransitionLog) -> list[dict[str, Any]]:
    forms = list(listed_in(common_list))
    opinion = str(entry.facts.get("opinion", ""))
    return [
        paragraph(
            f"{common_list.body.name} gửi danh mục chung gồm {len(forms)} đề xuất, đặt hàng nhiệm vụ khoa học và "
            f"công nghệ năm {common_list.plan_year}, tổng kinh phí dự kiến {money(total_of(forms))}, kèm từng phiếu."
        ),
        table(COLUMNS, rows_of(forms), numeric=NUMERIC),
        *([section("Ý kiến của hội đồng", opinion)] if opinion else []),
    ]


PAPERS = {
    "common_list": PaperKind(
        key="common_list",
        layout="official_letter",
        title=_("Danh mục chung đề xuất, đặt hàng nhiệm vụ KH&CN"),
        says=_list,
        issuer="host",
        addressee="Sở Khoa học và Công nghệ",
        signers=(("", "THỦ TRƯỞNG CƠ QUAN"),),
        recipients=("Như trên;", "Lưu: VT."),
    ),
}
