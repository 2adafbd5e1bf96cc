"""What follows when a document moves; each may be called twice."""

from django.db.models import QuerySet
from django.utils.translation import gettext

from gieo.core.models import TransitionLog
from gieo.dossiers.services.act import act
from gieo.identity.models import User
from gieo.kernel.actors import SYSTEM
from gieo.notifications.services.notify import notify
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import ReasonFacts
from gieo.records.outgoing.signed import next_signer
from gieo.records.outgoing.states import Correction
from gieo.records.outgoing.states import OutgoingState as S
from gieo.rulebooks.models import Topic


def supersede_former(entry: TransitionLog) -> None:
    """A document that replaces another ends it; one that amends or rectifies leaves it in force."""
    document = OutgoingDocument.objects.select_related("replaces").get(pk=entry.subject_id)
    former = document.replaces
    if former is None or document.correction != Correction.REPLACES or former.state not in {S.ISSUED, S.FILED}:
        return
    facts = ReasonFacts(reason=f"{document.full_number}: {document.correction_reason}"[:500])
    act(former, "supersede", actor=SYSTEM, at=entry.at, facts=facts, key=f"superseded-by-{document.pk}")


def tell_next_signer(entry: TransitionLog) -> None:
    """Whose turn it is learns it."""
    document = OutgoingDocument.objects.get(pk=entry.subject_id)
    signer = next_signer(document)
    if signer is None or document.is_on_paper or signer.person is None:
        return
    subject = gettext("Chờ ký số: %(number)s %(title)s") % {"number": document.full_number, "title": document.title}
    _tell(User.objects.filter(person=signer.person), f"sign-{document.pk}-{signer.place}", subject, document, entry)


def tell_drafter(entry: TransitionLog) -> None:
    """Whoever wrote it learns why it came back."""
    document = OutgoingDocument.objects.get(pk=entry.subject_id)
    subject = gettext("Trả lại dự thảo: %(title)s") % {"title": document.title}
    drafter = User.objects.filter(pk=document.opened_by_id or 0)
    _tell(drafter, f"returned-{entry.pk}", subject, document, entry)


def _tell(users: QuerySet[User], key: str, subject: str, document: OutgoingDocument, entry: TransitionLog) -> None:
    notify(
        users=users,
        key=key,
        subject=subject,
        body=str(entry.facts.get("reason", "")) or document.title,
        at=entry.at,
        url=document.get_absolute_url(),
        topic=Topic.TURN,
    )
