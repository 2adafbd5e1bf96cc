"""The page on which a council is prepared: who fits, who may not, who was proposed, who was drawn."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.councils.choosing import choosing_page, may_choose
from gieo.councils.enrolment import procedures
from gieo.councils.models import CouncilItem, Verdict
from gieo.councils.procedure import Procedure
from gieo.councils.seats import seat_of
from gieo.councils.services.choose_members import draw_candidates, propose_panel, review_suspicion
from gieo.councils.services.note_draw_answer import note_draw_answer
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.web.doors import entry_or_404
from gieo.identity.models import Person
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole


def choosing(request: HttpRequest, number: str, refusals: tuple[Refusal, ...] = ()) -> HttpResponse:
    """Everybody a council of this dossier could be made of."""
    item, procedure = item_or_404(request, number)
    actor = actor_in(request)
    if not (procedure.wants(item) and may_choose(actor, item.province_id)):
        raise Http404
    page = choosing_page(procedure, item, actor)
    rows = page.proposal.rows if page.proposal else []
    people = Person.objects.in_bulk([row["person"] for row in rows])
    context = {
        "page": page,
        "item": item,
        "panel": [(seat_of(row["seat"]), people[row["person"]], row) for row in rows],
        "refusals": refusals,
        "smallest": procedure.rule(item).smallest,
    }
    return render(request, "councils/choosing.html", context, status=409 if refusals else 200)


def item_or_404(request: HttpRequest, number: str) -> tuple[CouncilItem, Procedure]:
    """A dossier that a council decides and this reader may see, with the council's way."""
    return item_of(entry_or_404(request, number))


def item_of(entry: DocketEntry) -> tuple[CouncilItem, Procedure]:
    """The dossier of a line that a council decides, with the council's way; a page that is not there for others."""
    procedure = procedures().get(entry.kind)
    if procedure is None:
        raise Http404
    item: CouncilItem = dossier_of(entry)
    return item, procedure


@require_POST
def choose(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """Look into a suspicion, compute a panel, draw, or note what somebody drawn answered."""
    item, procedure = item_or_404(request, number)
    actor, at, post = actor_in(request), clock.now(), request.POST
    if not (procedure.wants(item) and may_choose(actor, item.province_id)):
        raise Http404
    try:
        if act == "nghi-van":
            verdict = Verdict.CONFIRMED if post.get("answer") == "yes" else Verdict.DISMISSED
            said = {name: post.get(name, "")[:200] for name in ("kind", "cause", "words")}
            review_suspicion(item=item, person=_number(post.get("person")), verdict=verdict, actor=actor, at=at, **said)
        elif act == "du-kien":
            propose_panel(procedure=procedure, item=item, size=_number(post.get("size")), actor=actor, at=at)
        elif act == "boc-tham":
            draw_candidates(item=item, seats=_number(post.get("seats")), actor=actor, at=at)
        elif act == "tra-loi-boc-tham":
            note_draw_answer(
                procedure=procedure,
                item=item,
                draw=_number(post.get("draw")),
                person=_number(post.get("person")),
                accepts=post.get("answer") == "yes",
                words=post.get("words", ""),
                actor=actor,
                at=at,
            )
        else:
            raise Http404
    except Refused as refused:
        return choosing(request, number, refused.refusals)
    messages.success(request, _("Đã lưu."))
    return redirect("councils:choosing", number)


def _number(typed: str | None) -> int:
    return whole(typed) or 0
