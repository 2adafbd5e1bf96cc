"""Tell the administrators of a province what looks odd: passwords or pages tried out, much read, files with malware."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.files.models.stored_file import QUARANTINE
from gieo.identity.models import Province, SignInEvent, SignInRecord, User
from gieo.identity.selectors import accounts_holding
from gieo.kernel.actors import Role
from gieo.notifications.models import Alert
from gieo.notifications.services.notify import Message, notify_all
from gieo.rulebooks.models import Topic

ONE_ACCOUNT = (SignInEvent.REFUSED, SignInEvent.READ_MUCH)


def tell_of_odd_signs(*, at: datetime) -> list[Alert]:
    """What the last minutes of the rule brought, each province about its own accounts; the same is said once an hour.

    An address that has no account belongs to no province: every administrator is told.
    """
    since = at - timedelta(minutes=settings.SECURITY_RULES.watch.minutes)
    book = SignInRecord.objects.filter(at__gt=since, at__lte=at)
    infected = _infected_since(since)
    messages: list[Message] = []
    for province in Province.objects.order_by("pk"):
        users = accounts_holding(Role.ADMINISTRATOR, province.pk, at.date())
        lines = _many(book, province, at, infected)
        messages += [_message(users, f"{province.pk}:{key}", said) for key, said in lines]
        messages += [_message(users, f"{province.pk}:{row.pk}", _one(row)) for row in _of(book, province, ONE_ACCOUNT)]
    return notify_all(messages, at=at)


def accounts_of(province: str) -> QuerySet[User]:
    """The accounts of a province: its people, and whoever holds a seat in it."""
    return User.objects.filter(Q(person__province=province) | Q(person__appointments__province=province)).distinct()


def _of(
    book: QuerySet[SignInRecord], province: Province, events: Iterable[SignInEvent]
) -> QuerySet[SignInRecord]:  # fmt: skip
    rows = book.filter(event__in=tuple(events), user__in=accounts_of(province.pk))
    return rows.select_related("user").order_by("pk")


def _many(
    book: QuerySet[SignInRecord], province: Province, at: datetime, infected: int
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """What is odd by its number alone, with the key of the hour."""
    rule, hour = settings.SECURITY_RULES.watch, f"{at.astimezone(LEGAL_ZONE):%Y%m%d%H}"
    emails = accounts_of(province.pk).values("email")
    known = Q(email__in=emails) | ~Q(email__in=User.objects.values("email"))
    locked = book.filter(known, event=SignInEvent.LOCKED).values("email").distinct().count()
    failed = book.filter(known, event=SignInEvent.FAILED).count()
    if locked >= rule.locked:
        yield f"locked:{hour}", _("%(count)s địa chỉ bị khóa vì sai mật khẩu nhiều lần") % {"count": locked}
    if failed >= rule.failed:
        yield f"failed:{hour}", _("%(count)s lần đăng nhập sai") % {"count": failed}
    if infected:
        yield f"infected:{hour}", _("%(count)s tệp có mã độc bị cách ly") % {"count": infected}


def _one(row: SignInRecord) -> str:
    return f"{row.email}: {row.get_event_display().lower()} ({row.reason})"


def _infected_since(since: datetime) -> int:
    """Files put apart; the refusal rolls their rows back, the content stays."""
    folder = Path(settings.MEDIA_ROOT) / QUARANTINE
    kept = folder.iterdir() if folder.is_dir() else iter(())
    return sum(file.stat().st_mtime > since.timestamp() for file in kept)


def _message(users: list[User], key: str, said: str) -> Message:
    return Message(
        users=users,
        key=f"watch:{key}",
        subject=_("Dấu hiệu bất thường: %(said)s") % {"said": said},
        body=_(
            "Trong %(minutes)s phút vừa qua: %(said)s. Xem sổ đăng nhập; tài khoản nghi bị lộ thì khóa ở trang Người "
            "và ghế rồi gọi cho người giữ."
        )
        % {"minutes": settings.SECURITY_RULES.watch.minutes, "said": said},
        url=reverse("audit:sign-ins"),
        topic=Topic.SAFETY,
    )
