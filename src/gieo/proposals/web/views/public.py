"""Anybody who holds a receipt can check it; the page shows nothing personal."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gieo.proposals.codes import as_printed
from gieo.proposals.counter.selectors import entry_by_code
from gieo.proposals.selectors import receipt_by_code


@login_not_required
def look_up(request: HttpRequest) -> HttpResponse:
    """A box for the code printed on the receipt."""
    code = as_printed(request.GET.get("ma", ""))
    if code:
        return redirect("proposals:verify", code[:40])
    return render(request, "proposals/verify.html", {"code": "", "receipt": None})


@login_not_required
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Number, arrival, hash and files of the receipt of a code, or that there is none.

    A form on paper whose scan is not bound yet is known by the book of the counter.
    """
    receipt = receipt_by_code(code)
    entry = None if receipt else entry_by_code(as_printed(code))
    context = {"code": code, "receipt": receipt, "entry": entry}
    return render(request, "proposals/verify.html", context, status=200 if receipt or entry else 404)
