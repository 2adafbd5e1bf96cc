"""A member's remark, question or written opinion on a dossier."""

from datetime import datetime

from django.db import transaction

from gieo.councils.bench import Sitter, bench_of
from gieo.councils.models import CouncilItem, MemberNote
from gieo.councils.notes import WRITTEN, NoteKind
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.sitting.phases import why_no_remarks
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _

SPEAKING = {Law.L2013: ("ND08-2014:35",), Law.L2025: ("ND267-2025:12.5",)}
ABSENT = ("GIEO-MACDINH:40",)
LONGEST = 8000


@transaction.atomic
def leave_note(
    *, procedure: Procedure, item: CouncilItem, kind: NoteKind, words: str, actor: Actor, at: datetime
) -> MemberNote:
    """Keep what a member says; nothing said is ever changed.

    Args:
        procedure: how the council decides the dossier.
        item: the dossier.
        kind: of the words; a written opinion is a member's who does not sit, and counts as no ballot.
        words: at most `LONGEST` characters.
        actor: the member.
        at: when.

    Raises:
        Refused: not a member who may read the dossier, not while the council has it, nothing said, an opinion of
            somebody who is there, or a remark or an opinion outside the phase its desk has set; questions have none.
    """
    sitter = bench_of(item).of(actor.user)
    found = [*_of_place(procedure, item, sitter), *_of_words(item, words)]
    if sitter is not None and kind is NoteKind.OPINION and sitter.is_present:
        message = _("Người có mặt nêu ý kiến tại phiên họp và bỏ phiếu; ý kiến bằng văn bản là của người vắng mặt.")
        found.append(Refusal(code="is_there", message=message, basis=ABSENT))
    if kind.value in WRITTEN and (closed := why_no_remarks(item, at)):
        found.append(closed)
    if found or sitter is None:
        raise Refused(found)
    return MemberNote.objects.create(
        entry_id=entry_pk(item), membership=sitter.membership, kind=kind.value, words=text.nfc(words).strip(), at=at
    )


def _of_place(procedure: Procedure, item: CouncilItem, sitter: Sitter | None) -> list[Refusal]:
    if sitter is None or not sitter.is_clear:
        message = _("Kê khai không có xung đột lợi ích trước khi nêu ý kiến.")
        return [Refusal(code="not_declared", message=message, basis=SPEAKING[item.law])]
    if not is_before_count(procedure, item):
        message = _("Chỉ nêu ý kiến từ khi nhận tài liệu đến khi kiểm phiếu.")
        return [Refusal(code="not_now", message=message, basis=SPEAKING[item.law])]
    return []


def is_before_count(procedure: Procedure, item: CouncilItem) -> bool:
    """From the papers to the last ballot: while members say what they think before anybody knows the result."""
    return item.closed_at is None and item.state in {procedure.papers_sent, procedure.sitting, procedure.voting}


def _of_words(item: CouncilItem, words: str) -> list[Refusal]:
    said = text.collapse(words)
    if said and len(words) <= LONGEST:
        return []
    message = _("Ghi nội dung, không quá %(most)d ký tự.")
    params, basis = {"most": LONGEST}, SPEAKING[item.law]
    return [Refusal(code="nothing_said", message=message, params=params, basis=basis, field="words")]
