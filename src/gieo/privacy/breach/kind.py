"""What the shared pages know of breaches."""

from collections.abc import Iterable

from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind, Opening
from gieo.dossiers.shown import Fact, facts_of
from gieo.kernel.actors import Role
from gieo.kernel.refusal import _
from gieo.privacy.breach.facts import FoundFacts
from gieo.privacy.breach.workflow import BASIS, DATA_BREACH, HANDLERS
from gieo.privacy.models import DataBreach
from gieo.privacy.services.open_data_breach import open_data_breach

# Whoever works for the province may find one; only those who handle it, and the inspectors, read it afterwards.
FINDERS = HANDLERS | {
    Role.SCIENCE_OFFICER,
    Role.RECORDS_CLERK,
    Role.COUNTER_CLERK,
    Role.FINANCE_OFFICER,
    Role.INSPECTOR,
}


def readers(breach: DataBreach) -> Audience:
    """Those who handle it, the auditor and the inspector, and whoever found it."""
    return Audience.of(HANDLERS | {Role.INSPECTOR, Role.AUDITOR}, breach.parties().values())


def facts(breach: DataBreach) -> Iterable[Fact]:
    """What happened, and what was done."""
    return facts_of(
        (_("Phát hiện lúc"), breach.found_at),
        (_("Việc gì đã xảy ra"), breach.what),
        (_("Loại dữ liệu bị ảnh hưởng"), breach.data),
        (_("Số người có thể bị ảnh hưởng"), breach.people),
        (_("Đã làm"), breach.measures),
        (_("Cơ quan được thông báo"), breach.authority),
        (_("Văn bản số"), breach.document),
        (_("Thông báo lúc"), breach.told_at),
    )


DATA_BREACH_KIND = DossierKind(
    workflow=DATA_BREACH,
    model=DataBreach,
    code="VP",
    stage="du-lieu",
    plural=_("Vi phạm dữ liệu cá nhân"),
    readers=readers,
    facts=facts,
    opening=Opening(
        label=_("Báo vi phạm dữ liệu cá nhân"),
        actors=FINDERS,
        facts=FoundFacts,
        do=open_data_breach,
        legal_basis=BASIS,
    ),
)
