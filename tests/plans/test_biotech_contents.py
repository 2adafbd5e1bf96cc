"""What the biotechnology plan says in its contents: partners, days, tasks approved, work and money of the year."""

from datetime import date
from typing import Any

import pytest

from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.dossiers.shown import Table
from gieo.identity.models import Organisation
from gieo.kernel.actors import SYSTEM
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.matters.matter.facts import EnterFacts, MatterFacts, ParticipantRow
from gieo.matters.matter.states import Part
from gieo.matters.services.enter_matter import enter_matter
from gieo.plans.attainment import FULL
from gieo.plans.estimate.kind import ESTIMATE_KIND
from gieo.plans.estimate.states import OUTSIDE, EstimateSource
from gieo.plans.estimate.sums import socialised
from gieo.plans.models import Plan
from gieo.plans.naming import partners_in, promises_in
from gieo.plans.plan.kind import PLAN_KIND
from gieo.plans.plan_row.facts import ActivityFacts, FillFacts, ResultFacts
from gieo.plans.plan_row.kind import PLAN_ROW_KIND
from gieo.plans.plan_row.states import ActivityKind
from gieo.plans.services.open_rows import open_year
from gieo.registry.models import Task, TaskLevel
from tests.conftest import moment
from tests.duties.conftest import focal_of
from tests.factories import officer_of
from tests.plans.test_estimate import MILLION, add, begun
from tests.plans.test_plan import LATER, row_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

INSTITUTES = (
    "Trường đại học Nông - Lâm Bắc Giang", "Trường đại học Nông - Lâm Thái Nguyên", "Học viện Nông nghiệp Việt Nam",
    "Viện Công nghiệp Thực phẩm", "Viện Hàn lâm Khoa học Công nghệ Việt Nam", "Đại học Bách khoa Hà Nội",
)  # fmt: skip
LOCALITIES = ("Bắc Ninh", "Hải Phòng", "Lạng Sơn", "Thái Nguyên", "Quảng Ninh", "Hải Dương")
ABROAD = ("Israel", "Hàn Quốc", "Nhật Bản")


def table(dossier: Any, kind: Any, title: str) -> Table:
    return next(each for each in kind.tables(dossier) if each.title == title)


def agreed(plan: Plan, title: str, partner: str) -> str:
    """An agreement on working together, in the register."""
    officer, home = officer_of(plan.province), Organisation.objects.get(name="Trung tâm Ứng dụng KH&CN")
    here = ParticipantRow(body=Picked(id=home.pk, name=home.name), part=Part.PARTY)
    facts = MatterFacts(
        participants=(here,), title=title, plan_year=2024, theme=Picked(id="domestic", name="Trong nước"), partner=partner,
        from_on=date(2024, 4, 1), document="01/TT",
    )  # fmt: skip
    made = enter_matter(province="BG", register="cooperation", facts=facts, actor=officer, at=LATER)
    if made.state == "sent":
        act(made, "enter", actor=officer, at=LATER, facts=EnterFacts())
    return str(made.number)


@pytest.mark.requirement("CNSH-II-6a", "CNSH-II-6f")
def test_the_partners_the_plan_names_are_listed_with_what_was_agreed_with_them(biotech: Plan) -> None:
    named = {each.code: partners_in(each.text) for each in biotech.contents.filter(code__startswith="6.")}
    assert named["6.1"] == INSTITUTES
    assert named["6.6"] == LOCALITIES
    assert {code for code, names in named.items() if names} == {"6.1", "6.5", "6.6"}
    assert named["6.5"] == ABROAD
    number = agreed(biotech, "Nhân giống", "Học viện Nông nghiệp Việt Nam")
    elsewhere = agreed(biotech, "Thử nghiệm", "Viện khác")
    rows = table(biotech, PLAN_KIND, "Đối tác nêu trong kế hoạch").rows
    assert [row[1] for row in rows] == [*INSTITUTES, *ABROAD, *LOCALITIES]
    assert [row[1] for row in rows if row[2] == number] == ["Học viện Nông nghiệp Việt Nam"]
    assert not [row for row in rows if elsewhere in row[2]]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Hợp tác với các trường như: các trường y, dược,...", ()),
        ("Phối hợp với địa phương như: Hà Nội, Huế.", ("Hà Nội", "Huế")),
        ("Bảo tồn các loài như: ba kích, trà hoa vàng,...", ()),
        ("Phối hợp với Đài tỉnh. Phổ biến qua nhiều cách như: Chương trình truyền hình, ấn phẩm,...", ()),
        ("Hợp tác rộng rãi.", ()),
    ],
)
def test_nobody_is_made_up(said: str, names: tuple[str, ...]) -> None:
    assert partners_in(said) == names


