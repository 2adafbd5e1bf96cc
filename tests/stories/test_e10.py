"""E-10: the biotechnology plan, its activities, a unit's report before 10 December and the compiled one; by the pages."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.core import trail
from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import OrganisationKind
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Role
from gieo.plans.models import Plan, PlanRow
from gieo.plans.plan_row.facts import ActivityFacts
from gieo.plans.plan_row.states import ActivityKind
from gieo.reporting import invariants
from gieo.reporting.models import Return
from gieo.reporting.services.open_returns import open_returns
from tests.conftest import moment
from tests.duties.conftest import focal_of
from tests.factories import officer_of, person_in, province_of
from tests.plans.conftest import UNITS
from tests.stories.stage import Player, Stage

pytestmark = [pytest.mark.web, pytest.mark.django_db]

CENTRE, OFFICE = "Trung tâm Ứng dụng KH&CN", "Văn phòng Sở"
WRITTEN = {"results": "Đã thực hiện.", "earlier_results": "", "difficulties": "", "suggestions": ""}


@pytest.mark.requirement("E-10", "CNSH-IV-2", "CNSH-1.2", "CNSH-1.3", "CNSH-1.4", "CNSH-6.2")
def test_the_biotechnology_plan(stage: Stage, shared: Path) -> None:
    province = province_of("BG")
    units = {
        name: register_organisation(name=name, kind=OrganisationKind.DIVISION, province=province) for name in UNITS
    }
    officer = stage.player(officer_of(province))
    centre, office = stage.player(focal_of(units[CENTRE])), stage.player(focal_of(units[OFFICE]))

    stage.at("2024-03-20 08:00")
    (source,) = (shared / "seeds").glob("004_*.txt")
    officer.opens("plan", file=SimpleUploadedFile("ke-hoach.txt", source.read_bytes(), content_type="text/plain"))
    plan = Plan.objects.get()
    assert plan.rows.count() == 20

    stage.at("2024-09-02 08:00")
    row = row_of(plan, "6.2")
    assert "thiếu" in officer.reads(row.get_absolute_url()).lower()
    officer.does(row, "fill_in", leads=[units[CENTRE].pk], period="Hằng năm", document="")
    for player, number, kind, title in (
        (centre, "1.3", ActivityKind.CLASS, "Lớp nuôi cấy mô"),
        (centre, "1.3", ActivityKind.CLASS, "Lớp chế phẩm"),
        (centre, "1.2", ActivityKind.BROADCAST, "Chuyên mục số 1"),
        (centre, "6.2", ActivityKind.EVENT, "Chợ công nghệ"),
        (office, "1.4", ActivityKind.TRIP, "Học tập tại Lâm Đồng"),
    ):
        row = row_of(plan, number)
        player.does(row, "record_activity", ActivityFacts(kind=kind, title=title, on=date(2024, 9, 1)))
        assert title in player.reads(row.get_absolute_url())
    reports(stage, officer, centre)
    assert list(invariants.faults()) == []
    assert list(trail.faults()) == []


def row_of(plan: Plan, number: str) -> PlanRow:
    return PlanRow.objects.get(plan=plan, printed_number=number)


def reports(stage: Stage, officer: Player, centre: Player) -> None:
    """The unit before 10 December, the Sở after it; the figures are those of the rows."""
    open_duties(province="BG", year=2024, actor=SYSTEM, at=moment("2024-09-02 08:00"))
    open_returns(province="BG", year=2024, actor=SYSTEM, at=moment("2024-11-20 08:00"))
    stage.at("2024-12-09 23:59")
    own = Return.objects.get(form="unit_yearly", body__name=CENTRE)
    assert own.number in centre.reads("/lam-viec")
    centre.does(own, "write", **WRITTEN)
    centre.does(own, "submit")
    assert not own.is_late
    stage.at("2024-12-11 08:00")
    officer.does(own, "receive")

    compiled = Return.objects.get(form="compiled_biotech")
    person = person_in(Role.DIRECTOR, province_of("BG"), name="Giám đốc", email="giam.doc@gieo.test")
    assert person.user
    director = stage.player(actor_of(person.user, date(2024, 12, 1)))
    officer.does(compiled, "write", **WRITTEN)
    director.does(compiled, "submit_compiled")
    assert sum(figure["count"] for figure in compiled.figures) == 5
    page = director.reads(compiled.get_absolute_url())
    assert CENTRE in page
    last = trail.history_of(compiled).last()
    assert last
    paper = director.client.get(f"{compiled.get_absolute_url()}/van-ban/{last.sequence}/yearly_report.docx")
    assert paper.content[:2] == b"PK"
