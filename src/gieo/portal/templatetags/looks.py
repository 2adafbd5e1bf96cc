"""Icons, shapes of states, and how amounts, sizes and names are written."""

from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gieo.identity import second_factor
from gieo.identity.web.addresses import place_of
from gieo.identity.web.session_life import seconds_left
from gieo.kernel.money import format_vnd
from gieo.kernel.typed import whole

register = template.Library()

ICON_SIZES = {"s": "g-icon g-icon-s", "": "g-icon", "l": "g-icon g-icon-l", "xl": "g-icon g-icon-xl"}

# The seven looks a state can have: colour, shape and word always go together.
TONES = frozenset({"draft", "waiting", "in_hand", "done", "refused", "late", "paused"})

# Which look the states of the stages take. A stage with another opinion passes a tone instead of a state.
TONE_OF_STATE = {
    "submitted": "waiting",
    "received": "waiting",
    "returned": "paused",
    "compiled": "in_hand",
    "searched": "in_hand",
    "screened_out": "refused",
    "merged": "paused",
    "forwarded": "done",
    "carried_over": "paused",
    "withdrawn": "refused",
    "confirmed": "in_hand",
    "published": "done",
    "superseded": "paused",
    "open": "in_hand",
    "closed": "draft",
    "quarantined": "refused",
    "unscanned": "waiting",
    "clean": "done",
}

KIBI = 1024


@register.simple_tag
def icon(name: str, size: str = "", label: str = "", css: str = "") -> SafeString:
    """An outline icon of the vendored sprite; silent for screen readers unless it has a label.

    Args:
        name: as in static/vendor/manifest.json, e.g. ``file-text``.
        size: ``s`` 16 px, empty 20 px, ``l`` 28 px, ``xl`` 40 px.
        label: what it means, only where no word stands beside it.
        css: further classes.
    """
    css = f"{ICON_SIZES.get(size, 'g-icon')} {css}".strip()
    return _picture(_sprite("vendor/icons/icons.svg"), name, css, label)


@register.simple_tag
def shape(name: str, css: str = "g-shape") -> SafeString:
    """The shape of a tone (draft, waiting, …), the mark of Gieo (``mark``) or a seed (``seed``)."""
    return _picture(_sprite("gieo/shapes.svg"), name, css, "")


@cache  # a page draws some fifty pictures out of two files, whose addresses stand while a process lives
def _sprite(file: str) -> str:
    return static(file)


def _picture(sprite: str, name: str, css: str, label: str) -> SafeString:
    if label:
        frame = '<svg class="{}" role="img" aria-label="{}" focusable="false"><use href="{}#{}"></use></svg>'
        return format_html(frame, css, label, sprite, name)
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', css, sprite, name
    )


@register.simple_tag
def badge(state: object, label: object, quiet: bool = False) -> SafeString:
    """The state badge; in a long list call this tag, it costs a tenth of the component."""
    look = tone(state)
    css = f"g-state g-tone-{look} is-quiet" if quiet else f"g-state g-tone-{look}"
    return format_html('<span class="{}">{}<span>{}</span></span>', css, shape(look), label)


@register.simple_tag
def filter_chip(label: object, url: str, count: object = "", active: bool = False) -> SafeString:
    """A filter as a chip, the mark-up of the component; many beside a list are called by this tag, a tenth of its cost.

    Args:
        label: what would be shown.
        url: the address with the filter switched.
        count: how many that are; empty shows none.
        active: it is on: then the chip takes it away again.
    """
    number = format_html('<span class="g-count">{}</span>', count) if count != "" else ""
    off = format_html('{}<span class="g-visually-hidden">{}</span>', icon("x", "s"), _("bỏ lọc")) if active else ""
    current = SafeString(' aria-current="true"') if active else ""
    return format_html('<a class="g-filter" href="{}"{}>{}{}{}</a>', url, current, label, number, off)


@register.filter
def tone(state: object) -> str:
    """The look of a state; what nobody has named looks like a draft."""
    name = str(state or "")
    return name if name in TONES else TONE_OF_STATE.get(name, "draft")


@register.filter
def vnd(amount: object) -> str:
    """1234567 → 1.234.567 đ; nothing for nothing."""
    return format_vnd(amount) if isinstance(amount, int) else ""


@register.filter
def file_size(size: object) -> str:
    """Bytes as people read them: 640 B, 12,4 kB, 3,1 MB."""
    if not isinstance(size, int):
        return str(size or "")
    number, unit = float(size), "B"
    for unit in ("B", "kB", "MB", "GB"):
        if number < KIBI or unit == "GB":
            break
        number /= KIBI
    return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}".replace(".", ",")


@register.filter
def initials(name: object) -> str:
    """The letters of an avatar: family name and given name, Nguyễn Thị Hoa → NH."""
    words = str(name or "").split()
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else ""


@register.filter
def lines(text: object) -> list[str]:
    """The non-empty lines of a text."""
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


@register.simple_tag
def session_seconds() -> int:
    """How long a session lasts without a request; the page warns before it ends."""
    return int(settings.SESSION_COOKIE_AGE)


@register.simple_tag(takes_context=True)
def session_left(context: dict[str, Any]) -> int:
    """How many seconds the session lasts at the most, however much it is used."""
    return seconds_left(context["request"])


@register.simple_tag(takes_context=True)
def sign_in_again(context: dict[str, Any]) -> str:
    """Where its holder says again who they are, and comes back from to this page."""
    place = place_of(context["request"])
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': place})}"


@register.simple_tag(takes_context=True)
def shortest_password(context: dict[str, Any]) -> int:
    """How many characters the account needs; fewer where a second factor stands beside the password."""
    rule, user = settings.SECURITY_RULES.password, context["request"].user
    is_guarded = user.is_authenticated and second_factor.is_set_up(user)
    shortest: int = rule.shortest_with_second_factor if is_guarded else rule.shortest
    return shortest


@register.simple_tag
def longest_session() -> int:
    """In hours."""
    hours: int = settings.SECURITY_RULES.session.longest_hours
    return hours


@register.simple_tag
def seeds(grown: object = 0, of: object = 0, css: str = "g-seeds") -> SafeString:
    """A tiny row of seeds: as many in colour as have grown."""
    filled, whole = _count(grown), max(_count(of), _count(grown))
    row = format_html_join(
        "", '<i class="{}">{}</i>', (("is-grown" if at < filled else "", shape("seed")) for at in range(whole))
    )
    words = _("%(grown)s trên %(whole)s đã nảy mầm") % {"grown": filled, "whole": whole}
    return format_html('<span class="{}" role="img" aria-label="{}">{}</span>', css, words, row)


def _count(value: object) -> int:
    return whole(str(value or "")) or 0
