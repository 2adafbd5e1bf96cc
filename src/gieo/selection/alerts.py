"""What the people of a host are told: results, and what they have to do until when; each act once (X-13)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from gieo.core import events
from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.docket import dossier_of_act
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.telling import people_of
from gieo.identity.models import User
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.notifications.services.notify import notify

# by table and act: the subject
SUBJECTS: Mapping[tuple[str, str], str] = {
    ("application", "reject"): _("Hồ sơ %(number)s không hợp lệ"),
    ("application", "lose"): _("Hồ sơ %(number)s không được chọn"),
    ("application", "cancel"): _("Kết quả của hồ sơ %(number)s bị hủy"),
    ("selection", "name_winner"): _("Được đề nghị chủ trì: hoàn thiện hồ sơ %(number)s"),
    ("selection", "recommend"): _("Được đề nghị chủ trì: hoàn thiện hồ sơ %(number)s"),
    ("budget_appraisal", "conclude"): _("Có kết luận thẩm định kinh phí: hoàn thiện hồ sơ %(number)s"),
    ("budget_appraisal", "send_back"): _("Cần hoàn thiện thêm sau thẩm định: %(number)s"),
    ("approval", "approve"): _("Đã phê duyệt chủ trì, kinh phí: %(number)s"),
}
EVENTS = (
    "application.invalid",
    "application.lost",
    "application.cancelled",
    "selection.winner_found",
    "budget_appraisal.concluded",
    "budget_appraisal.sent_back",
    "approval.approved",
)


def subscribe() -> None:
    """Hear what hosts wait for."""
    for event in EVENTS:
        events.subscribe(event, tell_host)


def tell_host(entry: TransitionLog) -> None:
    """Tell everybody who acts for the host on the day of the act."""
    kind = kind_named(entry.workflow)
    dossier = dossier_of_act(entry)
    subject = gettext(SUBJECTS[entry.workflow, entry.name]) % {"number": kind.number(dossier)}
    notify(
        users=_people_of_host(dossier, entry),
        key=f"trail-{entry.pk}-host",
        subject=subject,
        body="\n\n".join(_paragraphs(dossier, entry)),
        at=entry.at,
        url=kind.address(dossier),
    )


def _paragraphs(dossier: Any, entry: TransitionLog) -> list[str]:
    """Which task, why, until when."""
    due = dossier.due_at
    until = gettext("Hạn: hết ngày %(day)s.") % {"day": f"{due.astimezone(LEGAL_ZONE):%d/%m/%Y}"} if due else ""
    return [part for part in (dossier.title, str(entry.facts.get("reason", "")), until) if part]


def _people_of_host(dossier: Any, entry: TransitionLog) -> list[User]:
    return people_of(dossier.parties()[Role.HOST].bodies, entry)
