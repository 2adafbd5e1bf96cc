"""Tables of the base."""

from gieo.core.models.anchor import TrailAnchor
from gieo.core.models.numbering import Series
from gieo.core.models.pausable import Pausable
from gieo.core.models.stateful import Stateful
from gieo.core.models.trail import ChainHead, TransitionLog

__all__ = ["ChainHead", "Pausable", "Series", "Stateful", "TrailAnchor", "TransitionLog"]
