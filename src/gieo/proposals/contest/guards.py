"""Preconditions of the moves of a contest."""

from collections import Counter

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.contest.authors import is_author
from gieo.proposals.contest.facts import AwardFacts, ScoreFacts
from gieo.proposals.models import ContestIdea, IdeaContest

CONTEST = ("GIEO-MACDINH:43",)


def has_closed(contest: IdeaContest, attempt: Attempt) -> Refusal | None:
    """Judging begins when nobody can send any more."""
    if attempt.at >= contest.closes_at:
        return None
    return Refusal(code="still_open", message=_("Hội thi còn nhận ý tưởng."), basis=CONTEST)


def is_not_over(contest: IdeaContest, attempt: Attempt) -> Refusal | None:
    """What is announced can still be answered."""
    if attempt.at < contest.closes_at:
        return None
    return Refusal(code="over_already", message=_("Thời gian nhận ý tưởng đã qua."), basis=CONTEST)


def received_something(contest: IdeaContest, _attempt: Attempt) -> Refusal | None:
    """Of nothing there is nothing to judge."""
    if contest.ideas.filter(confirmed_at__isnull=False).exists():
        return None
    return Refusal(code="no_ideas", message=_("Hội thi chưa có ý tưởng nào đã xác nhận địa chỉ."), basis=CONTEST)


def judges_an_idea_of_it(contest: IdeaContest, attempt: Attempt) -> Refusal | None:
    """And not the judge's own."""
    facts = attempt.facts
    if not isinstance(facts, ScoreFacts):
        return None
    idea = contest.ideas.filter(pk=facts.idea.pk, confirmed_at__isnull=False).first()
    if idea is None:
        return Refusal(code="no_such_idea", message=_("Hội thi không có ý tưởng này."), basis=CONTEST, field="idea")
    if not is_author(idea, attempt.actor):
        return None
    message = _("Giám khảo không chấm ý tưởng của mình.")
    return Refusal(code="own_idea", message=message, basis=("GIEO-MACDINH:38",), field="idea")


def every_idea_was_judged(contest: IdeaContest, _attempt: Attempt) -> Refusal | None:
    """Nobody is passed over."""
    left = ContestIdea.objects.filter(contest=contest, confirmed_at__isnull=False, scores__isnull=True).count()
    if not left:
        return None
    message = _("Còn %(count)d ý tưởng chưa ai chấm.")
    return Refusal(code="not_judged", message=message, params={"count": left}, basis=CONTEST)


def prizes_suffice(contest: IdeaContest, attempt: Attempt) -> Refusal | None:
    """No more of a prize than was announced, and none twice to one idea."""
    facts = attempt.facts
    if not isinstance(facts, AwardFacts):
        return None
    given = Counter(row.prize.name for row in facts.awards)
    there = {prize["name"]: prize["number"] for prize in contest.prizes}
    too_many = [name for name, number in given.items() if number > there.get(name, 0)]
    ideas = [row.idea.pk for row in facts.awards]
    if not too_many and len(set(ideas)) == len(ideas):
        return None
    message = _("Số giải vượt cơ cấu đã công bố, hoặc một ý tưởng có hai giải.")
    return Refusal(code="prizes_do_not_fit", message=message, basis=CONTEST, field="awards")
