"""Tables of the registers."""

from gieo.matters.models.matter import Matter
from gieo.matters.models.participation import Participation
from gieo.matters.models.step import MatterStep

__all__ = ["Matter", "MatterStep", "Participation"]
