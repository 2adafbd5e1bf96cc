"""Found a council: a decision names its members."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Council, Membership
from gieo.councils.seats import CouncilSeat
from gieo.identity.models import Person, Province
from gieo.kernel import text
from gieo.kernel.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """One member of a new council.

    Attributes:
        person: primary key.
        nominating_body: primary key of the body that sends the member (CT-3-2).
        science_fields: fields followed.
        localities: primary keys of the localities followed (CT-3-1c).
    """

    person: int
    seat: CouncilSeat
    nominating_body: int | None = None
    science_fields: Sequence[str] = ()
    localities: Sequence[int] = field(default=())


@transaction.atomic
def found_council(
    *,
    province: Province,
    kind: str,
    title: str,
    rulebook: str,
    members: Sequence[NewMember],
    actor: Actor,
    at: datetime,
    reason: str = "",
    secretaries: Sequence[int] = (),
    term_ends_on: date | None = None,
) -> Council:
    """A council with its members, from the day of the decision on.

    What a council of a kind must look like is for the table that founds it to guard; this keeps who decided and why.

    Args:
        province: of the council.
        kind: key of the rulebook's `councils`, or `STANDING`.
        title: its name.
        rulebook: it is founded under.
        members: in the order of the decision.
        actor: who decides.
        at: when.
        reason: why these people (CT-3-4b).
        secretaries: people who help it without being members.
        term_ends_on: last day of a standing council.
    """
    council = Council.objects.create(
        province=province,
        kind=kind,
        title=text.collapse(title),
        rulebook=rulebook,
        founded_at=at,
        founded_by_id=actor.user,
        founded_by_name=actor.name,
        reason=text.nfc(reason).strip(),
        term_ends_on=term_ends_on,
        secretaries=_helpers(secretaries),
    )
    day = at.astimezone(LEGAL_ZONE).date()
    seated = Membership.objects.bulk_create(_membership(council, member, day) for member in members)
    for membership, member in zip(seated, members, strict=True):
        _follow(membership, member.localities)
    return council


def _helpers(people: Sequence[int]) -> list[dict[str, object]]:
    known = Person.objects.filter(pk__in=people).order_by("full_name", "pk") if people else ()
    return [{"user": person.user_id, "name": person.full_name} for person in known]


def seat_member(
    *, council: Council, member: NewMember, valid_from: date, succeeds: Membership | None = None, decision: str = ""
) -> Membership:
    """One member from a day on, in the place of another where a seat is filled again."""
    seated = _membership(council, member, valid_from)
    seated.succeeds, seated.decision = succeeds, decision
    seated.save()
    _follow(seated, member.localities)
    return seated


def _membership(council: Council, member: NewMember, valid_from: date) -> Membership:
    return Membership(
        council=council,
        person_id=member.person,
        seat=member.seat,
        nominating_body_id=member.nominating_body,
        science_fields=list(member.science_fields),
        valid_from=valid_from,
    )


def _follow(membership: Membership, localities: Sequence[int]) -> None:
    if localities:
        membership.localities.set(localities)
