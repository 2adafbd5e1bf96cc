"""The commissioned list: from the council's text to a task of the programme."""

import pytest
from django.test import Client

from gieo.dossiers.docket import entry_of
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import OrganisationKind, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.matters.matter.facts import MatterFacts
from gieo.matters.matter.kind import MATTER_KIND
from gieo.matters.services.enter_matter import enter_matter
from gieo.orientation.models import Order
from gieo.proposals.commissioned_task.facts import (
    ApprovalFacts,
    DecisionFacts,
    PreparationFacts,
    PublicationFacts,
    RefusalFacts,
)
from gieo.proposals.commissioned_task.kind import COMMISSIONED_TASK_KIND, facts
from gieo.proposals.determination.facts import Method, ReviewFacts
from gieo.proposals.models import CommissionedTask
from gieo.proposals.services.open_commissioned_task import open_commissioned_task
from gieo.registry.models import Task
from tests.councils.chamber import Chamber, cooperative
from tests.factories import person_in
from tests.proposals.determination.test_determination import codes_of, in_review, text

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def chamber(at) -> Chamber:
    at("2024-07-10 09:00")
    return Chamber()


def proposed(chamber, **made) -> CommissionedTask:
    item = in_review(chamber, chamber.determination(**made))
    finding = ReviewFacts(finding="Đúng trình tự")
    done = act(item, "forward", actor=chamber.director, at=chamber.sitting_at, facts=finding).subject
    return open_commissioned_task(parent=entry_of(done), actor=SYSTEM, at=chamber.sitting_at)


def do(chamber, item, name, actor, facts=None):
    return act(item, name, actor=actor, at=chamber.sitting_at, facts=facts).subject


def line(**changes) -> PreparationFacts:
    values = {name: getattr(text(), name) for name in type(text()).model_fields}
    return PreparationFacts(**{**values, **changes})


@pytest.mark.requirement("CT-2-3a", "X-17")
def test_a_task_is_made_of_the_order_and_shows_who_ordered_and_who_proposed(chamber):
    body = cooperative(chamber.province)
    item = proposed(chamber, body=body)
    department = cooperative(chamber.province, "Sở Nông nghiệp")
    order = order_of(chamber, department)
    picked = Picked(id=order.pk, name=order.title)
    item = do(chamber, item, "prepare", chamber.officer, line(order=picked, is_key=True))
    item = do(chamber, item, "approve", chamber.chairman, ApprovalFacts(number="99/QĐ-UBND"))
    task = Task.objects.get()
    assert item.task == task
    assert (task.number, task.title, task.kind, task.assignment) == (
        "BG-NV-2025-0001", "Bảo quản hồng", "research_topic", "competitive_selection",
    )  # fmt: skip
    assert (task.commissioning_body, task.proposing_body) == (department, body)
    assert (task.order_document, task.is_key, task.rulebook) == ("05/SNN", True, "")
    assert task.products[0]["measure"] == "Tổn thất dưới 5 %"
    shown = {fact.label: fact.text for fact in facts(item)}
    assert (shown["Cơ quan đặt hàng"], shown["Người đề xuất"]) == ("Sở Nông nghiệp", "Hợp tác xã Hồi Vân")
    assert entry_of(item).task == task
    assert item.due_basis == "TT06-2023:15.2"


def order_of(chamber, body, **changes) -> Order:
    order = Order(
        province=chamber.province, body=body, title="Bảo quản quả", plan_year=2025, document="05/SNN",
        need="Tổn thất", expected_result="Quy trình", sent_at=chamber.start, **changes,
    )  # fmt: skip
    return open_new(order, actor=chamber.officer, at=chamber.start, legal_basis=("ND08-2014:29",))


@pytest.mark.requirement("CT-1-1b")
def test_the_page_of_a_local_product_lists_the_orders_for_it_and_the_tasks_that_came_of_them(chamber):
    district = register_organisation(name="UBND huyện A", kind=OrganisationKind.DISTRICT, province=chamber.province)
    person = person_in(Role.FOCAL_OFFICER, chamber.province, name="Đầu mối", email="dm@gieo.test", body=district)
    assert person.user
    typed = MatterFacts(
        title="Hồng không hạt", plan_year=2024, theme=Picked(id="main", name="Chủ lực"), detail="400 ha"
    )
    product = enter_matter(
        province="BG",
        register="local_product",
        facts=typed,
        actor=actor_of(person.user, chamber.start.date()),
        at=chamber.start,
    )
    order = order_of(chamber, district, local_product=product)
    item = do(chamber, proposed(chamber), "prepare", chamber.officer, line(order=Picked(id=order.pk, name=order.title)))
    do(chamber, item, "approve", chamber.chairman, ApprovalFacts(number="99/QĐ-UBND"))
    orders, tasks = list(MATTER_KIND.tables(product))
    assert [row[0] for row in orders.rows] == [order.number]
    assert [row[0] for row in tasks.rows] == [Task.objects.get().number]


