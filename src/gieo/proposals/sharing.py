"""In which part somebody is invited to a draft (pure)."""

from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _

# The owner of a draft says who else works on it; sending and taking back stay with the owner.
SHARING = ("GIEO-MACDINH:74",)


class Part(Choice):
    """What whoever is invited may do. Both read the draft and remark on it; neither sends it."""

    EDITOR = "editor", _("Cùng viết")
    COMMENTER = "commenter", _("Góp ý")
