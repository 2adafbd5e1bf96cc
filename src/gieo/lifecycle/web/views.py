"""What became of a proposal or an order."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from gieo.identity.web.middleware import actor_in
from gieo.kernel.text import fold
from gieo.lifecycle.line_of_life import line_of_life
from gieo.lifecycle.milestones import BASIS

LONGEST_NUMBER = 40


@login_not_required
def look_up(request: HttpRequest) -> HttpResponse:
    """A box for the number that stands on the receipt."""
    typed = fold(request.GET.get("so", "")).upper()
    number = "".join(each for each in typed if each.isascii() and (each.isalnum() or each == "-"))
    if number:
        return redirect("lifecycle:line", number[:LONGEST_NUMBER])
    return render(request, "lifecycle/line.html", {"line": None, "number": "", "basis": BASIS})


@login_not_required
@never_cache
def line(request: HttpRequest, number: str) -> HttpResponse:
    """The way of one number; what is not published is said in the same words as what is not there."""
    found = line_of_life(number, actor_in(request))
    context = {"line": found, "number": number, "basis": BASIS}
    return render(request, "lifecycle/line.html", context, status=200 if found else 404)
