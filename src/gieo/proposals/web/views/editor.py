"""The form editor: the ten items beside the official page as it will be printed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal
from gieo.proposals.content import papers_of
from gieo.proposals.forms import form_for, is_provisional, newer_form
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.proposals.owed import owed_by_proposer
from gieo.proposals.policies import may_write, owns, sits_on_the_council
from gieo.proposals.readiness import about_items, issues_of, left_of
from gieo.proposals.selectors import bodies_with_a_council, last_saves_by_others, open_conflicts, remarks_on
from gieo.proposals.services.save_answer import TITLE
from gieo.proposals.similar import similar_to
from gieo.proposals.web.acts import choices_for
from gieo.proposals.web.doors import dossier_or_404, draft_or_refusal
from gieo.proposals.web.preview import page_svg, preview_of
from gieo.proposals.web.questions import questions
from gieo.proposals.web.views.saving import save_all

SENDING = frozenset({"submit", "submit_late", "resubmit", "submit_again"})


def editor(request: HttpRequest, number: str) -> HttpResponse:
    """The whole form; as a plain form it saves every field with one button."""
    proposal = dossier_or_404(request, number)
    if not may_write(actor_in(request), proposal):
        return redirect(proposal)
    if request.method != "POST":
        return _page(request, proposal)
    sent = {name: str(value) for name, value in request.POST.items()}
    saved = save_all(request, proposal, sent)
    if saved.refusals:
        return _page(request, proposal, saved.refusals, typed=sent, status=422)
    return redirect(saved.address)


@require_GET
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The official pages, the meter and the foot, anew."""
    return render(request, "proposals/parts/beside.html", _beside(request, draft_or_refusal(request, number)))


@require_GET
def page_picture(request: HttpRequest, number: str, page: int) -> HttpResponseBase:
    """One official page as a picture; its address carries the fingerprint of what it shows."""
    proposal = dossier_or_404(request, number)
    svg = page_svg(proposal, page, request.GET.get("v", ""), at=clock.now())
    if svg is None:
        raise Http404
    headers = {"Cache-Control": "private, max-age=3600, immutable"}
    return HttpResponse(svg, content_type="image/svg+xml", headers=headers)


def _page(
    request: HttpRequest,
    proposal: Proposal,
    refusals: Iterable[Refusal] = (),
    *,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    form = form_for(proposal)
    actor = actor_in(request)
    beside = _beside(request, proposal)
    is_owner = owns(actor, proposal)
    context = {
        **beside,
        "form": form,
        "is_provisional": is_provisional(form),
        "questions": questions(
            form,
            proposal,
            issues=[issue for issue in beside["issues"] if issue.code != "missing"],
            conflicts=open_conflicts(proposal),
            extra_row=request.GET.get("them", ""),
            typed=typed or {},
            similar=similar_to(proposal, str(proposal.answers.get(TITLE, "")), actor),
            last=last_saves_by_others(proposal, actor),
            remarks=remarks_on(proposal, waiting=True),
        ),
        "about_items": about_items(beside["issues"]),
        "is_owner": is_owner,
        "refusals": list(refusals),
        "kinds": AttachmentKind,
        "compilers": bodies_with_a_council(proposal.province_id, clock.today()) if is_owner else [],
        "newer": newer_form(proposal),
        "overdue": owed_by_proposer(proposal, actor, at=clock.now()),
        "unwanted": list(proposal.unwanted_judges.all()) if is_owner else [],
        "may_be_member": is_owner and sits_on_the_council(actor, proposal.province_id),
        "items": proposal.items.select_related("field").order_by("field__order", "order"),
    }
    return render(request, "proposals/editor.html", context, status=status)


def _beside(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    at = clock.now()
    issues = issues_of(proposal, on=at.date())
    choices = choices_for(proposal, actor_in(request), at)
    return {
        "proposal": proposal,
        "preview": preview_of(proposal, at=at),
        "issues": issues,
        "left": left_of(issues),
        "sending": [choice for choice in choices if choice.option.row.name in SENDING],
        "papers": papers_of(proposal),
        "places": list(proposal.places.select_related("agreement__file")),
    }
