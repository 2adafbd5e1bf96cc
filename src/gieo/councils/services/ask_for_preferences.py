"""Ask the members of a council of a term how gladly they would review what lies before it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bench import bench_of, roster_of
from gieo.councils.invitation import invitation_to
from gieo.councils.models import CouncilItem, ReviewPreference
from gieo.councils.preferences import WISHING
from gieo.councils.procedure import Procedure
from gieo.councils.reviewing import may_name
from gieo.councils.sitting.reviewers import why_not_to_review
from gieo.identity.models import User
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused
from gieo.kernel.refusal import _ as mark
from gieo.notifications.services.notify import Message, notify_all
from gieo.rulebooks.models import Topic


def ask_for_preferences(*, procedure: Procedure, item: CouncilItem, actor: Actor, at: datetime) -> int:
    """Tell everybody who could be named and has said nothing; once a day. Number and name wait for the pledge.

    Args:
        procedure: of the council.
        item: the dossier of the council.
        actor: who names its reviewers.
        at: when.

    Returns:
        How many were told now.

    Raises:
        Refused: the actor does not name reviewers now.
    """
    if not may_name(procedure, item, actor):
        message = mark("Chỉ người cử phản biện hỏi nguyện vọng, trước khi hội đồng họp.")
        raise Refused([Refusal(code="does_not_name", message=message, basis=WISHING)])
    roster = roster_of(item)
    spoken = set(ReviewPreference.objects.filter(entry=roster.entry).values_list("membership", flat=True))
    able = [each for each in bench_of(item).sitters if each.user and not why_not_to_review(item, each)]
    silent = [each for each in able if each.membership.pk not in spoken]
    bound = {each.user for each in silent if each.is_bound}
    users = {user.pk: user for user in User.objects.filter(pk__in=[each.user for each in silent])}
    url = reverse("councils:preferences", args=[roster.entry])
    key = f"wishes-{roster.entry}-{at.astimezone(LEGAL_ZONE).date():%Y%m%d}"
    subject = _("Nêu nguyện vọng phản biện: %(what)s")
    body = _("%(what)s\n\nCam kết, kê khai xung đột lợi ích, rồi cho biết ông/bà muốn phản biện hồ sơ nào.")
    named, masked = f"{item.number}, {item.title}", invitation_to(item).title if len(bound) < len(silent) else ""
    told = [
        Message(
            users=[user for pk, user in users.items() if (pk in bound) == is_bound],
            key=key,
            subject=subject % {"what": item.number if is_bound else what},
            body=body % {"what": what},
            url=url,
            topic=Topic.LETTER,
        )
        for is_bound, what in ((True, named), (False, masked))
    ]
    return len(notify_all(told, at=at))
