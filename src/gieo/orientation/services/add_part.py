"""A ground, requirement, place or recipient that the reader missed."""

from django.db import transaction
from django.db.models import Max

from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import PARTS, OrientationNotice
from gieo.orientation.policies import check_may_edit
from gieo.orientation.services.correct_part import AnyPart, correct_part

ADDED = frozenset(PARTS) - {"footnote"}  # a footnote without its mark in the text would belong to nothing


@transaction.atomic
def add_part(*, notice: OrientationNotice, kind: str, wording: str, actor: Actor, phones: str = "") -> AnyPart:
    """Append a part of a kind (a key of `PARTS`) at the end of its list.

    Raises:
        Refused: of no kind that is added by hand, empty, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(notice, actor)
    if kind not in ADDED:
        message = _("Phần này của thông báo không thêm tay được.")
        raise Refused([Refusal(code="unknown_part", message=message, basis=("ND30-2020:PL1",))])
    last = PARTS[kind].objects.filter(notice=notice).aggregate(last=Max("order"))["last"] or 0
    return correct_part(part=PARTS[kind](notice=notice, order=last + 1), wording=wording, actor=actor, phones=phones)
