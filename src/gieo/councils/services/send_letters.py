"""Letters of a council leave when their hour has come: as alerts, and by mail."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from gieo.councils.letters import LetterKind
from gieo.councils.models import CouncilLetter
from gieo.identity.models import User
from gieo.notifications.services.notify import Message, notify_all
from gieo.rulebooks.models import Topic


@transaction.atomic
def send_due_letters(*, at: datetime) -> int:
    """Send what was released and whose hour has come; each letter once, whoever else sends at the same time.

    Returns:
        How many left.
    """
    due = CouncilLetter.objects.select_for_update(of=("self",), skip_locked=True, no_key=True).filter(
        round__leaves_at__lte=at, sent_at__isnull=True, cancelled_at__isnull=True
    )
    leaving = list(due.select_related("round__entry").order_by("pk"))
    if not leaving:
        return 0
    users = User.objects.in_bulk({each.user_id for each in leaving})
    notify_all([_message(each, users[each.user_id]) for each in leaving], at=at)
    CouncilLetter.objects.filter(pk__in=[each.pk for each in leaving]).update(sent_at=at)
    return len(leaving)


def _message(letter: CouncilLetter, user: User) -> Message:
    """The place to go on: of the invited the page that names no dossier; applicants know their own dossiers."""
    entry = letter.round.entry
    places = {
        LetterKind.INVITATION.value: reverse("councils:invitation", args=[entry.pk]),
        LetterKind.THANKS.value: entry.get_absolute_url(),
    }
    url = places.get(letter.round.kind, "")
    return Message(
        users=[user],
        key=f"council-letter-{letter.pk}",
        subject=letter.subject,
        body=letter.body,
        url=url,
        topic=Topic.LETTER,
    )
