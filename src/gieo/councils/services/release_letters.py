"""Letters of a council are released for an hour that is still to come; until then one, or all, can be held back."""

from datetime import datetime, timedelta

from django.db import transaction

from gieo.councils.letters import DELAYS
from gieo.councils.models import CouncilItem, CouncilLetter, LetterRound
from gieo.councils.services.write_letters import WRITING, not_yours
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@transaction.atomic
def release_letters(
    *, item: CouncilItem, letters: LetterRound, minutes: int, actor: Actor, at: datetime
) -> LetterRound:
    """Let the letters that are not held back leave so many minutes from now.

    Raises:
        Refused: not an officer, released before, another delay than those offered, or all letters were held back.
    """
    locked = LetterRound.objects.select_for_update(no_key=True).get(pk=letters.pk)
    found = not_yours(item, actor)
    if locked.leaves_at is not None:
        found.append(
            Refusal(code="released_already", message=_("Đợt thư này đã hẹn giờ gửi."), basis=WRITING[item.law])
        )
    if minutes not in DELAYS:
        found.append(
            Refusal(code="no_such_delay", message=_("Chọn một thời gian chờ trong danh sách."), basis=WRITING[item.law])
        )
    if not locked.letters.filter(cancelled_at__isnull=True).exists():
        found.append(Refusal(code="nothing_left", message=_("Mọi thư của đợt này đã hủy."), basis=WRITING[item.law]))
    if found:
        raise Refused(found)
    locked.leaves_at = at + timedelta(minutes=minutes)
    locked.save(update_fields=["leaves_at"])
    return locked


@transaction.atomic
def hold_back(*, item: CouncilItem, letters: LetterRound, actor: Actor, at: datetime, letter: int | None = None) -> int:
    """Hold one letter back for good, or all that have not left.

    Args:
        item: the dossier.
        letters: the round.
        actor: an officer.
        at: when.
        letter: primary key of the one; None: all.

    Returns:
        How many were held back.

    Raises:
        Refused: not an officer, or there is nothing that has not left or been held back.
    """
    waiting = CouncilLetter.objects.select_for_update(of=("self",), no_key=True).filter(
        round=letters, sent_at__isnull=True, cancelled_at__isnull=True
    )
    if letter is not None:
        waiting = waiting.filter(pk=letter)
    found = not_yours(item, actor)
    held = [each.pk for each in waiting]
    if not held:
        found.append(Refusal(code="left_already", message=_("Thư đã gửi hoặc đã hủy."), basis=WRITING[item.law]))
    if found:
        raise Refused(found)
    return CouncilLetter.objects.filter(pk__in=held).update(cancelled_at=at, cancelled_by_name=actor.name[:200])
