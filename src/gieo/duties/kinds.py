"""What the docket knows of the dossiers of this stage."""

from gieo.duties.council_session.kind import SESSION_KIND
from gieo.duties.duty.kind import DUTY_KIND

KINDS = (DUTY_KIND, SESSION_KIND)
