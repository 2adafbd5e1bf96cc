"""Routes: each makes one call into a selector and translates the answer."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Status

from gieo.calls import listing as calls
from gieo.calls.listing import Announced, Sought
from gieo.core import clock
from gieo.orientation import selectors
from gieo.orientation.models import IntakeWindow, OrientationNotice
from gieo.portal.api.schemas import CallOut, OrientationOut, OrientationSummary, Problem

api = NinjaAPI(
    title="Gieo", version="1", description="Dữ liệu công khai của chương trình nhiệm vụ KH&CN", docs_url=None
)


@api.get("/orientations", response=list[OrientationSummary], operation_id="list_orientations")
def orientations(request: HttpRequest) -> list[dict[str, Any]]:
    """Every orientation notice in force."""
    return [_summary(request, notice) for notice in selectors.published()]


@api.get("/orientations/{slug}/{year}", response={200: OrientationOut, 404: Problem}, operation_id="get_orientation")
def orientation(request: HttpRequest, slug: str, year: int) -> Status[Any]:
    """One notice: window, requirements, fields and items."""
    now = clock.now()
    try:
        page = selectors.public_notice(slug, year, at=now)
    except OrientationNotice.DoesNotExist:
        return Status(404, {"detail": "no notice in force for this province and year"})
    fields = [{**field, "items": [_item(entry) for entry in field["entries"]]} for field in page.fields]
    window = page.window
    answer = {
        **_summary(request, page.notice),
        "window": _window(window, is_open=window.is_open_at(now)) if window else None,
        "requirements": (page.notice.snapshot or {}).get("requirements", []),
        "fields": fields,
    }
    return Status(200, answer)


@api.get("/calls", response=list[CallOut], operation_id="list_calls", url_name="calls")
def list_calls(
    request: HttpRequest, province: str = "", year: int | None = None, kind: str = "", standing: str = ""
) -> list[dict[str, Any]]:
    """Calls that receive, that will, and the latest that closed; `closes_at` is the last instant in time."""
    sought = Sought(province=province.upper()[:8], year=year, kind=kind[:20], standing=standing[:20])
    return [_call(request, each) for each in calls.calls(sought, at=clock.now()).everything]


def _call(request: HttpRequest, each: Announced) -> dict[str, Any]:
    return {
        "key": each.key,
        "kind": each.kind.value,
        "standing": each.standing.value,
        "title": each.title,
        "body": each.body,
        "province": each.province.code,
        "plan_year": each.year,
        "opens_at": each.opens_at,
        "closes_at": each.last,
        "is_called_off": each.is_off,
        "url": request.build_absolute_uri(each.url),
    }


def _summary(request: HttpRequest, notice: OrientationNotice) -> dict[str, Any]:
    return {
        "province": notice.province_id,
        "plan_year": notice.plan_year,
        "title": notice.title,
        "number": notice.document.number,
        "issued_on": notice.document.issued_on,
        "url": request.build_absolute_uri(notice.get_absolute_url()),
    }


def _window(window: IntakeWindow, *, is_open: bool) -> dict[str, Any]:
    return {
        "opens_at": window.opens_at,
        "closes_at": window.closes_at,
        "boundary": window.boundary,
        "basis": window.basis,
        "is_open": is_open,
    }


def _item(entry: dict[str, Any]) -> dict[str, Any]:
    return {"code": entry["code"], "text": entry["text"], "sources": [source["number"] for source in entry["sources"]]}
