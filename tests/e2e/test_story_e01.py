"""From need to common list as people see it: orders into a draft, a word by link, a common list, quotas, an idea."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.dossiers.services.act import act
from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import OrganisationKind, Person
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Role
from gieo.kernel.asking import Picked
from gieo.orientation.models import OrientationNotice
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from gieo.proposals.confirmation.links import link_to
from gieo.proposals.confirmation.subjects import subjects_of
from gieo.proposals.contest.facts import ContestFacts, PrizeRow
from gieo.proposals.contest.links import link_to as link_to_idea
from gieo.proposals.models import ContestIdea
from gieo.proposals.services.add_place import add_place
from gieo.proposals.services.ask_confirmation import ask_confirmation
from gieo.proposals.services.open_contest import open_contest
from gieo.proposals.services.start_proposal import start_proposal
from tests.conftest import moment
from tests.e2e.forms import PROPOSER
from tests.factories import officer_of, person_in, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OFFICER = "canbo.lang-son@gieo.test"
NOW = moment("2024-05-06 09:00")


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def ordered(title: str, field: Picked | None) -> None:
    province = province_of("LS")
    body = register_organisation(name=f"Sở của {title}", kind=OrganisationKind.DEPARTMENT, province=province)
    email = f"dm.{body.pk}@gieo.test"
    person = person_in(Role.FOCAL_OFFICER, province, name=f"Đầu mối {title}", email=email, body=body)
    focal = actor_of(person.user, date(2024, 5, 1))  # type: ignore[arg-type]
    facts = OrderFacts(
        title=title, plan_year=2026, need="Vùng na hỏng nhanh", expected_result="Một quy trình", field=field,
        grounds=(Picked(id="development_plan", name="Kế hoạch"),), document="05/CV ngày 02/5/2024",
    )  # fmt: skip
    act(open_order(province="LS", facts=facts, actor=focal, at=NOW), "send", actor=focal, at=NOW)


@pytest.mark.requirement("E-01", "CT-1-2a")
def test_an_officer_drafts_the_orientation_from_what_was_ordered(
    visit: Callable[..., Page], notice: OrientationNotice, sound_on_both: Callable[[Page], None]
) -> None:
    officer_of(notice.province)
    ordered("Bảo quản na", Picked(id="agriculture", name="Khoa học nông nghiệp"))
    ordered("Chẩn đoán sớm", None)
    page = visit(OFFICER)
    page.goto("/lam-viec/dinh-huong/soan")
    sound_on_both(page)
    page.fill("[name=plan_year]", "2026")
    page.fill("[name=closes_on]", "2025-05-15")
    page.get_by_role("button", name="Lập bản nháp").click()
    expect(page.get_by_role("heading", name="Đầu vào và độ phủ")).to_be_visible()
    sound_on_both(page)
    page.get_by_role("button", name="Đưa vào").click()
    expect(page.get_by_text("Không còn đặt hàng nào chờ")).to_be_visible()
    page.locator("summary", has_text="Giai đoạn, liên ngành, nguồn").first.click()
    page.locator("[name=localities]").first.fill("Chi Lăng, Hữu Lũng")
    page.locator("form.g-form >> text=Lưu").first.click()
    expect(page.get_by_text("liên vùng: Chi Lăng, Hữu Lũng")).to_be_visible()
    sound_on_both(page)


@pytest.mark.requirement("BG25-II-3")
def test_a_commune_answers_by_its_link(
    visit: Callable[..., Page], notice: OrientationNotice, sound_on_both: Callable[[Page], None]
) -> None:
    user = Person.objects.get(user__email=PROPOSER).user
    writer = actor_of(user, date(2024, 5, 6))  # type: ignore[arg-type]
    draft = start_proposal(window=notice.windows.get(), actor=writer, at=NOW)
    add_place(proposal=draft, name="UBND xã Vân An", actor=writer, at=NOW)
    own = visit(PROPOSER)
    own.goto(f"/ho-so/{draft.number}/xac-nhan")
    sound_on_both(own)
    own.fill("[name=email]", "vanphong@vanan.example")
    own.get_by_role("button", name="Gửi câu hỏi").click()
    expect(own.get_by_text("Chờ cơ quan trả lời")).to_be_visible()
    order = next(each for each in subjects_of(draft) if each.thing == "order")
    asked = ask_confirmation(proposal=draft, subject=order, email="b@vanan.example", actor=writer, at=NOW)
    page = visit()
    page.goto(path_of(link_to(asked)))
    sound_on_both(page)
    page.fill("[name=answered_name]", "Lý Văn Páo")
    page.fill("[name=answered_position]", "Chủ tịch UBND xã")
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(page.get_by_text("Câu trả lời đã được ghi lại")).to_be_visible()
    sound_on_both(page)
    own.reload()
    expect(own.get_by_text("Lý Văn Páo")).to_be_visible()
    sound_on_both(own)
    own.goto(f"/ho-so/{draft.number}/soan")
    sound_on_both(own)


@pytest.mark.requirement("CT-2-2a")
def test_anybody_sends_an_idea_and_quotas_are_read_by_name(
    visit: Callable[..., Page], at: clock.Setter, notice: OrientationNotice, sound_on_both: Callable[[Page], None]
) -> None:
    officer = officer_of(notice.province)
    facts = ContestFacts(
        title="Hội thi ý tưởng 2024", plan_year=2024, rules="Mới, cần, làm được", opens_at=moment("2024-05-01 00:00"),
        closes_at=moment("2024-06-01 00:00"), prizes=(PrizeRow(name="Giải Nhất", amount=10_000_000),),
        judges=(Picked(id=officer.user or 0, name=officer.name),),
    )  # fmt: skip
    contest = open_contest(province="LS", facts=facts, actor=officer, at=NOW)
    act(contest, "announce", actor=officer, at=NOW)
    page = visit()
    page.goto("/hoi-thi")
    sound_on_both(page)
    page.get_by_role("link", name="Hội thi ý tưởng 2024").click()
    sound_on_both(page)
    for name in ("title", "problem", "solution", "benefit", "author_name"):
        page.fill(f"[name={name}]", f"Na Chi Lăng {name}")
    page.fill("[name=email]", "be@example.vn")
    page.get_by_role("button", name="Gửi ý tưởng").click()
    expect(page.get_by_text("Ý tưởng đã đến")).to_be_visible()
    page.goto(path_of(link_to_idea(ContestIdea.objects.get())))
    sound_on_both(page)
    page.get_by_role("button", name="Xác nhận ý tưởng này là của tôi").click()
    expect(page.get_by_text("đã xác nhận lúc")).to_be_visible()

    register_organisation(name="Sở Y tế", kind=OrganisationKind.DEPARTMENT, province=notice.province)
    open_duties(province="LS", year=2024, actor=SYSTEM, at=moment("2024-01-02 08:00"))
    desk = visit(OFFICER)
    desk.goto("/lam-viec/chi-tieu?nam=2024")
    sound_on_both(desk)
    desk.goto(contest.get_absolute_url())
    sound_on_both(desk)
