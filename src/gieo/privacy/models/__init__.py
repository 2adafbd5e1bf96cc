"""Tables of personal data."""

from gieo.privacy.models.data_breach import DataBreach
from gieo.privacy.models.data_request import DataRequest

__all__ = ["DataBreach", "DataRequest"]
