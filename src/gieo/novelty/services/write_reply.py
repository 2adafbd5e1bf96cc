"""Say, as an author, what is different."""

from datetime import datetime

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.novelty.models import OverlapReply
from gieo.novelty.policies import may_reply
from gieo.registry.models import RegisterEntry

LONGEST = 4000


def write_reply(
    *, entry: DocketEntry, words: str, actor: Actor, at: datetime, task: RegisterEntry | None = None
) -> OverlapReply:
    """Keep the words of an author beside a match, or on the dossier as a whole; they are never changed afterwards.

    Raises:
        Refused: not an author, the dossier is closed, or nothing was said.
    """
    said = text.nfc(words).strip()
    refusals = []
    if not may_reply(actor, entry, dossier_of(entry)):
        message = _("Chỉ người đề xuất, tổ chức chủ trì giải trình được, khi hồ sơ còn đang xử lý.")
        refusals.append(Refusal(code="not_yours", message=message))
    if not said or len(said) > LONGEST:
        message = _("Viết giải trình, tối đa %(limit)d ký tự.")
        refusals.append(Refusal(code="bad_reply", message=message, params={"limit": LONGEST}, field="words"))
    if refusals:
        raise Refused(refusals)
    return OverlapReply.objects.create(entry=entry, task=task, words=said, at=at, by_id=actor.user, by_name=actor.name)
