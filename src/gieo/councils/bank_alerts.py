"""What in the bank of experts needs somebody: to confirm, to be reached, to agree again, to be looked through."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gieo.councils.models import Expert, ExpertRefusal, Reach
from gieo.councils.selectors import REVIEW
from gieo.identity.models import Province
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.working_days import add_months
from gieo.rulebooks import library
from gieo.rulebooks.models import Rulebook

CONSENT, WINDOW, REFUSALS = "expert.consent", "expert.refusal_window", "expert.refusals"


class Need(Choice):
    """Why somebody looks at an entry."""

    CONFIRM = "confirm", _("Đến hạn xác nhận thông tin hằng năm")
    CONSENT = "consent", _("Hết thời hạn đồng ý có tên trong ngân hàng chuyên gia")
    UNREACHABLE = "unreachable", _("Không liên lạc được")
    REFUSALS = "refusals", _("Từ chối lời mời nhiều lần")


@dataclass(frozen=True, slots=True, kw_only=True)
class BankAlert:
    """One thing to do about one expert.

    Attributes:
        since: the day it became so; the next time it becomes so is another alert.
        detail: figures, or what was noted.
        basis: articles of the rule.
    """

    expert: Expert
    need: Need
    since: date
    detail: str
    basis: tuple[str, ...]

    @property
    def key(self) -> str:
        """Said once to each account."""
        return f"bank-{self.need.value}-{self.expert.pk}-{self.since:%Y%m%d}"


def alerts_in(provinces: Iterable[Province], on: date) -> list[BankAlert]:
    """What the banks of provinces need on a day, what is longest so first; as many queries for any number.

    Args:
        provinces: whose banks.
        on: the day.
    """
    books = {each.code: library.in_force(each.family, on=on) for each in provinces}
    active = Expert.objects.filter(province__in=books, is_active=True)
    experts = list(active.select_related("person__user", "province", "employer").order_by("pk"))
    said = _refusals_of(experts)
    found = [
        alert
        for expert in experts
        for alert in _alerts_of(expert, books[expert.province_id], said.get(expert.pk, ()), on)
    ]
    return sorted(found, key=lambda each: (each.since, each.expert.pk, each.need.value))


def consent_is_over(expert: Expert, on: date) -> bool:
    """Whether the expert must be asked again to be in the bank: never asked, or longer ago than the rulebook says."""
    rule = library.in_force(expert.province.family, on=on).deadline(CONSENT)
    return expert.consented_on is None or rule.due(expert.consented_on) < on


def _refusals_of(experts: Sequence[Expert]) -> Mapping[int, list[date]]:
    days: dict[int, list[date]] = defaultdict(list)
    rows = ExpertRefusal.objects.filter(expert__in=[each.pk for each in experts]).order_by("on", "pk")
    for expert, on in rows.values_list("expert_id", "on"):
        days[expert].append(on)
    return days


def _alerts_of(expert: Expert, book: Rulebook, refused: Sequence[date], on: date) -> Iterable[BankAlert]:
    review, consent = book.deadline(REVIEW), book.deadline(CONSENT)
    due = review.due(expert.confirmed_on or expert.reviewed_on)
    if due < on:
        yield BankAlert(expert=expert, need=Need.CONFIRM, since=due, detail=review.in_words, basis=review.basis)
    ends = consent.due(expert.consented_on) if expert.consented_on else expert.reviewed_on
    if ends < on:
        yield BankAlert(expert=expert, need=Need.CONSENT, since=ends, detail=consent.in_words, basis=consent.basis)
    if expert.reach == Reach.UNREACHABLE:
        since = expert.reach_on or expert.reviewed_on
        yield BankAlert(expert=expert, need=Need.UNREACHABLE, since=since, detail=expert.reach_note, basis=review.basis)
    figure, window = book.figures[REFUSALS], book.deadline(WINDOW)
    lately = [day for day in refused if day >= add_months(on, -window.count)]
    if figure.holds_for(len(lately)):
        detail = _("%(times)d lần trong %(months)d tháng") % {"times": len(lately), "months": window.count}
        yield BankAlert(expert=expert, need=Need.REFUSALS, since=lately[-1], detail=detail, basis=figure.basis)
