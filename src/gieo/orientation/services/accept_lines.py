"""A person answers for lines as the reader read them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import PARTS, IntakeWindow, OrientationField, OrientationItem, OrientationNotice, Recipient
from gieo.orientation.policies import check_may_edit

if TYPE_CHECKING:
    from django.db.models import QuerySet


@transaction.atomic
def accept_lines(*, notice: OrientationNotice, lines: Iterable[str], actor: Actor) -> list[Any]:
    """Accept lines by their names on the desk: "item-12", "field-3" (its title), "window-1", "recipient-7".

    Returns:
        The rows accepted, in the order asked for; a name that is none of this notice's is passed over.

    Raises:
        Refused: not the reader's to edit, no longer a draft, or a recipient whose body nobody named yet.
    """
    check_may_edit(notice, actor)
    rows = [row for line in lines if (row := _row(notice, line)) is not None]
    unclear = [row for row in rows if isinstance(row, Recipient) and not row.is_known]
    if unclear:
        message = _("Chưa rõ nơi nhận là tổ chức nào: %(names)s.")
        params = {"names": "; ".join(name for row in unclear for name in row.asked)}
        raise Refused([Refusal(code="recipient_unclear", message=message, params=params, basis=("ND30-2020:18",))])
    for row in rows:
        row.accept(actor.user)
        row.save(update_fields=["is_proposed", "accepted_by"])
    return rows


def _row(notice: OrientationNotice, line: str) -> Any:
    kind, _dash, number = line.rpartition("-")
    found = lines_of(notice).get(kind)
    return found.filter(pk=number).first() if found is not None and number.isdecimal() else None


def lines_of(notice: OrientationNotice) -> dict[str, "QuerySet[Any]"]:
    """All lines of a notice by their kind."""
    return {
        "item": OrientationItem.objects.filter(field__notice=notice),
        "field": OrientationField.objects.filter(notice=notice),
        "window": IntakeWindow.objects.filter(notice=notice),
        **{kind: model.objects.filter(notice=notice) for kind, model in PARTS.items()},
    }


def lines_waiting(notice: OrientationNotice) -> int:
    """How many lines nobody has answered for, or whose recipient nobody named."""
    unclear = Recipient.objects.filter(notice=notice, on_paper=False, is_archive=False, is_proposed=False)
    proposed = sum(rows.filter(is_proposed=True).count() for rows in lines_of(notice).values())
    return proposed + unclear.exclude(asked=[]).count()
