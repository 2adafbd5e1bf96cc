"""Tables of successions."""

from gieo.succession.models.changed_row import ChangedRow, Op
from gieo.succession.models.listing import SuccessionList
from gieo.succession.models.part import Direction, SuccessionPart
from gieo.succession.models.succession import Change, Succession
from gieo.succession.models.twin import Twin

__all__ = ["Change", "ChangedRow", "Direction", "Op", "Succession", "SuccessionList", "SuccessionPart", "Twin"]
