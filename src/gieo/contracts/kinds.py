"""The kinds of dossier of this stage."""

from gieo.contracts.contract.kind import CONTRACT_KIND
from gieo.contracts.disbursement.kind import DISBURSEMENT_KIND

KINDS = (CONTRACT_KIND, DISBURSEMENT_KIND)
