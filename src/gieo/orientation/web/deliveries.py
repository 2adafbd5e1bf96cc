"""Documents that came in for one's body, and the receipt one gives."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.identity.web.middleware import actor_in
from gieo.kernel.refusal import Refused
from gieo.officialdocs.models import Channel
from gieo.orientation import receipts
from gieo.orientation.policies import may_receive
from gieo.orientation.services.receive_delivery import receive_delivery


def inbox(request: HttpRequest) -> HttpResponse:
    """What was sent to the reader, the unread first; an officer sees what went out of his province."""
    context = {"page": receipts.page_of(actor_in(request), request.GET.get("sau", ""))}
    return render(request, "orientation/deliveries.html", context)


def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """One document for one addressee; a POST is the receipt."""
    actor = actor_in(request)
    row = get_object_or_404(receipts.visible_to(actor).select_related("person", "organisation"), pk=pk)
    document = receipts.document_of(row)
    address, posts = receipts.address_of(document), row.channel == Channel.PUBLIC
    refused = None
    if request.method == "POST":
        try:
            receive_delivery(delivery=row, actor=actor, at=clock.now(), proof=request.POST.get("proof", ""))
        except Refused as error:
            refused = error
        else:
            messages.success(request, _("Đã ghi nhận văn bản đến."))
            return redirect("orientation:delivery", pk=pk)
    context = {
        "delivery": row,
        "document": document,
        "address": address,
        "source": receipts.source_of(document),
        "may_receive": row.received_at is None and may_receive(actor, row),
        "proof": request.POST.get("proof") or (request.build_absolute_uri(address) if posts else ""),
        "posts": posts,
        "relays": receipts.is_to_relay(row, document, actor),
        "refusals": refused.refusals if refused else (),
    }
    return render(request, "orientation/delivery.html", context, status=422 if refused else 200)
