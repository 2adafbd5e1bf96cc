"""The forms of a common list: those it may take in, those on it."""

from django.db.models import Q, QuerySet

from gieo.proposals.models import CommonList, ListedForm, Proposal
from gieo.proposals.models.proposal import UNSEALED
from gieo.proposals.states import ProposalState


def candidates_of(common_list: CommonList) -> QuerySet[Proposal]:
    """Sent in its round for the body or through it, and on no list yet."""
    theirs = Q(organisation=common_list.body_id) | Q(through=common_list.body_id)
    sent = Proposal.objects.filter(theirs, window=common_list.window_id, submitted_at__isnull=False)
    on_a_list = ListedForm.objects.filter(removed_at__isnull=True).values("proposal")
    free = sent.exclude(state__in=(*UNSEALED, ProposalState.NOT_PICKED)).exclude(pk__in=on_a_list)
    return free.order_by("title_key", "pk")


def unanswered_by(common_list: CommonList) -> QuerySet[Proposal]:
    """What the body received in its own call, has not put on a list and has not turned down."""
    waiting = Proposal.objects.filter(call__isnull=False, state=ProposalState.WITH_BODY, window=common_list.window_id)
    on_a_list = ListedForm.objects.filter(removed_at__isnull=True).values("proposal")
    return waiting.filter(through=common_list.body_id).exclude(pk__in=on_a_list).order_by("title_key", "pk")


def listed_in(common_list: CommonList) -> QuerySet[ListedForm]:
    """In their order, with what the list says of each."""
    related = ("proposal__proposer", "proposal__organisation", "proposal__submitted_pdf")
    return common_list.forms.filter(removed_at__isnull=True).select_related(*related).order_by("place", "pk")
