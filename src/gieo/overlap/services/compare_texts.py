"""Hold a text against some others that are not in the register, or against one that is."""

from collections.abc import Mapping

from gieo.overlap import keeping
from gieo.overlap.engine.comparing import Comparison, compare
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.engine.uncollected import uncollected
from gieo.overlap.engine.weighing import Rarity

Texts = Mapping[Part, str]


def compare_texts(*, parts: Texts, others: Mapping[int, Texts]) -> dict[int, Comparison]:
    """How near each other text is, by its key; words weigh as much as they are rare in the register."""
    current = keeping.index().current()
    rarity = current[1].rarity() if current else Rarity()
    query = Record("", dict(parts), rarity)
    with uncollected():
        return {key: compare(query, Record(str(key), dict(text), rarity)) for key, text in others.items()}