@pytest.mark.requirement("CT-2-3a")
def test_a_task_that_no_body_commissions_says_why(chamber):
    item = proposed(chamber)
    assert codes_of(lambda: do(chamber, item, "approve", chamber.chairman, ApprovalFacts())) == ("nobody_commissions",)
    assert codes_of(lambda: do(chamber, item, "prepare", chamber.officer, line())) == ("nobody_commissions",)
    item = do(chamber, item, "prepare", chamber.officer, line(no_order_reason="Vấn đề mới phát sinh"))
    assert do(chamber, item, "approve", chamber.chairman, ApprovalFacts()).state == "approved"


def test_only_the_chairman_approves_and_only_on_a_ground_without_a_call(chamber):
    item = proposed(chamber)
    assert codes_of(lambda: do(chamber, item, "approve", chamber.director, ApprovalFacts())) == ("not_yours",)
    strange = Picked(id="whatever", name="Căn cứ khác")
    facts = line(method=Method.DIRECT, direct_ground=strange, no_order_reason="Đột xuất", products=())
    assert codes_of(lambda: do(chamber, item, "prepare", chamber.officer, facts)) == ("no_products",)
    facts = line(method=Method.DIRECT, direct_ground=strange, no_order_reason="Đột xuất")
    item = do(chamber, item, "prepare", chamber.officer, facts)
    assert codes_of(lambda: do(chamber, item, "approve", chamber.chairman, ApprovalFacts())) == ("no_direct_ground",)
    refused = do(chamber, item, "refuse", chamber.chairman, RefusalFacts(reason="Chưa cân đối được vốn"))
    assert refused.state == "refused"
    assert not Task.objects.exists()


def test_the_list_is_numbered_published_and_printed(chamber):
    item = do(chamber, proposed(chamber), "prepare", chamber.officer, line(no_order_reason="Vấn đề mới"))
    item = do(chamber, item, "approve", chamber.chairman, ApprovalFacts())
    numbered = DecisionFacts(number="99/QĐ-UBND", signed_on=chamber.sitting_at.date())
    due = item.due_at
    item = do(chamber, item, "number_decision", chamber.clerk, numbered)
    assert item.due_at == due
    performed = act(
        item, "publish", actor=chamber.officer, at=chamber.sitting_at, facts=PublicationFacts(address="Cổng của Sở")
    )
    assert performed.subject.state == "published"
    notice = str(paper_of(COMMISSIONED_TASK_KIND.papers["publication_notice"], performed.subject, performed.entry))
    assert "99/QĐ-UBND ngày 01/07/2024" in notice
    assert "BG-NV-2025-0001" in notice


def test_opening_twice_gives_the_same_line_and_a_running_determination_none(chamber):
    item = proposed(chamber)
    assert item.parent
    again = open_commissioned_task(parent=item.parent, actor=SYSTEM, at=chamber.sitting_at)
    assert again == item
    other = chamber.determination()
    with pytest.raises(Refused) as refused:
        open_commissioned_task(parent=entry_of(other), actor=SYSTEM, at=chamber.start)
    assert refused.value.codes == ("not_forwarded",)


@pytest.mark.web
def test_the_whole_way_through_the_pages(chamber):
    item = proposed(chamber)
    officer, chairman = Client(), Client()
    officer.force_login(User.objects.get(pk=chamber.officer.user))
    chairman.force_login(User.objects.get(pk=chamber.chairman.user))
    page = item.get_absolute_url()
    form = officer.get(f"{page}/viec/prepare").content.decode()
    assert "Bảo quản hồng" in form
    typed = {
        "title": "Bảo quản hồng", "kind": "research_topic", "objectives": "Giảm tổn thất", "requirements": "Quy trình",
        "products-count": "1", "products-0-name": "Quy trình", "products-0-measure": "Dưới 5 %", "products-0-unit": "",
        "products-0-quantity": "1", "method": "competitive_selection", "direct_ground": "", "order": "", "source": "",
        "body": "", "document": "", "no_order_reason": "", "key": "a",
    }  # fmt: skip
    assert officer.post(f"{page}/viec/prepare", typed).status_code == 409
    assert officer.post(f"{page}/viec/prepare", typed | {"no_order_reason": "Mới"}).status_code == 302
    assert officer.get(f"{page}/viec/approve").status_code == 403
    assert chairman.post(f"{page}/viec/approve", {"number": "", "signed_on": "", "key": "b"}).status_code == 302
    assert officer.post(f"{page}/viec/publish", {"address": "Cổng của Sở", "key": "c"}).status_code == 302
    assert "BG-NV-2025-0001" in officer.get(page).content.decode()
    assert "Đã công bố" in officer.get("/lam-viec/khau/hoi-dong").content.decode()
