"""Write down that personal data got where they do not belong; the 72 hours run from when it was found."""

from datetime import datetime

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.privacy.breach.facts import FoundFacts
from gieo.privacy.models import DataBreach


def open_data_breach(*, province: str, facts: FoundFacts, actor: Actor, at: datetime) -> DataBreach:
    """Open it.

    Raises:
        Refused: found in the future.
    """
    if facts.found_at > at:
        message = _("Giờ phát hiện ở tương lai.")
        raise Refused([Refusal(code="found_when", message=message, field="found_at")])
    breach = DataBreach(
        province=Province.objects.get(pk=province),
        title=text.nfc(facts.what)[:200],
        found_at=facts.found_at,
        what=text.nfc(facts.what),
        data=text.nfc(facts.data),
        people=facts.people,
        measures=text.nfc(facts.measures),
    )
    return open_new(breach, actor=actor, at=at, legal_basis=("LUAT91-2025",))
