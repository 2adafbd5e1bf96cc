"""The compiled list of a plan year on official paper (BG25-III-3, TT 06/2023 article 8)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gieo.dossiers.papers import PaperKind
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.money import group_digits
from gieo.kernel.refusal import _
from gieo.officialdocs.official_paper import Annex, Facts, OfficialPaper, Paragraph, Signer, Table
from gieo.orientation.models import Order
from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models import Attachment, AttachmentKind, Confirmation, Proposal
from gieo.proposals.selectors import compiled
from gieo.rulebooks import library

KIND: Final = "report"
COMPILED = PaperKind(
    key="compiled_list",
    layout=KIND,
    title=_("Báo cáo tổng hợp đề xuất, đặt hàng nhiệm vụ KH&CN"),
    says=lambda _dossier, _entry: (),
    symbol="BC-SKHCN",
    recipients=("Hội đồng KH&CN tỉnh;", "Lưu: VT, QLKH."),
)
COLUMNS = ("TT", "Số phiếu", "Tên nhiệm vụ", "Bên đề xuất", "Định hướng", "Kinh phí đề xuất (đồng)", "Văn bản đặt hàng")
NUMERIC = frozenset({5})


def compiled_paper(*, province: Province, year: int, reader: Actor, on: date) -> OfficialPaper:
    """The list as it stands, what answers the orientation apart from what lies outside (LS25-II-7).

    Args:
        province: whose list.
        year: plan year.
        reader: only what this reader may see stands on it.
        on: the day the list stands at.
    """
    proposals = list(_with_orders(compiled(reader, year).filter(province=province)))
    within = [each for each in proposals if not each.outside_orientation]
    outside = [each for each in proposals if each.outside_orientation]
    profile = library.in_force(province.family, on=on).profile
    return OfficialPaper(
        letterhead_parent=profile.letterhead_parent if profile else "",
        letterhead_body=profile.letterhead_body if profile else "",
        symbol=COMPILED.symbol,
        place=profile.place if profile else province.name,
        date=on,
        type="BÁO CÁO",
        subject=f"tổng hợp đề xuất, đặt hàng nhiệm vụ khoa học và công nghệ cấp tỉnh năm {year}",
        parts=(
            Paragraph(text=f"Đến ngày {on:%d/%m/%Y}, danh mục tổng hợp gồm {len(proposals)} đề xuất, kèm từng phiếu:"),
            Facts(rows=_summary(proposals, outside)),
        ),
        annexes=tuple(_annexes((("theo định hướng", within), ("ngoài định hướng, có giải trình", outside)), year)),
        recipients=COMPILED.recipients,
        signers=(Signer(position="GIÁM ĐỐC"),),
    )


def _with_orders(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Whether a written order stands behind each (RP-01): with the form, by a body's word, or in the orientation."""
    still_there = Q(removed_at__isnull=True) | Q(removed_at__gt=F("proposal__submitted_at"))
    papers = Attachment.objects.filter(
        still_there, proposal=OuterRef("pk"), kind=AttachmentKind.ORDER_DOCUMENT,
        added_at__lte=F("proposal__submitted_at"),
    )  # fmt: skip
    words = Confirmation.objects.filter(proposal=OuterRef("pk"), thing=Thing.ORDER, state=ConfirmationState.CONFIRMED)
    orders = Order.objects.filter(items__proposals=OuterRef("pk")).exclude(document="")
    return proposals.annotate(is_ordered=Exists(papers) | Exists(words) | Exists(orders))


def _summary(proposals: Sequence[Proposal], outside: Sequence[Proposal]) -> tuple[tuple[str, str], ...]:
    ordered = sum(bool(getattr(each, "is_ordered", False)) for each in proposals)
    total = sum(each.requested_budget for each in proposals)
    return (
        ("Theo định hướng", str(len(proposals) - len(outside))),
        ("Ngoài định hướng, có giải trình", str(len(outside))),
        ("Có văn bản đặt hàng", str(ordered)),
        ("Chưa có văn bản đặt hàng", str(len(proposals) - ordered)),
        ("Tổng kinh phí đề xuất (đồng)", group_digits(total)),
    )


def _annexes(parts: Iterable[tuple[str, Sequence[Proposal]]], year: int) -> Iterable[Annex]:
    for which, proposals in parts:
        if proposals:
            rows = tuple(_row(at, each) for at, each in enumerate(proposals, start=1))
            total = ("", "", "Tổng", "", "", sum(each.requested_budget for each in proposals), "")
            table = Table(columns=COLUMNS, numeric=NUMERIC, rows=rows, total=total)
            yield Annex(title=f"Danh mục đề xuất năm {year} {which}", parts=(table,))


def _row(at: int, proposal: Proposal) -> tuple[str | int, ...]:
    codes = "; ".join(item.code for item in proposal.items.all())
    by = str(proposal.organisation or proposal.proposer)
    ordered = "có" if getattr(proposal, "is_ordered", False) else "chưa có"
    return (str(at), proposal.number, proposal.title, by, codes, proposal.requested_budget, ordered)
