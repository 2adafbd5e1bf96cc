"""A member pledges confidentiality: once for everything the council judges, before anything is read."""

from datetime import datetime

from django.db import transaction

from gieo.core.prepared import Prepared
from gieo.core.rewriting import rewrite
from gieo.councils.bench import bench_of, forget
from gieo.councils.models import CouncilItem, Membership
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _

PLEDGING = {Law.L2013: ("ND08-2014:35",), Law.L2025: ("ND267-2025:12.5",)}

_LOCKED = Prepared(lambda pk: Membership.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk), pk=-1)


@transaction.atomic
def pledge_confidentiality(*, item: CouncilItem, actor: Actor, at: datetime) -> Membership:
    """Keep that the member pledged; a second pledge changes nothing.

    Args:
        item: any dossier before the council.
        actor: a member of it.
        at: when.

    Raises:
        Refused: not a member of the council.
    """
    sitter = bench_of(item).of(actor.user)
    if sitter is None:
        message = _("Chỉ thành viên hội đồng cam kết.")
        raise Refused([Refusal(code="not_a_member", message=message, basis=PLEDGING[item.law])])
    [locked] = _LOCKED.ask(pk=sitter.membership.pk)
    if locked.pledged_at is None:
        locked.pledged_at = at
        rewrite(locked, ["pledged_at"])
        forget(item)
    return locked
