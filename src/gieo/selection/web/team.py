"""Before the team that appraises the money is founded: whom the host named, and what is found of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gieo.core import clock
from gieo.councils.models import Verdict
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.web.doors import entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole
from gieo.selection.budget_appraisal.unwanted import may_prepare, names_for, namesakes
from gieo.selection.models import BudgetAppraisal
from gieo.selection.services.review_unwanted_judge import review_unwanted_judge

KIND = "budget_appraisal"


@require_GET
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The names as written, and who bears them."""
    return _page(request, _appraisal_or_404(request, number))


@require_POST
def review(request: HttpRequest, number: str) -> HttpResponse:
    """Confirm that somebody was meant and has a conflict, or dismiss it."""
    appraisal, post = _appraisal_or_404(request, number), request.POST
    verdict = Verdict.CONFIRMED if post.get("answer") == "yes" else Verdict.DISMISSED
    try:
        review_unwanted_judge(
            appraisal=appraisal,
            person=whole(post.get("person")) or 0,
            cause=post.get("cause", "")[:200],
            verdict=verdict,
            words=post.get("words", "")[:200],
            actor=actor_in(request),
            at=clock.now(),
        )
    except Refused as refused:
        return _page(request, appraisal, refused.refusals)
    messages.success(request, _("Đã lưu."))
    return redirect("selection:team-unwanted", number)


def _page(request: HttpRequest, appraisal: BudgetAppraisal, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    actor = actor_in(request)
    context = {
        "appraisal": appraisal,
        "names": names_for(appraisal, actor),
        "namesakes": namesakes(appraisal, actor),
        "refusals": refusals,
    }
    return render(request, "selection/team.html", context, status=409 if refusals else 200)


def _appraisal_or_404(request: HttpRequest, number: str) -> BudgetAppraisal:
    entry = entry_or_404(request, number)
    if entry.kind != KIND:
        raise Http404
    appraisal: BudgetAppraisal = dossier_of(entry)
    if not may_prepare(appraisal, actor_in(request)):
        raise Http404
    return appraisal
