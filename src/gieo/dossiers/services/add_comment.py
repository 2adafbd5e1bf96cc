"""Say something on a dossier to everybody who may see it."""

from datetime import datetime

from gieo.dossiers.models import Comment, DocketEntry
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

LONGEST = 4000


def add_comment(*, entry: DocketEntry, words: str, actor: Actor, at: datetime) -> Comment:
    """Keep a remark; it cannot be changed afterwards.

    Raises:
        Refused: nothing was said, or too much.
    """
    said = text.nfc(words).strip()
    if not said or len(said) > LONGEST:
        message = _("Viết ý kiến, tối đa %(limit)d ký tự.")
        raise Refused([Refusal(code="bad_comment", message=message, params={"limit": LONGEST}, field="words")])
    return Comment.objects.create(entry=entry, text=said, at=at, by_id=actor.user or 0, by_name=actor.name)
