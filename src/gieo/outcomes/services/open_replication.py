"""An officer begins a scheme of replication."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refused
from gieo.outcomes.models import Outcome, Replication
from gieo.outcomes.replication.effects import fill
from gieo.outcomes.replication.facts import SchemeFacts
from gieo.outcomes.replication.guards import unfit_results


@transaction.atomic
def open_replication(*, province: str, facts: SchemeFacts, actor: Actor, at: datetime) -> Replication:
    """A draft scheme; it stands in the chain behind the first of its results.

    Raises:
        Refused: a result is not effective, or not put forward for replication.
    """
    refusal = unfit_results(province, facts)
    if refusal:
        raise Refused([refusal])
    results = list(Outcome.objects.filter(pk__in=[result.pk for result in facts.results]).order_by("pk"))
    replication = Replication(province=Province.objects.get(code=province), parent=entry_of(results[0]))
    fill(replication, facts)
    opened = open_new(replication, actor=actor, at=at, legal_basis=("GIEO-MACDINH:33",))
    opened.outcomes.set(results)
    return opened
