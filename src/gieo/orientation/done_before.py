"""Items of a notice against what was finished before: nobody orders what is there already."""

from dataclasses import dataclass

from gieo.kernel.refusal import Refusal, Refused
from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.overlap.engine.records import Part
from gieo.overlap.services.check_text import Near, check_text
from gieo.registry.models import EntryState

LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class DoneBefore:
    """What the page shows.

    Attributes:
        items: those near enough to a finished task to warn of, each with these tasks.
        total: items of the notice.
        unready: why the register could not be asked.
    """

    items: list[tuple[OrientationItem, list[Near]]]
    total: int
    unready: tuple[Refusal, ...] = ()


def done_before(notice: OrientationNotice) -> DoneBefore:
    """Every item of the notice held against the finished tasks of the register."""
    items = list(
        OrientationItem.objects.filter(field__notice=notice).select_related("field").order_by("field__order", "order")
    )
    try:
        found = [(item, _finished_near(item)) for item in items]
    except Refused as refused:
        return DoneBefore([], len(items), refused.refusals)
    return DoneBefore([(item, near) for item, near in found if near], len(items))


def _finished_near(item: OrientationItem) -> list[Near]:
    near = check_text(parts={Part.TITLE: item.text}, shown=LOOKED_AT)
    return [each for each in near if each.is_alarm and each.entry.state == EntryState.FINISHED]
