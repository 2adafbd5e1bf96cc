"""Plans: imported as printed, targets attained with evidence, money against its annex, activities counted once."""

from datetime import date
from typing import Any

import pytest

from gieo.core import trail
from gieo.core.models import TransitionLog
from gieo.core.trail import history_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import paper_of
from gieo.dossiers.selectors import waiting_for
from gieo.dossiers.services.act import act
from gieo.duties.models import Duty
from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import Appointment, Organisation, OrganisationKind
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.plans.attainment import Attainment, attainments, itemised
from gieo.plans.matrix import matrix_of
from gieo.plans.models import Plan, PlanRow, PlanTarget
from gieo.plans.models.target import MemberState
from gieo.plans.plan.facts import CostFacts, MemberRow, MembersFacts, ResultFacts
from gieo.plans.plan.kind import PLAN_KIND
from gieo.plans.plan_row.facts import ActivityFacts, CheckFacts, FillFacts, ReasonFacts
from gieo.plans.plan_row.facts import ResultFacts as RowResultFacts
from gieo.plans.plan_row.states import ActivityKind
from gieo.plans.services.import_plan import import_plan
from gieo.plans.services.open_rows import open_year
from gieo.registry.models import Task
from gieo.reporting import invariants
from gieo.reporting.return_.facts import ReportFacts
from gieo.reporting.return_.papers import PAPERS
from gieo.reporting.services.open_returns import open_returns
from tests.conftest import moment
from tests.duties.conftest import focal_of
from tests.factories import officer_of, person_in, province_of, user_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LATER = moment("2024-09-02 08:00")


def row_of(plan: Plan, number: str) -> PlanRow:
    return PlanRow.objects.get(plan=plan, printed_number=number)


def activity(kind: ActivityKind, title: str, on: date = date(2024, 9, 1)) -> ActivityFacts:
    return ActivityFacts(kind=kind, title=title, on=on)


def confirmed(plan: Plan) -> Plan:
    return act(plan, "confirm", actor=officer_of(plan.province), at=LATER).subject


def picked(target: PlanTarget) -> Picked:
    return Picked(id=target.pk, name=str(target))


def attained(plan: Plan, order: int) -> Attainment:
    return attainments(plan)[order - 1]


@pytest.mark.requirement("BP-0-1", "BP-III-1a", "BP-III-1b", "BP-III-1c", "BP-III-1d")
def test_the_plan_of_binh_phuoc_as_printed(binh_phuoc: Plan, parsed) -> None:
    assert (binh_phuoc.period, binh_phuoc.province.name) == ("2021-2025", "Bình Phước")
    assert len(binh_phuoc.sources) == 4
    assert [(target.operator, target.value, target.is_share) for target in binh_phuoc.targets.all()] == [
        (">=", 3, False), (">=", 3, False), (">=", 2, False), (">=", 2, False), ("=", 2, False),
        ("=", 100, True), ("=", 100, True),
    ]  # fmt: skip
    officer = officer_of(province_of("BP"))
    again = import_plan(parsed=parsed("003"), province="BP", actor=officer, at=LATER)
    assert again.pk == binh_phuoc.pk
    assert Plan.objects.count() == 1


@pytest.mark.requirement("BP-III-2", "K-16")
def test_nothing_of_the_45_billion_is_itemised_and_the_annex_is_missing(binh_phuoc: Plan) -> None:
    assert (binh_phuoc.envelope, binh_phuoc.envelope_is_approximate) == (45_000_000_000, True)
    assert itemised(binh_phuoc).words == "0 đ trên 45.000.000.000 đ đã phân bổ; thiếu phụ lục"
    officer, plan = officer_of(binh_phuoc.province), confirmed(binh_phuoc)
    line = CostFacts(title="Hệ thống thông tin tài nguyên", amount=2_000_000_000, source="Ngân sách")
    act(plan, "record_cost", actor=officer, at=LATER, facts=line)
    assert itemised(plan).words == "2.000.000.000 đ trên 45.000.000.000 đ đã phân bổ"
    with pytest.raises(Refused) as refused:
        act(plan, "record_cost", actor=officer, at=LATER, facts=line)
    assert refused.value.codes == ("itemised_already",)


