"""The legal moves of a contract (T24-T34, T44, T49; N17-N26, N34, N37)."""

from gieo.contracts.contract.ending_rows import CLOSING_ROWS, REFUND_ROWS, TERMINATION_ROWS
from gieo.contracts.contract.signing_rows import REMUNERATION_ROWS, RUNNING_ROWS, SIGNING_ROWS
from gieo.contracts.contract.states import ContractState as S
from gieo.contracts.models import Contract
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Workflow
from gieo.rulebooks import library

CONTRACT: Workflow[S, Contract] = Workflow(
    name="contract",
    label=_("Hợp đồng"),
    states=S,
    initial=S.DRAFT,
    final=(S.ARCHIVED, S.CANCELLED),
    owners={
        S.DRAFT: Role.SCIENCE_OFFICER,
        S.SIGNED_BY_HOST: Role.DIRECTOR,
        S.SIGNED: Role.SCIENCE_OFFICER,
        S.RUNNING: Role.HOST,
        S.PAUSED: Role.DIRECTOR,
        S.TERMINATING: Role.DIRECTOR,
        S.TERMINATED: Role.FINANCE_OFFICER,
        S.TERMINATED_RISK: Role.FINANCE_OFFICER,
        S.TERMINATED_FAULT: Role.FINANCE_OFFICER,
        S.STOPPED_PARALLEL: Role.FINANCE_OFFICER,
        S.ENDED: Role.FINANCE_OFFICER,
        S.SETTLED: Role.DIRECTOR,
        S.CLOSED_OUT: Role.RECORDS_CLERK,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(*SIGNING_ROWS, *RUNNING_ROWS, *REMUNERATION_ROWS, *TERMINATION_ROWS, *REFUND_ROWS, *CLOSING_ROWS),
)
