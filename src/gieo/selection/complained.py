"""Which decisions on applications their hosts may complain of, and who answers first."""

from collections.abc import Mapping, Sequence

from gieo.complaints.decisions import Decided
from gieo.dossiers.models import DocketEntry
from gieo.kernel.actors import Role
from gieo.selection.application.states import ApplicationState

AGAINST = {str(state): state.label for state in (ApplicationState.INVALID, ApplicationState.NOT_SELECTED)}


def decisions_on(entries: Sequence[DocketEntry]) -> Mapping[int, Decided]:
    """What went against each application: not valid, not chosen."""
    return {
        entry.pk: Decided(words=AGAINST[entry.state], at=entry.state_since, by=Role.DIRECTOR)
        for entry in entries
        if entry.state in AGAINST
    }
