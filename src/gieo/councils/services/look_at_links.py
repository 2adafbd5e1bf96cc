"""Links that came up since a member declared, such as a new employer, shut the door of what is judged too."""

from typing import Any

from django.db import transaction

from gieo.councils.enrolment import procedures
from gieo.councils.sitting.effects import let_members_read
from gieo.dossiers import docket
from gieo.dossiers.kinds import kind_named


def look_at_links() -> int:
    """Write the readers of everything that lies before a council anew, and whose turn it is there.

    The page of the council's own dossier asks for conflicts each time it is opened. What is judged is read by its line
    of the docket, which a declaration writes and a seat taken elsewhere does not.

    Returns:
        How many dossiers of councils were looked at.
    """
    looked = 0
    for name, procedure in procedures().items():
        before = {procedure.papers_sent, procedure.sitting, procedure.voting}
        items: Any = kind_named(name).model._base_manager  # every kind here is a `CouncilItem`
        for pk in items.filter(state__in=before, council__isnull=False).values_list("pk", flat=True).order_by("pk"):
            with transaction.atomic():
                item = items.select_for_update(of=("self",)).get(pk=pk)
                let_members_read(item)
                docket.record(item)
            looked += 1
    return looked
