"""What is written when a breach moves."""

from gieo.kernel.workflow import Attempt
from gieo.privacy.breach.facts import ClosedFacts, ToldFacts
from gieo.privacy.models import DataBreach


def tell(breach: DataBreach, attempt: Attempt) -> None:
    """When, to whom, by which paper."""
    facts = attempt.facts
    if isinstance(facts, ToldFacts):
        breach.told_at, breach.authority, breach.document = facts.told_at, facts.authority, facts.document


def close(breach: DataBreach, attempt: Attempt) -> None:
    """What was done."""
    facts = attempt.facts
    if isinstance(facts, ClosedFacts):
        breach.measures = "\n".join(filter(None, (breach.measures, facts.measures)))
