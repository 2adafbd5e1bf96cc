"""Whoever was not chosen complains."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from gieo.complaints.complaint.facts import FileFacts
from gieo.complaints.complaint.states import ComplaintState
from gieo.complaints.decisions import Decided, decided_against
from gieo.complaints.models import Complaint
from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import bodies_of
from gieo.dossiers.docket import dossier_of
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.identity.selectors import accounts_holding
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.notifications.services.notify import notify
from gieo.rulebooks import library
from gieo.rulebooks.models import Topic

FILING = ("LUAT02-2011:7", "LUAT02-2011:9")
ENDED_UNHEARD = (ComplaintState.WITHDRAWN, ComplaintState.NOT_ACCEPTED)


@transaction.atomic
def file_complaint(*, province: str, facts: FileFacts, actor: Actor, at: datetime) -> Complaint:
    """Open a complaint about a decision on one of the actor's own dossiers, and tell the officers.

    Args:
        province: code.
        facts: what is complained of.
        actor: who complains, for their body where the dossier is one of a body.
        at: when.

    Raises:
        Refused: nothing was decided against the actor there, it was complained of before, the day cannot be, or the
            time for it is over and nothing stood in the way.
    """
    entry, decided = _decision(facts, actor, province)
    rulebook = _rulebook(entry, at)
    refusals = [*_about_the_day(facts, decided, rulebook, at), *_heard_before(entry, decided, actor)]
    if refusals:
        raise Refused(refusals)
    written_by = kind_named(entry.kind).written_by(dossier_of(entry))
    mine = sorted(bodies_of(actor) & written_by.bodies)
    complaint = Complaint(
        province=entry.province,
        title=entry.title,
        plan_year=entry.plan_year,
        parent=entry,
        task=entry.task,
        rulebook=rulebook,
        body_id=mine[0] if mine else None,
        decision=decided.words,
        decided_at=decided.at,
        decided_by=decided.by,
        learned_on=facts.learned_on,
        ground=facts.ground,
        words=text.nfc(facts.words),
        request=text.nfc(facts.request),
        hindrance=text.nfc(facts.hindrance),
    )
    opened = open_new(complaint, actor=actor, at=at, legal_basis=FILING)
    _tell_officers(opened, at)
    return opened


def _decision(facts: FileFacts, actor: Actor, province: str) -> tuple[DocketEntry, Decided]:
    """The line that was picked, locked, so that two of a body do not complain twice at once."""
    known = {entry.pk: (entry, decided) for entry, decided in decided_against(actor, province)}
    if facts.decision.pk not in known:
        message = _("Không có kết quả này, hoặc kết quả không thuộc hồ sơ của ông/bà.")
        raise Refused([Refusal(code="no_decision", message=message, basis=FILING, field="decision")])
    DocketEntry.objects.select_for_update(of=("self",), no_key=True).get(pk=facts.decision.pk)
    return known[facts.decision.pk]


def _rulebook(entry: DocketEntry, at: datetime) -> str:
    """A complaint is heard by the rules of its day, whatever the dossier was opened under."""
    return library.in_force(entry.province.family, on=at.astimezone(LEGAL_ZONE).date()).id


def _about_the_day(facts: FileFacts, decided: Decided, rulebook: str, at: datetime) -> list[Refusal]:
    today, decided_on = at.astimezone(LEGAL_ZONE).date(), decided.at.astimezone(LEGAL_ZONE).date()
    if not decided_on <= facts.learned_on <= today:
        message = _("Ngày nhận hoặc biết kết quả phải từ %(from)s đến hôm nay.")
        params = {"from": f"{decided_on:%d/%m/%Y}"}
        return [Refusal(code="bad_day", message=message, params=params, basis=FILING, field="learned_on")]
    rule = library.get(rulebook).deadline("complaint.filing")
    last: date = rule.due(facts.learned_on)
    if today <= last or facts.hindrance.strip():
        return []
    message = _("Thời hiệu khiếu nại hết ngày %(last)s. Có trở ngại khách quan thì ghi rõ.")
    params = {"last": f"{last:%d/%m/%Y}"}
    return [Refusal(code="too_late", message=message, params=params, basis=rule.basis, field="hindrance")]


def _heard_before(entry: DocketEntry, decided: Decided, actor: Actor) -> list[Refusal]:
    """One complaint of an author about one decision, unless the earlier one was never heard."""
    before = Complaint.objects.filter(parent=entry, decided_at=decided.at).exclude(state__in=ENDED_UNHEARD)
    known = next((each for each in before if each.parties()[Role.PROPOSER].holds(actor)), None)
    if known is None:
        return []
    message = _("Đã có khiếu nại %(number)s về kết quả này.")
    params = {"number": known.number}
    return [Refusal(code="complained_before", message=message, params=params, basis=("LUAT02-2011:11",))]


def _tell_officers(complaint: Complaint, at: datetime) -> None:
    officers = accounts_holding(Role.SCIENCE_OFFICER, complaint.province_id, at.astimezone(LEGAL_ZONE).date())
    subject = gettext("Khiếu nại mới: %(number)s") % {"number": complaint.number}
    body = f"{complaint.complainant}: {complaint.decision}\n\n{complaint.words}"
    url = reverse("dossiers:dossier", args=[complaint.number])
    key = f"complaint-{complaint.pk}-filed"
    notify(users=officers, key=key, subject=subject, body=body, at=at, url=url, topic=Topic.TURN)
