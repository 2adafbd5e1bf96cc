"""What people are told when a complaint moves. A handler may be called twice: `notify` says a key once."""

from collections.abc import Iterable

from django.urls import reverse

from gieo.complaints.complaint.kind import COMPLAINT_KIND
from gieo.complaints.models import Complaint
from gieo.core import events
from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.timeline import words_of
from gieo.identity.models import User
from gieo.identity.selectors import accounts_holding
from gieo.kernel.actors import Role
from gieo.notifications.services.notify import notify
from gieo.rulebooks.models import Topic

TO_THE_COMPLAINANT = ("complaint.accepted", "complaint.not_accepted", "complaint.extended", "complaint.answered")
TO_THE_OFFICERS = ("complaint.filed_again", "complaint.withdrawn")


def subscribe() -> None:
    """Hear the rows of the table that somebody should know of."""
    for event in TO_THE_COMPLAINANT:
        events.subscribe(event, tell_complainant)
    for event in TO_THE_OFFICERS:
        events.subscribe(event, tell_officers)


def tell_complainant(entry: TransitionLog) -> None:
    """What was done about it and why, to whoever filed it."""
    complaint = _complaint(entry)
    _tell(complaint, entry, [complaint.opened_by] if complaint.opened_by else [])


def tell_officers(entry: TransitionLog) -> None:
    """That it goes on above, or is over."""
    complaint = _complaint(entry)
    day = entry.at.astimezone(LEGAL_ZONE).date()
    _tell(complaint, entry, accounts_holding(Role.SCIENCE_OFFICER, complaint.province_id, day), Topic.WORK)


def _complaint(entry: TransitionLog) -> Complaint:
    return Complaint.objects.select_related("opened_by").get(pk=entry.subject_id)


def _tell(complaint: Complaint, entry: TransitionLog, users: Iterable[User], topic: Topic = Topic.ANSWER) -> None:
    words = [f"{label}: {word}" for label, word in words_of(COMPLAINT_KIND, entry)]
    notify(
        users=users,
        key=f"trail-{entry.pk}-complaint",
        subject=f"{complaint.number}: {COMPLAINT_KIND.state_label(entry.target)}",
        body="\n\n".join([complaint.title, *words]),
        at=entry.at,
        url=reverse("dossiers:dossier", args=[complaint.number]),
        topic=topic,
    )
