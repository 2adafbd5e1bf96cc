"""The registers that the biotechnology plan of Bắc Giang asks for: entered by a unit, taken in, sorted, counted, exported."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from gieo.core.trail import history_of
from gieo.dossiers.docket import entry_of
from gieo.identity.models import OrganisationKind
from gieo.kernel.actors import Role
from gieo.matters.models import Matter
from gieo.rulebooks import library
from gieo.rulebooks.models import Mark
from tests.matters.conftest import WAY, Desk, House
from tests.outcomes import makers

pytestmark = [pytest.mark.web, pytest.mark.django_db]

Found = Callable[[str], House]
CENTRE = "Trung tâm Ứng dụng KH&CN"
PLAN_ARTICLE = "KH-CNSH-BG-2024"


def taken_in(unit: Desk, officer: Desk, register: str, /, **typed: Any) -> Matter:
    """Entered by a unit, written into the register by the Sở."""
    matter = unit.enter(register, **typed)
    assert matter
    return officer.does(matter, "enter", subject=str(matter.parent_id or ""))


def row(register: str, typed: dict[str, str], *ids: str) -> Any:
    return pytest.param(register, typed, marks=pytest.mark.requirement(*ids), id=register)


REGISTERS = [
    row("commendation", {
        "title": "Hợp tác xã Hồng Giang", "theme": "biotechnology", "detail": "Chế phẩm vi sinh", "document": "12/QĐ-UBND",
    }, "CNSH-II-1c"),
    row("exhibition_support", {
        "title": "Triển lãm sản phẩm sinh học", "place": "Hà Nội", "from_on": "2024-05-01", "detail": "Gian hàng 18 m2",
        "partner": "Hợp tác xã Yên Thế", "amount": "20.000.000",
    }, "CNSH-II-1g"),
    row("knowledge", {
        "title": "Ủ rơm bằng vi sinh", "theme": "process", "place": "Truyền hình; ấn phẩm; mạng xã hội", "detail": "Năm bước",
    }, "CNSH-II-1h"),
    row("investment_call", {
        "title": "Khu nông nghiệp Tân Yên", "theme": "high_tech_farming", "amount": "90.000.000.000",
        "detail": "Ưu tiên doanh nghiệp công nghệ cao",
    }, "CNSH-II-2c"),
    row("support_programme", {
        "title": "Hỗ trợ đổi mới công nghệ", "theme": "cooperative", "partner": "Hợp tác xã Lục Nam",
        "amount": "150.000.000", "detail": "Nửa giá thiết bị",
    }, "CNSH-II-2d"),
    row("technology_purchase", {
        "title": "Chuyên gia nuôi cấy mô", "theme": "foreign_expert", "partner": "Viện Volcani, Israel",
        "amount": "300.000.000", "detail": "Ba tháng",
    }, "CNSH-II-2g"),
    row("advisory_service", {
        "title": "ISO 22000", "partner": "Công ty Nấm Bắc Giang", "from_on": "2024-06-01", "detail": "Đã áp dụng",
    }, "CNSH-II-3.2c"),
    row("training", {
        "title": "Thạc sĩ công nghệ sinh học", "theme": "postgraduate", "partner": "Viên chức Trung tâm",
        "place": "Học viện Nông nghiệp Việt Nam", "amount": "60.000.000", "detail": "Đang học năm thứ hai",
    }, "CNSH-II-4a"),
    row("incubator", {
        "title": "Vườn ươm Tân Mỹ", "theme": "science_enterprise", "place": "Bắc Giang", "detail": "Ba doanh nghiệp",
    }, "CNSH-II-5a"),
    row("investment_project", {
        "title": "Phòng thí nghiệm vi sinh", "theme": "equipment_plan", "place": CENTRE, "amount": "4.500.000.000",
        "document": "88/QĐ-UBND ngày 02/02/2024", "detail": "Máy PCR; tủ cấy; nồi hấp",
    }, "CNSH-II-5b"),
    row("received_technology", {
        "title": "Giống nấm chịu nhiệt", "theme": "aid", "partner": "Viện Nông nghiệp Hàn Quốc", "place": "Lạng Giang",
        "detail": "Hai giống, một quy trình",
    }, "CNSH-II-6d"),
    row("funding_opportunity", {
        "title": "Chương trình nông nghiệp thông minh", "theme": "component", "partner": "KOICA", "place": "Hàn Quốc",
        "until_on": "2024-09-30", "amount": "2.000.000.000", "detail": "Hợp phần nhân giống",
    }, "CNSH-II-6e"),
]  # fmt: skip


@pytest.mark.parametrize(("register", "typed"), REGISTERS)
def test_an_entry_stands_in_its_register_under_the_plan_with_everything_it_says(
    house: Found, register: str, typed: dict[str, str]
) -> None:
    bg = house("BG")
    unit, stranger, officer, plan = bg.at(CENTRE), bg.at("Sở Y tế"), bg.officer, bg.plan()
    rule = library.latest("bac-giang").register(register)
    assert rule.mark is Mark.BINDING
    assert any(key.startswith(PLAN_ARTICLE) for key in rule.basis)
    about = {"subject": str(entry_of(plan).pk)} if "plan" in rule.about else {}
    for asked in rule.asks:  # nothing the register needs can be left out
        if asked.required and str(asked.name) in typed:
            unit.enter(register, 422, **about, **{name: said for name, said in typed.items() if name != asked.name})
    matter = taken_in(unit, officer, register, **about, **typed)
    page = officer.sees(matter.get_absolute_url())
    shown = {**typed, "theme": rule.theme_text(typed["theme"])} if "theme" in typed else typed
    for name, words in shown.items():
        assert (
            f"{words[8:]}/{words[5:7]}/{words[:4]}" if name.endswith("_on") else words.replace("&", "&amp;")
        ) in page
    assert stranger.finds(matter) == 404

    listed = officer.sees(f"{WAY}/{register}?nam=2024")
    assert matter.number in listed
    assert matter.number not in officer.sees(f"{WAY}/{register}?nam=2023")
    other = next((theme.key for theme in rule.themes if theme.key != typed.get("theme")), "")
    if other:
        assert matter.number in officer.sees(f"{WAY}/{register}?loai={typed['theme']}")
        assert matter.number not in officer.sees(f"{WAY}/{register}?loai={other}")
    sheet = load_workbook(BytesIO(officer.client.get(f"{WAY}/{register}.xlsx?nam=2024").content)).active
    assert [line[:2] for line in sheet.iter_rows(min_row=2, values_only=True)] == [(matter.number, typed["title"])]
    if about:
        kept = officer.sees(plan.get_absolute_url()).partition("Nội dung trong sổ theo dõi")[2]
        assert matter.number in kept


@pytest.mark.requirement("CNSH-II-1a")
def test_four_documents_of_four_are_covered(house: Found) -> None:
    bg = house("BG")
    office, officer = bg.at("Văn phòng Sở", OrganisationKind.DIVISION), bg.officer
    rule = library.latest("bac-giang").register("document_communication")
    assert len(rule.themes) == 4
    address = f"{WAY}/document_communication?nam=2024"
    for there, theme in enumerate(rule.themes):
        assert f"Đã có {there}/4 loại ({there * 25}%)" in officer.sees(address)
        taken_in(
            office, officer, rule.key,
            title="Hội nghị toàn Sở", theme=theme.key, from_on="2024-04-01", detail="120 người",
        )  # fmt: skip
    assert "Đã có 4/4 loại (100%)" in officer.sees(address)
    assert "Đã có 4/4 loại (100%)" in officer.sees(f"{address}&loai=nq36")
    assert "Đã có 0/4 loại (0%)" in officer.sees(f"{WAY}/document_communication?nam=2025")
    assert "Đã có" not in officer.sees(f"{WAY}/commendation?nam=2024")


@pytest.mark.requirement("CNSH-II-2a", "CNSH-II-2b")
def test_a_policy_proposal_walks_from_proposed_to_answered_and_special_ones_are_found(house: Found) -> None:
    bg = house("BG")
    unit, finance, officer = (
        bg.at("Phòng Quản lý Khoa học", OrganisationKind.DIVISION),
        bg.at("Sở Tài chính"),
        bg.officer,
    )
    said = {"document": "Nghị quyết 12/NQ-HĐND", "detail": "Mức hỗ trợ đã cũ", "request": "Sửa mức hỗ trợ"}
    special = unit.enter("policy_proposal", title="Cơ chế cho vùng nguyên liệu", theme="special", **said)
    general = unit.enter("policy_proposal", title="Sửa nghị quyết", theme="general", **said)
    assert special
    assert general
    assert finance.body
    officer.does(special, "forward", addressee=str(finance.body.pk), words="Đề nghị xem xét")
    finance.does(special, "answer_forwarded", words="Trình kỳ họp tháng 7")
    unit.does(special, "settle")
    assert [entry.name for entry in history_of(special)][-2:] == ["answer_forwarded", "settle"]
    for words in ("Nghị quyết 12/NQ-HĐND", "Sửa mức hỗ trợ", "Sở Tài chính", "Trình kỳ họp tháng 7"):
        assert words in unit.sees(special.get_absolute_url()), words
    filtered = officer.sees(f"{WAY}/policy_proposal?loai=special")
    assert special.number in filtered
    assert general.number not in filtered


@pytest.mark.requirement("CNSH-II-2e")
def test_small_firms_and_start_ups_that_were_supported_are_counted_each(house: Found) -> None:
    bg = house("BG")
    unit, officer = bg.at(CENTRE), bg.officer
    firms = {"small_enterprise": ("Công ty A", "Công ty B"), "start_up": ("Công ty Mầm",)}
    for theme, names in firms.items():
        for name in names:
            taken_in(
                unit, officer, "support_programme",
                title="Ươm tạo", theme=theme, partner=name, amount="10.000.000", detail="Tư vấn",
            )  # fmt: skip
    page = officer.sees(f"{WAY}/support_programme?nam=2024")
    assert "Doanh nghiệp vừa và nhỏ · 20.000.000" in page
    assert "Doanh nghiệp khởi nghiệp đổi mới sáng tạo · 10.000.000" in page
    named = officer.sees(f"{WAY}/support_programme?loai=start_up")
    assert named.count('data-href="/ho-so/') == 1


@pytest.mark.requirement("CNSH-II-6c")
def test_foreign_partners_are_told_from_those_at_home(house: Found) -> None:
    bg = house("BG")
    unit, officer = bg.at(CENTRE), bg.officer
    assert unit.body
    agreed = {
        "participants-count": "1", "participants-0-body": str(unit.body.pk), "participants-0-part": "party",
        "from_on": "2024-01-02", "document": "01/TT",
    }  # fmt: skip
    abroad, home = (
        taken_in(unit, officer, "cooperation", title=title, theme=theme, partner=partner, **agreed)
        for title, theme, partner in (
            ("Đào tạo chuyên gia", "international", "Đại học Kyoto, Nhật Bản"),
            ("Nhân giống", "domestic", "Học viện Nông nghiệp Việt Nam"),
        )
    )
    filtered = officer.sees(f"{WAY}/cooperation?loai=international")
    assert abroad.number in filtered
    assert home.number not in filtered


@pytest.mark.requirement("CNSH-II-3.2b")
def test_what_is_protected_of_a_result_stands_on_it(house: Found) -> None:
    bg = house("BG")
    officer, outcome = bg.officer, makers.effective()
    owner = bg.at("Viện Giống", OrganisationKind.SCIENCE_ORGANISATION, Role.PROPOSER)
    assert owner.body
    officer.enter("intellectual_property", 422, title="Giống vải", theme="plant_variety", document="x", detail="y")
    right = officer.enter(
        "intellectual_property", subject=str(entry_of(outcome).pk), title="Giống vải chín sớm", theme="plant_variety",
        document="Bằng 21.VN.2024", detail="Đang khai thác ở ba huyện",
        **{"participants-count": "1", "participants-0-body": str(owner.body.pk), "participants-0-part": "party"},
    )  # fmt: skip
    assert right
    officer.does(right, "enter", subject=str(right.parent_id))
    page = officer.sees(right.get_absolute_url())
    for words in ("Giống cây trồng", "Bằng 21.VN.2024", "Viện Giống", "Đang khai thác ở ba huyện"):
        assert words in page, words
    assert right.number in officer.sees(outcome.get_absolute_url())


def test_a_province_without_the_plan_keeps_none_of_its_registers(house: Found) -> None:
    officer = house("BP").officer
    for register in ("document_communication", "policy_proposal", "incubator"):
        assert officer.client.get(f"{WAY}/{register}").status_code == 404
