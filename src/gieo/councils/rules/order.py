"""An order of one's own: by chance, so that no dossier is always read tired, and the same each time one comes back."""

import hashlib
from collections.abc import Iterable


def own_order(keys: Iterable[str], *, reader: int) -> list[str]:
    """The keys in the order of a reader, whatever the order they come in.

    Args:
        keys: of what is read, each once.
        reader: whose order; a membership, so that another council gives another order.
    """
    return sorted(keys, key=lambda key: hashlib.sha256(f"{reader}:{key}".encode()).digest())
