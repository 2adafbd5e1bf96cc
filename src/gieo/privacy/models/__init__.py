"""Tables of personal data."""

from gieo.privacy.models.consent import Consent
from gieo.privacy.models.data_breach import DataBreach
from gieo.privacy.models.data_request import DataRequest
from gieo.privacy.models.hold import ErasureRun, LegalHold, RetentionDecision

__all__ = ["Consent", "DataBreach", "DataRequest", "ErasureRun", "LegalHold", "RetentionDecision"]
