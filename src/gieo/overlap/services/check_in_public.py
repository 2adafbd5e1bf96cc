"""Look for what was done before, for somebody nobody knows."""

from collections.abc import Mapping
from datetime import datetime

from gieo.overlap.engine.records import Part
from gieo.overlap.services.check_text import SHOWN, Near, check_text
from gieo.overlap.services.take_allowance import take_allowance

_LOOKED_AT = 2 * SHOWN  # of these what is not public yet is left out


def check_in_public(*, parts: Mapping[Part, str], address: str, at: datetime) -> list[Near]:
    """The nearest public tasks, the nearest first; the text is not kept anywhere.

    Args:
        parts: the text that asks, part by part.
        address: where on the network it comes from, for the bound on how often.
        at: now.

    Raises:
        Refused: asked too often, or the register is being read for the first time.
    """
    take_allowance(address=address, at=at)
    return [near for near in check_text(parts=parts, shown=_LOOKED_AT) if near.entry.is_public][:SHOWN]
