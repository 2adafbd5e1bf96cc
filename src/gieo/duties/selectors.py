"""Questions about the duties of a year."""

from collections.abc import Iterator
from dataclasses import dataclass

from gieo.dossiers.shown import Table
from gieo.duties.duty.states import FULFILLED
from gieo.duties.models import Duty
from gieo.kernel.refusal import _
from gieo.rulebooks.models.duties import HOLDERS, DutyHolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance:
    """One class of holders under one duty.

    Attributes:
        met: how many fulfilled it, in time or late.
        owing: of how many.
        defaulters: names of those who did not, in order.
    """

    holder: DutyHolder
    met: int
    owing: int
    defaulters: tuple[str, ...]


def compliance(*, province: str, year: int, rule: str) -> list[Compliance]:
    """Who fulfilled a duty of a year, by class of holder (CT-2-1a, CT-2-1c, CT-10-1)."""
    duties = Duty.objects.filter(province=province, plan_year=year, rule_key=rule).select_related("body", "member")
    by_class: dict[str, list[Duty]] = {}
    for duty in duties.order_by("holder_class", "pk"):
        by_class.setdefault(duty.holder_class, []).append(duty)
    return [_of_class(DutyHolder(kind), held) for kind, held in by_class.items()]


def _of_class(kind: DutyHolder, duties: list[Duty]) -> Compliance:
    failing = sorted(duty.holder_name for duty in duties if duty.state not in FULFILLED)
    return Compliance(holder=kind, met=len(duties) - len(failing), owing=len(duties), defaulters=tuple(failing))


def compliance_table(*, province: str, year: int, rule: str) -> Table:
    """The same as a table of words, with its sum."""
    rows = compliance(province=province, year=year, rule=rule)
    return Table(
        title=_("Thực hiện nghĩa vụ theo nhóm"),
        columns=(_("Nhóm"), _("Đã thực hiện"), _("Phải thực hiện"), _("Chưa thực hiện")),
        rows=[(HOLDERS[row.holder], str(row.met), str(row.owing), "; ".join(row.defaulters)) for row in rows],
        numeric=frozenset({1, 2}),
        total=(_("Cộng"), str(sum(row.met for row in rows)), str(sum(row.owing for row in rows)), ""),
        empty=_("Năm này chưa có nghĩa vụ nào."),
    )


def implementing_documents(*, province: str) -> Iterator[tuple[str, str]]:
    """Body by body, the document that implements the directive; empty where there is none (CT-10-1)."""
    duties = Duty.objects.filter(province=province, rule_key="implementing_document").select_related("body")
    for duty in duties.order_by("body__name", "body_id", "-plan_year").distinct("body__name", "body_id"):
        yield duty.holder_name, "; ".join(duty.proofs)
