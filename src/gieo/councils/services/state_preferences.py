"""A member says how gladly the dossiers before the council would be reviewed (capability 108)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gieo.councils.bench import bench_of, roster_of
from gieo.councils.models import CouncilItem, Membership, ReviewPreference
from gieo.councils.preferences import WISHING, is_asked, why_closed
from gieo.councils.procedure import Procedure
from gieo.councils.sitting.reviewers import judged_of
from gieo.councils.wishes import Wish
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@transaction.atomic
def state_preferences(
    *, procedure: Procedure, item: CouncilItem, wishes: Mapping[str, str], actor: Actor, at: datetime
) -> None:
    """Keep what a member says, in the place of what was said before; of a dossier left out nothing is said.

    Args:
        procedure: of the council.
        item: the dossier of the council.
        wishes: by number of a dossier before it, a value of `Wish`; empty is no word.
        actor: the member.
        at: when.

    Raises:
        Refused: not a member who could be named a reviewer now, not pledged or declared, a conflict, or a dossier or
            a word that is not offered.
    """
    sitter = bench_of(item).of(actor.user)
    if sitter is None or not is_asked(procedure, item, sitter):
        message = _("Chỉ ủy viên của hội đồng theo nhiệm kỳ nêu nguyện vọng, trước khi hội đồng họp.")
        raise Refused([Refusal(code="not_asked", message=message, basis=WISHING)])
    found = [closed] if (closed := why_closed(item, sitter)) else []
    said = {number: wish for number, wish in wishes.items() if wish}
    if said.keys() - dict(judged_of(item)).keys() or set(said.values()) - set(Wish):
        message = _("Chọn trong các hồ sơ và mức nguyện vọng của trang này.")
        found.append(Refusal(code="no_such_wish", message=message, basis=WISHING))
    if found:
        raise Refused(found)
    entry, member = roster_of(item).entry, sitter.membership.pk
    Membership.objects.select_for_update(no_key=True).get(pk=member)  # two pages of one member: one after the other
    own = ReviewPreference.objects.filter(entry=entry, membership=member)
    before = dict(own.values_list("number", "wish"))
    own.exclude(number__in=said).delete()
    for number, wish in said.items():
        if before.get(number) != wish:
            ReviewPreference.objects.update_or_create(
                entry_id=entry, number=number, membership_id=member, defaults={"wish": wish, "at": at}
            )
