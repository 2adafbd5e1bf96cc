"""Name somebody who should rather not judge an application, or take the name back."""

from datetime import datetime

from django.db import transaction

from gieo.councils.unwanted import NAMING, against_name, as_written
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.selection.application import guards
from gieo.selection.application.states import ApplicationState
from gieo.selection.models import Application, UnwantedJudge

LIMIT = "application.unwanted_judges"


@transaction.atomic
def name_unwanted_judge(
    *, application: Application, name: str, workplace: str, reason: str, actor: Actor, at: datetime
) -> UnwantedJudge:
    """Write a name down; reasons are not owed, and it is an officer who decides, after the opening.

    Raises:
        Refused: not of the actor's body, sealed already, the call is closed, no name, or as many as the rulebook lets.
    """
    locked, refusals = _own(application, actor, at)
    said = as_written({"name": name, "workplace": workplace, "reason": reason})
    limit = library.get(locked.rulebook).figures.get(LIMIT)
    refusals += against_name(said["name"], named=locked.unwanted_judges.count(), limit=limit)
    if refusals:
        raise Refused(refusals)
    return UnwantedJudge.objects.create(application=locked, named_at=at, **said)


@transaction.atomic
def drop_unwanted_judge(*, application: Application, pk: int, actor: Actor, at: datetime) -> None:
    """Take a name back before the seal.

    Raises:
        Refused: not of the actor's body, sealed already, or the call is closed.
    """
    locked, refusals = _own(application, actor, at)
    if refusals:
        raise Refused(refusals)
    UnwantedJudge.objects.filter(application=locked, pk=pk).delete()


def _own(application: Application, actor: Actor, at: datetime) -> tuple[Application, list[Refusal]]:
    """The application, held against whoever seals it at this moment, and what speaks against writing on it.

    Raises:
        Refused: it is not of the actor's body; nothing else is said of it.
    """
    held = Application.objects.select_for_update(of=("self",), no_key=True).select_related("call", "host")
    locked = held.get(pk=application.pk)
    if not locked.parties()[Role.HOST].holds(actor):
        message = _("Hồ sơ không phải của tổ chức mà ông/bà đại diện.")
        raise Refused([Refusal(code="not_yours", message=message, basis=NAMING)])
    refusals = []
    if locked.state != ApplicationState.DRAFT:
        message = _("Chỉ nêu, bỏ tên khi đang soạn hồ sơ; trước hạn nộp, lấy lại hồ sơ đã niêm phong để sửa.")
        refusals.append(Refusal(code="not_a_draft", message=message, basis=NAMING))
    closed = guards.call_is_open(locked, Attempt(actor=actor, at=at))
    return locked, [*refusals, *([closed] if closed else [])]
