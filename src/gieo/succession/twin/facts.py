"""What is asked and recorded of a pair."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts


class PairFacts(Facts):
    """A pair, as the system found it by the folded name and other marks."""

    pair: Annotated[
        Picked,
        Ask(label=_("Hai bản ghi"), help=_("Bản giữ lại ← bản trùng; đổi được trước khi gộp."), choices="pairs"),
    ]


class LookedFacts(Facts):
    """What was looked at to be sure."""

    reason: Annotated[str, Field(min_length=1, max_length=500), Ask(label=_("Đã đối chiếu gì"), long=True)]
