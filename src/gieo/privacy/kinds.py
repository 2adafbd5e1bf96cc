"""What the docket knows of the dossiers of personal data."""

from gieo.privacy.breach.kind import DATA_BREACH_KIND
from gieo.privacy.request.kind import DATA_REQUEST_KIND

KINDS = (DATA_REQUEST_KIND, DATA_BREACH_KIND)