@pytest.mark.requirement("CNSH-II-3.4")
def test_the_gene_programme_is_due_before_its_years_begin_and_a_person_confirms_it(biotech: Plan) -> None:
    contents = biotech.contents.filter(heading="3.4")
    assert contents.count() == 6
    [promise] = [each for content in contents for each in promises_in(content.text)]
    assert promise.what.startswith("Chương trình bảo tồn và sử dụng bền vững nguồn gen")
    assert promise.by == date(2025, 12, 31)
    shown = table(biotech, PLAN_KIND, "Việc có thời hạn suy từ giai đoạn")
    assert [(row[1], row[2]) for row in shown.rows] == [(promise.what, "đến hết 31/12/2025")]
    assert "cần xác nhận" in str(shown.columns[2])
    assert promises_in("Xây dựng mô hình giai đoạn 2026-2030") == ()


def approved_task(plan: Plan, number: str, title: str, level: str = TaskLevel.PROVINCIAL, year: int = 2024) -> Task:
    return Task.objects.create(province=plan.province, number=number, title=title, plan_year=year, level=level)


@pytest.mark.requirement("CNSH-II-2f", "CNSH-2.1")
def test_approved_tasks_on_biotechnology_are_counted_by_level(biotech: Plan) -> None:
    approved_task(biotech, "QG.1", "Công nghệ sinh học trong bảo tồn gen", TaskLevel.NATIONAL)
    approved_task(biotech, "T.1", "Chế phẩm sinh học xử lý rơm")
    approved_task(biotech, "T.2", "Ứng dụng CNSH nhân giống vải")
    approved_task(biotech, "CS.1", "Đệm lót sinh học", TaskLevel.GRASSROOTS)
    approved_task(biotech, "T.3", "Tự động hóa lò sấy")
    approved_task(biotech, "T.4", "Sinh học của năm khác", year=2025)
    rows = table(row_of(biotech, "2.1"), PLAN_ROW_KIND, "Nhiệm vụ được phê duyệt trong năm").rows
    counts = {row[0]: (row[1], row[2]) for row in rows}
    assert counts == {
        "Cấp quốc gia": ("1", "QG.1"), "Cấp tỉnh": ("2", "T.1; T.2"), "Cấp cơ sở": ("1", "CS.1"),
    }  # fmt: skip
    training = table(row_of(biotech, "4.3"), PLAN_ROW_KIND, "Nhiệm vụ được phê duyệt trong năm").rows
    assert {row[1] for row in training} == {"0"}  # no winner of these trains anybody
    assert not [each for each in PLAN_ROW_KIND.tables(row_of(biotech, "1.2")) if "phê duyệt" in each.title]


@pytest.mark.requirement("CNSH-II-1d", "CNSH-II-1f", "CNSH-II-4c", "CNSH-II-6b", "CNSH-II-6g")
@pytest.mark.parametrize(
    ("number", "kind", "wanted", "title"),
    [
        ("1.2", ActivityKind.BROADCAST, 24, "Nấm ăn trên Đài tỉnh"),
        ("1.3", ActivityKind.CLASS, 15, "Lớp chế phẩm vi sinh"),
        ("4.2", ActivityKind.CLASS, 12, "Lớp kỹ năng canh tác"),
        ("6.2", ActivityKind.EVENT, 21, "Hội nghị quốc tế về giảm phát thải các-bon"),
    ],
)
def test_what_was_done_counts_once_towards_what_the_annex_wants(
    biotech: Plan, units: dict[str, Organisation], number: str, kind: ActivityKind, wanted: int, title: str
) -> None:
    officer, row = officer_of(biotech.province), row_of(biotech, number)
    assert (row.quantity, row.counts) == (wanted, kind.value)
    if row.lacks:
        centre = units["Trung tâm Ứng dụng KH&CN"]
        filled = FillFacts(leads=(Picked(id=centre.pk, name=centre.name),), period="Hằng năm")
        row = act(row, "fill_in", actor=officer, at=LATER, facts=filled).subject
    done = ActivityFacts(kind=kind, title=title, on=date(2024, 8, 1), place="Đài PT&TH tỉnh", participants=30)
    row = act(row, "record_activity", actor=officer, at=LATER, facts=done).subject
    for target in (row, row_of(biotech, "1.4")):
        with pytest.raises(Refused) as twice:
            act(target, "record_activity", actor=officer, at=LATER, facts=done)
        assert twice.value.codes == ("counted_already",)
    assert row_of(biotech, number).counted == 1
    check = next(each for each in PLAN_ROW_KIND.checklist(row, officer) if each.label == "Đủ số lượng")
    assert (check.met, check.detail.startswith(f"1/{wanted}")) == (False, True)
    [shown] = table(row, PLAN_ROW_KIND, "Hoạt động").rows
    assert shown[2:] == (title, "Đài PT&TH tỉnh", "30")


