"""An officer has looked: the body that a proposer named is real (as NĐ 69/2024 asks of accounts of bodies)."""

from datetime import datetime

from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _

VERIFIERS = frozenset({Role.SCIENCE_OFFICER, Role.RECORDS_CLERK, Role.COUNTER_CLERK, Role.ADMINISTRATOR})


def verify_organisation(*, organisation: Organisation, actor: Actor, at: datetime) -> Organisation:
    """Mark it; whose request it was stays in the history of the body.

    Raises:
        Refused: not the actor's to say.
    """
    if not actor.roles_in(organisation.province_id or "") & VERIFIERS:
        raise Refused([Refusal(code="not_yours", message=_("Chỉ cán bộ của tỉnh xác minh tổ chức."))])
    if organisation.verified_at is None:
        organisation.verified_at = at
        organisation.save(update_fields=["verified_at"])
    return organisation