@pytest.mark.requirement("BP-I-2a", "BP-I-2b", "BP-I-2c", "BP-I-2d", "BP-I-2e", "E-11")
@pytest.mark.parametrize(("order", "needed"), [(1, 3), (2, 3), (3, 2), (4, 2), (5, 2)])
def test_a_counted_target_is_met_by_the_last_result_needed(binh_phuoc: Plan, order: int, needed: int) -> None:
    officer, plan = officer_of(binh_phuoc.province), confirmed(binh_phuoc)
    target = plan.targets.get(order=order)
    for number in range(1, needed + 1):
        assert not attained(plan, order).is_met
        facts = ResultFacts(target=picked(target), title=f"Kết quả {number}", on=date(2024, 5, 1), evidence="BB")
        act(plan, "record_result", actor=officer, at=LATER, facts=facts)
        act(plan, "record_result", actor=officer, at=LATER, facts=facts)
    assert (attained(plan, order).words, attained(plan, order).is_met) == (f"{needed}/{needed}", True)


@pytest.mark.requirement("BP-I-2f", "E-11", "K-10")
def test_38_of_40_agencies_are_95_percent_and_the_two_are_named(binh_phuoc: Plan) -> None:
    officer, plan = officer_of(binh_phuoc.province), confirmed(binh_phuoc)
    target = plan.targets.get(order=6)
    assert not attained(plan, 6).is_met
    states = [MemberState.REACHED] * 38 + [MemberState.UNDER_WAY, MemberState.NOT_STARTED]
    members = tuple(MemberRow(name=f"Cơ quan {at:02}", state=state) for at, state in enumerate(states, start=1))
    facts = MembersFacts(target=picked(target), members=members)
    act(plan, "record_members", actor=officer, at=LATER, facts=facts)
    found = attained(plan, 6)
    assert (found.words, found.missing, found.is_met) == ("38/40, 95%", ("Cơ quan 39", "Cơ quan 40"), False)
    rest = tuple(MemberRow(name=name, state=MemberState.REACHED) for name in found.missing)
    act(plan, "record_members", actor=officer, at=LATER, facts=MembersFacts(target=picked(target), members=rest))
    assert (attained(plan, 6).words, attained(plan, 6).is_met) == ("40/40, 100%", True)


@pytest.mark.requirement("BP-I-2g")
def test_nine_of_ten_accepted_tasks_are_applied_and_the_tenth_is_named(binh_phuoc: Plan) -> None:
    plan = confirmed(binh_phuoc)
    states = [MemberState.REACHED] * 9 + [MemberState.UNDER_WAY]
    members = tuple(MemberRow(name=f"Nhiệm vụ {at:02}", state=state) for at, state in enumerate(states, start=1))
    facts = MembersFacts(target=picked(plan.targets.get(order=7)), members=members)
    act(plan, "record_members", actor=officer_of(plan.province), at=LATER, facts=facts)
    assert (attained(plan, 7).words, attained(plan, 7).missing) == ("9/10, 90%", ("Nhiệm vụ 10",))


@pytest.mark.requirement("BP-IV-1a")
def test_only_the_standing_body_edits_the_plan(binh_phuoc: Plan, parsed) -> None:
    with pytest.raises(Refused) as refused:
        act(binh_phuoc, "confirm", actor=officer_of(province_of("BG")), at=LATER)
    assert refused.value.codes == ("not_yours",)
    with pytest.raises(Refused) as foreign:
        import_plan(parsed=parsed("003"), province="BG", actor=officer_of(province_of("BG")), at=LATER)
    assert foreign.value.codes == ("other_province",)
    with pytest.raises(Refused) as notice:
        import_plan(parsed=parsed("000"), province="BG", actor=officer_of(province_of("BP")), at=LATER)
    assert notice.value.codes == ("not_yours", "not_a_plan")
    with pytest.raises(Refused) as early:
        act(confirmed(binh_phuoc), "end", actor=officer_of(binh_phuoc.province), at=moment("2025-12-31 23:59"))
    assert early.value.codes == ("plan_not_over",)


@pytest.mark.requirement("CNSH-1.2", "CNSH-2.1", "CNSH-4.1", "CNSH-7", "CNSH-I-1a")
def test_rows_keep_leads_partners_and_figures_as_printed(biotech: Plan) -> None:
    assert biotech.rows.count() == 20
    broadcast = row_of(biotech, "1.2")
    assert (broadcast.leads, len(broadcast.partners)) == (["Trung tâm Ứng dụng KH&CN"], 4)
    assert (broadcast.quantity, broadcast.quantity_unit, broadcast.quantity_is_clear) == (24, "chuyên mục", False)
    ordering = row_of(biotech, "2.1")
    assert (len(ordering.leads), len(ordering.partners)) == (2, 4)
    assert DocketEntry.objects.get(kind="plan_row", subject_id=ordering.pk).holder_bodies == sorted(
        ordering.lead_bodies.values_list("pk", flat=True)
    )
    closing = row_of(biotech, "7")
    assert (closing.quantity, closing.quantity_is_clear, closing.plan_year) == (1, True, None)
    assert row_of(biotech, "4.1").quantity is None


