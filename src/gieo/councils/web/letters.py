"""Letters of a council: written for all, previewed one by one, released with a delay, held back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gieo.core import clock
from gieo.councils.letter_desk import LetterSheet, letter_desk_of, letter_sheet_of
from gieo.councils.letters import LetterKind
from gieo.councils.models import CouncilItem
from gieo.councils.procedure import Procedure
from gieo.councils.services.release_letters import hold_back, release_letters
from gieo.councils.services.write_letters import may_write_letters, write_letters
from gieo.councils.web.choosing import item_or_404
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.typed import whole

KINDS = {kind.value: kind for kind in LetterKind}


def letters(request: HttpRequest, number: str) -> HttpResponse:
    """What was written on a dossier, and what can be written now."""
    item, procedure = _item_or_404(request, number)
    if request.method == "POST":
        return _write(request, procedure, item)
    return _page(request, procedure, item)


def _write(request: HttpRequest, procedure: Procedure, item: CouncilItem) -> HttpResponse:
    kind = KINDS.get(request.POST.get("kind", ""))
    if kind is None:
        raise Http404
    said = {name: request.POST.get(name, "") for name in ("subject", "words")}
    try:
        made = write_letters(procedure=procedure, item=item, kind=kind, actor=actor_in(request), at=clock.now(), **said)
    except Refused as refused:
        return _page(request, procedure, item, refusals=refused.refusals, typed={"kind": kind, **said})
    messages.success(request, _("Đã lập thư; chưa gửi. Xem từng thư rồi hẹn giờ gửi."))
    return redirect("councils:letter-round", item.number, made.pk)


def sheet(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Every letter of a series as it will be read."""
    item, _procedure = _item_or_404(request, number)
    return _sheet_page(request, item, _sheet_or_404(item, pk))


@require_POST
def release(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Let a series leave after a while."""
    item, _procedure = _item_or_404(request, number)
    found, minutes = _sheet_or_404(item, pk), request.POST.get("minutes", "")
    try:
        release_letters(
            item=item,
            letters=found.round,
            minutes=whole(minutes) or 0,
            actor=actor_in(request),
            at=clock.now(),
        )
    except Refused as refused:
        return _sheet_page(request, item, found, refusals=refused.refusals)
    messages.success(request, _("Đã hẹn giờ gửi; hủy được cho đến giờ gửi."))
    return redirect("councils:letter-round", item.number, pk)


@require_POST
def hold(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Hold one letter back, or all that have not left."""
    item, _procedure = _item_or_404(request, number)
    found, letter = _sheet_or_404(item, pk), request.POST.get("letter", "")
    try:
        held = hold_back(
            item=item,
            letters=found.round,
            actor=actor_in(request),
            at=clock.now(),
            letter=whole(letter),
        )
    except Refused as refused:
        return _sheet_page(request, item, found, refusals=refused.refusals)
    messages.success(request, _("Đã hủy %(count)d thư.") % {"count": held})
    return redirect("councils:letter-round", item.number, pk)


def _page(
    request: HttpRequest,
    procedure: Procedure,
    item: CouncilItem,
    *,
    refusals: tuple[Refusal, ...] = (),
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    context = {"desk": letter_desk_of(procedure, item), "item": item, "refusals": refusals, "typed": typed or {}}
    return render(request, "councils/letters.html", context, status=409 if refusals else 200)


def _sheet_page(
    request: HttpRequest, item: CouncilItem, found: LetterSheet, *, refusals: tuple[Refusal, ...] = ()
) -> HttpResponse:
    context = {"sheet": found, "item": item, "refusals": refusals}
    return render(request, "councils/letter_round.html", context, status=409 if refusals else 200)


def _sheet_or_404(item: CouncilItem, pk: int) -> LetterSheet:
    found = letter_sheet_of(item, pk)
    if found is None:
        raise Http404
    return found


def _item_or_404(request: HttpRequest, number: str) -> tuple[CouncilItem, Procedure]:
    item, procedure = item_or_404(request, number)
    if not may_write_letters(item, actor_in(request)) or not item.council_id:
        raise Http404
    return item, procedure
