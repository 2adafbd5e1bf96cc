"""The parts of a draft beside the ten items: orientation, papers, places."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel import text
from gieo.kernel.refusal import Refused
from gieo.kernel.typed import whole
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.proposals.readiness import about_items, issues_of
from gieo.proposals.selectors import items_to_choose_from
from gieo.proposals.services.add_place import add_place
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.choose_route import choose_route
from gieo.proposals.services.name_unwanted_judge import drop_unwanted_judge, name_unwanted_judge
from gieo.proposals.services.record_agreement import record_agreement
from gieo.proposals.services.remove_attachment import remove_attachment
from gieo.proposals.services.remove_place import remove_place
from gieo.proposals.services.set_orientation import set_items, set_outside_orientation
from gieo.proposals.services.upgrade_form import upgrade_form
from gieo.proposals.services.write_as_person import write_as_person
from gieo.proposals.web.doors import draft_or_refusal


def orientation(request: HttpRequest, number: str) -> HttpResponse:
    """Search the notice's items (GET), take one in or out, or go outside the orientation (POST)."""
    proposal = draft_or_refusal(request, number)
    if request.method == "POST":
        _change_orientation(request, proposal)
        if not request.htmx:  # type: ignore[attr-defined]
            return _back(proposal, "orientation")
        proposal.refresh_from_db()
    words = request.GET.get("q", "") or request.POST.get("q", "")
    chosen = list(proposal.items.select_related("field").order_by("field__order", "order"))
    taken = {item.pk for item in chosen}
    results = [item for item in items_to_choose_from(proposal, text.query_terms(words)) if item.pk not in taken]
    said = about_items(issues_of(proposal, on=clock.today()))
    context = {"proposal": proposal, "items": chosen, "results": results, "words": words, "about_items": said}
    return render(request, "proposals/parts/orientation.html", context)


@require_POST
def attach(request: HttpRequest, number: str) -> HttpResponse:
    """Add a paper."""
    proposal = draft_or_refusal(request, number)
    kind, upload = request.POST.get("kind", ""), request.FILES.get("file")
    if upload is not None and kind in AttachmentKind.values:
        with _refusal_said(request):
            attach_file(
                proposal=proposal,
                kind=AttachmentKind(kind),
                name=str(upload.name),
                content=upload,
                actor=actor_in(request),
                at=clock.now(),
            )
    return _back(proposal, "attachments")


@require_POST
def remove_paper(request: HttpRequest, number: str, paper: int) -> HttpResponse:
    """Take a paper off."""
    proposal = draft_or_refusal(request, number)
    remove_attachment(proposal=proposal, attachment=paper, actor=actor_in(request), at=clock.now())
    return _back(proposal, "attachments")


@require_POST
def place(request: HttpRequest, number: str) -> HttpResponse:
    """Name a place of implementation."""
    proposal = draft_or_refusal(request, number)
    with _refusal_said(request):
        add_place(proposal=proposal, name=request.POST.get("name", ""), actor=actor_in(request), at=clock.now())
    return _back(proposal, "places")


@require_POST
def drop_place(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Take a place out."""
    proposal = draft_or_refusal(request, number)
    remove_place(proposal=proposal, place=place, actor=actor_in(request), at=clock.now())
    return _back(proposal, "places")


@require_POST
def agreement(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Record the agreement of a place: its day and its paper."""
    proposal = draft_or_refusal(request, number)
    upload = request.FILES.get("file")
    with _refusal_said(request):
        record_agreement(
            proposal=proposal,
            place=place,
            agreed_on=parse_date(request.POST.get("agreed_on", "")),
            name=str(upload.name) if upload else "",
            content=upload,
            actor=actor_in(request),
            at=clock.now(),
        )
    return _back(proposal, "places")


@require_POST
def route(request: HttpRequest, number: str) -> HttpResponse:
    """With whose common list it goes, and in which capacity it is proposed."""
    proposal = draft_or_refusal(request, number)
    through = request.POST.get("through", "")
    with _refusal_said(request):
        choose_route(
            proposal=proposal,
            through=whole(through),
            as_member=request.POST.get("as_member") == "on",
            member_field=request.POST.get("member_field", ""),
            actor=actor_in(request),
            at=clock.now(),
        )
    return _back(proposal, "route")


@require_POST
def unwanted(request: HttpRequest, number: str) -> HttpResponse:
    """Name somebody who should rather not judge it."""
    proposal = draft_or_refusal(request, number)
    with _refusal_said(request):
        name_unwanted_judge(
            proposal=proposal,
            name=request.POST.get("name", ""),
            workplace=request.POST.get("workplace", ""),
            reason=request.POST.get("reason", ""),
            actor=actor_in(request),
            at=clock.now(),
        )
    return _back(proposal, "unwanted")


@require_POST
def drop_unwanted(request: HttpRequest, number: str, judge: int) -> HttpResponse:
    """Take a name back."""
    proposal = draft_or_refusal(request, number)
    with _refusal_said(request):
        drop_unwanted_judge(proposal=proposal, pk=judge, actor=actor_in(request))
    return _back(proposal, "unwanted")


@require_POST
def as_person(request: HttpRequest, number: str) -> HttpResponse:
    """Go on in one's own name."""
    proposal = draft_or_refusal(request, number)
    with _refusal_said(request):
        write_as_person(proposal=proposal, actor=actor_in(request), at=clock.now())
    return redirect("proposals:editor", number)


@require_POST
def upgrade(request: HttpRequest, number: str) -> HttpResponse:
    """Go on writing on the form that the notice names now."""
    proposal = draft_or_refusal(request, number)
    upgrade_form(proposal=proposal, actor=actor_in(request), at=clock.now())
    return redirect("proposals:editor", number)


def _change_orientation(request: HttpRequest, proposal: Proposal) -> None:
    actor, at = actor_in(request), clock.now()
    chosen = set(proposal.items.values_list("pk", flat=True))
    if request.POST.get("them", "").isdecimal():
        set_items(proposal=proposal, items=chosen | {int(request.POST["them"])}, actor=actor, at=at)
    elif request.POST.get("bo", "").isdecimal():
        set_items(proposal=proposal, items=chosen - {int(request.POST["bo"])}, actor=actor, at=at)
    elif "reason" in request.POST:
        outside, reason = request.POST.get("outside") == "on", request.POST["reason"]
        set_outside_orientation(proposal=proposal, outside=outside, reason=reason, actor=actor, at=at)


@contextmanager
def _refusal_said(request: HttpRequest) -> Iterator[None]:
    """Back on the page it says above it why something was not done; of a row that is not there, there is no page."""
    try:
        yield
    except ObjectDoesNotExist:
        raise Http404 from None
    except Refused as refused:
        messages.error(request, str(refused))


def _back(proposal: Proposal, part: str) -> HttpResponse:
    return redirect(f"{proposal.get_absolute_url()}/soan#{part}")
