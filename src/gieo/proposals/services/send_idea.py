"""Anybody sends an idea; it counts once the address was confirmed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gieo.core import wall
from gieo.kernel import text
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.contest.guards import CONTEST
from gieo.proposals.contest.states import ContestState
from gieo.proposals.jobs import send_idea_link
from gieo.proposals.models import ContestIdea, IdeaContest
from gieo.rulebooks import library

LIMIT = "contest.ideas_of_one_address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed; lengths were checked by the form."""

    title: str
    problem: str
    solution: str
    benefit: str
    author_name: str
    email: str
    phone: str = ""
    workplace: str = ""
    may_be_named: bool = False


def send_idea(*, contest: IdeaContest, typed: Typed, at: datetime) -> ContestIdea:
    """Keep the idea and send its link; the same idea from the same address is the same one.

    Raises:
        Refused: the contest does not receive now, or too many came from this address.
    """
    with wall.as_far_as(contest.province_id), transaction.atomic():
        return _send(contest, typed, at)


def _send(contest: IdeaContest, typed: Typed, at: datetime) -> ContestIdea:
    email = typed.email.strip().lower()
    locked = IdeaContest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    if locked.state != ContestState.ANNOUNCED or not locked.is_open_at(at):
        raise Refused([Refusal(code="not_open", message=_("Hội thi không nhận ý tưởng lúc này."), basis=CONTEST)])
    title = text.collapse(text.nfc(typed.title))
    mine = ContestIdea.objects.filter(contest=locked, email=email)
    limit = library.get(locked.rulebook).figures[LIMIT]
    if not mine.filter(title=title).exists() and not limit.holds_for(mine.count() + 1):
        message = _("Mỗi địa chỉ thư gửi nhiều nhất %(most)d ý tưởng.")
        raise Refused([Refusal(code="too_many", message=message, params={"most": limit.value}, basis=limit.basis)])
    said = {name: text.nfc(getattr(typed, name)).strip() for name in ("problem", "solution", "benefit", "author_name",
                                                                     "phone", "workplace")}  # fmt: skip
    idea, _created = ContestIdea.objects.get_or_create(
        contest=locked,
        email=email,
        title=title,
        defaults={**said, "province": locked.province, "may_be_named": typed.may_be_named, "sent_at": at},
    )
    send_idea_link.defer(idea_id=idea.pk)
    return idea


def confirm_idea(*, idea: ContestIdea, at: datetime) -> ContestIdea:
    """The address is real: from now on the idea counts.

    Raises:
        Refused: the contest has closed meanwhile.
    """
    if idea.confirmed_at is not None:
        return idea
    if not idea.contest.is_open_at(at):
        raise Refused([Refusal(code="not_open", message=_("Hội thi không nhận ý tưởng lúc này."), basis=CONTEST)])
    idea.confirmed_at = at
    with wall.as_far_as(idea.province_id):
        idea.save(update_fields=["confirmed_at"])
    return idea
