"""Decide about a dossier and something near to it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gieo.dossiers.audience import BODY_ROLES
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Appointment, User
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.notifications.services.notify import notify
from gieo.novelty.check import description_of
from gieo.novelty.models import PairVerdict, VerdictClass
from gieo.novelty.policies import SEARCHING, may_judge
from gieo.overlap.register import texts_of
from gieo.overlap.services.compare_texts import compare_texts
from gieo.registry.models import RegisterEntry


@transaction.atomic
def give_verdict(
    *,
    entry: DocketEntry,
    near: RegisterEntry | DocketEntry,
    verdict: str,
    reason: str,
    actor: Actor,
    at: datetime,
) -> PairVerdict:
    """Keep the verdict on a pair, or put another one in its place; its authors are told and may reply.

    Raises:
        Refused: not an officer of the province, no such class, or no reason.
    """
    said = text.nfc(reason).strip()
    refusals = _refusals(entry, verdict, said, actor)
    if refusals:
        raise Refused(refusals)
    pair = {"task": near} if isinstance(near, RegisterEntry) else {"other": near}
    kept, _made = PairVerdict.objects.update_or_create(
        entry=entry,
        **pair,
        defaults={
            "verdict": verdict,
            "reason": said,
            "percent": _percent(entry, near),
            "decided_at": at,
            "decided_by_id": actor.user,
            "decided_by_name": actor.name,
        },
    )
    _tell_authors(entry, kept, at)
    return kept


def _refusals(entry: DocketEntry, verdict: str, said: str, actor: Actor) -> list[Refusal]:
    found, basis = [], SEARCHING[dossier_of(entry).law]
    if not may_judge(actor, entry):
        message = _("Chuyên viên, lãnh đạo Sở của tỉnh mới kết luận được.")
        found.append(Refusal(code="not_yours", message=message, basis=basis))
    if verdict not in VerdictClass.values:
        found.append(Refusal(code="no_verdict", message=_("Chọn một kết luận."), basis=basis, field="verdict"))
    if not said:
        message = _("Viết lý do của kết luận; hội đồng và người đề xuất đọc nguyên văn.")
        found.append(Refusal(code="no_reason", message=message, basis=basis, field="reason"))
    return found


def _percent(entry: DocketEntry, near: RegisterEntry | DocketEntry) -> int:
    """How near the check calls the pair today."""
    kind = kind_named(entry.kind)
    if isinstance(near, RegisterEntry):
        others = dict(texts_of([near.pk]))
    else:
        others = {near.pk: dict(description_of(kind_named(near.kind), dossier_of(near)))}
    compared = compare_texts(parts=description_of(kind, dossier_of(entry)), others=others)
    return round(100 * compared[near.pk].score)


def _tell_authors(entry: DocketEntry, verdict: PairVerdict, at: datetime) -> None:
    authors = kind_named(entry.kind).written_by(dossier_of(entry))
    seats = Appointment.objects.filter(role__in=BODY_ROLES, organisation__in=authors.bodies).valid_on(at.date())
    told = Q(pk__in=authors.users) | Q(person__appointments__in=seats)
    notify(
        users=User.objects.filter(told).distinct().order_by("pk"),
        key=f"novelty.verdict.{verdict.pk}.{at.isoformat()}",
        subject=f"{entry.number}: có kết luận về nhiệm vụ gần ({verdict.get_verdict_display()})",
        body=f"{verdict.reason}\n\nÔng/bà có thể giải trình ngay tại trang đối chiếu của hồ sơ.",
        at=at,
        url=f"{entry.get_absolute_url()}/trung-lap",
    )
