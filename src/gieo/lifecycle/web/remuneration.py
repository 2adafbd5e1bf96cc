"""The pay of each person on a task: a page, the list and each person's own sheet on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.contracts.models import Contract
from gieo.core import clock
from gieo.core.answers import shown
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.web.doors import open_entry_or_404
from gieo.identity.web.middleware import actor_in
from gieo.kernel.law import Law
from gieo.lifecycle.remuneration import LIST, Pay, may_read, pay_of
from gieo.lifecycle.remuneration import paper_of as on_paper
from gieo.officialdocs import render_pdf


def remuneration(request: HttpRequest, number: str) -> HttpResponse:
    """Who was paid what, and which of the papers that prove it are there."""
    return render(request, "lifecycle/remuneration.html", {"pay": _pay(request, number), "number": number})


def paper(request: HttpRequest, number: str, place: int = 0) -> HttpResponse:
    """The list of everybody as PDF, or the sheet of the person at a place of it, counted from one."""
    pay = _pay(request, number)
    if place > len(pay.people) or not pay.people:
        raise Http404
    pdf = render_pdf(LIST.layout, on_paper(pay, at=clock.now(), person=pay.people[place - 1] if place else None))
    name = f"{number}-thu-lao{f'-{place}' if place else ''}.pdf"
    return shown(pdf.content, name)


def _pay(request: HttpRequest, number: str) -> Pay:
    """Of a contract under the law of 2025 that this reader may know the pay of."""
    entry = open_entry_or_404(request, number)
    contract = dossier_of(entry)
    if not isinstance(contract, Contract) or contract.law is not Law.L2025 or not may_read(actor_in(request), contract):
        raise Http404
    return pay_of(contract)
