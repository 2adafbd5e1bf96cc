"""An act of the table as a page: what will follow, what it asks, one button."""

import secrets
from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gieo.core.arrival import arrived_at
from gieo.dossiers.web.acting import act as shared_act
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.workflow import Attempt
from gieo.proposals.content import papers_of
from gieo.proposals.forms import form_for
from gieo.proposals.models import Proposal
from gieo.proposals.owed import owed_by_proposer
from gieo.proposals.policies import may_write
from gieo.proposals.web.acts import ACTS, BY_SLUG, ActPage
from gieo.proposals.web.doors import dossier_or_404
from gieo.proposals.web.preview import preview_before_sending
from gieo.proposals.web.sheet import Line, line_of
from gieo.proposals.workflow import PROPOSAL


def act(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """Show the act, or do it; the instant of the click is taken before anything else.

    Acts without a page of their own are done on the shared one.
    """
    at = arrived_at(request)
    if slug not in BY_SLUG:
        return shared_act(request, number, slug)
    proposal = dossier_or_404(request, number)
    name = BY_SLUG[slug]
    stranger = PROPOSAL.stranger(PROPOSAL[name], proposal, actor_in(request))
    if stranger:  # somebody whose act it never is gets no page
        raise PermissionDenied(str(stranger))
    if request.method == "POST":  # what else is against it, the service says
        return _do(request, proposal, name, at)
    refusals = tuple(PROPOSAL.refusals(PROPOSAL[name], proposal, Attempt(actor=actor_in(request), at=at)))
    form = ACTS[name].form(initial=ACTS[name].starts(proposal, at))
    return _page(request, proposal, name, form, refusals=refusals, at=at)


def _do(request: HttpRequest, proposal: Proposal, name: str, at: datetime) -> HttpResponse:
    page, form = ACTS[name], ACTS[name].form(request.POST)
    if not form.is_valid():
        return _page(request, proposal, name, form, at=at, status=422)
    key = request.POST.get("key", "")[:80]
    try:
        result = page.do(proposal=proposal, actor=actor_in(request), at=at, key=key, **form.cleaned_data)
    except Refused as refused:
        return _page(request, proposal, name, form, refusals=refused.refusals, at=at, status=409)
    messages.success(request, page.done)
    return redirect(getattr(result, "proposal", result))


def _page(
    request: HttpRequest,
    proposal: Proposal,
    name: str,
    form: forms.Form,
    *,
    at: datetime,
    refusals: tuple[Refusal, ...] = (),
    status: int = 200,
) -> HttpResponse:
    page: ActPage = ACTS[name]
    context = {
        "proposal": proposal,
        "row": PROPOSAL[name],
        "page": page,
        "form": form,
        "refusals": refusals,
        "key": request.POST.get("key") or secrets.token_hex(16),
        "preview": preview_before_sending(proposal, at=at) if page.sends else None,
        "papers": papers_of(proposal) if page.sends else [],
        "shown": _shown(proposal, page),
        "writes": bool(may_write(actor_in(request), proposal)),
        "overdue": owed_by_proposer(proposal, actor_in(request), at=at),
    }
    return render(request, "proposals/act.html", context, status=status)


def _shown(proposal: Proposal, page: ActPage) -> list[Line]:
    """Fields of the form as they were last sent."""
    form, receipt = form_for(proposal), proposal.receipts.first()
    answers = receipt.content["answers"] if receipt else proposal.answers
    return [line_of(field, answers.get(field.id)) for field in form.fields if field.id in page.shows]
