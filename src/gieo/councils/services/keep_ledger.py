"""The service ledger of an expert: fees are noted by the office, and the expert may contest any line."""

from datetime import date, datetime

from django.db import transaction

from gieo.councils.models import Attendance, Expert, LedgerContest, MemberNote, SittingFee
from gieo.councils.notes import WRITTEN
from gieo.councils.services.register_expert import BANK, only_officers, only_the_expert
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _


def note_fee(
    *, attendance: Attendance, amount: int, actor: Actor, at: datetime, paid_on: date | None = None
) -> SittingFee:
    """What a member is paid for a sitting, in VND; a later note replaces the earlier one, which its history keeps.

    Raises:
        Refused: neither a science nor a finance officer of the province, or the member was absent and wrote
            nothing.
    """
    province = attendance.entry.province_id
    if not (actor.holds(Role.FINANCE_OFFICER, province) or actor.holds(Role.SCIENCE_OFFICER, province)):
        message = _("Chỉ cán bộ tài chính, cán bộ quản lý khoa học của tỉnh ghi thù lao.")
        raise Refused([Refusal(code="not_an_officer", message=message, basis=BANK)])
    if amount < 0 or (amount and not attendance.is_present and not has_written(attendance)):
        message = _("Thành viên vắng mặt không hưởng thù lao của phiên họp này.")
        raise Refused([Refusal(code="was_absent", message=message, basis=BANK, field="amount")])
    fee, _made = SittingFee.objects.update_or_create(
        entry=attendance.entry,
        membership=attendance.membership,
        defaults={"amount": amount, "paid_on": paid_on, "noted_at": at, "noted_by_name": actor.name},
    )
    return fee


def has_written(attendance: Attendance) -> bool:
    """Whether the member left a remark or an opinion in writing, which is paid even of whoever was away."""
    notes = MemberNote.objects.filter(entry=attendance.entry, membership=attendance.membership)
    return notes.filter(kind__in=WRITTEN).exists()


def contest_line(*, expert: Expert, number: str, words: str, actor: Actor, at: datetime) -> LedgerContest:
    """The expert holds a line of the own ledger to be wrong.

    Args:
        expert: whose ledger.
        number: of the dossier of the line.
        words: what is wrong.
        actor: the expert.
        at: when.

    Raises:
        Refused: somebody else's ledger, no such line, nothing said, or an earlier word still waits for its answer.
    """
    only_the_expert(expert, actor)
    line = Attendance.objects.filter(
        membership__person=expert.person_id, entry__number=number, entry__province=expert.province_id
    ).first()
    if line is None or not text.collapse(words):
        message = _("Chọn một dòng của sổ và ghi rõ ý kiến.")
        raise Refused([Refusal(code="nothing_said", message=message, basis=BANK, field="words")])
    if LedgerContest.objects.filter(expert=expert, entry=line.entry_id, answered_at__isnull=True).exists():
        message = _("Ý kiến trước về dòng này đang chờ trả lời.")
        raise Refused([Refusal(code="waiting_already", message=message, basis=BANK)])
    return LedgerContest.objects.create(expert=expert, entry=line.entry, words=text.nfc(words).strip(), sent_at=at)


@transaction.atomic
def answer_contest(*, contest: LedgerContest, answer: str, actor: Actor, at: datetime) -> LedgerContest:
    """An officer answers in writing; both words stay with the line.

    Raises:
        Refused: not an officer of the province, answered already, or nothing said.
    """
    locked = (
        LedgerContest.objects.select_for_update(of=("self",), no_key=True).select_related("expert").get(pk=contest.pk)
    )
    only_officers(actor, locked.expert.province_id)
    if locked.answered_at is not None or not text.collapse(answer):
        message = _("Ghi nội dung trả lời; mỗi ý kiến trả lời một lần.")
        raise Refused([Refusal(code="nothing_said", message=message, basis=BANK, field="answer")])
    locked.answer, locked.answered_at, locked.answered_by_name = text.nfc(answer).strip(), at, actor.name
    locked.save()
    return locked
