"""Obstacles, calls for investment, nominations, cooperation: entered, answered, followed and counted on their pages."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from gieo.core.trail import history_of
from gieo.dossiers.docket import entry_of
from gieo.identity.models import Organisation, OrganisationKind
from gieo.kernel.actors import Role
from gieo.matters.matching import demands_near
from gieo.matters.models import Matter
from gieo.overlap.engine.records import Part
from gieo.plans.models import Plan
from gieo.registry.models import EntryState, RegisterEntry
from gieo.rulebooks import library
from tests.matters.conftest import WAY, Desk, House

pytestmark = [pytest.mark.web, pytest.mark.django_db]

Found = Callable[[str], House]


def obstacle_of(desk: Desk, plan: Plan) -> Matter:
    said = {"title": "Thiếu máy phân tích", "detail": "Không đo được", "request": "Cấp máy"}
    matter = desk.enter("obstacle", subject=str(entry_of(plan).pk), **said)
    assert matter
    return matter


@pytest.mark.requirement("BP-IV-1b", "BP-IV-6")
def test_an_obstacle_reaches_the_department_is_passed_on_answered_and_closed(house: Found) -> None:
    bp = house("BP")
    plan, health, finance = bp.plan(), bp.at("Sở Y tế"), bp.at("Sở Tài chính")
    officer = bp.officer
    assert "Khó khăn, vướng mắc" in health.sees(f"{WAY}/obstacle/lap")
    health.enter("obstacle", 422, title="Thiếu máy")  # what is required is asked for, nothing is lost
    matter = officer.enter("obstacle", title="Chậm giao vốn", detail="x", request="y")
    assert matter
    raised = obstacle_of(health, plan)  # a body may name a plan that binds it, whoever reads the dossier of the plan
    assert plan.title in health.sees(raised.get_absolute_url())
    assert raised.number in officer.sees(plan.get_absolute_url())
    assert raised.number in officer.sees("/lam-viec")  # it waits for the officer
    assert finance.finds(raised) == 404
    assert finance.body
    officer.does(raised, "forward", addressee=str(finance.body.pk), words="Đề nghị bố trí kinh phí")
    assert raised.number in finance.sees("/lam-viec")
    letter = f"{raised.get_absolute_url()}/van-ban/{history_of(raised).last().sequence}/matter_forwarding.pdf"
    assert officer.client.get(letter).content[:4] == b"%PDF"
    health.does(raised, "answer_forwarded", 403, words="Tự trả lời")
    finance.does(raised, "answer_forwarded", words="Bố trí năm 2025")
    assert "Bố trí năm 2025" in health.sees(raised.get_absolute_url())
    assert raised.number in health.sees("/lam-viec")
    health.does(raised, "settle")
    assert raised.state == "closed"
    assert [entry.name for entry in history_of(raised)] == [
        "open", "raise", "forward", "answer_forwarded", "settle"
    ]  # fmt: skip
    listed = officer.sees(f"{WAY}/obstacle?nam=2024&q=thieu+may")
    assert raised.number in listed
    assert matter.number not in listed


@pytest.mark.requirement("BP-IV-2a")
def test_a_call_for_investment_is_entered_for_each_technology_and_summed(house: Found) -> None:
    bp = house("BP")
    planning, officer = bp.at("Sở Kế hoạch và Đầu tư"), bp.officer
    rule = library.latest("binh-phuoc").register("investment_call")
    for theme in rule.themes[:4]:
        call = planning.enter(
            "investment_call",
            title=f"Nhà máy {theme.text}",
            theme=theme.key,
            amount="2.000.000.000",
            partner="Nhà đầu tư A",
        )
        assert call
        officer.does(call, "enter")
    refused = planning.enter("investment_call", title="Thử", theme="biotechnology", amount="5")
    assert refused
    officer.does(refused, "refuse", words="Không phải dự án")
    page = officer.sees(f"{WAY}/investment_call?nam=2024")
    for theme in rule.themes[:4]:
        assert f"{theme.text} · 2.000.000.000" in page
    assert "8.000.000.000" in officer.sees(f"{WAY}?nam=2024")  # what was refused is not counted
    chosen = officer.sees(f"{WAY}/investment_call?loai=biotechnology")
    assert "Nhà máy Công nghệ sinh học" in chosen
    assert "Nhà máy Công nghệ thông tin" not in chosen
    sheet = officer.client.get(f"{WAY}/investment_call.xlsx?nam=2024")
    assert sheet.content[:2] == b"PK"


@pytest.mark.requirement("BP-IV-2b", "BP-IV-4c")
def test_what_is_assigned_stands_on_the_home_page_of_the_body(house: Found) -> None:
    bp = house("BP")
    planning, other, officer = bp.at("Sở Kế hoạch và Đầu tư"), bp.at("Sở Công Thương"), bp.officer
    assert planning.body
    given = officer.enter(
        "assignment",
        title="Góp ý danh mục dự án",
        addressee=str(planning.body.pk),
        detail="Trước phiên họp",
        until_on="2024-04-30",
    )
    assert given
    home = planning.sees("/lam-viec")
    assert given.number in home
    assert "30/04/2024" in home
    assert given.number not in other.sees("/lam-viec")
    assert other.client.get(f"{WAY}/assignment/lap").status_code == 403
    planning.does(given, "report", kind="work", on="2024-03-02", text="Đã góp ý")
    planning.does(given, "report", 409, kind="work", on="2024-05-02", text="Sẽ họp")
    planning.does(given, "finish", words="Đã xong")
    assert "Sở Kế hoạch và Đầu tư" in officer.sees(given.get_absolute_url())
    assert given.state == "closed"


@pytest.mark.requirement("BP-IV-4a", "BP-IV-4b", "BP-IV-5")
def test_nine_departments_nominate_support_and_integrate(house: Found) -> None:
    bp = house("BP")
    officer, plan = bp.officer, bp.plan()
    firm = bp.at("Công ty Điều Phước Long", OrganisationKind.ENTERPRISE, Role.PROPOSER)
    assert firm.body
    nine = (
        "Sở Nông nghiệp và PTNT", "Sở Thông tin và Truyền thông", "Sở Tài nguyên và Môi trường", "Sở Công Thương", "Sở Y tế",
        "Sở Giáo dục và Đào tạo", "Sở Xây dựng", "Sở Giao thông vận tải", "Sở Văn hóa, Thể thao và Du lịch",
    )  # fmt: skip
    for name in nine:
        named = bp.at(name).enter(
            "support",
            **{"title": "Cùng lập hồ sơ", "detail": "Hỗ trợ kỹ thuật", "participants-count": "1",
               "participants-0-body": str(firm.body.pk), "participants-0-part": "nominated"},
        )  # fmt: skip
        assert named
        assert named.participants() == [firm.body]
        officer.does(named, "enter")
    health = bp.at("Sở Y tế")
    mine = health.sees(f"{WAY}/support?nam=2024")
    assert mine.count('data-href="/ho-so/') == 1  # a department sees what it supports
    assert officer.sees(f"{WAY}/support?nam=2024").count('data-href="/ho-so/') == len(nine)
    assert firm.sees(f"{WAY}/support?nam=2024").count('data-href="/ho-so/') == len(nine)
    # nominations and what is woven into programmes of one's own name the plan: it lies open to the bodies of the province
    for register, typed in (
        ("nomination", {"detail": "Có phòng thử nghiệm"}),
        ("integration", {"detail": "Hai lớp tập huấn"}),
    ):
        entry = health.enter(register, title="Chương trình của ngành", subject=str(entry_of(plan).pk), **typed)
        assert entry
        officer.does(entry, "enter")
        assert entry.number in health.sees(f"{WAY}/{register}")
    assert "Lồng ghép" in officer.sees(plan.get_absolute_url())


@pytest.mark.requirement("CT-6-3")
def test_an_agreement_between_an_organisation_and_an_enterprise_is_kept_and_counted_by_year(house: Found) -> None:
    bg = house("BG")
    centre = bg.at("Trung tâm Ứng dụng KH&CN", OrganisationKind.SCIENCE_ORGANISATION, Role.PROPOSER)
    firm = bg.at("Công ty Lục Ngạn Xanh", OrganisationKind.ENTERPRISE, Role.PROPOSER)
    assert centre.body
    assert firm.body
    typed = {
        "title": "Chuyển giao quy trình sấy vải", "theme": "domestic", "document": "01/TT-HT", "from_on": "2024-02-01",
        "participants-count": "2", "participants-0-body": str(centre.body.pk), "participants-0-part": "party",
        "participants-1-body": str(firm.body.pk), "participants-1-part": "party",
    }  # fmt: skip
    centre.enter("cooperation", 409, **{**typed, "until_on": "2023-01-01"})
    agreed = centre.enter("cooperation", **typed)
    assert agreed
    officer = bg.officer
    officer.does(agreed, "return_for_supplement", words="Ghi số thỏa thuận")
    again = centre.sees(f"{agreed.get_absolute_url()}/viec/send_again")
    assert "Chuyển giao quy trình sấy vải" in again
    assert "Số tiền" not in again  # the register does not ask for it
    centre.does(agreed, "send_again", **{**typed, "plan_year": "2024", "document": "02/TT-HT"})
    assert agreed.participants() == [centre.body, firm.body]
    officer.does(agreed, "enter")
    firm.does(agreed, "report", kind="product", on="2024-03-01", text="Mẻ sấy thử")
    firm.does(agreed, "finish", 409, words="Xong")  # who takes part reports, who entered it ends it
    two = centre.enter(
        "cooperation", **{**typed, "title": "Đào tạo kỹ thuật viên", "participants-1-body": str(centre.body.pk)}
    )
    assert two  # of one kind of body only: an agreement, but none that links science and enterprise
    officer.does(two, "enter")
    page = officer.sees(f"{WAY}/cooperation?nam=2024")
    assert agreed.number in page
    assert " ".join(page.split()).count("2 mục, 1 kết quả đã ghi; 1 thỏa thuận giữa tổ chức KH&CN và doanh nghiệp") == 1
    assert agreed.number not in officer.sees(f"{WAY}/cooperation?nam=2023")
    sheet = load_workbook(BytesIO(officer.client.get(f"{WAY}/cooperation.xlsx?nam=2024").content)).active
    assert sheet is not None
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == agreed.number)
    assert "01/03/2024 Mẻ sấy thử" in row
    assert any("Công ty Lục Ngạn Xanh (Bên liên kết, hợp tác)" in str(cell) for cell in row)


@pytest.mark.requirement("CT-6-3")
def test_a_demand_finds_results_and_a_result_finds_demands(house: Found) -> None:
    bg = house("BG")
    firm = bg.at("Công ty Lục Ngạn Xanh", OrganisationKind.ENTERPRISE, Role.PROPOSER)
    officer = bg.officer
    RegisterEntry.objects.create(
        province=bg.province, number="X-1", title="Quy trình sấy lạnh quả vải thiều", state=EntryState.FINISHED
    )
    RegisterEntry.objects.create(
        province=bg.province,
        number="X-2",
        title="Quy trình sấy lạnh quả vải thiều quy mô lớn",
        state=EntryState.RUNNING,
    )
    RegisterEntry.objects.create(
        province=bg.province, number="X-3", title="Lịch sử thành nhà Mạc", state=EntryState.FINISHED
    )
    wanted = firm.enter("demand", title="Công nghệ sấy lạnh quả vải thiều", detail="Sấy 5 tấn quả vải một mẻ")
    assert wanted
    page = firm.sees(wanted.get_absolute_url())
    assert "X-1" in page
    assert "X-2" not in page  # it has no result yet
    assert "X-3" not in page
    said = {Part.TITLE: "Quy trình sấy lạnh quả vải thiều"}
    assert demands_near(said, province="BG") == []  # what the Sở did not take in stands in no register
    officer.does(wanted, "enter")
    near = demands_near(said, province="BG")
    assert [each.demand for each in near] == [wanted]
    assert 30 <= near[0].percent <= 100
    assert demands_near({Part.TITLE: "Lịch sử thành nhà Mạc"}, province="BG") == []
    assert demands_near(said, province="LS") == []
    # an agreement says which demand it came of
    agreed = firm.enter(
        "cooperation", title="Chuyển giao sấy lạnh", theme="domestic", document="01/TT", from_on="2024-03-01",
        subject=str(entry_of(wanted).pk),
        **{"participants-count": "1", "participants-0-body": str(firm.body.pk if firm.body else 0), "participants-0-part": "party"},
    )  # fmt: skip
    assert agreed
    assert wanted.number in firm.sees(agreed.get_absolute_url())
    assert bg.at("Sở Y tế").finds(agreed) == 404


def test_lists_ask_the_same_for_one_entry_and_for_three(house: Found) -> None:
    bp = house("BP")
    desk, officer = bp.at("Sở Y tế"), bp.officer

    def queries_with(*titles: str) -> list[int]:
        for title in titles:
            desk.enter("obstacle", title=title, detail="x", request="y")
        found = []
        for page in (f"{WAY}?nam=2024", f"{WAY}/obstacle?nam=2024"):
            officer.sees(page)
            with CaptureQueriesContext(connection) as queries:
                officer.sees(page)
            found.append(len(queries))
        return found

    assert queries_with("một") == queries_with("hai", "ba")


def test_a_register_that_is_not_kept_is_not_there(house: Found) -> None:
    officer = house("BP").officer
    for page in ("khong-co", "khong-co/lap", "khong-co.xlsx"):
        assert officer.client.get(f"{WAY}/{page}").status_code == 404


@pytest.mark.requirement("BG25-IV-4")
def test_the_office_sees_which_councils_passed_the_orientation_on(house: Found) -> None:
    bg = house("BG")
    district, silent, without = bg.at("UBND huyện Lục Ngạn"), bg.at("Sở Y tế"), bg.at("Sở Xây dựng")
    Organisation.objects.filter(pk__in=[desk.body.pk for desk in (district, silent) if desk.body]).update(
        has_council=True
    )
    relayed = district.enter(
        "relay", title="Thông báo định hướng 2025", theme="meeting", from_on="2024-03-01", detail="120 hợp tác xã",
        document="Biên bản hội nghị",
    )  # fmt: skip
    assert relayed
    page = bg.officer.sees(f"{WAY}/relay?nam=2024")
    asked = page.partition("Cơ quan có hội đồng")[2].partition("</section>")[0]
    assert relayed.get_absolute_url() in asked
    assert "01/03/2024" in asked
    assert "Sở Y tế" in asked
    assert asked.count("chưa phổ biến") == 1
    assert "Sở Xây dựng" not in asked
    assert "Cơ quan có hội đồng" not in without.sees(f"{WAY}/relay?nam=2024")
    assert bg.officer.sees(f"{WAY}/relay?nam=2023").count("chưa phổ biến") == 2
