"""Who carries a task out, as a party on the dossiers that follow its end."""

from gieo.dossiers.audience import Party, party
from gieo.registry.models import Task


def host_of(task: Task | None) -> Party:
    """The host organisation and the principal investigator; nobody while no task is named."""
    if task is None:
        return Party()
    investigator = task.principal_investigator
    return party(
        bodies=[task.host_id],
        users=[investigator.user_id if investigator else None],
        name=task.host.name if task.host else "",
    )
