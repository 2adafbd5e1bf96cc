"""Preconditions of a decision on bodies."""

from collections.abc import Iterator

from django.utils.translation import gettext

from gieo.dossiers.docket import entry_of
from gieo.files.models import StoredFile
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.succession.act.facts import ListFacts, PartFacts
from gieo.succession.ledger import BASIS, KEEPING, what_rests_on
from gieo.succession.listing import read_lines
from gieo.succession.models import Change, Succession, SuccessionPart
from gieo.succession.moving import moves_of, parts_by_body
from gieo.succession.proposing import keeper_of
from gieo.succession.writing import today_of

NAMED = 5


def its_day_has_come(succession: Succession, attempt: Attempt) -> Refusal | None:
    """What is held today passes on today, not before the decision takes effect."""
    if succession.from_day <= today_of(attempt.at):
        return None
    message, params = _("Quyết định có hiệu lực từ %(day)s."), {"day": f"{succession.from_day:%d/%m/%Y}"}
    return Refusal(code="too_early", message=message, params=params, basis=BASIS)


def has_its_shape(succession: Succession, _attempt: Attempt) -> Refusal | None:
    """A merger has one heir, a split several, a new name none; who takes over does not end by the same decision."""
    faults = list(_faults_of_shape(succession))
    if not faults:
        return None
    message = _("Chưa đủ để thực hiện: %(faults)s.")
    return Refusal(code="no_shape", message=message, params={"faults": "; ".join(faults)}, basis=BASIS)


def everything_has_an_heir(succession: Succession, _attempt: Attempt) -> Refusal | None:
    """A split must say what goes where."""
    loose = [move for move in moves_of(succession) if move.part is None]
    if not loose:
        return None
    named = "; ".join(f"{gettext(move.label)}: {move.row}" for move in loose[:NAMED])
    message = _("Còn %(count)d việc chưa nói về đâu: %(named)s.")
    return Refusal(code="undirected", message=message, params={"count": len(loose), "named": named}, basis=BASIS)


def nothing_rests_on_it(succession: Succession, _attempt: Attempt) -> Refusal | None:
    """It can be taken back until somebody acted on what it moved."""
    if succession.carried_out_at is None:
        return None
    reasons = list(what_rests_on(entry_of(succession), since=succession.carried_out_at))
    if not reasons:
        return None
    message, params = _("Không hoàn lại được: %(reasons)s."), {"reasons": "; ".join(reasons[:NAMED])}
    return Refusal(code="dependent", message=message, params=params, basis=BASIS)


def is_new_in_it(succession: Succession, attempt: Attempt) -> Refusal | None:
    """The same line is not entered twice; a body does not go to itself."""
    facts = attempt.facts
    if not isinstance(facts, PartFacts):
        return None
    heir = facts.heir.pk if facts.heir else None
    again = SuccessionPart.objects.filter(
        succession=succession, body=facts.body.pk, heir=heir, heir_name=facts.heir_name.strip()
    )
    if heir != facts.body.pk and not again.exists():
        return None
    return Refusal(code="twice", message=_("Dòng này đã có, hoặc cơ quan về chính mình."), basis=BASIS, field="heir")


def is_a_list(succession: Succession, attempt: Attempt) -> Refusal | None:
    """A file that is read as lines of heirs; its single faulty lines are left out and reported, not refused."""
    if succession.change in {Change.LEFT, Change.RENAME}:
        message = _("Danh sách nêu nơi kế thừa: chỉ khi cơ quan kết thúc.")
        return Refusal(code="no_heirs", message=message, basis=BASIS)
    if not isinstance(attempt.facts, ListFacts):
        return None
    try:
        read_lines(stored_of(attempt.facts).read(), attempt.facts.file.name)
    except Refused as refused:
        return refused.refusals[0]
    return None


def stored_of(facts: ListFacts) -> StoredFile:
    """The file that was handed in."""
    return StoredFile.objects.get(pk=facts.file.id)


def _faults_of_shape(succession: Succession) -> Iterator[str]:
    parts = parts_by_body(succession)
    if not parts:
        yield gettext("chưa nêu cơ quan nào")
        return
    every = [part for found in parts.values() for part in found]
    yield from _faults_of_change(Change(succession.change), parts, every)
    if {part.heir_id for part in every if part.heir_id} & set(parts) & {part.body_id for part in every if part.ends}:
        yield gettext("cơ quan kế thừa cũng kết thúc theo quyết định này")
    for part in every:
        if part.heir is not None and not part.heir.is_valid_on(succession.from_day):
            yield gettext("%(name)s không hoạt động vào ngày hiệu lực") % {"name": part.heir}
        if part.ends and any(not other.ends for other in parts[part.body_id]):
            yield gettext("%(name)s vừa kết thúc vừa tiếp tục") % {"name": part.body}


def _faults_of_change(
    change: Change, parts: dict[int, list[SuccessionPart]], every: list[SuccessionPart]
) -> Iterator[str]:
    heirs = {part.heir_id or part.heir_name for part in every if part.ends}
    if change is Change.MERGE and (len(heirs) != 1 or len(every) != len(parts) or not all(part.ends for part in every)):
        yield gettext("hợp nhất, sáp nhập có đúng một cơ quan kế thừa")
    if change is Change.SPLIT and not all(
        len(found) > 1 and all(part.ends for part in found) for found in parts.values()
    ):
        yield gettext("chia, tách có ít nhất hai cơ quan kế thừa")
    if change is Change.RENAME and any(part.ends for part in every):
        yield gettext("đổi tên thì cơ quan không kết thúc")
    if change is Change.LEFT:
        yield from _faults_of_keeping(every)
    if change is Change.END and not all(part.ends for part in every):
        yield gettext("cơ quan kết thúc phải có nơi kế thừa")


def _faults_of_keeping(parts: list[SuccessionPart]) -> Iterator[str]:
    if not all(part.heir_id for part in parts):
        yield gettext("việc tạm giữ phải về một cơ quan đang hoạt động")
    if any(part.body.valid_to is None for part in parts):
        yield gettext("cơ quan còn hoạt động tự giữ việc của mình")


def is_of_a_province(succession: Succession, _attempt: Attempt) -> Refusal | None:
    """Only a whole province has all its bodies named at once."""
    if succession.heir_province_id:
        return None
    return Refusal(code="no_province", message=_("Chỉ khi sáp nhập cả tỉnh."), basis=BASIS)


def is_of_what_was_left(succession: Succession, _attempt: Attempt) -> Refusal | None:
    """Where a decision names heirs, they are entered one by one; and somebody must be there to keep what was left."""
    if succession.change != Change.LEFT:
        message = _("Chỉ khi cơ quan đã kết thúc mà chưa có quyết định về nơi kế thừa.")
        return Refusal(code="has_heirs", message=message, basis=KEEPING)
    if keeper_of(succession) is None:
        message = _("Chưa có Sở KH&CN của tỉnh trong danh sách cơ quan để tạm giữ.")
        return Refusal(code="no_keeper", message=message, basis=KEEPING)
    return None


def has_a_choice(succession: Succession, _attempt: Attempt) -> Refusal | None:
    """Where a body has one heir, everything goes there."""
    if any(len(found) > 1 for found in parts_by_body(succession).values()):
        return None
    return Refusal(code="no_choice", message=_("Mỗi cơ quan chỉ có một nơi kế thừa: mọi việc về đó."), basis=BASIS)
