"""Candidates that were drawn say yes or no, in the order of the draw (capability 106)."""

from datetime import datetime

from django.db import transaction

from gieo.councils.models import CandidateDraw, CouncilItem, DrawAnswer
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.rules.draw import asked_now
from gieo.councils.services.choose_members import CHOOSING, not_yours
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@transaction.atomic
def note_draw_answer(
    *,
    procedure: Procedure,
    item: CouncilItem,
    draw: int,
    person: int,
    accepts: bool,
    words: str,
    actor: Actor,
    at: datetime,
) -> DrawAnswer:
    """Note what a candidate answered. Whoever declines gives the place to the next of the draw; nobody is passed over.

    Args:
        procedure: of the council.
        item: the dossier.
        draw: primary key of a draw for it.
        person: the candidate.
        accepts: whether the candidate would sit.
        words: what was said, and how.
        actor: who asked.
        at: when.

    Raises:
        Refused: not one who prepares councils, founded already, no such draw, or not this candidate's turn.
    """
    refusals = not_yours(item, actor)
    if item.state not in procedure.draft:
        message = _("Hội đồng đã được thành lập; không ghi thêm trả lời của người được bốc thăm.")
        refusals.append(Refusal(code="founded_already", message=message, basis=CHOOSING))
    if refusals:
        raise Refused(refusals)
    drawn = CandidateDraw.objects.select_for_update(no_key=True).filter(pk=draw, entry=entry_pk(item)).first()
    if drawn is None:
        raise Refused([Refusal(code="no_draw", message=_("Không có lần bốc thăm này."), basis=CHOOSING)])
    answered = dict(drawn.answers.values_list("person", "accepts"))
    declined = {pk for pk, accepted in answered.items() if not accepted}
    if person not in answered and person not in asked_now(drawn.drawn, declined, seats=drawn.seats):
        message = _("Chưa đến lượt người này: hỏi theo thứ tự bốc được, ai từ chối thì đến người kế tiếp.")
        raise Refused([Refusal(code="not_their_turn", message=message, basis=CHOOSING)])
    answer, _made = DrawAnswer.objects.update_or_create(
        draw=drawn,
        person_id=person,
        defaults={"accepts": accepts, "words": text.collapse(words)[:300], "at": at, "by_name": actor.name},
    )
    return answer
