"""A body calls its own council together."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.open_new import open_new
from gieo.duties.council_session.facts import CallFacts
from gieo.duties.models import CouncilSession
from gieo.identity.models import Organisation, Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _

ADVISING = ("GIEO-MACDINH:37",)


@transaction.atomic
def call_session(*, province: str, facts: CallFacts, actor: Actor, at: datetime) -> CouncilSession:
    """The session of the body whose focal officer asks.

    Raises:
        Refused: the actor is the focal officer of no body of the province, or somebody sits twice.
    """
    seats = (seat for seat in actor.seats if seat.role is Role.FOCAL_OFFICER and seat.province == province)
    body = next((seat.organisation for seat in seats if seat.organisation), None)
    names = [row.name for row in facts.members]
    found = []
    if body is None:
        message = _("Chỉ cán bộ đầu mối của cơ quan có hội đồng mời họp.")
        found.append(Refusal(code="no_body", message=message, basis=ADVISING))
    if len(set(names)) < len(names):
        message = _("Một người có ở hai dòng.")
        found.append(Refusal(code="sits_twice", message=message, basis=ADVISING, field="members"))
    if found or body is None:
        raise Refused(found)
    owner = Organisation.objects.get(pk=body)
    session = CouncilSession(
        province=Province.objects.get(code=province),
        body=owner,
        title=_("Hội đồng KH&CN cơ sở: ") + owner.name,
        plan_year=facts.plan_year,
        council_decision=facts.council_decision,
        members=[row.model_dump() for row in facts.members],
        held_at=facts.held_at,
        agenda=facts.agenda,
    )
    return open_new(session, actor=actor, at=at, legal_basis=ADVISING)
