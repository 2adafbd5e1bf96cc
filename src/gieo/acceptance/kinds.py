"""The kinds of dossier of this stage."""

from gieo.acceptance.acceptance.kind import ACCEPTANCE_KIND
from gieo.acceptance.registration.kind import REGISTRATION_KIND

KINDS = (ACCEPTANCE_KIND, REGISTRATION_KIND)
