"""Enter a decision on bodies; nothing moves yet."""

from datetime import datetime

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.succession.act.facts import DecisionFacts
from gieo.succession.ledger import BASIS
from gieo.succession.models import Change, Succession


def open_succession(*, province: str, facts: DecisionFacts, actor: Actor, at: datetime) -> Succession:
    """Open a draft in a province: that of the bodies, or the one that goes to another."""
    decision = text.nfc(facts.decision)
    succession = Succession(
        province=Province.objects.get(pk=province),
        title=f"{Change(str(facts.change)).label}: {decision}",
        plan_year=facts.from_day.year,
        change=str(facts.change),
        decision=decision,
        decided_on=facts.decided_on,
        decided_by=text.nfc(facts.decided_by),
        from_day=facts.from_day,
        heir_province=Province.objects.get(pk=str(facts.heir_province.id)) if facts.heir_province else None,
    )
    return open_new(succession, actor=actor, at=at, legal_basis=BASIS)
