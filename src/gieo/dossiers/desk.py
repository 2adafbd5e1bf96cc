"""Everything the page of one dossier shows a reader."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gieo.dossiers import selectors
from gieo.dossiers.audience import JUDGES, OFFICE
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import FurtherPage, further_pages, kind_named, kind_of
from gieo.dossiers.line import Line, line_of
from gieo.dossiers.models import Comment, DocketEntry, Enclosure
from gieo.dossiers.policies import Side, side_of
from gieo.dossiers.shown import Check, Fact, Table
from gieo.dossiers.timeline import Act, papers_in, timeline_of
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt, Option


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Line):
    """One dossier as a reader sees it."""

    dossier: Any
    is_open: bool
    options: list[Option[Any, Any]]
    pages: list[FurtherPage]
    facts: list[Fact]
    tables: list[Table]
    checks: list[Check]
    people: list[tuple[str, str]]
    acts: list[Act]
    sees_changes: bool
    issued: list[tuple[Act, Any]]
    enclosures: list[Enclosure]
    comments: list[Comment]
    may_comment: bool
    before: list[Line]
    after: list[Line]

    @property
    def checks_met(self) -> int:
        """How many checks hold."""
        return sum(check.met for check in self.checks)


def _forward_first(options: list[Option[Any, Any]], dossier: Any) -> list[Option[Any, Any]]:
    """In the order of the table, but what leads back (a sitting put off, a text sent back) stands behind the rest.

    The first of them is the page's great button.
    """
    states: Any = kind_of(dossier).workflow.states
    course, now = list(states), states(dossier.state)
    return sorted(options, key=lambda option: course.index(option.row.target) < course.index(now))


def desk_of(entry: DocketEntry, actor: Actor, *, at: datetime) -> Desk:
    """The page of a dossier for a reader who came in by the door; under its cover where the content is not open."""
    kind, dossier = kind_named(entry.kind), dossier_of(entry)
    cover = kind.cover(dossier, actor)
    is_open = cover is None
    parties = kind.parties(dossier)
    side = side_of(dossier, actor, roles=entry.reader_roles)
    outside = side is Side.OUTSIDE
    acts = timeline_of(kind, dossier, actor, outside=outside) if is_open else []
    chain = [line_of(link) for link in selectors.chain_of(entry, actor)]
    return Desk(
        entry=entry,
        kind=kind,
        dossier=dossier,
        is_open=is_open,
        options=_forward_first(kind.workflow.options(dossier, Attempt(actor=actor, at=at)), dossier),
        pages=further_pages(kind, dossier, actor),
        facts=[each for each in (kind.facts(dossier) if cover is None else cover) if not (outside and each.inside)],
        tables=[each for each in kind.tables(dossier) if not (outside and each.inside)] if is_open else [],
        checks=list(kind.checklist(dossier, actor)) if is_open else [],
        people=[
            (ROLE_LABELS[role], party.name)
            for role, party in parties.items()
            if party.name and not (outside and role in JUDGES)
        ],
        acts=acts,
        sees_changes=bool(actor.roles_in(entry.province_id) & OFFICE),
        issued=list(papers_in(acts)),
        enclosures=selectors.enclosures_of(entry, outside=outside) if is_open else [],
        may_comment=side is not Side.BENCH,
        comments=selectors.comments_on(entry) if is_open else [],
        before=[link for link in chain if (link.entry.opened_at, link.entry.pk) < (entry.opened_at, entry.pk)],
        after=[link for link in chain if (link.entry.opened_at, link.entry.pk) > (entry.opened_at, entry.pk)],
    )
