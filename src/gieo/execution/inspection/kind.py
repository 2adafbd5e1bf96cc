"""What the shared pages know of inspections."""

from collections.abc import Iterable

from gieo.contracts.contract.kind import READERS
from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Fact, facts_of
from gieo.execution import options
from gieo.execution.inspection.facts import OpeningFacts
from gieo.execution.inspection.papers import PAPERS
from gieo.execution.inspection.workflow import INSPECTION
from gieo.execution.models import Inspection
from gieo.execution.services.open_inspection import open_inspection
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _

ANNOUNCED = frozenset({"under_way", "concluded", "handled"})


def readers(inspection: Inspection) -> Audience:
    """The office; the host only once the decision is announced: nobody is warned of an inspection."""
    parties = inspection.parties().values() if inspection.state in ANNOUNCED else ()
    return Audience.of(READERS, parties)


def facts(inspection: Inspection) -> Iterable[Fact]:
    """Why, when, and what came of it."""
    return [
        Fact(_("Hợp đồng"), inspection.contract.contract_number, inspection.contract.get_absolute_url()),
        *facts_of(
            (_("Căn cứ tiến hành"), inspection.get_trigger_display()),
            (_("Nguồn tin"), inspection.get_signal_display() if inspection.signal else ""),
            (_("Nội dung, dấu hiệu"), inspection.signs),
            (_("Dự kiến ngày"), inspection.planned_on),
            (_("Quyết định thanh tra"), inspection.decision),
            (_("Đoàn thanh tra"), inspection.team),
            (_("Bắt đầu ngày"), inspection.started_on),
            (_("Bắt đầu muộn"), inspection.is_late or None),
            (_("Kết luận"), inspection.conclusion),
            (_("Có vi phạm"), inspection.violation_found),
            (_("Xử lý"), inspection.handling),
        ),
    ]


def opening_choices(_name: str, province: str, _actor: Actor) -> Options:
    """Running contracts."""
    return options.running_contracts(province)


INSPECTION_KIND = DossierKind(
    workflow=INSPECTION,
    model=Inspection,
    code="TTR",
    stage="thuc-hien",
    plural=_("Thanh tra"),
    readers=readers,
    facts=facts,
    papers=PAPERS,
    opening=Opening(
        label=_("Lập thanh tra, ghi dấu hiệu vi phạm"),
        actors=frozenset({Role.INSPECTOR, Role.SCIENCE_OFFICER, Role.DIRECTOR}),
        facts=OpeningFacts,
        do=open_inspection,
        legal_basis=("LUATTT-2022",),
        choices=opening_choices,
    ),
)
