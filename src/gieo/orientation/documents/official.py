"""The context of the notice as an official paper, and of the blank form that goes with it."""

from typing import Any

from gieo.officialdocs.forms import library as official_forms
from gieo.officialdocs.forms.filling import filled
from gieo.officialdocs.wording import missing
from gieo.orientation.models import IntakeWindow, OrientationNotice
from gieo.rulebooks import library
from gieo.rulebooks.models import ProposalForm


def notice_context(notice: OrientationNotice) -> dict[str, Any]:
    """For the kind `orientation_notice`, from the frozen version."""
    frozen = notice.snapshot or {}
    profile = library.get(notice.rulebook).profile
    number, _, symbol = notice.document.number.partition("/")
    return {
        "letterhead_parent": profile.letterhead_parent if profile else "",
        "letterhead_body": profile.letterhead_body if profile else "",
        "number": number,
        "symbol": symbol or notice.symbol,
        "place": notice.place,
        "date": frozen.get("issued_on"),
        "title": notice.title,
        "plan_year": notice.plan_year,
        "issuer": notice.issuer or (profile.body if profile else ""),
        "bases": [basis["text"] for basis in frozen.get("bases", [])],
        "requirements": frozen.get("requirements", []),
        "fields": [
            {"label": field["order"], "title": field["title"], "items": [item["text"] for item in field["items"]]}
            for field in frozen.get("fields", [])
        ],
        "window": _window(notice),
        "places": [place["text"] for place in frozen.get("places", [])],
        "phones": "; ".join(place["printed"] for place in frozen.get("places", []) if place["printed"]),
        "recipients": frozen.get("recipients", []),
        "signatory": {
            "capacity": _for_whom(notice.signing_capacity, notice.signatory_position),
            "position": notice.signatory_position,
            "name": notice.signatory_name,
        },
    }


def _for_whom(capacity: str, position: str) -> str:
    """The line above a position: a deputy signs for the head whose deputy it is (KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC)."""
    if capacity in {"", "direct"}:
        return ""
    word = f"{capacity.rstrip('.')}."
    head = position.upper().removeprefix("PHÓ ").strip()
    named = word in {"KT.", "TM."} and head
    return f"{word} {head}" if named else f"{word} {missing('người được ký thay')}"


def _window(notice: OrientationNotice) -> str:
    """Every round, in the order in which they open."""
    known = notice.windows.filter(opens_at__isnull=False, closes_at__isnull=False).order_by("opens_at", "pk")
    rounds = [_round(window) for window in known]
    several = len(rounds) > 1
    return "; ".join(f"đợt {n}: {each}" if several else each for n, each in enumerate(rounds, start=1))


def _round(window: IntakeWindow) -> str:
    word = "đến hết ngày" if window.boundary == "through" else "trước ngày"
    return f"Từ ngày {window.opens_at:%d/%m/%Y} {word} {window.last_day:%d/%m/%Y}"


def blank_context(form: ProposalForm, notice: OrientationNotice) -> dict[str, Any]:
    """The blank form, as its own page or item by item as the catalogue of official forms knows it."""
    if not form.official:
        return blank_form_context(notice)
    return filled(official_forms.get(form.official), {}, blank=True, place=notice.place).model_dump()


def blank_form_context(notice: OrientationNotice) -> dict[str, Any]:
    """For the form's kind, with nothing filled in."""
    number, _, symbol = notice.document.number.partition("/")
    issued_on = notice.document.issued_on
    profile = library.get(notice.rulebook).profile
    return {
        "blank": True,
        "province_place": notice.place,
        "department": profile.body if profile else notice.issuer,
        "notice": {
            "number": number,
            "symbol": symbol or notice.symbol,
            "date": issued_on.isoformat() if issued_on else None,
        },
    }
