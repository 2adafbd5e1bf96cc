"""What a proposer undertook for the day the task is finished, asked for again at its acceptance (LS25-F-C)."""

from django.db.models import Q

from gieo.proposals.forms import form_of
from gieo.proposals.models import CommissionedTask
from gieo.registry.models import Task
from gieo.rulebooks.models import FileItem

COMMITMENT = "commitment"  # the form's field
APPLICATION_PLAN = "application_plan"  # the paper it promises


def promised_by(task: Task) -> list[FileItem]:
    """The plan for using the results, where a proposal that the task came from committed its proposer to one."""
    own = Q(group=task.group_id) if task.group_id else Q(task=task)
    commissioned = CommissionedTask.objects.filter(own).select_related("determination__proposal").first()
    if commissioned is None:
        return []
    made = [each for each in commissioned.determination.adopted if each.answers.get(COMMITMENT)]
    if not made:
        return []
    return [
        FileItem(
            key=APPLICATION_PLAN,
            text=f"Phương án đưa kết quả vào ứng dụng, đã cam kết tại phiếu {', '.join(each.number for each in made)}",
            basis=form_of(made[0].form).field(COMMITMENT).basis,
        )
    ]
