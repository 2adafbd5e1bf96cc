"""The budget lines of replication as Finance reads them: by department and district, by source (CT-6-2c)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gieo.identity.models import OrganisationKind
from gieo.outcomes.models import ReplicationLine
from gieo.outcomes.replication.choices import LineSource

LOCAL_BODIES = frozenset({OrganisationKind.DISTRICT, OrganisationKind.COMMUNE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Money of some lines, in đồng; approved is 0 until Finance has written it back."""

    requested: int
    approved: int
    used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMoney:
    """What one body asks for.

    Attributes:
        is_local: a district or commune; the others are departments and agencies of the province.
        by_source: every source, in the order of the choices.
    """

    body: str
    is_local: bool
    by_source: dict[LineSource, Sums]


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceTable:
    """One table for Finance; the totals are the sums of its lines."""

    bodies: Sequence[BodyMoney]
    totals: dict[LineSource, Sums]

    @property
    def total(self) -> Sums:
        """Over all sources."""
        return _added(self.totals.values())


def finance_table(lines: Iterable[ReplicationLine]) -> FinanceTable:
    """Lines put together by body, districts behind departments, and summed by source.

    Args:
        lines: with assignment and body at hand.
    """
    lines = list(lines)
    by_body: dict[int, list[ReplicationLine]] = {}
    for line in lines:
        by_body.setdefault(line.assignment.body_id, []).append(line)
    bodies = [_of_body(group) for group in by_body.values()]
    return FinanceTable(
        bodies=sorted(bodies, key=lambda row: (row.is_local, row.body)),
        totals=_by_source(lines),
    )


def _of_body(lines: Sequence[ReplicationLine]) -> BodyMoney:
    body = lines[0].assignment.body
    return BodyMoney(body=body.name, is_local=body.kind in LOCAL_BODIES, by_source=_by_source(lines))


def _by_source(lines: Sequence[ReplicationLine]) -> dict[LineSource, Sums]:
    return {source: _sum([line for line in lines if line.source == source]) for source in LineSource}


def _sum(lines: Sequence[ReplicationLine]) -> Sums:
    return Sums(
        requested=sum(line.requested for line in lines),
        approved=sum(line.approved or 0 for line in lines),
        used=sum(line.used for line in lines),
    )


def _added(sums: Iterable[Sums]) -> Sums:
    sums = list(sums)
    return Sums(
        requested=sum(each.requested for each in sums),
        approved=sum(each.approved for each in sums),
        used=sum(each.used for each in sums),
    )
