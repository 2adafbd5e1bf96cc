"""An officer answers a member's question; everybody who reads the dossier sees both, and not who asked."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from gieo.councils.models import MemberNote
from gieo.councils.notes import NoteKind
from gieo.dossiers.docket import dossier_of
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _

ANSWERING = {Law.L2013: ("ND08-2014:33",), Law.L2025: ("ND267-2025:12.5",)}


@transaction.atomic
def answer_question(*, note: MemberNote, answer: str, actor: Actor, at: datetime) -> MemberNote:
    """Answer in writing, once.

    Raises:
        Refused: not an officer of the province, no question, answered already, or nothing said.
    """
    locked = MemberNote.objects.select_for_update(of=("self",), no_key=True).select_related("entry").get(pk=note.pk)
    basis = ANSWERING[dossier_of(locked.entry).law]
    if not actor.holds(Role.SCIENCE_OFFICER, locked.entry.province_id):
        message = _("Chỉ cán bộ quản lý khoa học của tỉnh trả lời câu hỏi của thành viên.")
        raise Refused([Refusal(code="not_an_officer", message=message, basis=basis)])
    if found := list(_against(locked, answer, basis)):
        raise Refused(found)
    locked.answer, locked.answered_at, locked.answered_by_name = text.nfc(answer).strip(), at, actor.name
    locked.save(update_fields=["answer", "answered_at", "answered_by_name"])
    return locked


def _against(note: MemberNote, answer: str, basis: tuple[str, ...]) -> Iterator[Refusal]:
    if note.kind != NoteKind.QUESTION:
        yield Refusal(code="no_question", message=_("Đây không phải là câu hỏi."), basis=basis)
    if note.answered_at is not None:
        yield Refusal(code="answered_before", message=_("Câu hỏi này đã được trả lời."), basis=basis)
    if not text.collapse(answer):
        yield Refusal(code="nothing_said", message=_("Ghi nội dung trả lời."), basis=basis, field="answer")
