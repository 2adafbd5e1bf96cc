"""Whoever follows calls is told once of each that came, and of each that closes soon: one message a day."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gieo.calls.jobs import send_watch
from gieo.calls.models import CallWatch
from gieo.calls.watching import Telling, news_for, readers_of
from gieo.core.clock import LEGAL_ZONE
from gieo.notifications.habits import NATIONAL, rule_of
from gieo.notifications.services.notify import notify
from gieo.rulebooks.models import Topic


def tell_followers(*, at: datetime) -> int:
    """Say what is new to everybody who follows; before the morning and in quiet hours nothing.

    Returns:
        How many watches were told.
    """
    here, rule = at.astimezone(LEGAL_ZONE), rule_of(NATIONAL, at)
    if not rule.morning_at <= here.time() < rule.quiet_from:
        return 0
    waiting = CallWatch.objects.filter(confirmed_at__isnull=False).exclude(told_on=here.date())
    return sum(_tell(pk, at) for pk in waiting.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _tell(pk: int, at: datetime) -> bool:
    """One watch, locked: whoever else does it too finds it told."""
    watch = (
        CallWatch.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
        .select_related("user", "organisation")
        .filter(pk=pk)
    )
    followed, today = watch.first(), at.astimezone(LEGAL_ZONE).date()
    if followed is None or followed.told_on == today:
        return False
    news = news_for(followed, at=at)
    if not news:
        return False
    subject, body = _subject(news), "\n\n".join(_line(each) for each in news)
    if followed.user is None:
        send_watch.defer(watch_id=followed.pk, subject=subject, body=body)
    else:
        notify(
            users=readers_of(followed, today),
            key=f"calls-{followed.pk}-{today:%Y-%m-%d}",
            subject=subject,
            body=body,
            at=at,
            url=news[0].call.url,
            topic=Topic.NEWS,
        )
    followed.told, followed.told_on = [*followed.told, *(each.key for each in news)], today
    followed.save(update_fields=["told", "told_on"])
    return True


def _subject(news: list[Telling]) -> str:
    if len(news) == 1:
        return _said(news[0])
    return _("%(number)d tin về đợt nhận đang theo dõi") % {"number": len(news)}


def _said(news: Telling) -> str:
    values = {"title": news.call.title, "days": news.days}
    return (_("Còn %(days)d ngày: %(title)s") if news.days else _("Đợt nhận mới: %(title)s")) % values


def _line(news: Telling) -> str:
    until = f"\n{_('nhận đến')} {localtime(news.call.last):%H:%M %d/%m/%Y}" if news.call.last else ""
    return f"{_said(news)}\n{news.call.province.name}{until}\n{settings.BASE_URL}{news.call.url}"
