"""The law a task falls under, said on its page and in its decision."""

from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.selection.models import Approval

LAWS = {
    Law.L2013: _("Nhiệm vụ thực hiện theo Luật Khoa học và công nghệ năm 2013"),
    Law.L2025: _("Nhiệm vụ thực hiện theo Luật Khoa học, công nghệ và đổi mới sáng tạo năm 2025"),
}


def law_in_words(approval: Approval) -> str:
    """Under which law the task runs to its end; nothing before the decision."""
    return LAWS[approval.law_of_task] if approval.law_of_task else ""