@pytest.mark.requirement("CNSH-6.1", "CNSH-6.2")
def test_a_row_without_lead_or_period_is_not_assigned(biotech: Plan, units: dict[str, Organisation]) -> None:
    incomplete = biotech.rows.filter(state="incomplete").values_list("printed_number", flat=True)
    assert sorted(incomplete) == ["6.1", "6.2"]
    row, officer = row_of(biotech, "6.1"), officer_of(biotech.province)
    assert row.lacks == ("leads", "period")
    with pytest.raises(Refused) as refused:
        act(row, "assign", actor=officer, at=LATER)
    assert refused.value.codes == ("row_incomplete",)
    unit = units["Văn phòng Sở"]
    facts = FillFacts(leads=(Picked(id=unit.pk, name=unit.name),), period="Hằng năm")
    filled = act(row, "fill_in", actor=officer, at=LATER, facts=facts).subject
    assert (filled.state, filled.leads) == ("assigned", ["Văn phòng Sở"])
    assert DocketEntry.objects.get(kind="plan_row", subject_id=row.pk).holder_bodies == [unit.pk]


def test_an_activity_counts_once_and_not_before_it_happened(biotech: Plan) -> None:
    officer = officer_of(biotech.province)
    facts = activity(ActivityKind.CLASS, "Lớp nuôi cấy mô")
    act(row_of(biotech, "1.3"), "record_activity", actor=officer, at=LATER, facts=facts)
    with pytest.raises(Refused) as refused:
        act(row_of(biotech, "4.2"), "record_activity", actor=officer, at=LATER, facts=facts)
    assert refused.value.codes == ("counted_already",)
    ahead = activity(ActivityKind.CLASS, "Lớp sau", on=date(2024, 9, 3))
    with pytest.raises(Refused) as early:
        act(row_of(biotech, "4.2"), "record_activity", actor=officer, at=LATER, facts=ahead)
    assert early.value.codes == ("still_ahead",)
    assert (row_of(biotech, "1.3").counted, row_of(biotech, "4.2").counted) == (1, 0)


def test_the_way_of_a_row_to_its_end(biotech: Plan, units: dict[str, Organisation]) -> None:
    officer, lead = officer_of(biotech.province), focal_of(units["Phòng Quản lý Khoa học"])
    closing = row_of(biotech, "7")
    with pytest.raises(Refused) as stranger:
        act(closing, "start", actor=focal_of(units["Văn phòng Sở"]), at=LATER)
    assert stranger.value.codes == ("not_yours",)
    act(closing, "start", actor=lead, at=LATER)
    facts = RowResultFacts(outcome="Đã chuẩn bị")
    reported = act(closing, "report", actor=lead, at=LATER, facts=facts).subject
    with pytest.raises(Refused) as refused:
        act(reported, "confirm_done", actor=officer, at=LATER)
    assert refused.value.codes == ("quantity_not_reached",)
    back = act(reported, "send_back", actor=officer, at=LATER, facts=ReasonFacts(reason="Chưa tổ chức")).subject
    act(back, "record_activity", actor=lead, at=LATER, facts=activity(ActivityKind.EVENT, "Hội nghị tổng kết"))
    act(back, "report", actor=lead, at=LATER, facts=facts)
    assert act(back, "confirm_done", actor=officer, at=LATER).subject.state == "done"
    missed = act(row_of(biotech, "5.1"), "confirm_not_done", actor=officer, at=LATER, facts=ReasonFacts(reason="—"))
    assert missed.subject.state == "not_done"


