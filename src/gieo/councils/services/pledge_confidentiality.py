"""Members and administrative secretaries pledge confidentiality: once for all the council judges, before they read.

Until then no list, search or page finds what the council judges for them; from then on their names stand among its
readers.
"""

from datetime import datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from gieo.core.prepared import Prepared
from gieo.core.rewriting import rewrite
from gieo.councils.bench import bench_of, forget, helper_of, roster_of
from gieo.councils.models import Council, CouncilItem, Membership
from gieo.dossiers import docket
from gieo.dossiers.kinds import kind_of
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _

PLEDGING = {Law.L2013: ("ND08-2014:35",), Law.L2025: ("ND267-2025:12.5",)}

_LOCKED = Prepared(lambda pk: Membership.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk), pk=-1)


@transaction.atomic
def pledge_confidentiality(*, item: CouncilItem, actor: Actor, at: datetime) -> None:
    """Keep that somebody of the council pledged; a second pledge changes nothing.

    Args:
        item: any dossier before the council.
        actor: a member of it, or one of its administrative secretaries.
        at: when.

    Raises:
        Refused: neither of them.
    """
    before_it = _held(item)
    sitter = bench_of(item).of(actor.user)
    if sitter is not None:
        _as_member(sitter.membership, at)
    elif helper_of(item, actor.user) is not None:
        _as_secretary(item, actor, at)
    else:
        message = _("Chỉ thành viên và thư ký hành chính của hội đồng cam kết.")
        raise Refused([Refusal(code="not_a_member", message=message, basis=PLEDGING[item.law])])
    docket.let_in(kind_of(item).name, before_it, actor.user or 0)


def _held(item: CouncilItem) -> list[int]:
    """All that the council has before it, held: an act that goes on meanwhile writes its readers as it knew them."""
    return _of_council(type(item)).ask(council=item.council_id) if item.council_id else []


@cache
def _of_council(model: type[CouncilItem]) -> Prepared[int]:
    def make(council: int) -> QuerySet[Any, int]:
        items = model._base_manager.select_for_update(no_key=True).filter(council=council)
        return items.order_by("pk").values_list("pk", flat=True)

    return Prepared(make, council=-1)


def _as_member(membership: Membership, at: datetime) -> None:
    """On the row of the bench too, which is not read anew: nothing else of it changes."""
    [locked] = _LOCKED.ask(pk=membership.pk)
    if locked.pledged_at is None:
        locked.pledged_at = at
        rewrite(locked, ["pledged_at"])
    membership.pledged_at = locked.pledged_at


def _as_secretary(item: CouncilItem, actor: Actor, at: datetime) -> None:
    """Beside the name in the decision; a secretary has no seat to hang it on."""
    [council] = _COUNCIL.ask(pk=roster_of(item).council)
    [named] = [each for each in council.secretaries if each["user"] == actor.user]
    if not named.get("pledged_at"):
        named["pledged_at"] = at.isoformat()
        rewrite(council, ["secretaries"])
        item.council = council
        forget(item)


_COUNCIL = Prepared(
    lambda pk: Council.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).order_by(), pk=-1
)
