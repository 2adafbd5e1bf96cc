"""Who acts: a person in the seats they hold, or the system when a deadline runs out."""

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a seat lets its holder do. Words: docs/glossary.yaml."""

    PROPOSER = "proposer"
    COUNTER_CLERK = "counter_clerk"
    FOCAL_OFFICER = "focal_officer"
    SCIENCE_OFFICER = "science_officer"
    RECORDS_CLERK = "records_clerk"
    FINANCE_OFFICER = "finance_officer"
    INSPECTOR = "inspector"
    DIRECTOR = "director"
    CHAIRMAN = "chairman"
    COUNCIL_MEMBER = "council_member"
    COUNCIL_SECRETARY = "council_secretary"
    HOST = "host"
    PRESS = "press"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Seat:
    """A role held on behalf of a body, in a province.

    Attributes:
        role: the powers of the seat.
        province: code of the province, e.g. ``LS``; empty for seats of the installation.
        organisation: primary key of the body; None for a private person.
        acting_for: whose seat it is, where it is lent for a time; empty for one's own.
        kinds: names of the kinds of dossier it is lent for; empty: for all.
    """

    role: Role
    province: str = ""
    organisation: int | None = None
    acting_for: str = ""
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever performs an act.

    Attributes:
        user: primary key of the account; None for nobody and for the system.
        name: as printed in the trail.
        seats: what the person holds at this moment, with what is lent to them whole.
        lent: what is lent for some kinds of dossier only; it counts on those and nowhere else.
    """

    user: int | None = None
    name: str = ""
    seats: frozenset[Seat] = frozenset()
    lent: frozenset[Seat] = frozenset()

    def holds(self, role: Role, province: str = "", organisation: int | None = None) -> bool:
        """Whether a seat of this role is held, in this province and for this body where they are given."""
        return any(
            seat.role is role
            and (not province or seat.province == province)
            and (organisation is None or seat.organisation == organisation)
            for seat in self.seats
        )

    def roles_in(self, province: str) -> frozenset[Role]:
        """The roles held in a province."""
        return frozenset(seat.role for seat in self.seats if seat.province == province)

    def roles_lent(self, province: str, kind: str) -> frozenset[Role]:
        """The roles lent in a province for a kind of dossier."""
        return frozenset(seat.role for seat in self.lent if seat.province == province and kind in seat.kinds)

    def named_as(self, roles: Container[Role], province: str) -> str:
        """The name in the trail for an act of these roles: with whose seat it was, where only a lent one allows it."""
        seats = [each for each in (*self.seats, *self.lent) if each.role in roles and each.province == province]
        lenders = sorted({each.acting_for for each in seats})
        return f"{self.name} (thay {lenders[0]})" if lenders and lenders[0] else self.name

    @property
    def is_known(self) -> bool:
        """Signed in, or the system itself."""
        return self.user is not None or Seat(Role.SYSTEM) in self.seats


NOBODY = Actor()
SYSTEM = Actor(name="Hệ thống", seats=frozenset({Seat(Role.SYSTEM)}))
