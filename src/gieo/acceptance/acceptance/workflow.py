"""The legal moves of an acceptance: the file, the gate, the council, what follows its rating."""

from gieo.acceptance.acceptance import after_rows, before_rows
from gieo.acceptance.acceptance.council_rows import COUNCIL_ROWS
from gieo.acceptance.acceptance.states import AcceptanceState as S
from gieo.acceptance.models import Acceptance
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Workflow
from gieo.rulebooks import library

ACCEPTANCE: Workflow[S, Acceptance] = Workflow(
    name="acceptance",
    label=_("Nghiệm thu"),
    states=S,
    initial=S.DRAFT,
    final=(S.RECOGNISED, S.ACHIEVED, S.RISK_ACCEPTED, S.FAILED),
    owners={
        S.DRAFT: Role.HOST,
        S.SELF_EVALUATED: Role.HOST,
        S.OVERDUE: Role.HOST,
        S.FILED: Role.SCIENCE_OFFICER,
        S.RETURNED: Role.HOST,
        S.VALID: Role.SCIENCE_OFFICER,
        S.CHECKED: Role.DIRECTOR,
        S.FOUNDED: Role.SCIENCE_OFFICER,
        S.PAPERS_SENT: Role.COUNCIL_SECRETARY,
        S.SITTING: Role.COUNCIL_SECRETARY,
        S.VOTING: Role.COUNCIL_SECRETARY,
        S.PERFECTING: Role.HOST,
        S.CONFIRMING: Role.COUNCIL_MEMBER,
        S.PERFECTED: Role.HOST,
        S.REGISTERED: Role.DIRECTOR,
        S.NOT_MET: Role.CHAIRMAN,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(*before_rows.ROWS, *COUNCIL_ROWS, *after_rows.ROWS),
)
