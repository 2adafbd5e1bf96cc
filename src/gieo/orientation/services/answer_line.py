"""A person accepts, edits or takes out a line of a directive or plan."""

from collections.abc import Collection

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import DocumentReading, LineKind, ReadingLine
from gieo.orientation.policies import EDITORS
from gieo.orientation.reading.states import ReadingState
from gieo.rulebooks import library
from gieo.rulebooks.models.duties import DutyHolder

READING = ("ND30-2020:PL1",)


def answer_line(
    *,
    line: ReadingLine,
    actor: Actor,
    wording: str = "",
    holders: Collection[str] | None = None,
    rule_key: str = "",
    reject: bool = False,
) -> ReadingLine:
    """Answer for one line; answering again replaces the answer.

    Args:
        line: of a reading that is being compared.
        actor: an officer of the province.
        wording: what it says; empty leaves it as it was read.
        holders: classes that owe the duty; None leaves what was read.
        rule_key: the duty of the rulebook that says the same, so that it is not owed twice.
        reject: it is none; it stays to be seen, and nothing comes of it.

    Raises:
        Refused: not the actor's, no longer a draft, or a duty that nobody owes.
    """
    check_may_answer(line.reading, actor)
    wording = text.collapse(text.nfc(wording))
    known = {rule.key for rule in library.get(line.reading.rulebook).duties}
    if wording and wording != line.text:
        line.text, line.corrected = wording, True
    if holders is not None:
        line.holders = [holder.value for holder in DutyHolder if holder in holders]
    line.rule_key = rule_key if rule_key in known else ""
    line.rejected = reject
    if line.is_asked:
        raise Refused([_open_question(line)])
    line.accept(actor.user)
    line.save()
    return line


def _open_question(line: ReadingLine) -> Refusal:
    if line.kind == LineKind.DUTY:
        message = _("Chọn ai thực hiện nghĩa vụ này, hoặc bỏ dòng này.")
        return Refusal(code="nobody_owes_it", message=message, basis=READING, field="holders")
    message = _("Chưa rõ “%(name)s” là tổ chức nào.")
    return Refusal(code="name_unclear", message=message, params={"name": line.asked[0]}, basis=("ND30-2020:18",))


def accept_readable(*, reading: DocumentReading, kind: str, actor: Actor) -> int:
    """Accept all lines of a kind that wait and of which nothing is asked; returns how many.

    Raises:
        Refused: not the actor's, or no longer a draft.
    """
    check_may_answer(reading, actor)
    lines = [line for line in reading.lines.filter(kind=kind, is_proposed=True) if not line.is_asked]
    for line in lines:
        line.accept(actor.user)
        line.save(update_fields=["is_proposed", "accepted_by"])
    return len(lines)


def check_may_answer(reading: DocumentReading, actor: Actor) -> None:
    """Officers of the province, while the text is being compared.

    Raises:
        Refused: with the reason.
    """
    if not actor.roles_in(reading.province_id) & EDITORS:
        message = _("Chỉ chuyên viên, lãnh đạo Sở của tỉnh được đối chiếu văn bản.")
        raise Refused([Refusal(code="not_yours", message=message, basis=READING)])
    if reading.state != ReadingState.DRAFT:
        message = _("Văn bản này đã đối chiếu xong.")
        raise Refused([Refusal(code="not_editable", message=message, basis=READING)])
