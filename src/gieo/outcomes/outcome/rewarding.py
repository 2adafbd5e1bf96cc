"""What the law gives the authors of a result, asked of an outcome."""

from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.choices import Protection
from gieo.outcomes.outcome.facts import ProfitFacts
from gieo.outcomes.rules.rewards import Made, Reward, reward_for
from gieo.rulebooks import library


def reward_of(outcome: Outcome, facts: ProfitFacts) -> Reward:
    """What is due to the authors of a profit, by the rulebook of the task.

    A task whose day of approval nobody entered counts as assigned when it was accepted, which is not before it.
    """
    approved = outcome.task.approved_on if outcome.task else None
    made = Made(
        profit=facts.profit,
        state_percent=facts.state_percent,
        assigned_on=approved or outcome.accepted_on,
        is_protected=facts.protection is not Protection.NONE,
    )
    return reward_for(made, library.get(outcome.rulebook))
