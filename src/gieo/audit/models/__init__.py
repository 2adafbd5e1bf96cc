"""Tables of the audit."""

from gieo.audit.models.drawn_sample import DrawnSample

__all__ = ["DrawnSample"]
