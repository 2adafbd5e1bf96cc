"""Tables of the duties."""

from gieo.duties.models.clause import DutyClause
from gieo.duties.models.council_session import CouncilSession
from gieo.duties.models.duty import Duty
from gieo.duties.models.grassroots_task import GrassrootsTask
from gieo.duties.models.tenure import DutyTenure

__all__ = ["CouncilSession", "Duty", "DutyClause", "DutyTenure", "GrassrootsTask"]
