"""What the docket knows of the dossiers of this stage."""

from gieo.reporting.return_.kind import RETURN_KIND

KINDS = (RETURN_KIND,)
