"""What the docket knows of the dossiers of this stage."""

from typing import Any

from django.urls import reverse

from gieo.core.trail import history_of
from gieo.dossiers.audience import Audience, Holder
from gieo.dossiers.kinds import DossierKind
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.refusal import _
from gieo.orientation.models import OrientationNotice
from gieo.orientation.order.kind import ORDER_KIND
from gieo.orientation.policies import EDITORS
from gieo.orientation.reading.kind import READING_KIND
from gieo.orientation.states import NOTICE_STATE_LABELS, NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE

CODE = "TB"


def number_of(notice: OrientationNotice) -> str:
    """A notice is known by its year and version: BG-TB-2025-0001 is the first version for 2025."""
    return str(DossierNumber(notice.province_id, CODE, notice.plan_year, notice.version))


def holder_of(notice: OrientationNotice) -> Holder:
    """The officer compares, the director publishes; a published notice asks nothing of anybody."""
    state = NoticeState(notice.state)
    role = ORIENTATION_NOTICE.owners.get(state) if state is not NoticeState.PUBLISHED else None
    return Holder(role, name=ROLE_LABELS[role]) if role else Holder()


def opened_at(notice: OrientationNotice) -> Any:
    """The first act of its trail."""
    first = history_of(notice).first()
    return first.at if first else notice.state_since


NOTICE_KIND = DossierKind(
    workflow=ORIENTATION_NOTICE,
    model=OrientationNotice,
    code=CODE,
    stage="dinh-huong",
    plural=_("Thông báo định hướng"),
    readers=lambda _notice: Audience(roles=EDITORS),
    holder=holder_of,
    number=number_of,
    opened_at=opened_at,
    url=lambda notice: reverse("orientation:desk", args=[notice.pk]),
    state_labels=NOTICE_STATE_LABELS,
)

KINDS = (ORDER_KIND, NOTICE_KIND, READING_KIND)
