"""Corrections at the desk of all but items: titles of fields, grounds, footnotes, requirements, places, recipients."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gieo.identity.models import Organisation
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refused
from gieo.orientation.models import PARTS, OrientationField, Recipient
from gieo.orientation.selectors import bodies_to_choose
from gieo.orientation.services.add_part import add_part
from gieo.orientation.services.correct_field import correct_field
from gieo.orientation.services.correct_part import correct_part
from gieo.orientation.services.remove_part import remove_part
from gieo.orientation.web.workspace import desk_page, notice_or_404


@require_POST
def part(request: HttpRequest, pk: int, kind: str, part_pk: int) -> HttpResponse:
    """Correct or remove one part."""
    notice = notice_or_404(request, pk)
    if kind not in PARTS:
        raise Http404
    row: Any = get_object_or_404(PARTS[kind].objects.select_related("notice__province"), pk=part_pk, notice=notice)
    actor, refused = actor_in(request), None
    try:
        if request.POST.get("do") == "remove":
            remove_part(part=row, actor=actor)
            return HttpResponse("") if request.htmx else redirect("orientation:desk", pk=pk)  # type: ignore[attr-defined]
        row = correct_part(
            part=row, wording=request.POST.get("text", ""), phones=request.POST.get("phones", ""), actor=actor
        )
    except Refused as error:
        refused = error
    if not request.htmx:  # type: ignore[attr-defined]
        return desk_page(request, pk, refused=refused) if refused else redirect("orientation:desk", pk=pk)
    context = {
        "part": row,
        "kind": kind,
        "desk": {"notice": notice, "editable": True, "bodies": _bodies(row)},
        "refusals": refused.refusals if refused else (),
    }
    return render(request, "orientation/parts/part.html", context, status=422 if refused else 200)


def _bodies(row: Any) -> list[Organisation]:
    return bodies_to_choose(row.notice, [row]) if isinstance(row, Recipient) else []


@require_POST
def field_title(request: HttpRequest, pk: int, field_pk: int) -> HttpResponse:
    """Correct the title of a field."""
    notice = notice_or_404(request, pk)
    field = get_object_or_404(OrientationField.objects.select_related("notice"), pk=field_pk, notice=notice)
    try:
        correct_field(field=field, title=request.POST.get("title", ""), actor=actor_in(request))
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    return redirect(f"{reverse('orientation:desk', args=[pk])}#field-{field.pk}")


@require_POST
def new_part(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Add a part the reader missed."""
    notice = notice_or_404(request, pk)
    try:
        add_part(
            notice=notice,
            kind=kind,
            wording=request.POST.get("text", ""),
            phones=request.POST.get("phones", ""),
            actor=actor_in(request),
        )
    except Refused as refused:
        return desk_page(request, pk, refused=refused)
    return redirect("orientation:desk", pk=pk)
