"""The doors of the pages: a dossier the reader may not see is not there."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from gieo.identity.web.middleware import actor_in
from gieo.proposals.door import dossier_for
from gieo.proposals.models import Proposal
from gieo.proposals.policies import may_write


def dossier_or_404(request: HttpRequest, number: str) -> Proposal:
    """The dossier, if this reader may see it."""
    try:
        return dossier_for(actor_in(request), number)
    except Proposal.DoesNotExist:
        raise Http404 from None


def draft_or_refusal(request: HttpRequest, number: str) -> Proposal:
    """The dossier, if this reader may write on it now; else 404, or 403 with the reason."""
    proposal = dossier_or_404(request, number)
    decision = may_write(actor_in(request), proposal)
    if decision.reason:
        raise PermissionDenied(str(decision.reason))
    return proposal
