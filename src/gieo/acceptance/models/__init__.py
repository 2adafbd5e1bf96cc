"""Tables of the acceptance."""

from gieo.acceptance.models.acceptance import Acceptance, AcceptanceRemark
from gieo.acceptance.models.registration import Registration, RightsEntry

__all__ = ["Acceptance", "AcceptanceRemark", "Registration", "RightsEntry"]
