"""What a reader of calls looks for, in the address of a page."""

from urllib.parse import urlencode

from django.http import HttpRequest

from gieo.calls.listing import Kind, Sought, Standing
from gieo.identity.models import Province
from gieo.kernel.typed import year_of

LONGEST = 200


def sought_in(request: HttpRequest, province: Province | None) -> Sought:
    """The filters in the address; what is unknown is left out."""
    kind, standing = request.GET.get("loai", ""), request.GET.get("tinh-trang", "")
    return Sought(
        words=request.GET.get("q", "").strip()[:LONGEST],
        province=province.code if province else "",
        year=year_of(request.GET.get("nam")),
        kind=kind if kind in set(Kind) else "",
        standing=standing if standing in set(Standing) else "",
    )


def address_of(sought: Sought, province: Province | None) -> str:
    """The filters as the query of an address; empty where nothing is sought."""
    words = {
        "q": sought.words,
        "tinh": province.slug if province else "",
        "loai": sought.kind,
        "tinh-trang": sought.standing,
        "nam": str(sought.year or ""),
    }
    kept = {name: value for name, value in words.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
