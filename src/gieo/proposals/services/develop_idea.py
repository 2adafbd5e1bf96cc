"""A good idea becomes a draft proposal without retyping (CT-2-2a)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gieo.core import wall
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.orientation.models import IntakeWindow
from gieo.proposals.contest.authors import is_author
from gieo.proposals.contest.guards import CONTEST
from gieo.proposals.forms import form_of
from gieo.proposals.models import ContestIdea, Proposal
from gieo.proposals.services.save_answer import entitle
from gieo.proposals.services.start_proposal import start_proposal


def develop_idea(*, idea: ContestIdea, window: IntakeWindow, actor: Actor, at: datetime) -> Proposal:
    """A draft in the round, filled with what the idea says, tied to it; called again, the same draft.

    Args:
        idea: that was awarded a prize.
        window: a round that has not closed.
        actor: its author, known by the confirmed address.
        at: when.

    Raises:
        Refused: no prize, not the author, or no draft can be started in the round.
    """
    with wall.as_far_as(window.province_id), transaction.atomic():
        return _develop(idea, window, actor, at)


def _develop(idea: ContestIdea, window: IntakeWindow, actor: Actor, at: datetime) -> Proposal:
    locked = ContestIdea.objects.select_for_update(of=("self",), no_key=True).get(pk=idea.pk)
    if locked.proposal is not None:
        return locked.proposal
    refusals = []
    if not locked.prize:
        message = _("Chỉ ý tưởng được giải mới phát triển thành đề xuất từ hội thi.")
        refusals.append(Refusal(code="no_prize", message=message, basis=CONTEST))
    if not is_author(locked, actor):
        message = _("Đăng nhập bằng địa chỉ thư đã gửi ý tưởng để phát triển ý tưởng đó.")
        refusals.append(Refusal(code="not_the_author", message=message, basis=CONTEST))
    if refusals:
        raise Refused(refusals)
    proposal = start_proposal(window=window, actor=actor, at=at)
    answers = {name: value for name, value in _answers(locked).items() if name in _fields(proposal)}
    proposal.answers |= answers
    proposal.revisions |= dict.fromkeys(answers, 1)
    entitle(proposal, locked.title)
    proposal.save(update_fields=["answers", "revisions", "title", "title_key", "search"])
    locked.proposal = proposal
    locked.save(update_fields=["proposal"])
    return proposal


def _fields(proposal: Proposal) -> set[str]:
    return {field.id for field in form_of(proposal.form).fields}


def _answers(idea: ContestIdea) -> dict[str, Any]:
    return {
        "task_name": idea.title,
        "urgency": idea.problem,
        "contents": [{"content": idea.solution}],
        "expected_contribution": idea.benefit,
        "applicability": idea.benefit,
    }
