"""Where the reader of a page sits."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from gieo.identity.models import Province
from gieo.identity.selectors import province_by_key
from gieo.identity.web.middleware import actor_in
from gieo.kernel.typed import year_of

LONGEST_KEY = 200


def home_province(request: HttpRequest) -> Province:
    """The province of the reader's seat.

    Raises:
        PermissionDenied: the reader sits in none.
    """
    seats = sorted(actor_in(request).seats, key=str)
    code = next((seat.province for seat in seats if seat.province), None)
    if code is None:
        raise PermissionDenied(_("Trang này dành cho cơ quan, tổ chức của một tỉnh."))
    return Province.objects.get(code=code)


def year_asked(request: HttpRequest) -> int | None:
    """The year an address names (`nam`); None where it names none."""
    return year_of(request.GET.get("nam"))


def province_asked_for(request: HttpRequest) -> Province | None:
    """The province in the address of a public page; None where none is named, or an unknown one."""
    key = request.GET.get("tinh", "")[:LONGEST_KEY]
    return province_by_key(key) if key else None
