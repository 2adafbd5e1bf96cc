"""Tell the openings and closings of the windows, and give back the time the system was away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from gieo.core import projections
from gieo.core.clock import LEGAL_ZONE
from gieo.orientation.models import IntakeWindow, StatusNote, WindowEvent
from gieo.orientation.rules.outages import Outage, counted_for, outages_in
from gieo.orientation.services.tell_fairness import tell_fairness
from gieo.orientation.states import NoticeState
from gieo.proposals.models import Proposal
from gieo.proposals.models.proposal import last_instant_of
from gieo.proposals.states import LIVE_BY_THE_WINDOW, ProposalState
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks import library
from gieo.rulebooks.models import OutageRule

# A window is looked after until an outage over its end would certainly have been noticed.
LOOKED_AFTER = timedelta(days=14)


def keep_windows(*, at: datetime) -> list[IntakeWindow]:
    """Bring the ledger of every published window up to date, those of the province and the calls of bodies inside them.

    A window comes before the calls inside it: none of them ends after it.

    Returns:
        The windows whose end moved.
    """
    windows = IntakeWindow.every.filter(
        notice__state=NoticeState.PUBLISHED, opens_at__lte=at, closes_at__gt=at - LOOKED_AFTER
    )
    ordered = windows.select_related("province").order_by(F("within").asc(nulls_first=True), "pk")
    return [window for window in ordered if _keep(window, at)]


@transaction.atomic
def _keep(window: IntakeWindow, at: datetime) -> bool:
    rows = IntakeWindow.every.select_for_update(of=("self",), no_key=True).select_related("province", "body", "within")
    locked = rows.get(pk=window.pk)
    if locked.opens_at is None or locked.closes_at is None:
        return False
    tell_fairness(
        window=locked,
        event=WindowEvent.OPENED,
        key=f"{locked.pk}:opened",
        at=locked.opens_at,
        now=at,
        basis=locked.basis,
        closes_at=locked.closes_at.isoformat(),
        **_whose(locked),
    )
    moved = _give_back(locked, at)
    if locked.is_past_at(at):
        tell_fairness(
            window=locked,
            event=WindowEvent.CLOSED,
            key=f"{locked.pk}:closed:{locked.closes_at.isoformat()}",
            at=locked.closes_at,
            now=at,
            basis=locked.basis,
        )
    return moved


def _whose(window: IntakeWindow) -> dict[str, str | int]:
    """Of the call of a body: which body, inside which window; nothing of a window of the province."""
    return {"body": window.body.name, "within": window.within.pk} if window.body and window.within else {}


def _give_back(window: IntakeWindow, at: datetime) -> bool:
    """Move the end by as long as the counted outages lasted; told once each, however often this is asked.

    The call of a body gets the same, but never goes on after the window it lies in.
    """
    rule = library.in_force(window.province.family, on=at.astimezone(LEGAL_ZONE).date()).outages
    outages = _counted(window, rule, at) if rule else []
    due = min(sum((outage.lasted for outage in outages), timedelta(0)), _room(window))
    if rule is None or window.closes_at is None or due <= window.extended_by:
        return False
    for outage in outages:
        tell_fairness(
            window=window,
            event=WindowEvent.OUTAGE,
            key=f"{window.pk}:outage:{outage.began.isoformat()}",
            at=outage.began,
            now=at,
            basis=rule.basis[0],
            ended_at=outage.ended.isoformat(),
            minutes=round(outage.lasted.total_seconds() / 60),
        )
    before = window.closes_at
    window.closes_at, window.extended_by = before - window.extended_by + due, due
    window.save(update_fields=["closes_at", "extended_by"])
    tell_fairness(
        window=window,
        event=WindowEvent.EXTENDED,
        key=f"{window.pk}:extended:{window.closes_at.isoformat()}",
        at=at,
        now=at,
        basis=rule.basis[0],
        before=before.isoformat(),
        after=window.closes_at.isoformat(),
    )
    _move_clocks_of_drafts(window)
    return True


def _room(window: IntakeWindow) -> timedelta:
    """By how much its announced end may move."""
    if window.within is None or window.within.closes_at is None or window.closes_at is None:
        return timedelta.max
    return window.within.closes_at - (window.closes_at - window.extended_by)


def _counted(window: IntakeWindow, rule: OutageRule, at: datetime) -> list[Outage]:
    if window.opens_at is None or window.closes_at is None:
        return []
    announced = window.closes_at - window.extended_by
    since = max(window.opens_at, announced - timedelta(hours=rule.last_hours)) - timedelta(hours=rule.last_hours)
    notes = StatusNote.objects.filter(at__gte=since, at__lte=at).order_by("at").values_list("at", "up")
    return counted_for(outages_in(notes, rule), opens=window.opens_at, closes=announced, rule=rule)


def _move_clocks_of_drafts(window: IntakeWindow) -> None:
    """What lives until the window closes; a draft in answer to a body's call lives as long as that."""
    living = Proposal.objects.filter(window=window, state__in=LIVE_BY_THE_WINDOW)
    answers = Proposal.objects.filter(call=window, state=ProposalState.DRAFT)
    drafts = answers if window.body_id else living.exclude(state=ProposalState.DRAFT, call__isnull=False)
    for draft in drafts.select_related("organisation", "proposer").order_by("pk"):
        draft.due_at = last_instant_of(window)
        draft.save(update_fields=["due_at"])
        projections.follow(PROPOSAL, draft)
