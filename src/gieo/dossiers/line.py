"""A dossier as lists, chains and the to-do show it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gieo.dossiers.kinds import DossierKind, kind_named
from gieo.dossiers.models import DocketEntry


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the docket with the words and the look of its kind."""

    entry: DocketEntry
    kind: DossierKind

    @property
    def state_label(self) -> str:
        """Where it stands, in the reader's language."""
        return _(self.kind.state_label(self.entry.state))

    @property
    def tone(self) -> str:
        """The look of its state."""
        return self.kind.tone(self.entry.state)


def line_of(entry: DocketEntry) -> Line:
    """An entry with its kind."""
    return Line(entry, kind_named(entry.kind))
