"""The kinds of dossier of this stage."""

from gieo.outcomes.outcome.kind import OUTCOME_KIND
from gieo.outcomes.replication.kind import REPLICATION_KIND

KINDS = (OUTCOME_KIND, REPLICATION_KIND)
