"""How gladly a member would review a dossier (pure); no word is no `Wish`."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _


class Wish(Choice):
    """How gladly."""

    EAGER = "eager", _("Rất muốn")
    ABLE = "able", _("Được")
    RATHER_NOT = "rather_not", _("Không nên")
