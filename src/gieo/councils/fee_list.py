"""The fee list of a sitting: who sat or wrote, what each is paid, what is withheld; as page, paper and workbook.

What the service ledger notes of a member is what counts; until it does, the rates of the rulebook propose.
"""

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.translation import gettext

from gieo.councils.bench import Sitter, bench_of, bench_parties
from gieo.councils.models import CouncilItem, MemberNote, SittingFee
from gieo.councils.notes import WRITTEN
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_beside
from gieo.dossiers.papers import PaperKind, facts_part, paragraph, section, table
from gieo.dossiers.selectors import entry_for
from gieo.kernel.actors import Actor, Role
from gieo.kernel.money import format_vnd, group_digits, vnd_in_words
from gieo.kernel.refusal import _
from gieo.rulebooks import library
from gieo.rulebooks.models import CouncilFees, WithholdingRule

PAYING = frozenset({Role.SCIENCE_OFFICER, Role.FINANCE_OFFICER})
BENCH = frozenset({Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY})
WIDTHS = (6, 30, 22, 40, 16, 16, 16, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """What one member is paid for a sitting, in VND.

    Attributes:
        did: for what, in words.
        is_noted: the ledger says the amount; otherwise the rates do.
    """

    sitter: Sitter
    did: Sequence[str]
    gross: int
    withheld: int
    is_noted: bool

    @property
    def net(self) -> int:
        """What is handed out."""
        return self.gross - self.withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeList:
    """What the members of a council are paid for the sitting on a dossier, in VND.

    Attributes:
        rates: None where the rulebook has none for this kind of council.
        withholding: None where nothing is withheld.
    """

    item: CouncilItem
    lines: Sequence[FeeLine]
    rates: CouncilFees | None
    withholding: WithholdingRule | None

    @property
    def gross(self) -> int:
        """Of all lines."""
        return sum(line.gross for line in self.lines)

    @property
    def withheld(self) -> int:
        """Of all lines."""
        return sum(line.withheld for line in self.lines)

    @property
    def net(self) -> int:
        """Of all lines."""
        return self.gross - self.withheld

    @property
    def net_in_words(self) -> str:
        """The net sum as it is read aloud."""
        return vnd_in_words(self.net)

    @property
    def rules(self) -> Sequence[CouncilFees | WithholdingRule]:
        """What the amounts rest on, each with how sure it is."""
        return [rule for rule in (self.rates, self.withholding) if rule]

    @property
    def not_called(self) -> Sequence[tuple[str, int]]:
        """Rates of those whose presence nobody wrote down: they are paid by hand."""
        sitting: Mapping[str, int] = self.rates.sitting if self.rates else {}
        named = (("administrative_secretary", _("Thư ký hành chính")), ("invited", _("Khách mời")))
        return [(label, sitting[key]) for key, label in named if key in sitting]


def fee_list_of(procedure: Procedure, item: CouncilItem) -> FeeList:
    """The list of a sitting whose voting is closed; as many queries whatever the size of the council."""
    rulebook, entry = library.get(item.rulebook), entry_pk(item)
    rates = rulebook.council_fees.get(procedure.council)
    noted = dict(SittingFee.objects.filter(entry=entry).values_list("membership_id", "amount"))
    wrote: dict[int, bool] = defaultdict(bool)
    for member in MemberNote.objects.filter(entry=entry, kind__in=WRITTEN).values_list("membership_id", flat=True):
        wrote[member] = True
    lines = []
    for sitter in bench_of(item).sitters:
        pk = sitter.membership.pk
        proposed, did = _proposed(sitter, rates, has_written=wrote[pk])
        gross = noted.get(pk, proposed)
        if not gross and not did:
            continue
        withheld = rulebook.withholding.withheld(gross) if rulebook.withholding else 0
        lines.append(FeeLine(sitter=sitter, did=did, gross=gross, withheld=withheld, is_noted=pk in noted))
    return FeeList(item=item, lines=lines, rates=rates, withholding=rulebook.withholding)


def _proposed(sitter: Sitter, rates: CouncilFees | None, *, has_written: bool) -> tuple[int, Sequence[str]]:
    """By the rates, and for what; nothing for whoever was away and wrote nothing, or whom a conflict bars."""
    amount, did = 0, list[str]()
    if sitter.takes_part:
        amount += rates.sitting.get(sitter.seat.value, 0) if rates else 0
        did.append(_("dự họp"))
    if has_written and sitter.is_clear:
        amount += rates.remark.get(sitter.seat.value, 0) if rates else 0
        did.append(_("nhận xét, ý kiến bằng văn bản"))
    return amount, did


def sitting_to_pay(actor: Actor, number: str) -> CouncilItem | None:
    """The dossier of a number whose fees this actor may see; None for everybody else.

    Officers of science and of finance of the province, and the secretaries of the council, once the voting is closed;
    none of them when the dossier is about them. A finance officer does not read the dossier itself.
    """
    try:
        entry = entry_for(actor, number)
    except DocketEntry.DoesNotExist:
        found = DocketEntry.objects.select_related("province", "task").filter(number=number).first()
        if found is None or not actor.holds(Role.FINANCE_OFFICER, found.province_id):
            return None
        entry = found
    dossier = dossier_of(entry)
    return dossier if isinstance(dossier, CouncilItem) and may_see_fees(dossier, actor) else None


def may_see_fees(item: CouncilItem, actor: Actor) -> bool:
    """Whether there is a list, and this actor pays or keeps the desk of the council."""
    if item.closed_at is None or not item.council_id or actor.user is None:
        return False
    sitter = bench_of(item).of(actor.user)
    about = (party for role, party in item.parties().items() if role not in BENCH)
    if (sitter and sitter.barred) or any(actor.user in party.users for party in about):
        return False
    secretaries = bench_parties(item).get(Role.COUNCIL_SECRETARY)
    return bool(actor.roles_in(item.province_id) & PAYING) or bool(secretaries and actor.user in secretaries.users)


FEE_LIST = PaperKind(
    key="fee_list",
    layout="sheet",
    title=_("Danh sách chi thù lao họp hội đồng"),
    says=lambda _dossier, _entry: (),
    signers=(("", "NGƯỜI LẬP"), ("", "KẾ TOÁN"), ("", "NGƯỜI DUYỆT CHI")),
    inside=True,
)


def fee_paper(listed: FeeList) -> Mapping[str, Any]:
    """The list in its official layout, with a column to sign in."""
    item = listed.item
    rows = [
        [
            str(at), line.sitter.name, line.sitter.seat.label, "; ".join(line.did),
            group_digits(line.gross), group_digits(line.withheld), group_digits(line.net), "",
        ]
        for at, line in enumerate(listed.lines, start=1)
    ]  # fmt: skip
    total = ["", "Cộng", "", "", *(group_digits(each) for each in (listed.gross, listed.withheld, listed.net)), ""]
    columns = ("TT", "Họ và tên", "Tư cách", "Nội dung", "Số tiền", "Thuế TNCN", "Thực nhận", "Ký nhận")
    by_hand = "; ".join(f"{label} {format_vnd(amount)}" for label, amount in listed.not_called)
    return paper_beside(
        FEE_LIST,
        item,
        subject=item.judged_title,
        legal_basis=[key for rule in listed.rules for key in rule.basis],
        parts=[
            facts_part(("Số hồ sơ", item.number), ("Đơn vị tính", "đồng")),
            {**table(columns, rows, numeric=(4, 5, 6)), "total": total},
            paragraph(f"Tổng số tiền thực nhận bằng chữ: {listed.net_in_words}."),
            section("Căn cứ tính"),
            *(paragraph(f"{rule.in_words}{' (cần xác nhận)' if _unsure(rule) else ''}.") for rule in listed.rules),
            *([paragraph(f"Hệ thống không điểm danh, chi theo thực tế dự họp: {by_hand}.")] if by_hand else []),
        ],
    )


def _unsure(rule: CouncilFees | WithholdingRule) -> bool:
    return rule.status == "to_confirm"


def fee_workbook(listed: FeeList) -> bytes:
    """The list as a workbook; amounts are numbers, in VND."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(gettext("Thù lao"))
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
    headings = (
        gettext("TT"), gettext("Họ và tên"), gettext("Tư cách"), gettext("Nội dung"), gettext("Số tiền"),
        gettext("Thuế TNCN"), gettext("Thực nhận"), gettext("Ký nhận"),
    )  # fmt: skip
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_row(0, 0, headings, bold)
    for at, line in enumerate(listed.lines, start=1):
        sheet.write_row(
            at, 0, (at, line.sitter.name, gettext(line.sitter.seat.label), "; ".join(map(gettext, line.did)))
        )
        sheet.write_row(at, 4, (line.gross, line.withheld, line.net), money)
    last = len(listed.lines) + 1
    sheet.write_string(last, 1, gettext("Cộng"), bold)
    sheet.write_row(last, 4, (listed.gross, listed.withheld, listed.net), money)
    sheet.write_string(last + 1, 1, listed.net_in_words)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()
