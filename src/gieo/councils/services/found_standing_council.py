"""The standing council of a province is founded for a term, by whoever heads the province (CT-3-1b)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import STANDING, Council
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.found_council import NewMember, found_council
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.rulebooks import library

COUNCIL_WORK = ("CT02-2022-BG:3",)
ONE_OF = (CouncilSeat.CHAIR, CouncilSeat.SECRETARY)


@transaction.atomic
def found_standing_council(
    *,
    province: Province,
    title: str,
    decision: str,
    decided_on: date,
    term_ends_on: date,
    members: Sequence[NewMember],
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> Council:
    """A new term; the council before it ends where it still runs.

    Args:
        province: of the council.
        title: its name.
        decision: number the clerk gave the decision.
        decided_on: its day.
        term_ends_on: last day of the term.
        members: in the order of the decision.
        actor: heads the province, or the department that prepares the decision.
        at: when.
        reason: why these people.

    Raises:
        Refused: not one of those, no chair or secretary or several, somebody twice, or a term that ends before today.
    """
    on = at.astimezone(LEGAL_ZONE).date()
    refusals = list(_refusals(province.code, members, actor, term_ends_on, on))
    if not text.collapse(title) or not text.collapse(decision):
        message = _("Ghi tên hội đồng và số quyết định.")
        refusals.append(Refusal(code="no_decision", message=message, basis=COUNCIL_WORK, field="decision"))
    if refusals:
        raise Refused(refusals)
    running = Council.objects.select_for_update(no_key=True).filter(
        province=province, kind=STANDING, term_ends_on__gte=on
    )
    running.update(term_ends_on=on)
    council = found_council(
        province=province,
        kind=STANDING,
        title=title,
        rulebook=library.in_force(province.family, on=on).id,
        members=members,
        actor=actor,
        at=at,
        reason=reason,
        term_ends_on=term_ends_on,
    )
    council.decision_number, council.decision_date = text.collapse(decision)[:80], decided_on
    council.save(update_fields=["decision_number", "decision_date"])
    return council


def only_the_standing_body(actor: Actor, province: str) -> None:
    """The department is the council's standing body; the head of the province is above it.

    Raises:
        Refused: the actor is neither.
    """
    if not any(actor.holds(role, province) for role in (Role.CHAIRMAN, Role.DIRECTOR, Role.SCIENCE_OFFICER)):
        message = _("Việc này do UBND tỉnh và cơ quan thường trực của hội đồng thực hiện.")
        raise Refused([Refusal(code="not_the_standing_body", message=message, basis=COUNCIL_WORK)])


def _refusals(province: str, members: Sequence[NewMember], actor: Actor, term_ends_on: date, on: date) -> list[Refusal]:
    found: list[Refusal] = []
    try:
        only_the_standing_body(actor, province)
    except Refused as refused:
        found.extend(refused.refusals)
    seats, people = [member.seat for member in members], [member.person for member in members]
    for seat in ONE_OF:
        if seats.count(seat) != 1:
            message = _("Hội đồng phải có đúng một %(seat)s.")
            params = {"seat": seat.label}
            found.append(Refusal(code="seats_not_held", message=message, params=params, basis=COUNCIL_WORK))
    if len(set(people)) < len(people):
        found.append(Refusal(code="sits_twice", message=_("Một người có ở hai dòng."), basis=COUNCIL_WORK))
    if term_ends_on <= on:
        message = _("Nhiệm kỳ phải kết thúc sau hôm nay.")
        found.append(Refusal(code="term_is_over", message=message, basis=COUNCIL_WORK, field="term_ends_on"))
    return found
