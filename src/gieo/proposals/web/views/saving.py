"""Saving what is typed: one field by the script, all fields by the plain form, and choosing between two values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.core.clock import LEGAL_ZONE
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole
from gieo.proposals.forms import form_for
from gieo.proposals.models import AnswerRevision, Proposal
from gieo.proposals.policies import may_write
from gieo.proposals.readiness import issues_of
from gieo.proposals.rules.answer_shape import Sent, is_sent, read_answer
from gieo.proposals.selectors import last_saves_by_others, open_conflicts, remarks_on
from gieo.proposals.services.choose_answer import choose_answer
from gieo.proposals.services.save_answer import TITLE, Saved, save_answer
from gieo.proposals.similar import similar_to
from gieo.proposals.web.doors import dossier_or_404, draft_or_refusal
from gieo.proposals.web.questions import Question, questions

REVISION, SAVED = "X-Gieo-Revision", "X-Gieo-Saved"


@require_POST
@login_not_required
def save_field(request: HttpRequest, number: str, field: str) -> HttpResponse:
    """Save one field (the script's autosave): a note about it in every case, never a page.

    A session that ended answers 401, a form that was sent meanwhile 403; the text stays where it is.
    """
    if not request.user.is_authenticated:
        return render(request, "proposals/parts/signed_out.html", {"number": number, "field": field}, status=401)
    proposal = dossier_or_404(request, number)
    decision = may_write(actor_in(request), proposal)
    if decision.reason:
        refused = Refused([decision.reason])
        return render(request, "proposals/parts/refused.html", {"refused": refused}, status=403)
    try:
        saved = _save(request, proposal, field, _sent(request), clock.now())
    except Refused as refused:
        return render(request, "proposals/parts/refused.html", {"refused": refused}, status=422)
    context = {"question": _question(request, saved.proposal, field), "proposal": saved.proposal}
    response = render(request, "proposals/parts/notes.html", context, status=409 if saved.met else 200)
    response[REVISION] = str(saved.revision)
    response[SAVED] = f"{saved.at.astimezone(LEGAL_ZONE):%H:%M:%S}"
    return response


@require_POST
def choose(request: HttpRequest, number: str, save: int) -> HttpResponse:
    """Of two values that met, one stands."""
    proposal = draft_or_refusal(request, number)
    take = request.POST.get("lay") == "moi"
    try:
        saved = choose_answer(proposal=proposal, save=save, take=take, actor=actor_in(request), at=clock.now())
    except AnswerRevision.DoesNotExist:
        raise Http404 from None
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(_address(proposal, place=saved.field))
    context = {"question": _question(request, saved.proposal, saved.field), "proposal": saved.proposal}
    return render(request, "proposals/parts/question.html", context)


@dataclass(frozen=True, slots=True)
class AllSaved:
    """What the plain form's button did: the reasons of what was refused, and where to go on."""

    refusals: tuple[Refusal, ...]
    address: str


def save_all(request: HttpRequest, proposal: Proposal, sent: Mapping[str, str]) -> AllSaved:
    """Every field the form speaks of: what can be saved is saved, the rest is said."""
    at = clock.now()
    added, dropped = sent.get("them", ""), sent.get("bo", "")
    kept = {name: value for name, value in sent.items() if not dropped or not name.startswith(f"{dropped}.")}
    refusals: list[Refusal] = []
    for definition in form_for(proposal).fields:
        if not is_sent(definition, kept):
            continue
        try:
            _save(request, proposal, definition.id, kept, at)
        except Refused as refused:
            refusals += refused.refusals
    if not refusals:
        messages.success(request, _("Đã lưu %(time)s") % {"time": f"{at.astimezone(LEGAL_ZONE):%H:%M:%S}"})
    return AllSaved(tuple(refusals), _address(proposal, place=added or dropped.partition(".")[0], added=added))


def _save(request: HttpRequest, proposal: Proposal, field: str, sent: Sent, at: datetime) -> Saved:
    try:
        definition = form_for(proposal).field(field)
    except KeyError:
        raise Http404 from None
    written_upon = sent.get(f"revision:{field}", "0")
    return save_answer(
        proposal=proposal,
        field=field,
        value=read_answer(definition, sent),
        base_revision=whole(written_upon) or 0,
        actor=actor_in(request),
        at=at,
    )


def _sent(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items()}


def _question(request: HttpRequest, proposal: Proposal, field: str) -> Question:
    form = form_for(proposal)
    issues = [issue for issue in issues_of(proposal, on=clock.today()) if issue.code != "missing"]
    actor = actor_in(request)
    asked = questions(
        form,
        proposal,
        issues=issues,
        conflicts=open_conflicts(proposal),
        similar=similar_to(proposal, str(proposal.answers.get(TITLE, "")), actor) if field == TITLE else (),
        last=last_saves_by_others(proposal, actor),
        remarks=remarks_on(proposal, waiting=True),
    )
    return next(each for each in asked if each.id == field)


def _address(proposal: Proposal, *, place: str, added: str = "") -> str:
    query = f"?them={added}" if added else ""
    return f"{proposal.get_absolute_url()}/soan{query}{'#' + place if place else ''}"
