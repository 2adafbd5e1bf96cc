"""How far a deadline is, in words and colour."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import template
from django.template.defaultfilters import date as written
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gieo.core import clock
from gieo.portal.templatetags.looks import icon

register = template.Library()

WARN_DAYS = 5
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline as a reader sees it.

    Attributes:
        due: the last instant in time, legal zone.
        tone: ``calm``, ``near`` (amber) or ``late`` (red).
        days: whole legal days left; negative when past.
        words: in Vietnamese, beside the date, never instead of it.
    """

    due: datetime
    tone: str
    days: int
    words: str

    @property
    def figure(self) -> int:
        """The number shown large: days left or days late."""
        return abs(self.days)


def as_instant(moment: date | datetime) -> datetime:
    """A day lasts until its end, in legal time."""
    if isinstance(moment, datetime):
        return moment.astimezone(clock.LEGAL_ZONE)
    return datetime.combine(moment, time.max, tzinfo=clock.LEGAL_ZONE)


@register.simple_tag
def moment(written_as: str) -> datetime:
    """An instant written in a template, for pages that show one fixed moment (the gallery)."""
    return datetime.fromisoformat(written_as)


@register.simple_tag
def clock_of(due: object, at: object = None, warn: object = WARN_DAYS) -> Clock | None:
    """The clock of a deadline; None without one.

    Args:
        due: date or aware datetime.
        at: the instant to count from; now when empty.
        warn: days before the end from which it ripens (amber).
    """
    if not isinstance(due, date):
        return None
    now = as_instant(at) if isinstance(at, datetime) else clock.now().astimezone(clock.LEGAL_ZONE)
    end = as_instant(due)
    days = (end.date() - now.date()).days
    return Clock(end, _tone(end, now, days, int(str(warn))), days, _words(end, now, days))


def _tone(end: datetime, now: datetime, days: int, warn: int) -> str:
    if now > end:
        return "late"
    return "near" if days <= warn else "calm"


def _words(end: datetime, now: datetime, days: int) -> str:
    if now > end:
        return _("quá hạn %(days)s ngày") % {"days": -days} if days else _("vừa hết hạn")
    if days:
        return _("còn %(days)s ngày") % {"days": days}
    hours = (end - now) // HOUR
    return _("còn %(hours)s giờ") % {"hours": hours} if hours else _("còn chưa đầy một giờ")


@register.simple_tag
def clock_chip(
    due: object, at: object = None, warn: object = WARN_DAYS, label: object = "", paused: bool = False
) -> SafeString:
    """The chip of a deadline; nothing without one. In a long list call this tag instead of the component.

    Args:
        due: date or aware datetime.
        at: the instant to count from; now when empty.
        warn: days before the end from which it ripens (amber).
        label: what has to be done by then.
        paused: the clock stands still.
    """
    clock_ = clock_of(due, at, warn)
    if clock_ is None:
        return SafeString("")
    return format_html(
        '<span class="g-clock g-clock-{}">{}<span>{}<time datetime="{}">{}</time> <b>{}</b></span></span>',
        "paused" if paused else clock_.tone,
        icon("player-pause" if paused else "clock", "s"),
        format_html("{}: ", label) if label else "",
        clock_.due.isoformat(),
        written(clock_.due, "d/m/Y"),
        _("tạm dừng") if paused else _living(clock_),
    )


def _living(clock_: Clock) -> SafeString | str:
    """The words of a clock; in the last day the page itself counts the hours and minutes."""
    if clock_.days:
        return clock_.words
    return format_html(
        '<gieo-countdown due="{}" hours="{}" minutes="{}" over="{}">{}</gieo-countdown>',
        clock_.due.isoformat(),
        _("còn {n} giờ"),
        _("còn {n} phút"),
        _("vừa hết hạn"),
        clock_.words,
    )


@register.simple_tag
def share_passed(opens: object, closes: object, at: object = None) -> int:
    """How much of a window has passed, 0 to 100: the ripening bar."""
    if not (isinstance(opens, date) and isinstance(closes, date)):
        return 0
    start, end = as_instant(opens), as_instant(closes)
    now = as_instant(at) if isinstance(at, datetime) else clock.now().astimezone(clock.LEGAL_ZONE)
    return round(100 * min(max((now - start) / (end - start), 0), 1)) if end > start else 100


@register.filter
def weekday_date(moment: object) -> str:
    """Chủ nhật, 31/05/2026."""
    if not isinstance(moment, date):
        return ""
    day = as_instant(moment)
    return f"{_(WEEKDAYS[day.weekday()])}, {written(day, 'd/m/Y')}"


def _marked(message: str) -> str:
    return message


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
