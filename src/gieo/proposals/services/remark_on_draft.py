"""Whoever works on a draft says something of it; whoever writes marks it as dealt with."""

from datetime import datetime

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.forms import form_for
from gieo.proposals.models import Proposal, Remark
from gieo.proposals.policies import may_remark
from gieo.proposals.services.draft import locked_draft
from gieo.proposals.sharing import SHARING

LONGEST = 2000


def remark_on_draft(*, proposal: Proposal, field: str, words: str, actor: Actor, at: datetime) -> Remark:
    """Keep a remark on a field of the form, or on the whole (an empty field).

    Raises:
        Refused: the actor does not work on the draft, it was sent already, no such field, no words or too many.
    """
    decision = may_remark(actor, proposal)
    if decision.reason:
        raise Refused([decision.reason])
    said, found = text.nfc(words).strip(), []
    if field and field not in {each.id for each in form_for(proposal).fields}:
        found.append(Refusal(code="unknown_field", message=_("Mẫu phiếu không có mục này."), field="field"))
    if not said or len(said) > LONGEST:
        message = _("Viết góp ý, tối đa %(limit)d ký tự.")
        found.append(
            Refusal(code="bad_remark", message=message, params={"limit": LONGEST}, basis=SHARING, field="words")
        )
    if found:
        raise Refused(found)
    return Remark.objects.create(
        proposal=proposal, field=field, words=said, at=at, by_id=actor.user or 0, by_name=actor.name
    )


@transaction.atomic
def settle_remark(*, proposal: Proposal, remark: int, actor: Actor, at: datetime) -> Remark:
    """Mark a remark as dealt with; the same again changes nothing.

    Raises:
        Refused: the actor does not write on the draft, or it was sent already.
        Remark.DoesNotExist: nothing of this draft was said under that key.
    """
    locked = locked_draft(proposal, actor)
    said = Remark.objects.select_for_update(no_key=True).get(pk=remark, proposal=locked)
    if said.settled_at is None:
        said.settled_at, said.settled_by_name = at, actor.name
        said.save(update_fields=["settled_at", "settled_by_name"])
    return said
