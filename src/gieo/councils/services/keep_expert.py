"""An entry of the bank stays true: the expert confirms it and says when away, officers note who is out of reach."""

from datetime import date, datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Expert, Reach
from gieo.councils.services.register_expert import BANK, only_officers, only_the_expert
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


def confirm_entry(*, expert: Expert, actor: Actor, at: datetime) -> Expert:
    """The expert says that the entry still holds; whoever was out of reach has been heard of again.

    Raises:
        Refused: it is somebody else's entry.
    """
    only_the_expert(expert, actor)
    expert.confirmed_on = at.astimezone(LEGAL_ZONE).date()
    if expert.reach == Reach.UNREACHABLE:
        expert.reach, expert.reach_note = Reach.REACHED, ""
    expert.save(update_fields=["confirmed_on", "reach", "reach_note"])
    return expert


def say_away(*, expert: Expert, until: date | None, actor: Actor, at: datetime) -> Expert:
    """The expert can take no council on until after a day; None: is there again.

    Raises:
        Refused: it is somebody else's entry, or the day is over.
    """
    only_the_expert(expert, actor)
    if until is not None and until < at.astimezone(LEGAL_ZONE).date():
        message = _("Ngày bận phải từ hôm nay trở đi.")
        raise Refused([Refusal(code="day_is_over", message=message, basis=BANK, field="until")])
    expert.away_until = until
    expert.save(update_fields=["away_until"])
    return expert


def mark_reach(*, expert: Expert, reach: Reach, note: str, actor: Actor) -> Expert:
    """An officer notes that an expert cannot be reached or does not want to sit; whoever is so marked is not proposed.

    Raises:
        Refused: not an officer of the province, or a mark without its reason.
    """
    only_officers(actor, expert.province_id)
    words = text.nfc(text.collapse(note))
    if reach != Reach.REACHED and not words:
        message = _("Ghi lần liên lạc, ngày và kết quả.")
        raise Refused([Refusal(code="no_note", message=message, basis=BANK, field="note")])
    expert.reach, expert.reach_note = reach, words[:300]
    expert.save(update_fields=["reach", "reach_note"])
    return expert
