"""What the moves of a contest write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.proposals.contest.facts import AwardFacts, ScoreFacts
from gieo.proposals.models import ContestIdea, IdeaContest, IdeaScore


def keep_score(_contest: IdeaContest, attempt: Attempt) -> None:
    """The last word of a judge on an idea counts."""
    facts = attempt.facts
    if isinstance(facts, ScoreFacts):
        IdeaScore.objects.update_or_create(
            idea_id=facts.idea.pk,
            judge_id=attempt.actor.user,
            defaults={"points": facts.points, "remark": facts.remark, "at": attempt.at},
        )


def give_prizes(contest: IdeaContest, attempt: Attempt) -> None:
    """Each idea bears its prize."""
    facts = attempt.facts
    if isinstance(facts, AwardFacts):
        for row in facts.awards:
            ContestIdea.objects.filter(contest=contest, pk=row.idea.pk).update(prize=row.prize.name)
