"""Administration."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gieo.identity.web.middleware import actor_in
from gieo.kernel.actors import Role
from gieo.portal import access, selectors
from gieo.portal.shell import STAFF
from gieo.rulebooks import library


def rulebooks(request: HttpRequest) -> HttpResponse:
    """Every rulebook in force or past, by family."""
    _staff_only(request)
    return render(request, "portal/rulebooks.html", {"rulebooks": library.rulebooks()})


def rulebook(request: HttpRequest, family: str, day: str) -> HttpResponse:
    """One rulebook: every value with the article that founds it and how sure it is."""
    _staff_only(request)
    try:
        book = library.get(f"{family}/{day}")
    except KeyError:
        raise Http404 from None
    return render(request, "portal/rulebook.html", {"rulebook": book, "settings": selectors.settings_of(book)})


def powers(request: HttpRequest) -> HttpResponse:
    """Who may do what: every act of every table that a role may do, with its articles; the reader's own role first."""
    roles = access.roles_with_powers()
    own = {seat.role for seat in actor_in(request).seats}
    first = next((role for role, _label in roles if role in own), roles[0][0])
    asked = request.GET.get("vai-tro", "")
    chosen = Role(asked) if asked in {role.value for role, _label in roles} else first
    context = {"roles": roles, "chosen": chosen, "powers": access.powers_of(chosen)}
    return render(request, "portal/powers.html", context)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with realistic content, for whoever builds a page."""
    _staff_only(request)
    return render(request, "portal/gallery.html")


def _staff_only(request: HttpRequest) -> None:
    if not any(seat.role in STAFF for seat in actor_in(request).seats):
        raise PermissionDenied(_("Trang này dành cho cán bộ của Sở KH&CN."))
