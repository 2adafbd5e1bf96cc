"""After the deadline: ask to put contact data or a wrong paper right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole
from gieo.proposals.correction.states import Corrected
from gieo.proposals.models import Correction, Proposal
from gieo.proposals.selectors import corrections_of
from gieo.proposals.services.ask_correction import (
    ask_contact_correction,
    ask_paper_correction,
    contact_field,
    contact_lines,
    may_be_corrected,
    papers_to_correct,
)
from gieo.proposals.web.doors import dossier_or_404
from gieo.rulebooks.models import Column


def corrections(request: HttpRequest, number: str) -> HttpResponse:
    """The requests so far and what came of them; the proposer puts a further one."""
    proposal, actor, at = dossier_or_404(request, number), actor_in(request), clock.now()
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        try:
            return redirect(_ask(request, proposal))
        except Refused as refused:
            refusals = tuple(refused.refusals)
    known = corrections_of(proposal)
    may = {thing: may_be_corrected(proposal, actor, thing, at, known) for thing in Corrected}
    context = {
        "proposal": proposal,
        "corrections": known,
        "lines": _lines(request, proposal) if may[Corrected.CONTACT] else [],
        "papers": papers_to_correct(proposal) if may[Corrected.ATTACHMENT] else [],
        "refusals": refusals,
        "thing": request.POST.get("thing", ""),
        "typed": {"reason": request.POST.get("reason", ""), "paper": whole(request.POST.get("paper", ""))},
    }
    return render(request, "proposals/corrections.html", context, status=409 if refusals else 200)


def _ask(request: HttpRequest, proposal: Proposal) -> Correction:
    actor, at, reason = actor_in(request), clock.now(), request.POST.get("reason", "")
    if request.POST.get("thing") == Corrected.CONTACT:
        contact = {line.id: request.POST.get(line.id, "") for line in contact_lines(proposal)}
        return ask_contact_correction(proposal=proposal, contact=contact, reason=reason, actor=actor, at=at)
    upload = request.FILES.get("file")
    return ask_paper_correction(
        proposal=proposal,
        paper=whole(request.POST.get("paper", "")) or 0,
        name=str(upload.name) if upload else "",
        content=upload,
        reason=reason,
        actor=actor,
        at=at,
    )


def _lines(request: HttpRequest, proposal: Proposal) -> list[tuple[Column, str]]:
    """Each contact line with what was typed, else what was sent."""
    field = contact_field(proposal)
    known = proposal.answers.get(field.id, {}) if field else {}
    return [(line, request.POST.get(line.id, str(known.get(line.id, "")))) for line in contact_lines(proposal)]
