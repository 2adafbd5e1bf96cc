"""What others confirm: the proposer asks, a body without an account answers by its link."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from gieo.core import clock
from gieo.dossiers.web.forms import FactsForm
from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Role
from gieo.kernel.asking import Kept
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.workflow import Facts
from gieo.proposals.confirmation.facts import ConfirmFacts, DeclineFacts
from gieo.proposals.confirmation.links import confirmation_behind
from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.subjects import subjects_of
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models import Confirmation
from gieo.proposals.policies import roles_on
from gieo.proposals.selectors import confirmations_of
from gieo.proposals.services.answer_by_link import answer_by_link
from gieo.proposals.services.ask_confirmation import ask_confirmation
from gieo.proposals.web.doors import dossier_or_404

ANSWERS: dict[str, type[Facts]] = {"confirm": ConfirmFacts, "decline": DeclineFacts}


def confirmations(request: HttpRequest, number: str) -> HttpResponse:
    """The questions of a proposal and their answers; its writer puts further ones."""
    proposal = dossier_or_404(request, number)
    actor = actor_in(request)
    subjects = subjects_of(proposal)
    refusals: tuple[Refusal, ...] = ()
    if request.method == "POST":
        subject = next((each for each in subjects if each.key == request.POST.get("subject")), None)
        if subject is None:
            raise Http404
        try:
            email = request.POST.get("email", "")
            ask_confirmation(proposal=proposal, subject=subject, email=email, actor=actor, at=clock.now())
        except Refused as refused:
            refusals = tuple(refused.refusals)
        else:
            return redirect("proposals:confirmations", number)
    context = {
        "proposal": proposal,
        "confirmations": confirmations_of(proposal),
        "subjects": subjects if Role.PROPOSER in roles_on(proposal, actor) else [],
        "refusals": refusals,
        "typed": {"subject": request.POST.get("subject", ""), "email": request.POST.get("email", "")},
    }
    return render(request, "proposals/confirmations.html", context, status=409 if refusals else 200)


@login_not_required
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The question behind a link: yes or no, by whom; afterwards only what was answered."""
    confirmation = confirmation_behind(token)
    if confirmation is None:
        raise Http404
    chosen = request.POST.get("answer") or request.GET.get("answer") or "confirm"
    if chosen not in ANSWERS:
        raise Http404
    form = FactsForm(ANSWERS[chosen], _no_lists, initial={}, request=request)
    if request.method != "POST":
        return _page(request, confirmation, chosen, form)
    facts = form.facts(_no_files) if form.is_valid() else None
    if not isinstance(facts, ConfirmFacts | DeclineFacts):
        return _page(request, confirmation, chosen, form, status=422)
    try:
        answer_by_link(confirmation=confirmation, facts=facts, at=clock.now())
    except Refused as refused:
        return _page(request, confirmation, chosen, form, tuple(refused.refusals), status=409)
    return redirect(request.path)


def _page(
    request: HttpRequest,
    confirmation: Confirmation,
    chosen: str,
    form: FactsForm,
    refusals: tuple[Refusal, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    state = ConfirmationState(confirmation.state)
    context = {
        "confirmation": confirmation,
        "thing": Thing(confirmation.thing).label,
        "state": state,
        "open": state is ConfirmationState.ASKED and clock.now() < confirmation.expires_at,
        "form": form,
        "refusals": refusals,
        "chosen": chosen,
    }
    return render(request, "proposals/answer.html", context, status=status)


def _no_lists(_name: str) -> list[tuple[int | str, str]]:
    return []


def _no_files(_upload: object) -> Kept:
    raise Http404
