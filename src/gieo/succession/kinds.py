"""What the docket knows of successions and doubles."""

from gieo.succession.act.kind import SUCCESSION_KIND
from gieo.succession.twin.kind import TWIN_KIND

KINDS = (SUCCESSION_KIND, TWIN_KIND)
