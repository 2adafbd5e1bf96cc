"""What the shared pages know of complaints."""

from collections.abc import Iterable

from django.utils.translation import gettext

from gieo.complaints.complaint.facts import FileFacts
from gieo.complaints.complaint.papers import PAPERS
from gieo.complaints.complaint.states import Ground, Verdict
from gieo.complaints.complaint.workflow import COMPLAINT
from gieo.complaints.decisions import decided_against
from gieo.complaints.models import Complaint
from gieo.complaints.models.complaint import DECIDING
from gieo.complaints.services.file_complaint import FILING, file_complaint
from gieo.dossiers.audience import BODY_ROLES, OFFICE, Audience, Holder
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Fact, facts_of
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _


def readers(complaint: Complaint) -> Audience:
    """The office, the inspectors, and whoever complains; no member of the council that is complained of."""
    return Audience.of(OFFICE | {Role.INSPECTOR}, complaint.parties().values())


def holder(complaint: Complaint) -> Holder | None:
    """Once it was looked into, whoever answers it; else the table's owner."""
    if complaint.state in DECIDING and complaint.findings:
        return Holder(complaint.answers, name=ROLE_LABELS[complaint.answers])
    return None


def facts(complaint: Complaint) -> Iterable[Fact]:
    """What is complained of, what was found and answered."""
    parent = complaint.parent
    return [
        *([Fact(_("Hồ sơ"), f"{parent.number} {parent.title}", parent.get_absolute_url())] if parent else []),
        *facts_of(
            (_("Kết quả bị khiếu nại"), gettext(complaint.decision)),
            (_("Kết quả có lúc"), complaint.decided_at),
            (_("Người khiếu nại"), complaint.complainant),
            (_("Ngày nhận hoặc biết kết quả"), complaint.learned_on),
            (_("Trở ngại khách quan"), complaint.hindrance),
            (_("Lý do"), gettext(Ground(complaint.ground).label)),
            (_("Nội dung khiếu nại"), complaint.words),
            (_("Yêu cầu giải quyết"), complaint.request),
            (_("Thụ lý lúc"), complaint.accepted_at),
            (_("Người giải quyết"), gettext(ROLE_LABELS[complaint.answers])),
            (_("Kết quả xác minh"), complaint.findings),
            (_("Kết luận"), gettext(Verdict(complaint.verdict).label) if complaint.verdict else ""),
            (_("Căn cứ, lý do"), complaint.reasons),
            (_("Cách giải quyết"), complaint.remedy),
            (_("Hội đồng xem xét lại"), _("có") if complaint.sits_again else ""),
        ),
    ]


def opening_choices(name: str, province: str, actor: Actor) -> Options:
    """What went against the reader."""
    if name != "decisions":
        return ()
    return [
        (entry.pk, f"{entry.number} {entry.title[:120]}: {gettext(decided.words)}")
        for entry, decided in decided_against(actor, province)
    ]


COMPLAINT_KIND = DossierKind(
    workflow=COMPLAINT,
    model=Complaint,
    code="KN",
    stage="khieu-nai",
    plural=_("Khiếu nại"),
    readers=readers,
    holder=holder,
    facts=facts,
    papers=PAPERS,
    related=("body", "opened_by"),
    opening=Opening(
        label=_("Gửi khiếu nại"),
        actors=BODY_ROLES,
        facts=FileFacts,
        do=file_complaint,
        legal_basis=FILING,
        choices=opening_choices,
    ),
)
