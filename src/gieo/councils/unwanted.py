"""What is asked of a name that somebody would rather not have as a judge, whatever the dossier (GIEO-MACDINH:99)."""

from collections.abc import Iterator, Mapping

from gieo.councils.models.unwanted_name import LONGEST
from gieo.kernel import text
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import FigureRule

NAMING = ("GIEO-MACDINH:99",)


def as_written(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, as it is kept."""
    return {name: text.collapse(text.nfc(typed.get(name, "")))[:most] for name, most in LONGEST.items()}


def against_name(name: str, *, named: int, limit: FigureRule | None) -> Iterator[Refusal]:
    """Why a name cannot be written down: it is not whole, or as many stand there as the rulebook lets.

    Args:
        name: as it would be kept.
        named: how many stand there already.
        limit: of the rulebook; None where it sets none.
    """
    if len(name.split()) <= 1:
        yield Refusal(code="no_name", message=_("Nhập đủ họ và tên."), basis=NAMING, field="name")
    if limit and not limit.holds_for(named + 1):
        message, params = _("Nêu được nhiều nhất %(limit)d người."), {"limit": limit.value}
        yield Refusal(code="too_many", message=message, params=params, basis=limit.basis, field="name")