@pytest.mark.requirement("CNSH-II-2h")
def test_a_letter_and_a_plan_for_local_regulations_make_the_row_of_the_year(biotech: Plan) -> None:
    officer, row = officer_of(biotech.province), row_of(biotech, "2.2")
    label = "Sản phẩm bắt buộc có trong sổ theo dõi"

    def check() -> Any:
        return next(each for each in PLAN_ROW_KIND.checklist(row, officer) if each.label == label)

    assert not check().met
    parent = Picked(id=entry_of(row).pk, name=row.number)
    for theme, document in (("letter", "15/SKHCN-TĐC"), ("plan", "77/QĐ-UBND")):
        facts = MatterFacts(
            title="Quy chuẩn rau an toàn", plan_year=2024, theme=Picked(id=theme, name=theme), document=document,
            subject=parent,
        )  # fmt: skip
        made = enter_matter(province="BG", register="local_regulation", facts=facts, actor=officer, at=LATER)
        if made.state == "sent":
            act(made, "enter", actor=officer, at=LATER, facts=EnterFacts(subject=parent))
        assert check().met
        assert made.number in check().detail
    conditions = [line[1] for line in table(row, PLAN_ROW_KIND, "Sản phẩm phải có").rows]
    assert conditions == ["bắt buộc", "nếu có"]
    act(row, "report", actor=officer, at=LATER, facts=ResultFacts(outcome="Đã gửi công văn, có kế hoạch"))
    assert act(row, "confirm_done", actor=officer, at=LATER).subject.state == "done"


@pytest.mark.requirement("CNSH-II-1b")
def test_the_programme_of_the_year_holds_every_yearly_task_of_the_annex(
    biotech: Plan, units: dict[str, Organisation]
) -> None:
    open_year(plan=biotech, year=2025, actor=SYSTEM, at=moment("2025-01-02 08:00"))
    yearly = [row.printed_number for row in biotech.rows.filter(plan_year=2024, is_yearly=True).order_by("pk")]
    compiled = begun(officer_of(biotech.province))
    shown = table(compiled, ESTIMATE_KIND, "Việc trong năm theo các kế hoạch").rows
    assert [row[0] for row in shown] == yearly
    assert len(yearly) == 17
    unit = units["Văn phòng Sở"]
    own = table(begun(focal_of(unit)), ESTIMATE_KIND, "Việc trong năm theo các kế hoạch").rows
    assert [row[0] for row in own] == ["1.1", "1.4", "4.1"]


@pytest.mark.requirement("CNSH-III-1", "CNSH-III-2", "CNSH-III-3")
def test_the_estimate_of_a_year_goes_by_unit_and_task_and_shows_other_money_apart(
    biotech: Plan, units: dict[str, Organisation]
) -> None:
    open_year(plan=biotech, year=2025, actor=SYSTEM, at=moment("2025-01-02 08:00"))
    officer, centre = officer_of(biotech.province), units["Trung tâm Ứng dụng KH&CN"]
    lead, compiled = focal_of(centre), begun(officer)
    classes = biotech.rows.get(printed_number="1.3", plan_year=2025)
    picked = Picked(id=classes.pk, name=classes.number)
    sources = (
        (EstimateSource.RECURRENT, 300), (EstimateSource.ENTERPRISE, 60), (EstimateSource.AID, 30),
        (EstimateSource.SOCIALISED, 10),
    )  # fmt: skip
    own = begun(lead)
    for source, millions in sources:
        own = add(own, lead, "Mười lăm lớp tập huấn", millions, source=source, plan_row=picked)
    sent = act(own, "hand_in", actor=lead, at=moment("2024-10-01 08:00")).subject
    act(sent, "take_up", actor=officer, at=moment("2024-10-01 08:00"))
    compiled.refresh_from_db()

    assert {line.plan_row for line in compiled.lines.all()} == {classes}
    by_line = table(compiled, ESTIMATE_KIND, "Từng dòng").rows
    assert {(row[0], row[1]) for row in by_line} == {(centre.name, f"Mười lăm lớp tập huấn ({classes.number})")}
    by_source = {row[0]: row[3] for row in table(compiled, ESTIMATE_KIND, "Theo nguồn").rows}
    assert by_source == {source.label: f"{millions}.000.000 đ" for source, millions in sources}
    programme = {row[0]: row[4] for row in table(compiled, ESTIMATE_KIND, "Việc trong năm theo các kế hoạch").rows}
    assert programme["1.3"] == "400.000.000 đ"
    assert programme["1.2"] == ""
    outside = socialised(compiled.lines.all())
    assert (outside.planned, outside.planned_of) == (100 * MILLION, 400 * MILLION)
    assert outside.words[0] == f"{FULL // 4}%"
    assert set(EstimateSource) - OUTSIDE == {EstimateSource.RECURRENT, EstimateSource.CENTRAL, EstimateSource.LOCAL}
    facts = {fact.label: fact.text for fact in ESTIMATE_KIND.facts(compiled)}
    assert "100.000.000 đ (25%)" in facts["Ngoài ngân sách"]
