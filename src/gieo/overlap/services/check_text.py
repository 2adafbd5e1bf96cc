"""Look for what was done before."""

from collections.abc import Mapping
from dataclasses import dataclass

from gieo.kernel.refusal import Refusal, Refused, _
from gieo.overlap import keeping, register
from gieo.overlap.engine.candidates import Candidates
from gieo.overlap.engine.checking import Checked, check
from gieo.overlap.engine.comparing import Comparison
from gieo.overlap.engine.meaning import Meaning
from gieo.overlap.engine.reasons import Reasons, reasons
from gieo.overlap.engine.records import Part
from gieo.overlap.model import model
from gieo.registry.models import RegisterEntry

SHOWN = 10
NEWER = 400  # of what the index does not know yet the newest; the job of every minute takes in the rest
SMALL = 3000  # a register up to this size is indexed on the spot
_TELLS_NOTHING = 0.2


@dataclass(frozen=True, slots=True)
class Near:
    """An entry of the register near to a text, and why.

    Attributes:
        meaning: what the model of meaning says; None where there is none.
    """

    entry: RegisterEntry
    comparison: Comparison
    meaning: Meaning | None = None

    @property
    def percent(self) -> int:
        """How near, of 100."""
        return round(100 * self.comparison.score)

    @property
    def meaning_percent(self) -> int:
        """How near the model of meaning holds it, of 100."""
        return round(100 * self.meaning.near) if self.meaning else 0

    @property
    def is_alarm(self) -> bool:
        """Near enough to warn of."""
        return self.comparison.is_alarm

    @property
    def reasons(self) -> Reasons:
        """Passages side by side, what is the same and what is not."""
        return reasons(self.comparison)


def check_text(*, parts: Mapping[Part, str], but: RegisterEntry | None = None, shown: int = SHOWN) -> list[Near]:
    """The nearest entries of the whole register, the nearest first.

    Args:
        parts: the text that asks, part by part.
        but: the entry that asks, where it stands in the register itself.
        shown: how many are returned at most.

    Raises:
        Refused: the register is being read for the first time.
    """
    state, candidates = _ready()
    newer = register.changed_since(state.mark, limit=NEWER)
    checked = check(dict(parts), index=candidates, fetch=register.texts_of, newer=newer, shown=shown + 1, model=model())
    near = [each for each in checked.found if _tells(each, checked) and (but is None or each.task.key != str(but.pk))]
    entries = RegisterEntry.objects.select_related("province").in_bulk([int(each.task.key) for each in near[:shown]])
    return [
        Near(entries[int(each.task.key)], each, checked.meanings.get(each.task.key))
        for each in near[:shown]
        if int(each.task.key) in entries
    ]


def _tells(each: Comparison, checked: Checked) -> bool:
    meaning = checked.meanings.get(each.task.key)
    return each.score >= _TELLS_NOTHING or (meaning is not None and meaning.is_near)


def _ready() -> tuple[keeping.State, Candidates]:
    index = keeping.index()
    current = index.current()
    if current is None and RegisterEntry.objects.order_by("pk").values("pk")[SMALL : SMALL + 1].count() == 0:
        index.refresh()
        current = index.current()
    if current is None:
        raise Refused(
            [Refusal(code="index_is_built", message=_("Sổ nhiệm vụ đang được lập chỉ mục; xin thử lại sau ít phút."))]
        )
    return current
