"""The fee list of a sitting: a page, a paper, a workbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gieo.core.answers import saved
from gieo.councils.enrolment import procedures
from gieo.councils.fee_list import FeeList, fee_list_of, fee_paper, fee_workbook, sitting_to_pay
from gieo.dossiers.kinds import kind_of
from gieo.identity.web.middleware import actor_in
from gieo.officialdocs.web.answers import printed


def fees(request: HttpRequest, number: str) -> HttpResponse:
    """Who is paid what for the sitting, and what is withheld."""
    return render(request, "councils/fees.html", {"list": _list_or_404(request, number)})


def paper(request: HttpRequest, number: str, suffix: str) -> HttpResponse:
    """The same as an official list to be signed."""
    listed = _list_or_404(request, number)
    return printed("sheet", fee_paper(listed), name=f"thu-lao-{listed.item.number}", suffix=suffix)


def workbook(request: HttpRequest, number: str) -> HttpResponse:
    """The same as a workbook."""
    listed = _list_or_404(request, number)
    return saved(fee_workbook(listed), f"thu-lao-{listed.item.number}.xlsx")


def _list_or_404(request: HttpRequest, number: str) -> FeeList:
    item = sitting_to_pay(actor_in(request), number)
    procedure = procedures().get(kind_of(item).name) if item else None
    if item is None or procedure is None:
        raise Http404
    return fee_list_of(procedure, item)