@pytest.mark.requirement("X-12")
def test_yearly_rows_are_opened_again_for_each_year_of_the_plan(biotech: Plan) -> None:
    opened = open_year(plan=biotech, year=2025, actor=SYSTEM, at=moment("2025-01-02 08:00"))
    assert len(opened) == 17
    assert {row.state for row in opened} == {"assigned"}
    assert not open_year(plan=biotech, year=2025, actor=SYSTEM, at=moment("2025-01-03 08:00"))
    assert not open_year(plan=biotech, year=2031, actor=SYSTEM, at=moment("2031-01-02 08:00"))
    assert biotech.rows.filter(plan_year=2024, state="assigned").count() == 17  # what was not done stays open
    register_organisation(name="UBND huyện Yên Thế", kind=OrganisationKind.DISTRICT, province=biotech.province)
    open_duties(province="BG", year=2025, actor=SYSTEM, at=moment("2025-01-02 08:00"))
    assert Duty.objects.filter(plan_year=2025, rule_key="key_proposal", body__name="UBND huyện Yên Thế").exists()


@pytest.mark.requirement("CNSH-I-1b", "CNSH-I-1c", "CNSH-I-1d")
def test_aims_and_contents_are_kept_with_who_leads_them(biotech: Plan, units: dict[str, Organisation]) -> None:
    assert biotech.goals.count() == 4
    assert biotech.contents.count() == 57
    office = biotech.contents.get(code="1.1")
    assert list(office.lead_bodies.all()) == [units["Văn phòng Sở"]]
    inherited = biotech.contents.get(code="3.21")
    assert (inherited.heading, len(inherited.leads)) == ("3.1.3", 2)
    assert list(inherited.lead_bodies.all()) == [
        units["Phòng Quản lý Khoa học"]
    ]  # the other spelling is asked, not guessed
    shown = {table.title: table for table in PLAN_KIND.tables(biotech)}
    assert (len(shown["Mục tiêu"].rows), len(shown["Nội dung"].rows)) == (4, 57)


@pytest.mark.requirement("BP-I-1", "BP-II-0")
def test_tasks_are_counted_by_field_and_technology_and_the_sums_agree(binh_phuoc: Plan) -> None:
    (goal,) = binh_phuoc.goals.all()
    assert len(goal.priorities) == 4
    for title, field, year in (
        ("Chế phẩm sinh học phòng bệnh cho hồ tiêu", "Nông nghiệp", 2022),
        ("Ứng dụng CNSH nhân giống cây điều", "Nông nghiệp", 2023),
        ("Ứng dụng công nghệ thông tin quản lý đất đai", "Kỹ thuật và công nghệ", 2024),
        ("Lịch sử vùng đất Bù Đăng", "Nhân văn", 2025),
        ("Ngoài giai đoạn", "Nông nghiệp", 2020),
    ):
        Task.objects.create(
            province=binh_phuoc.province, number=f"BP-{year}", title=title, plan_year=year, science_field=field
        )
    matrix = matrix_of(binh_phuoc)
    assert matrix
    assert (len(matrix.rows), [len(counts) for _name, counts in matrix.rows]) == (6, [5] * 6)
    counts = dict(matrix.rows)
    assert counts["khoa học nông nghiệp"] == (2, 0, 0, 0, 0)
    assert counts["khoa học tự nhiên và kỹ thuật"] == (0, 0, 0, 1, 0)
    assert counts["khoa học xã hội và nhân văn"] == (0, 0, 0, 0, 1)
    assert matrix.total == sum(sum(row) for row in counts.values()) == 4
    (shown,) = [table for table in PLAN_KIND.tables(binh_phuoc) if "công nghệ ưu tiên" in table.title]
    assert shown.total[-1] == "4"


