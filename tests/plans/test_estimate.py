"""The yearly estimate: units' plans compiled, the proposal appraised line by line, assigned, spent; districts alone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.core import trail
from gieo.core.models import TransitionLog
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.identity.models import Organisation, OrganisationKind, User
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.plans.estimate.facts import (
    AmountRow,
    AppraisalFacts,
    ApprovalFacts,
    LineFacts,
    MoneyFacts,
    RemarkFacts,
    YearFacts,
)
from gieo.plans.estimate.papers import PAPERS
from gieo.plans.estimate.states import EstimateSource
from gieo.plans.estimate.sums import by_priority_field, socialised, sums_of, unit_standings
from gieo.plans.models import Estimate, EstimateLine
from gieo.plans.services.open_estimate import open_estimate
from gieo.registry.models import MoneyLine, MoneySource, TaskLevel
from tests.acceptance import makers
from tests.conftest import moment
from tests.duties.conftest import focal_of
from tests.factories import officer_of, province_of
from tests.outcomes.makers import finance

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-10-01 08:00")
MILLION = 1_000_000


def begun(actor: Actor) -> Estimate:
    return open_estimate(province="BG", facts=YearFacts(plan_year=2025), actor=actor, at=AT)


def add(estimate: Estimate, actor: Actor, activity: str, millions: int, **more: Any) -> Estimate:
    source = more.pop("source", EstimateSource.RECURRENT)
    facts = LineFacts(activity=activity, source=source, proposed=millions * MILLION, **more)
    return act(estimate, "add_line", actor=actor, at=AT, facts=facts).subject


def amounts(estimate: Estimate, **changed: tuple[int, str]) -> tuple[AmountRow, ...]:
    rows = []
    for line in estimate.lines.all():
        millions, reason = changed.get(line.activity, (line.proposed // MILLION, ""))
        rows.append(AmountRow(line=Picked(id=line.pk, name=str(line)), amount=millions * MILLION, reason=reason))
    return tuple(rows)


def picked(line: EstimateLine) -> Picked:
    return Picked(id=line.pk, name=str(line))


def page_for(actor: Actor, estimate: Estimate) -> str:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    answer = client.get(estimate.get_absolute_url())
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.requirement(
    "CT-1-0", "CNSH-IV-1", "CT-7-1a", "CT-7-1b", "CT-7-1c", "CT-7-2", "BP-IV-3a", "BP-IV-3b"
)  # fmt: skip
def test_from_the_units_plans_to_the_money_received(units: dict[str, Organisation], at: Any) -> None:  # noqa: PLR0915
    officer = officer_of(province_of("BG"))
    centre, science = units["Trung tâm Ứng dụng KH&CN"], units["Phòng Quản lý Khoa học"]
    national = makers.task("QG.2025.01", level=TaskLevel.NATIONAL)
    MoneyLine.objects.create(
        province=national.province, task=national, source=MoneySource.CENTRAL, year=2025,
        requested=900 * MILLION, approved=800 * MILLION,
    )  # fmt: skip
    compiled = add(begun(officer), officer, "Hoạt động chung", 100)
    for unit, activity, millions, more in (
        (centre, "Lớp nuôi cấy mô", 300, {"priority_field": Picked(id="biotechnology", name="Công nghệ sinh học")}),
        (science, "Nhiệm vụ vải sớm", 500, {"task": Picked(id=makers.task("NV.1").pk, name="NV.1")}),
        (science, "Nhiệm vụ vải sớm", 100, {"source": EstimateSource.SOCIALISED}),
    ):
        add(begun(focal_of(unit)), focal_of(unit), activity, millions, **more)
    with pytest.raises(Refused) as twice:
        add(begun(focal_of(centre)), focal_of(centre), "Lớp nuôi cấy mô", 1)
    assert twice.value.codes == ("listed_already",)
    for unit in (centre, science):
        sent = act(begun(focal_of(unit)), "hand_in", actor=focal_of(unit), at=AT).subject
        act(sent, "take_up", actor=officer, at=AT)

    # the compiled plan is the sum of the units' and names who has not sent
    own = sum(each.proposed for each in unit_standings(compiled))
    assert own == sums_of(compiled.lines.exclude(origin=None)).proposed == 900 * MILLION
    late = [each.unit for each in unit_standings(compiled) if not each.is_in]
    assert late == sorted(set(units) - {centre.name, science.name})
    fields = by_priority_field(compiled, compiled.lines.all())
    assert len(fields) == 5
    assert fields["biotechnology"].proposed == 300 * MILLION
    assert sum(each.proposed for each in fields.values()) == sums_of(compiled.lines.all()).proposed
    assert sum(each.tasks for each in fields.values()) == sums_of(compiled.lines.all()).tasks == 1

    signed = act(compiled, "send", actor=makers.director(), at=AT).subject
    with pytest.raises(Refused):
        add(signed, officer, "Thêm sau", 1)
    first = signed.lines.get(activity="Lớp nuôi cấy mô")
    remark = RemarkFacts(line=picked(first), text="Giảm còn hai lớp")
    act(signed, "remark", actor=finance(), at=AT, facts=remark)
    with pytest.raises(Refused) as stranger:
        act(signed, "remark", actor=focal_of(centre), at=AT, facts=remark)
    assert stranger.value.codes == ("not_yours",)
    silent = AppraisalFacts(lines=amounts(signed, **{"Lớp nuôi cấy mô": (200, "")})[:-1])
    with pytest.raises(Refused) as refused:
        act(signed, "appraise", actor=finance(), at=AT, facts=silent)
    assert set(refused.value.codes) == {"not_every_line", "no_reason"}
    cut = AppraisalFacts(lines=amounts(signed, **{"Lớp nuôi cấy mô": (200, "Còn hai lớp")}))
    appraised = act(signed, "appraise", actor=finance(), at=AT, facts=cut).subject
    entry = TransitionLog.objects.get(workflow="estimate", subject_id=signed.pk, name="appraise")
    words = str(paper_of(PAPERS["funding_appraisal"], appraised, entry))
    assert "200.000.000" in words
    assert "Tổng hợp theo đơn vị" in words
    assigned = ApprovalFacts(
        decision="12/QĐ-UBND", lines=amounts(appraised, **{"Lớp nuôi cấy mô": (200, ""), "Hoạt động chung": (50, "Tiết kiệm")})
    )  # fmt: skip
    approved = act(appraised, "approve", actor=makers.chairman(), at=AT, facts=assigned).subject
    sums = sums_of(approved.lines.all())
    assert (sums.proposed, sums.appraised, sums.approved) == (1000 * MILLION, 900 * MILLION, 850 * MILLION)
    outside = approved.lines.get(source=EstimateSource.SOCIALISED)
    with pytest.raises(Refused) as much:
        facts = MoneyFacts(line=picked(outside), received=1, spent=2)
        act(approved, "record_money", actor=officer, at=AT, facts=facts)
    assert much.value.codes == ("spent_too_much",)
    facts = MoneyFacts(line=picked(outside), received=60 * MILLION, spent=0)
    act(approved, "record_money", actor=officer, at=AT, facts=facts)
    assert socialised(approved.lines.all()).words == ("10%", "100%")

    at("2024-10-01 09:00")
    page = page_for(finance(), approved)
    assert all(words in page for words in ("Còn hai lớp", "Tiết kiệm", "Giảm còn hai lớp", "QG.2025.01", "800.000.000"))
    assert "Văn phòng Sở" in page
    assert not list(trail.faults())


@pytest.mark.requirement("CT-7-3")
def test_a_district_allocates_its_own_money_and_the_page_shows_what_it_pays_for(db: None, at: Any) -> None:
    district = register_organisation(name="Lục Ngạn", kind=OrganisationKind.DISTRICT, province=province_of("BG"))
    focal = focal_of(district)
    estimate = add(begun(focal), focal, "Mô hình vải hữu cơ", 200, source=EstimateSource.LOCAL)
    with pytest.raises(Refused) as refused:
        act(estimate, "hand_in", actor=focal, at=AT)
    assert refused.value.codes == ("other_form",)
    given = ApprovalFacts(decision="5/QĐ-UBND", lines=amounts(estimate, **{"Mô hình vải hữu cơ": (150, "Cân đối")}))
    allocated = act(estimate, "allocate", actor=focal, at=AT, facts=given).subject
    line = allocated.lines.get()
    facts = MoneyFacts(line=picked(line), received=150 * MILLION, spent=120 * MILLION)
    act(allocated, "record_money", actor=focal, at=AT, facts=facts)
    at("2024-10-02 09:00")
    page = page_for(focal, allocated)
    assert all(words in page for words in ("200.000.000", "150.000.000", "120.000.000", "Mô hình vải hữu cơ"))
    client = Client()
    client.force_login(User.objects.get(pk=focal.user))
    assert client.get(reverse("dossiers:open", args=["estimate"])).status_code == 200


def test_the_page_asks_the_same_for_one_and_for_three_lines(units: dict[str, Organisation], at: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    officer = officer_of(province_of("BG"))
    estimate = begun(officer)
    at("2024-10-02 09:00")

    def queries_with(*names: str) -> int:
        for name in names:
            add(estimate, officer, name, 5)
        with CaptureQueriesContext(connection) as queries:
            page_for(officer, estimate)
        return len(queries)

    queries_with("không")
    assert queries_with("một") == queries_with("hai", "ba")
