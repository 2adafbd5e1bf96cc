"""Put a pair of records forward to be looked at."""

from datetime import datetime

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Province
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.succession.candidates import candidates
from gieo.succession.ledger import BASIS
from gieo.succession.models import Twin
from gieo.succession.twin.facts import PairFacts


def open_twin(*, province: str, facts: PairFacts, actor: Actor, at: datetime) -> Twin:
    """Open a pair as the system found it.

    Raises:
        Refused: it is no pair any more, or somebody put it forward already.
    """
    found = next((each for each in candidates(province) if each.key == str(facts.pair.id)), None)
    if found is None:
        message = _("Hai bản ghi này không còn là một cặp để xem xét.")
        raise Refused([Refusal(code="no_pair", message=message, basis=BASIS, field="pair")])
    fields = ("body", "double_body") if found.kind == "body" else ("person", "double_person")
    pair = Twin(
        province=Province.objects.get(pk=province),
        title=f"{found.kept} ← {found.double}"[:500],
        marks=found.words[:500],
        **dict(zip(fields, (found.kept, found.double), strict=True)),
    )
    return open_new(pair, actor=actor, at=at, legal_basis=BASIS)
