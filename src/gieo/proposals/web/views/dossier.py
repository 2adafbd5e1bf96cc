"""One dossier: head, acts, content, papers, history, checklist."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gieo.core import clock
from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.core.pausing import requests_in_words
from gieo.core.trail import history_of
from gieo.councils.reply_desk import address_of_reply
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.identity.profiles import body_as_of, person_as_of
from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Actor, Role
from gieo.matters.supporting import supports_of
from gieo.proposals.content import PlaceSent, papers_of, papers_sent, places_sent
from gieo.proposals.correction.states import Corrected, CorrectionState
from gieo.proposals.door import line_of, was_corrected
from gieo.proposals.forms import form_sent, is_provisional
from gieo.proposals.models import Correction, Determination, ImplementationPlace, Proposal, Receipt
from gieo.proposals.policies import may_print_unnamed, may_reach, may_write, was_sent, works_on
from gieo.proposals.rules.form_check import check_answers
from gieo.proposals.selectors import corrections_of, receipts_of
from gieo.proposals.services.ask_correction import may_be_corrected
from gieo.proposals.similar import similar_to
from gieo.proposals.states import BEFORE_A_COUNCIL, EDITABLE, WRITTEN_ON, ProposalState
from gieo.proposals.timeline import last_return, reasons_in, timeline_of
from gieo.proposals.web.acts import choices_for
from gieo.proposals.web.doors import dossier_or_404
from gieo.proposals.web.sheet import requirements_met, sheet_of
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks.models import SUPPORT


def profiles(request: HttpRequest, number: str) -> HttpResponse:
    """Who proposed it and for which body, as both said of themselves when it was sent; of a draft, as they say now."""
    proposal = dossier_or_404(request, number)
    at = proposal.submitted_at or clock.now()
    body = proposal.organisation
    context = {
        "proposal": proposal,
        "at": at,
        "person": person_as_of(proposal.proposer, at),
        "reaches": may_reach(actor_in(request), proposal),
        "body": body,
        "body_name": body.name_on(at.astimezone(LEGAL_ZONE).date()) if body else "",
        "body_said": body_as_of(body, at) if body else None,
    }
    return render(request, "proposals/profiles.html", context)


def dossier(request: HttpRequest, number: str) -> HttpResponse:
    """Fixed places: who holds it, until when, what this reader can do, and everything about it."""
    proposal = dossier_or_404(request, number)
    actor, at = actor_in(request), clock.now()
    receipts, history = receipts_of(proposal), list(history_of(proposal))
    acts, is_writer = timeline_of(history), works_on(actor, proposal)
    corrections = corrections_of(proposal) if was_corrected(proposal) else []
    content = _content(proposal, receipts, corrections, is_writer=is_writer)
    form = form_sent(content)
    answers = content["answers"]
    papers = papers_of(proposal) if is_writer else papers_sent(proposal)
    places = _places(proposal, receipts, is_writer=is_writer)
    checks = requirements_met(form, answers, check_answers(form, answers, for_submission=True, on=at.date()))
    context = {
        "proposal": proposal,
        "is_provisional": is_provisional(form),
        "holder": _holder(proposal),
        "choices": choices_for(proposal, actor, at),
        "is_writer": is_writer,
        "prints_unnamed": bool(receipts) and may_print_unnamed(actor, proposal),
        "writes": bool(may_write(actor, proposal)),
        "content": content,
        "sheet": sheet_of(form, answers),
        "papers": papers,
        "papers_count": len(papers) + len(receipts),
        "places": places,
        "places_agreed": sum(place.is_agreed for place in places),
        "receipts": receipts,
        "corrections": corrections,
        "corrects": any(may_be_corrected(proposal, actor, thing, at, corrections) for thing in Corrected),
        "reply_url": _reply_url(proposal, actor),
        "base_url": settings.BASE_URL,
        "acts": acts,
        "issued": [(act, paper) for act in acts for paper in act.papers],
        "checks": checks,
        "supports": supports_of(line_of(proposal)),
        "support_url": _support_url(proposal, actor),
        "similar": similar_to(proposal, proposal.title, actor),
        "checks_total": len(checks),
        "places_total": len(places),
        "checks_done": sum(check.met for check in checks),
        **_return(proposal, history),
    }
    return render(request, "proposals/dossier.html", context)


def _support_url(proposal: Proposal, actor: Actor) -> str:
    """Where the officer names a department that supports it."""
    if not (was_sent(proposal) and actor.holds(Role.SCIENCE_OFFICER, proposal.province_id)):
        return ""
    return f"{reverse('matters:enter', args=[SUPPORT])}?ho-so={line_of(proposal).pk}"


def _reply_url(proposal: Proposal, actor: Actor) -> str:
    """Where its writers answer the remarks of the council; not asked before one has it."""
    if proposal.state not in BEFORE_A_COUNCIL:
        return ""
    return address_of_reply(proposal, actor, council=Determination.COUNCIL)


def _return(proposal: Proposal, history: Sequence[TransitionLog]) -> dict[str, Any]:
    """Why the form stands returned, and what is left of the office's own time."""
    is_returned = proposal.state == ProposalState.RETURNED
    entry = last_return(history) if is_returned else None
    asked = requests_in_words(proposal, "proposal.screening", stands_still=is_returned)
    return {"returned": entry, "return_reasons": reasons_in(entry) if entry else [], "asked": asked}


def _holder(proposal: Proposal) -> str:
    role = PROPOSAL.owners.get(ProposalState(proposal.state))
    if role is Role.PROPOSER:
        return str(proposal.organisation or proposal.proposer)
    if role is Role.FOCAL_OFFICER and proposal.through:
        return proposal.through.name
    return ROLE_LABELS[role] if role else ""


def _places(
    proposal: Proposal, receipts: list[Receipt], *, is_writer: bool
) -> list[ImplementationPlace] | list[PlaceSent]:
    """Like the content: while the form is open again, everybody else sees what was sent."""
    if receipts and not is_writer and proposal.state in EDITABLE:
        return places_sent(proposal, receipts[0])
    return list(proposal.places.select_related("agreement__file"))


def _content(
    proposal: Proposal, receipts: list[Receipt], corrections: list[Correction], *, is_writer: bool
) -> dict[str, Any]:
    """Whoever works on it sees it as it stands, everybody else as it was last sent, and corrected since by leave."""
    if receipts and not (is_writer and proposal.state in WRITTEN_ON):
        sent = receipts[0].content
        answers = sent["answers"]
        for each in corrections:
            if each.state == CorrectionState.ACCEPTED and each.state_since > receipts[0].arrived_at:
                answers = each.laid_over(answers)
        return {**sent, "answers": answers, "items_chosen": sent["items"]}
    items = proposal.items.order_by("field__order", "order").values("code", "text")
    return {
        "form": proposal.form,
        "answers": proposal.answers,
        "items_chosen": list(items),
        "outside_orientation": proposal.outside_orientation,
        "outside_reason": proposal.outside_reason,
    }
