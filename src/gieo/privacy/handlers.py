"""What is told only to those who agreed to be told."""

from django.utils.translation import gettext as _

from gieo.core import events
from gieo.core.models import TransitionLog
from gieo.notifications.services.notify import notify
from gieo.orientation.models import OrientationNotice
from gieo.privacy.consents import who_agreed
from gieo.rulebooks.models import Topic

NEW_CALLS = "new_calls"


def subscribe() -> None:
    """Hear what is published."""
    events.subscribe("orientation_notice.published", tell_of_notice)


def tell_of_notice(entry: TransitionLog) -> None:
    """A notice came out: whoever agreed to hear of it does, with the way to withdraw."""
    notice = OrientationNotice.objects.select_related("province").get(pk=entry.subject_id)
    words = _("%(province)s công bố: %(title)s. Rút lại đồng ý nhận tin tại trang Dữ liệu của tôi.")
    notify(
        users=who_agreed(NEW_CALLS),
        key=f"new_calls:{notice.pk}",
        subject=notice.title,
        body=words % {"province": notice.province.name, "title": notice.title},
        url=notice.get_absolute_url(),
        at=entry.at,
        topic=Topic.NEWS,
    )
