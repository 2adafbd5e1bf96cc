"""Say something on a dossier to everybody who may see it."""

from datetime import datetime

from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import Comment, DocketEntry
from gieo.dossiers.policies import Side, side_of
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _

SPEAKING = {Law.L2013: ("ND08-2014:35",), Law.L2025: ("ND267-2025:12.5",)}
LONGEST = 4000


def add_comment(*, entry: DocketEntry, words: str, actor: Actor, at: datetime) -> Comment:
    """Keep a remark; it cannot be changed afterwards.

    Raises:
        Refused: nothing was said, too much, or by somebody who judges the dossier: members speak at their own desk,
            where those it is about do not read.
    """
    dossier = dossier_of(entry)
    if side_of(dossier, actor, roles=entry.reader_roles) is Side.BENCH:
        message = _("Ủy viên nêu nhận xét, câu hỏi ở bàn của ủy viên; phần trao đổi này bên được xét đọc được.")
        raise Refused([Refusal(code="judges_it", message=message, basis=SPEAKING[dossier.law])])
    said = text.nfc(words).strip()
    if not said or len(said) > LONGEST:
        message = _("Viết ý kiến, tối đa %(limit)d ký tự.")
        raise Refused([Refusal(code="bad_comment", message=message, params={"limit": LONGEST}, field="words")])
    return Comment.objects.create(entry=entry, text=said, at=at, by_id=actor.user or 0, by_name=actor.name)
