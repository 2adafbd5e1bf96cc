"""An entry of the bank stays true: the expert confirms it and says when away, officers note who is out of reach."""

from datetime import date, datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Expert, ExpertRefusal, Reach
from gieo.councils.services.register_expert import BANK, only_officers, only_the_expert
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

REFUSING = ("GIEO-MACDINH:80",)


def confirm_entry(*, expert: Expert, actor: Actor, at: datetime, agrees: bool = False) -> Expert:
    """The expert says that the entry still holds; whoever was out of reach has been heard of again.

    Args:
        expert: the entry.
        actor: the expert.
        at: when.
        agrees: to stay in the bank, too; the consent counts from now on.

    Raises:
        Refused: it is somebody else's entry.
    """
    only_the_expert(expert, actor)
    expert.confirmed_on = at.astimezone(LEGAL_ZONE).date()
    if agrees:
        expert.consented_on = expert.confirmed_on
    if expert.reach == Reach.UNREACHABLE:
        expert.reach, expert.reach_note, expert.reach_on = Reach.REACHED, "", expert.confirmed_on
    expert.save(update_fields=["confirmed_on", "consented_on", "reach", "reach_note", "reach_on"])
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


def note_refusal(*, expert: Expert, on: date | None, words: str, actor: Actor, at: datetime) -> ExpertRefusal:
    """An officer notes that the expert said no to an invitation; the entry stays as it is.

    Args:
        expert: who.
        on: the day of the answer.
        words: to what, and why.
        actor: an officer of the province.
        at: when it is noted.

    Raises:
        Refused: not an officer of the province, no day or one that is still to come, or nothing said.
    """
    only_officers(actor, expert.province_id)
    said, found = text.nfc(text.collapse(words)), []
    if on is None or on > at.astimezone(LEGAL_ZONE).date():
        message = _("Ghi ngày chuyên gia trả lời, không sau hôm nay.")
        found.append(Refusal(code="no_day", message=message, basis=REFUSING, field="on"))
    if not said:
        message = _("Ghi lời mời nào và lý do từ chối.")
        found.append(Refusal(code="nothing_said", message=message, basis=REFUSING, field="words"))
    if on is None or found:
        raise Refused(found)
    return ExpertRefusal.objects.create(expert=expert, on=on, words=said[:300], noted_at=at, noted_by_name=actor.name)


def mark_reach(*, expert: Expert, reach: Reach, note: str, actor: Actor, at: datetime) -> Expert:
    """An officer notes that an expert cannot be reached or does not want to sit; whoever is so marked is not proposed.

    Raises:
        Refused: not an officer of the province, or a mark without its reason.
    """
    only_officers(actor, expert.province_id)
    words = text.nfc(text.collapse(note))
    if reach != Reach.REACHED and not words:
        message = _("Ghi lần liên lạc, ngày và kết quả.")
        raise Refused([Refusal(code="no_note", message=message, basis=BANK, field="note")])
    expert.reach, expert.reach_note, expert.reach_on = reach, words[:300], at.astimezone(LEGAL_ZONE).date()
    expert.save(update_fields=["reach", "reach_note", "reach_on"])
    return expert
