"""A corrected notice replaced the one that proposals were begun under: they go on under the version in force."""

from collections.abc import Iterable

from django.db import transaction

from gieo.orientation.models import IntakeWindow, OrientationItem, OrientationNotice
from gieo.proposals.models import CommonList, Proposal
from gieo.proposals.models.proposal import last_instant_of
from gieo.proposals.states import EDITABLE, LIVE_BY_THE_WINDOW, ProposalState

GOING_ON = EDITABLE | {ProposalState.WITH_BODY, ProposalState.SUBMITTED}


@transaction.atomic
def follow_notice(*, notice: OrientationNotice) -> list[Proposal]:
    """Move what is still going on to the windows and items of a notice that superseded another.

    Windows follow one another in their order, items by their code; a code the new version no longer has falls away.
    What was sent stays sealed as it was sent. Doing it twice changes nothing.

    Returns:
        The proposals that moved.
    """
    if notice.supersedes is None:
        return []
    windows = dict(zip(_windows(notice.supersedes), _windows(notice), strict=False))
    items = dict(OrientationItem.objects.filter(field__notice=notice).order_by("pk").values_list("code", "pk"))
    going_on = Proposal.objects.filter(window__in=windows, state__in=GOING_ON)
    moved = list(going_on.select_for_update(of=("self",), no_key=True).select_related("window").order_by("pk"))
    for proposal in moved:
        _move(proposal, windows[proposal.window], items)
    for old, new in windows.items():  # with what bodies do inside it
        IntakeWindow.every.filter(within=old).update(within=new, notice=notice)
        CommonList.objects.filter(window=old).update(window=new)
    return moved


def _windows(notice: OrientationNotice) -> Iterable[IntakeWindow]:
    return notice.windows.order_by("pk")


def _move(proposal: Proposal, window: IntakeWindow, items: dict[str, int]) -> None:
    codes = proposal.items.order_by("pk").values_list("code", flat=True)
    proposal.items.set([items[code] for code in codes if code in items])
    proposal.window = window
    if proposal.state == ProposalState.DRAFT:  # what was sent was answered as it was asked
        proposal.own_questions = window.notice.own_questions
    if _takes_the_clock(proposal, window):
        proposal.due_at, proposal.due_basis = last_instant_of(window), window.basis
    proposal.save(update_fields=["window", "own_questions", "due_at", "due_basis"])


def _takes_the_clock(proposal: Proposal, window: IntakeWindow) -> bool:
    """A draft and a replacement live by their window; a returned form only gains; the officer's clock stays."""
    if proposal.state == ProposalState.DRAFT and proposal.call_id:
        return False  # it lives by the call of its body
    last = last_instant_of(window)
    gains = bool(last and proposal.due_at and last > proposal.due_at)
    return proposal.state in LIVE_BY_THE_WINDOW or (proposal.state == ProposalState.RETURNED and gains)
