"""Tables that every kind of dossier shares."""

from gieo.dossiers.models.comment import Comment
from gieo.dossiers.models.docket_entry import DocketEntry
from gieo.dossiers.models.dossier import Dossier
from gieo.dossiers.models.enclosure import Enclosure
from gieo.dossiers.models.frozen_version import FrozenVersion
from gieo.dossiers.models.hand_over import HandOver
from gieo.dossiers.models.prepared_act import PreparedAct
from gieo.dossiers.models.saved_view import SavedView

__all__ = ["Comment", "DocketEntry", "Dossier", "Enclosure", "FrozenVersion", "HandOver", "PreparedAct", "SavedView"]
