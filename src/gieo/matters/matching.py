"""Results for what somebody needs, and needs for a result (CT-6-3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gieo.dossiers.shown import Table
from gieo.kernel.refusal import Refused, _
from gieo.matters.matter.states import MatterState
from gieo.matters.models import Matter
from gieo.overlap.engine.records import Part
from gieo.overlap.services.check_text import Near, check_text
from gieo.overlap.services.compare_texts import compare_texts
from gieo.registry.models import EntryState
from gieo.rulebooks.models import DEMAND

SHOWN = 10
LOOKED_AT = 4 * SHOWN  # of the nearest tasks of the register those that have a result are kept
LATEST = 200  # demands of a province that a result is held against
NEAR = 0.3


@dataclass(frozen=True, slots=True)
class Needed:
    """A demand near to a result, and how near, of 100."""

    demand: Matter
    percent: int


def results_for(demand: Matter) -> list[Near]:
    """Finished tasks of the register near to a demand, the nearest first.

    Raises:
        Refused: the register is being read for the first time.
    """
    near = check_text(parts=_said(demand), shown=LOOKED_AT)
    return [each for each in near if each.entry.is_public and each.entry.state == EntryState.FINISHED][:SHOWN]


def demands_near(parts: Mapping[Part, str], *, province: str) -> list[Needed]:
    """Demands in hand of a province near to what a result says, the nearest first."""
    latest = Matter.objects.filter(province=province, register_key=DEMAND, state=MatterState.IN_HAND)
    demands = {each.pk: each for each in latest.select_related("raised_by").order_by("-pk")[:LATEST]}
    compared = compare_texts(parts=parts, others={pk: _said(each) for pk, each in demands.items()}) if demands else {}
    found = [Needed(demands[pk], round(100 * near.score)) for pk, near in compared.items() if near.score >= NEAR]
    return sorted(found, key=lambda each: (-each.percent, each.demand.pk))[:SHOWN]


def tables_of_demand(demand: Matter) -> Iterable[Table]:
    """What the register has that may meet a demand."""
    try:
        near, empty = results_for(demand), _("Sổ nhiệm vụ chưa có kết quả nào gần với nhu cầu này.")
    except Refused as refused:
        near, empty = [], str(refused.refusals[0].message)
    yield Table(
        title=_("Kết quả có thể đáp ứng"),
        columns=(_("Mã nhiệm vụ"), _("Tên nhiệm vụ"), _("Tổ chức chủ trì"), _("Gần giống")),
        rows=[(each.entry.number, each.entry.title, str(each.entry.host or ""), f"{each.percent}%") for each in near],
        numeric=frozenset({3}),
        empty=empty,
    )


def table_of_demands(parts: Mapping[Part, str], *, province: str) -> Iterable[Table]:
    """Whom a result may serve; nothing where nobody asked for the like."""
    found = demands_near(parts, province=province)
    if found:
        yield Table(
            title=_("Nhu cầu gần với kết quả"),
            columns=(_("Số hồ sơ"), _("Công nghệ, vấn đề cần giải quyết"), _("Nơi có nhu cầu"), _("Gần giống")),
            rows=[
                (each.demand.number, each.demand.title, str(each.demand.raised_by or "Sở KH&CN"), f"{each.percent}%")
                for each in found
            ],
            numeric=frozenset({3}),
        )


def _said(demand: Matter) -> dict[Part, str]:
    said = {Part.TITLE: demand.title, Part.CONTENTS: demand.detail, Part.PLACE: demand.place}
    return {part: words for part, words in said.items() if words}
