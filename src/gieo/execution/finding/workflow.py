"""The legal moves of a finding."""

from gieo.dossiers.policies import roles_on
from gieo.execution.finding.noting_rows import CORRECTION_ROWS, DELAY_ROWS, NOTING_ROWS, OBSTACLE_ROWS
from gieo.execution.finding.states import FindingState as S
from gieo.execution.finding.violation_rows import VIOLATION_ROWS
from gieo.execution.models import Finding
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Workflow
from gieo.rulebooks import library

FINDING: Workflow[S, Finding] = Workflow(
    name="finding",
    label=_("Phát hiện"),
    states=S,
    initial=S.NOTED,
    final=(S.CLOSED, S.DISMISSED),
    owners={
        S.NOTED: Role.SCIENCE_OFFICER,
        S.DELAYED: Role.COUNCIL_MEMBER,
        S.REMINDED: Role.HOST,
        S.REPLIED: Role.COUNCIL_MEMBER,
        S.OBSTACLE: Role.FOCAL_OFFICER,
        S.ANSWERED: Role.SCIENCE_OFFICER,
        S.CORRECTING: Role.HOST,
        S.OVERDUE: Role.DIRECTOR,
        S.FIXED: Role.SCIENCE_OFFICER,
        S.SUSPECTED: Role.DIRECTOR,
        S.DECIDED: Role.DIRECTOR,
        S.PUBLISHED: Role.DIRECTOR,
        S.REMOVED: Role.DIRECTOR,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(*NOTING_ROWS, *DELAY_ROWS, *OBSTACLE_ROWS, *CORRECTION_ROWS, *VIOLATION_ROWS),
)
