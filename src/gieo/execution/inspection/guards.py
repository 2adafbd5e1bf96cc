"""Preconditions of an inspection's moves."""

from gieo.execution.models import Inspection
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt

INSPECTING = ("LUATTT-2022",)


def violation_is_dealt_with(inspection: Inspection, _attempt: Attempt) -> Refusal | None:
    """A violation that was found is dealt with in a dossier of its own (CT-4-2g)."""
    if not inspection.violation_found or inspection.contract.finding_set.filter(kind="violation").exists():
        return None
    message = _("Kết luận có vi phạm: lập hồ sơ xử lý vi phạm trước.")
    return Refusal(code="violation_not_recorded", message=message, basis=INSPECTING)
