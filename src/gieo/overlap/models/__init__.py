"""Tables of the overlap check."""

from gieo.overlap.models.allowance import Allowance

__all__ = ["Allowance"]
