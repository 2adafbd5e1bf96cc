"""The forms of a common list: those it may take in, those on it."""

from django.db.models import Q, QuerySet

from gieo.proposals.models import CommonList, ListedForm, Proposal
from gieo.proposals.models.proposal import UNSEALED


def candidates_of(common_list: CommonList) -> QuerySet[Proposal]:
    """Sent in its round for the body or through it, and on no list yet."""
    theirs = Q(organisation=common_list.body_id) | Q(through=common_list.body_id)
    sent = Proposal.objects.filter(theirs, window=common_list.window_id, submitted_at__isnull=False)
    on_a_list = ListedForm.objects.filter(removed_at__isnull=True).values("proposal")
    return sent.exclude(state__in=UNSEALED).exclude(pk__in=on_a_list).order_by("title_key", "pk")


def listed_in(common_list: CommonList) -> QuerySet[ListedForm]:
    """In their order, with what the list says of each."""
    related = ("proposal__proposer", "proposal__organisation", "proposal__submitted_pdf")
    return common_list.forms.filter(removed_at__isnull=True).select_related(*related).order_by("place", "pk")
