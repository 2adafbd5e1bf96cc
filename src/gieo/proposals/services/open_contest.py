"""The Sở prepares an edition of the contest of ideas (CT-2-2a)."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.contest.facts import ContestFacts
from gieo.proposals.contest.guards import CONTEST
from gieo.proposals.models import IdeaContest


@transaction.atomic
def open_contest(*, province: str, facts: ContestFacts, actor: Actor, at: datetime) -> IdeaContest:
    """An edition that nobody sees before it is announced.

    Raises:
        Refused: the actor is no officer of the province, or it would close before it opens.
    """
    found = []
    if Role.SCIENCE_OFFICER not in actor.roles_in(province):
        found.append(Refusal(code="not_yours", message=_("Chỉ chuyên viên Sở KH&CN lập hội thi."), basis=CONTEST))
    if facts.closes_at <= facts.opens_at:
        message = _("Ngày đóng phải sau ngày mở.")
        found.append(Refusal(code="closes_too_early", message=message, basis=CONTEST, field="closes_at"))
    if found:
        raise Refused(found)
    contest = IdeaContest(
        province=Province.objects.get(code=province),
        title=facts.title,
        plan_year=facts.plan_year,
        rules=facts.rules,
        opens_at=facts.opens_at,
        closes_at=facts.closes_at,
        prizes=[row.model_dump() for row in facts.prizes],
        judges=[{"id": each.pk, "name": each.name} for each in facts.judges],
    )
    return open_new(contest, actor=actor, at=at, legal_basis=CONTEST)
