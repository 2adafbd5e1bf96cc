"""What the docket knows of the dossiers of the registers."""

from gieo.matters.matter.kind import MATTER_KIND

KINDS = (MATTER_KIND,)
