"""Once a day: who keeps a bank of experts, and the expert, are told what an entry needs; each thing once."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bank_alerts import BankAlert, Need, alerts_in
from gieo.identity.models import User
from gieo.identity.selectors import accounts_holding, provinces_on
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.notifications.services.notify import Message, notify_all
from gieo.rulebooks.models import Topic

TO_THE_EXPERT = {
    Need.CONFIRM: _("Mời ông/bà mở trang của mình và bấm xác nhận nếu thông tin còn đúng, hoặc đề nghị sửa."),
    Need.CONSENT: _("Mời ông/bà mở trang của mình và cho biết còn đồng ý có tên trong ngân hàng chuyên gia hay không."),
    Need.UNREACHABLE: _("Sở KH&CN chưa liên lạc được với ông/bà. Mời ông/bà mở trang của mình và bấm xác nhận."),
    Need.REFUSALS: _(
        "Sở KH&CN sẽ xem lại việc mời ông/bà. Nếu đang bận, mời ông/bà ghi thời gian bận ở trang của mình."
    ),
}


def watch_bank(*, at: datetime) -> int:
    """Tell the officers of every province and its experts what the bank needs today.

    Called twice a day it says nothing twice; what was mended and is needed again is said again.

    Args:
        at: when; the day on the legal clock is looked at.

    Returns:
        How many people were told something new.
    """
    day = at.astimezone(LEGAL_ZONE).date()
    provinces = list(provinces_on(day).order_by("code"))
    officers = {each.code: accounts_holding(Role.SCIENCE_OFFICER, each.code, day) for each in provinces}
    messages: list[Message] = []
    for alert in alerts_in(provinces, day):
        messages.append(_to_officers(alert, officers[alert.expert.province_id]))
        if alert.expert.person.user:
            messages.append(_to_expert(alert, alert.expert.person.user))
    return len(notify_all(messages, at=at)) if messages else 0


def _to_officers(alert: BankAlert, officers: list[User]) -> Message:
    subject = gettext("Ngân hàng chuyên gia: %(who)s, %(what)s")
    return Message(
        users=officers,
        key=f"{alert.key}-office",
        subject=subject % {"who": alert.expert.person.full_name, "what": gettext(alert.need.label)},
        body=f"{alert.detail}\n{gettext('Căn cứ')}: {', '.join(alert.basis)}",
        url=reverse("councils:waiting"),
        topic=Topic.WORK,
    )


def _to_expert(alert: BankAlert, user: User) -> Message:
    return Message(
        users=[user],
        key=alert.key,
        subject=gettext("Ngân hàng chuyên gia: %(what)s") % {"what": gettext(alert.need.label)},
        body=f"{gettext(TO_THE_EXPERT[alert.need])}\n{alert.detail}",
        url=alert.expert.get_absolute_url(),
        topic=Topic.REMINDER,
    )
