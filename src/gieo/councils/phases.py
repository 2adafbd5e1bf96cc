"""The phases of a council's work as its readers meet them: what is open now, until when, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from gieo.core.clock import hour_and_day
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.rules.phases import PhaseKey, Span, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase at an instant."""

    key: PhaseKey
    span: Span
    standing: Standing

    @property
    def label(self) -> str:
        """Its name, in the reader's language."""
        return _(self.key.label)

    @property
    def when(self) -> str:
        """From when until when; empty where neither is given."""
        return in_words(self.span)

    @property
    def is_open(self) -> bool:
        """Whether it is now."""
        return self.standing is Standing.OPEN

    @property
    def is_over(self) -> bool:
        """Whether it was."""
        return self.standing is Standing.OVER


def phases_of(procedure: Procedure, item: CouncilItem, at: datetime) -> list[Phase]:
    """All four in their order; none where no phase has instants of its own. Asks nothing of the database."""
    if not item.has_phases or item.papers_sent_at is None:
        return []
    discussion = Span(item.sat_at or item.sitting_at, item.votes_from)
    found = (
        (PhaseKey.READING, Span(item.papers_sent_at), True),
        (PhaseKey.REMARKS, item.remarks_span, True),
        (PhaseKey.DISCUSSION, discussion, item.sat_at is not None),
        (PhaseKey.VOTE, item.votes_span, item.state == procedure.voting),
    )
    return [
        Phase(key=key, span=span, standing=_standing(item, span, at, has_begun=has_begun))
        for key, span, has_begun in found
    ]


def _standing(item: CouncilItem, span: Span, at: datetime, *, has_begun: bool) -> Standing:
    """By the clock, but nothing before the act it waits for (the sitting, the vote), and nothing after the count."""
    if item.closed_at is not None:
        return Standing.OVER
    standing = span.stands(at)
    return Standing.AHEAD if standing is Standing.OPEN and not has_begun else standing


def dated_phases(item: CouncilItem, at: datetime) -> list[Phase]:
    """Those that have instants of their own, by the clock alone."""
    spans = ((PhaseKey.REMARKS, item.remarks_span), (PhaseKey.VOTE, item.votes_span))
    return [Phase(key=key, span=span, standing=span.stands(at)) for key, span in spans if span]


def now_in(phases: Iterable[Phase]) -> Phase | None:
    """The latest that is open: reading goes on beside the others."""
    return next((phase for phase in reversed(list(phases)) if phase.is_open), None)


def next_in(phases: Iterable[Phase]) -> Phase | None:
    """The first that is still to come."""
    return next((phase for phase in phases if phase.standing is Standing.AHEAD), None)


def in_words(span: Span) -> str:
    """From when until when, in the reader's language; empty where neither is given."""
    places = {"begins": hour_and_day(span.begins), "ends": hour_and_day(span.ends)}
    if span.begins and span.ends:
        return _("từ %(begins)s đến trước %(ends)s") % places
    if span.begins:
        return _("từ %(begins)s") % places
    return _("đến trước %(ends)s") % places if span.ends else ""
