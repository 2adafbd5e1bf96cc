"""Tables of the contracts."""

from gieo.contracts.models.contract import Contract, host_of, person_party
from gieo.contracts.models.disbursement import Disbursement, DisbursementLine, Purpose, paid_lines
from gieo.contracts.models.instalment import Instalment
from gieo.contracts.models.milestone import VERDICTS, Milestone
from gieo.contracts.models.of_contract import OfContract
from gieo.contracts.models.remuneration import Remuneration

__all__ = [
    "VERDICTS",
    "Contract",
    "Disbursement",
    "DisbursementLine",
    "Instalment",
    "Milestone",
    "OfContract",
    "Purpose",
    "Remuneration",
    "host_of",
    "paid_lines",
    "person_party",
]
