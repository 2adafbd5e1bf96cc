"""Ask about one's own data."""

from datetime import datetime

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Person, Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.privacy.models import DataRequest
from gieo.privacy.request.facts import AskFacts


def open_data_request(*, province: str, facts: AskFacts, actor: Actor, at: datetime) -> DataRequest:
    """Open a request for the person behind an account.

    Raises:
        Refused: no person stands behind it.
    """
    person = Person.objects.filter(user=actor.user or 0).first()
    if person is None:
        raise Refused([Refusal(code="nobody", message=_("Tài khoản này chưa gắn với một người."))])
    request = DataRequest(
        province=Province.objects.get(pk=province),
        title=f"{facts.right.label}: {person.full_name}",
        person=person,
        right=facts.right,
        words=text.nfc(facts.words),
    )
    return open_new(request, actor=actor, at=at, legal_basis=("ND356-2025:5",))
