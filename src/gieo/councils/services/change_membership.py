"""Members leave and seats are filled again; what a member did stays with the member who did it (CT-3-1b)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gieo.councils.models import Council, CouncilItem, Membership
from gieo.councils.services.found_council import NewMember, seat_member
from gieo.councils.services.found_standing_council import only_the_standing_body
from gieo.dossiers.docket import record
from gieo.dossiers.kinds import kinds
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks import library

COMPOSITION = {Law.L2013: ("ND08-2014:32.2",), Law.L2025: ("ND267-2025:12.4",)}


@transaction.atomic
def end_membership(*, membership: Membership, last_day: date, actor: Actor) -> Membership:
    """The member sits until a day, that day included; from the next day on the seat is vacant.

    Raises:
        Refused: not the standing body, the member left already, or would leave before the first day.
    """
    only_the_standing_body(actor, membership.council.province_id)
    locked = Membership.objects.select_for_update(of=("self",), no_key=True).get(pk=membership.pk)
    basis = _composition(membership.council)
    if locked.valid_to is not None:
        message = _("Thành viên này đã thôi tham gia hội đồng.")
        raise Refused([Refusal(code="left_already", message=message, basis=basis)])
    if locked.valid_from and last_day < locked.valid_from:
        message = _("Ngày thôi tham gia không thể trước ngày bắt đầu %(day)s.")
        params = {"day": f"{locked.valid_from:%d/%m/%Y}"}
        refusal = Refusal(code="left_before", message=message, params=params, basis=basis, field="last_day")
        raise Refused([refusal])
    locked.valid_to = last_day
    locked.save(update_fields=["valid_to"])
    _tell_the_docket(locked.council)
    return locked


@transaction.atomic
def fill_seat(*, vacant: Membership, member: NewMember, first_day: date, decision: str, actor: Actor) -> Membership:
    """Somebody takes a vacant seat over, by a decision.

    Args:
        vacant: of the member who left.
        member: who takes over; the seat is that of the member who left.
        first_day: of the new member.
        decision: its number.
        actor: of the standing body.

    Raises:
        Refused: not the standing body, or the seat is not vacant on that day.
    """
    only_the_standing_body(actor, vacant.council.province_id)
    if not vacant.is_vacant_on(first_day):
        message = _("Vị trí này không khuyết vào ngày đó.")
        raise Refused([Refusal(code="not_vacant", message=message, basis=_composition(vacant.council))])
    seated = seat_member(
        council=vacant.council, member=member, valid_from=first_day, succeeds=vacant, decision=decision
    )
    _tell_the_docket(vacant.council)
    return seated


@transaction.atomic
def assign_to(
    *, membership: Membership, science_fields: Sequence[str], localities: Sequence[int], actor: Actor
) -> Membership:
    """A member of the standing council follows fields and localities, in the place of those before (CT-3-1c).

    Raises:
        Refused: not the standing body.
    """
    only_the_standing_body(actor, membership.council.province_id)
    membership.science_fields = list(science_fields)
    membership.save(update_fields=["science_fields"])
    membership.localities.set(localities)
    return membership


def _composition(council: Council) -> tuple[str, ...]:
    return COMPOSITION[library.get(council.rulebook).law]


def _tell_the_docket(council: Council) -> None:
    """Readers and holders of what the council has before it."""
    for kind in kinds():
        if issubclass(kind.model, CouncilItem):
            for item in kind.model._base_manager.filter(council=council).order_by("pk"):
                record(item)
