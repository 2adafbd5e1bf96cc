"""Say in time that a form was not sent yet: a draft, a replacement, a form returned for supplement (X-13)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import User
from gieo.notifications.services.notify import Message, notify_all
from gieo.proposals.channels import Channel
from gieo.proposals.models import Proposal
from gieo.proposals.models.proposal import ONE_INSTANT
from gieo.proposals.readiness import issues_of, left_of
from gieo.proposals.states import EDITABLE
from gieo.rulebooks import library
from gieo.rulebooks.models import Topic

REMINDER = "draft.reminder"
FARTHEST = timedelta(days=31)  # nobody is reminded earlier, whatever a rulebook says


def remind_drafts(*, at: datetime) -> int:
    """Remind whoever writes each form whose reminder has come; each is said once, of two missed ones the later.

    Somebody who began after a reminder had passed does not hear it; nor does anybody of a form in which nothing was
    ever written.

    Returns:
        How many people were told something new.
    """
    written = Q(saved_at__isnull=False) | ~Q(title="")
    open_forms = Proposal.objects.filter(written, state__in=EDITABLE, channel=Channel.ONLINE)
    soon = open_forms.filter(due_at__gte=at, due_at__lte=at + FARTHEST)
    due = list(soon.select_related("proposer").order_by("pk"))
    writers = _writers(due)
    messages = [message for proposal in due for message in _message(proposal, writers[proposal.pk], at)]
    return len(notify_all(messages, at=at)) if messages else 0


def _message(proposal: Proposal, users: list[User], at: datetime) -> Iterator[Message]:
    if proposal.due_at is None:
        return
    closes = proposal.due_at + ONE_INSTANT
    hours = _hours_of(proposal)
    passed = [before for before in hours if proposal.state_since <= closes - timedelta(hours=before) <= at]
    if not passed:
        return
    left = left_of(issues_of(proposal, on=at.astimezone(LEGAL_ZONE).date())).errors
    until = f"{proposal.due_at.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}"
    values = {"number": proposal.number, "until": until, "state": proposal.state_label, "left": len(left)}
    body = [
        proposal.title or _("Phiếu chưa đặt tên"),
        _("Trạng thái: %(state)s. Nộp được đến %(until)s (giờ Việt Nam).") % values,
        _("Còn %(left)s điểm phải hoàn thành trước khi nộp.") % values if left else _("Phiếu đã đủ để nộp."),
    ]
    yield Message(
        users=users,
        key=f"draft-{proposal.pk}-{proposal.state}-{closes:%Y%m%d%H%M}-{min(passed)}",
        subject=_("Phiếu %(number)s chưa nộp: hạn %(until)s") % values,
        body="\n\n".join(body),
        url=proposal.get_absolute_url(),
        topic=Topic.LAST_DAY if min(passed) == min(hours) else Topic.REMINDER,
    )


def _hours_of(proposal: Proposal) -> list[int]:
    """How long before the end, in hours."""
    figures = library.get(proposal.rulebook).figures
    return [figure.value for key, figure in figures.items() if key.startswith(REMINDER)]


def _writers(proposals: list[Proposal]) -> dict[int, list[User]]:
    """The person who proposes and whoever began the form, by its primary key; one question for all."""
    wanted = {each.pk: {each.created_by_id, each.proposer.user_id or each.created_by_id} for each in proposals}
    asked = {user for users in wanted.values() for user in users}
    accounts = {user.pk: user for user in User.objects.filter(pk__in=asked, is_active=True).order_by("pk")}
    found: dict[int, list[User]] = defaultdict(list)
    for pk, users in wanted.items():
        found[pk] = [accounts[user] for user in sorted(users) if user in accounts]
    return found
