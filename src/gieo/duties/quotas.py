"""Quotas by name: which member, department, district has done what it owes in a year (BG25-II-1, BG25-II-2, CT-2-1)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final

from gieo.dossiers.audience import OFFICE
from gieo.dossiers.papers import PaperKind
from gieo.duties.duty.guards import COUNTED
from gieo.duties.duty.states import FULFILLED, DutyState
from gieo.duties.models import Duty
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.officialdocs.official_paper import OfficialPaper, Paragraph, Signer, Table
from gieo.rulebooks import library
from gieo.rulebooks.models.duties import HOLDERS, DutyHolder, Proof

BY_NAME = COUNTED - {Proof.SHARE}  # of a share there is nobody to name
LETTER: Final = "official_letter"
REMINDER = PaperKind(
    key="quota_reminder",
    layout=LETTER,
    title=_("Đôn đốc đề xuất, đặt hàng nhiệm vụ KH&CN"),
    says=lambda _dossier, _entry: (),
    symbol="SKHCN-QLKH",
    addressee="Các cơ quan, thành viên Hội đồng KH&CN tỉnh có tên trong danh sách",
    recipients=("Như trên;", "Lưu: VT, QLKH."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """One duty of one class of holders.

    Attributes:
        what: what is owed, in the words of the rule.
        holder: the class.
        last_day: the day the text names; None where it names none.
        before: whether that day is too late already.
        basis: articles.
        duties: each holder's own, the defaulters first.
    """

    what: str
    holder: DutyHolder
    last_day: date | None
    before: bool
    basis: tuple[str, ...]
    duties: tuple[Duty, ...]

    @property
    def of(self) -> str:
        """The class in words."""
        return HOLDERS[self.holder]

    @property
    def met(self) -> int:
        """How many fulfilled it, in time or late."""
        return sum(duty.state in FULFILLED for duty in self.duties)

    @property
    def defaulters(self) -> list[Duty]:
        """Those who did not."""
        return [duty for duty in self.duties if duty.state not in FULFILLED]


def may_read(actor: Actor, province: str) -> bool:
    """The office of the province: a body reads of its own duties on its to-do list."""
    return bool(actor.roles_in(province) & OFFICE)


def quotas_of(province: str, year: int) -> list[Quota]:
    """Every quota of a year by class, in the order of the rulebook, in one query.

    A duty that went into that of the body which took over is counted there, not twice.
    """
    owed = Duty.objects.filter(province=province, plan_year=year).exclude(state=DutyState.MERGED)
    owed = owed.select_related("body", "member", "clause")
    grouped: dict[tuple[str, str], list[Duty]] = defaultdict(list)
    for duty in owed.order_by("pk"):
        if duty.proof in BY_NAME:
            grouped[duty.rule_key, duty.holder_class].append(duty)
    return [_quota(DutyHolder(holder), duties) for (_rule, holder), duties in grouped.items()]


def _quota(holder: DutyHolder, duties: list[Duty]) -> Quota:
    first = duties[0]
    ordered = sorted(duties, key=lambda duty: (duty.state in FULFILLED, duty.holder_name))
    return Quota(
        what=first.title,
        holder=holder,
        last_day=first.last_day,
        before=first.boundary == "before",
        basis=first.rule.basis,
        duties=tuple(ordered),
    )


def reminder_letter(*, province: Province, year: int, on: date) -> OfficialPaper:
    """The letter that names who has not done what is owed, class by class; the clerk gives number and signature.

    Args:
        province: whose duties.
        year: in which they are owed.
        on: the day the list stands at.
    """
    profile = library.in_force(province.family, on=on).profile
    failing = [(quota, quota.defaulters) for quota in quotas_of(province.code, year) if quota.defaulters]
    parts: list[Paragraph | Table] = [
        Paragraph(
            text=f"Đến ngày {on:%d/%m/%Y}, các cơ quan, cá nhân sau chưa thực hiện việc phải làm trong năm {year} "
            "về đề xuất, đặt hàng, thực hiện nhiệm vụ khoa học và công nghệ:"
        )
    ]
    for quota, duties in failing:
        day = f", {'trước' if quota.before else 'đến hết'} ngày {quota.last_day:%d/%m/%Y}" if quota.last_day else ""
        parts.append(Paragraph(text=f"{quota.what}{day} ({quota.of}): {quota.met}/{len(quota.duties)} đã thực hiện."))
        rows = tuple((str(at), duty.holder_name, _standing(duty)) for at, duty in enumerate(duties, start=1))
        parts.append(Table(columns=("TT", "Cơ quan, cá nhân", "Tình trạng"), rows=rows))
    parts.append(Paragraph(text="Đề nghị thực hiện và gửi về Sở Khoa học và Công nghệ."))
    return OfficialPaper(
        letterhead_parent=profile.letterhead_parent if profile else "",
        letterhead_body=profile.letterhead_body if profile else "",
        symbol=REMINDER.symbol,
        place=profile.place if profile else province.name,
        date=on,
        subject=f"đôn đốc đề xuất, đặt hàng nhiệm vụ khoa học và công nghệ năm {year}",
        addressee=REMINDER.addressee,
        parts=tuple(parts),
        recipients=REMINDER.recipients,
        signers=(Signer(position="GIÁM ĐỐC"),),
    )


def _standing(duty: Duty) -> str:
    return "quá hạn" if duty.state == DutyState.LATE else "chưa có"
