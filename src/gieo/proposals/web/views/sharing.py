"""Who else works on a draft: inviting, taking back, remarks."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refused
from gieo.proposals.forms import form_for
from gieo.proposals.models import Proposal
from gieo.proposals.policies import may_own, may_remark, may_write, works_on
from gieo.proposals.selectors import collaborators_of, remarks_on
from gieo.proposals.services.invite_collaborator import invite_collaborator
from gieo.proposals.services.remark_on_draft import remark_on_draft, settle_remark
from gieo.proposals.services.take_back_invitation import take_back_invitation
from gieo.proposals.sharing import Part
from gieo.proposals.web.doors import dossier_or_404


def sharing(request: HttpRequest, number: str) -> HttpResponse:
    """Who works on the draft and what was said of it; its owner invites by the address of an account."""
    proposal = _shared_or_404(request, number)
    if request.method != "POST":
        return _page(request, proposal)
    part = request.POST.get("part", "")
    if part not in set(Part):
        raise Http404
    email = request.POST.get("email", "")
    try:
        invite_collaborator(proposal=proposal, email=email, part=Part(part), actor=actor_in(request), at=clock.now())
    except Refused as refused:
        return _page(request, proposal, refused)
    messages.success(request, _("Đã mời %(email)s.") % {"email": email.strip()})
    return redirect("proposals:sharing", number)


@require_POST
def take_back(request: HttpRequest, number: str, collaborator: int) -> HttpResponse:
    """End an invitation: the owner anybody's, the invited person the own one, and then the draft is out of sight."""
    proposal = _shared_or_404(request, number)
    _done_or_said(request, take_back_invitation, proposal=proposal, collaborator=collaborator)
    still_there = works_on(actor_in(request), proposal)
    return redirect("proposals:sharing", number) if still_there else redirect("proposals:queue")


@require_POST
def remark(request: HttpRequest, number: str) -> HttpResponse:
    """Say something of a field or of the whole draft."""
    proposal = _shared_or_404(request, number)
    field, words = request.POST.get("field", ""), request.POST.get("words", "")
    _done_or_said(request, remark_on_draft, proposal=proposal, field=field, words=words)
    return redirect("proposals:sharing", number)


@require_POST
def settle(request: HttpRequest, number: str, remark: int) -> HttpResponse:
    """A remark was dealt with."""
    proposal = _shared_or_404(request, number)
    _done_or_said(request, settle_remark, proposal=proposal, remark=remark)
    return redirect("proposals:sharing", number)


def _shared_or_404(request: HttpRequest, number: str) -> Proposal:
    """Drafts are worked on by their owners and whoever is invited; for anybody else there is no such page."""
    proposal = dossier_or_404(request, number)
    if not works_on(actor_in(request), proposal):
        raise Http404
    return proposal


def _done_or_said(request: HttpRequest, do: Callable[..., Any], **asked: Any) -> None:
    """Back on the page it says above it why something was not done."""
    try:
        do(**asked, actor=actor_in(request), at=clock.now())
    except ObjectDoesNotExist:
        raise Http404 from None
    except Refused as refused:
        messages.error(request, str(refused))


def _page(request: HttpRequest, proposal: Proposal, refused: Refused | None = None) -> HttpResponse:
    actor = actor_in(request)
    fields = form_for(proposal).fields
    labels = {field.id: f"{field.number}. {field.label}" if field.number else field.label for field in fields}
    context = {
        "proposal": proposal,
        "collaborators": [(each, _(Part(each.part).label)) for each in collaborators_of(proposal)],
        "remarks": [(each, labels.get(each.field, "")) for each in remarks_on(proposal)],
        "parts": [(part.value, _(part.label)) for part in Part],
        "fields": labels.items(),
        "reader": actor.user,
        "invites": bool(may_own(actor, proposal)),
        "says": bool(may_remark(actor, proposal)),
        "writes": bool(may_write(actor, proposal)),
        "refusals": refused.refusals if refused else (),
        "typed": {name: request.POST.get(name, "") for name in ("email", "part")},
    }
    return render(request, "proposals/sharing.html", context, status=409 if refused else 200)
