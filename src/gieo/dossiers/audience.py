"""Who a dossier concerns: bodies and persons in a role on it, readers, and whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gieo.kernel.actors import Actor, Role

# A seat of these roles acts for its body on the dossiers the body is a party to.
BODY_ROLES = frozenset({Role.PROPOSER, Role.FOCAL_OFFICER})
# Held on a dossier only, never by a seat in the province alone.
PARTY_ROLES = frozenset(
    {Role.PROPOSER, Role.FOCAL_OFFICER, Role.HOST, Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY, Role.SYSTEM}
)
# Who judges a dossier; named to nobody it is about (decision 23).
JUDGES = frozenset({Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY})
# Those of the province who may read whatever has no stricter rule.
OFFICE = frozenset({Role.SCIENCE_OFFICER, Role.DIRECTOR, Role.CHAIRMAN, Role.RECORDS_CLERK, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Party:
    """Bodies and persons who stand in one role on a dossier.

    Attributes:
        bodies: primary keys of organisations.
        users: primary keys of accounts.
        name: as shown.
    """

    bodies: frozenset[int] = frozenset()
    users: frozenset[int] = frozenset()
    name: str = ""

    def holds(self, actor: Actor) -> bool:
        """Whether an actor belongs to it."""
        return actor.user in self.users or bool(bodies_of(actor) & self.bodies)


def party(*, bodies: Iterable[int | None] = (), users: Iterable[int | None] = (), name: str = "") -> Party:
    """A party of those that are there."""
    return Party(frozenset(filter(None, bodies)), frozenset(filter(None, users)), name)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may read a dossier: holders of roles in its province, bodies, persons.

    Attributes:
        invited: persons who were called to it and are told no more than an invitation tells, until they are bound; no
            list finds it for them, nor does its address.
    """

    roles: frozenset[Role] = frozenset()
    bodies: frozenset[int] = frozenset()
    users: frozenset[int] = frozenset()
    invited: frozenset[int] = frozenset()

    @classmethod
    def of(cls, roles: Iterable[Role], parties: Iterable[Party], *, invited: Party | None = None) -> "Audience":
        """Roles of the province and everybody in the parties, and who was only invited."""
        parties = tuple(parties)
        return cls(
            frozenset(roles),
            frozenset().union(*(each.bodies for each in parties)),
            frozenset().union(*(each.users for each in parties)),
            invited.users if invited else frozenset(),
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose turn it is: a role of the province, or the bodies and persons of a party."""

    role: Role | None = None
    party: Party = field(default_factory=Party)
    name: str = ""


def bodies_of(actor: Actor) -> frozenset[int]:
    """The bodies an actor acts for."""
    return frozenset(seat.organisation for seat in actor.seats if seat.organisation and seat.role in BODY_ROLES)