@pytest.mark.requirement("CNSH-I-2a", "CNSH-I-2b")
def test_a_new_head_takes_over_what_is_open_and_the_old_one_stays_in_the_history(
    biotech: Plan, units: dict[str, Organisation]
) -> None:
    """Work hangs on the post; a look at it by the office stands beside it."""
    office = units["Văn phòng Sở"]
    old, row = focal_of(office), row_of(biotech, "1.1")
    act(row, "start", actor=old, at=LATER)
    assert DocketEntry.objects.get(kind="plan_row", subject_id=row.pk) in waiting_for(old)
    seen = CheckFacts(on=date(2024, 9, 1), by="Phòng QLKH", found="Đã phổ biến 2 trên 4 văn bản", asked="Phổ biến đủ")
    act(row, "record_check", actor=officer_of(biotech.province), at=LATER, facts=seen)
    with pytest.raises(Refused) as early:
        act(row, "record_check", actor=officer_of(biotech.province), at=LATER,
            facts=seen.model_copy(update={"on": date(2024, 9, 30)}))  # fmt: skip
    assert early.value.codes == ("still_ahead",)
    assert [check.asked for check in row.checks.all()] == ["Phổ biến đủ"]

    Appointment.objects.filter(organisation=office).update(valid_to=date(2024, 10, 1))
    changed = moment("2024-10-02 08:00")
    person = person_in(
        Role.FOCAL_OFFICER, biotech.province, name="Trưởng mới", email="truong.moi@gieo.test", body=office
    )
    assert person.user
    new, gone = (actor_of(user, changed.date()) for user in (person.user, user_of(old)))
    entry = DocketEntry.objects.get(kind="plan_row", subject_id=row.pk)
    assert (entry in waiting_for(new), entry in waiting_for(gone)) == (True, False)
    with pytest.raises(Refused):
        act(row, "report", actor=gone, at=changed, facts=RowResultFacts(outcome="Xong"))
    act(row, "report", actor=new, at=changed, facts=RowResultFacts(outcome="Đủ 4 văn bản"))
    assert [(each.name, each.actor_name) for each in history_of(row) if each.actor_name in {old.name, new.name}] == [
        ("start", old.name),
        ("report", new.name),
    ]


def words_of(report: Any) -> str:
    last = TransitionLog.objects.filter(workflow="return", subject_id=report.pk, target="submitted").last()
    assert last
    return str(paper_of(PAPERS["yearly_report"], report, last))


@pytest.mark.requirement("E-10", "CNSH-IV-2", "RP-19", "CNSH-1.3", "CNSH-1.4", "K-18", "K-19", "K-20", "K-22")
def test_biotech_plan_from_its_annex_to_the_compiled_report(biotech: Plan, units: dict[str, Organisation]) -> None:
    officer, centre = officer_of(biotech.province), units["Trung tâm Ứng dụng KH&CN"]
    lead = focal_of(centre)
    event_row = row_of(biotech, "6.2")
    filled = FillFacts(leads=(Picked(id=centre.pk, name=centre.name),), period="Hằng năm")
    act(event_row, "fill_in", actor=officer, at=LATER, facts=filled)
    done = (
        ("1.3", ActivityKind.CLASS, "Lớp nuôi cấy mô"), ("1.3", ActivityKind.CLASS, "Lớp chế phẩm"),
        ("1.2", ActivityKind.BROADCAST, "Chuyên mục số 1"), ("6.2", ActivityKind.EVENT, "Chợ công nghệ"),
    )  # fmt: skip
    for number, kind, title in done:
        act(row_of(biotech, number), "record_activity", actor=lead, at=LATER, facts=activity(kind, title))
    trip = activity(ActivityKind.TRIP, "Học tập tại Lâm Đồng")
    act(row_of(biotech, "1.4"), "record_activity", actor=focal_of(units["Văn phòng Sở"]), at=LATER, facts=trip)

    open_duties(province="BG", year=2024, actor=SYSTEM, at=LATER)
    returns = open_returns(province="BG", year=2024, actor=SYSTEM, at=moment("2024-11-20 08:00"))
    own = next(each for each in returns if each.body == centre)
    written = ReportFacts(results="Đã thực hiện.")
    act(own, "write", actor=lead, at=moment("2024-12-01 08:00"), facts=written)
    sent = act(own, "submit", actor=lead, at=moment("2024-12-09 23:59")).subject
    assert not sent.is_late
    counts = {figure["label"].partition(" ")[0]: figure["count"] for figure in sent.figures}
    assert counts == {"1.2": 1, "1.3": 2, "4.2": 0, "5.1": 0, "6.2": 1}

    compiled = next(each for each in returns if each.form == "compiled_biotech")
    director = person_in(Role.DIRECTOR, biotech.province, name="Giám đốc", email="giam.doc@gieo.test")
    from gieo.identity.selectors import actor_of

    assert director.user
    signer = actor_of(director.user, date(2024, 12, 1))
    act(compiled, "write", actor=officer, at=moment("2024-12-11 08:00"), facts=written)
    signed = act(compiled, "submit_compiled", actor=signer, at=moment("2024-12-12 08:00")).subject
    assert len(signed.figures) == 20
    assert sum(figure["count"] for figure in signed.figures) == 5
    words = words_of(signed)
    assert all(row.title[:40] in words for row in biotech.rows.all())
    assert "Văn phòng Sở" in words
    assert not list(invariants.faults())
    assert not list(trail.faults())
