"""Where a body ended and nobody was named for what it holds, whoever may enter a decision is told."""

import hashlib
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Organisation, Province, User
from gieo.identity.selectors import accounts_holding
from gieo.kernel.actors import Role
from gieo.notifications.models import Alert
from gieo.notifications.services.notify import Message, notify_all
from gieo.succession.act.states import SuccessionState
from gieo.succession.models import SuccessionPart
from gieo.succession.proposing import left_behind

TOLD = (Role.ADMINISTRATOR, Role.RECORDS_CLERK)
NAMED = 5


def tell_of_what_was_left(*, at: datetime) -> list[Alert]:
    """Once for each set of bodies, unless a draft speaks of them: the next night says nothing new of the same."""
    yesterday = at.astimezone(LEGAL_ZONE).date() - timedelta(days=1)
    drafted = SuccessionPart.objects.filter(succession__state=SuccessionState.DRAFT).values("body")
    messages = []
    for province in Province.objects.order_by("pk"):
        named = set(drafted.values_list("body", flat=True))
        if left := [body for body in left_behind(province.pk, yesterday) if body.pk not in named]:
            users = [user for role in TOLD for user in accounts_holding(role, province.pk, at.date())]
            messages.append(_message(province, left, users))
    return notify_all(messages, at=at)


def _message(province: Province, left: list[Organisation], users: list[User]) -> Message:
    said = {"count": len(left), "named": "; ".join(body.name for body in left[:NAMED])}
    return Message(
        users=users,
        key=f"left-behind:{province.pk}:{hashlib.sha256(str([body.pk for body in left]).encode()).hexdigest()[:16]}",
        subject=_("%(count)d cơ quan đã kết thúc còn giữ việc, chưa có nơi kế thừa") % said,
        body=_(
            "%(named)s. Nhập quyết định về nơi kế thừa; chưa có thì nhập để Sở KH&CN tạm giữ, để mỗi việc có đúng một "
            "nơi giữ."
        )
        % said,
        url=reverse("dossiers:open", args=["succession"]),
    )
