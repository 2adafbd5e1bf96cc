"""What became of a proposal or an order: whole to whom it concerns, to others what the province published."""

import pytest
from django.test import Client

from gieo.dossiers.kinds import kind_named
from gieo.dossiers.services.act import act
from gieo.identity.models import User
from gieo.kernel.actors import NOBODY, Actor, Role
from gieo.kernel.asking import Picked, ask_of
from gieo.lifecycle.line_of_life import LineOfLife, line_of_life
from gieo.lifecycle.milestones import MILESTONES, PUBLISHED
from gieo.proposals.commissioned_task.facts import ApprovalFacts, PublicationFacts, RefusalFacts
from gieo.proposals.models import CommissionedTask, Proposal
from gieo.proposals.screening.facts import MergeFacts, ScreeningFacts, ScreeningReason
from tests.councils.chamber import Chamber, cooperative
from tests.factories import person_in
from tests.proposals.commissioned_task.test_commissioned_task import do, line, order_of, proposed

pytestmark = [pytest.mark.db, pytest.mark.django_db]

# Where a wish may end for good before it is a task.
WISHES = ("order", "proposal", "determination", "commissioned_task")


@pytest.fixture
def chamber(at) -> Chamber:
    at("2024-07-10 09:00")
    return Chamber()


def proposer(chamber: Chamber, proposal: Proposal) -> Actor:
    return chamber.actor(proposal.proposer)


def seen(number: str, reader: Actor) -> LineOfLife:
    found = line_of_life(number, reader)
    assert found is not None
    return found


def labels(found: LineOfLife, branch: int = 0) -> list[str]:
    return [step.label for step in found.branches[branch].steps]


def published(chamber: Chamber, item: CommissionedTask, **typed) -> CommissionedTask:
    item = do(chamber, item, "prepare", chamber.officer, line(**typed))
    item = do(chamber, item, "approve", chamber.chairman, ApprovalFacts(number="99/QĐ-UBND"))
    return do(chamber, item, "publish", chamber.officer, PublicationFacts(address="Cổng của Sở"))


@pytest.mark.unit
def test_every_milestone_names_an_act_and_facts_that_there_are() -> None:
    for kind, acts in MILESTONES.items():
        for name, milestone in acts.items():
            row = kind_named(kind).workflow.row(name)
            assert row is not None, f"{kind} {name}"
            for field in milestone.reason:
                assert ask_of(row.facts, field).label, f"{kind} {name} {field}"
    assert PUBLISHED[1] in MILESTONES[PUBLISHED[0]]


@pytest.mark.unit
def test_no_wish_ends_without_a_milestone_that_says_so() -> None:
    """Every act into a final state is told; where no further dossier is born of it, it is an end."""
    for kind in WISHES:
        workflow = kind_named(kind).workflow
        final = {row.name for row in workflow.rows if row.target in workflow.final and row.target not in row.source}
        assert final <= set(MILESTONES[kind]), kind
        going_on = {"forward", "merge", "publish"}
        assert {name for name in final if not MILESTONES[kind][name].ends} <= going_on, kind


@pytest.mark.requirement("CT-1-2a", "CT-3-4c")
def test_a_proposal_that_was_screened_out_ends_with_its_reason_for_its_proposer_alone(chamber: Chamber) -> None:
    proposal = chamber.searched()
    facts = ScreeningFacts(reasons=(ScreeningReason.INFEASIBLE,), words="Chưa có nơi làm")
    act(proposal, "screen_out", actor=chamber.officer, at=chamber.start, facts=facts)
    found = seen(proposal.number, proposer(chamber, proposal))
    assert labels(found) == [
        "Đã nhận", "Vào danh mục tổng hợp", "Đã tra cứu trùng lặp, sàng lọc", "Không đưa ra hội đồng",
    ]  # fmt: skip
    end = found.branches[0].end
    assert end is not None
    assert end.why == (("Lý do", "Không khả thi"), ("Nhận xét", "Chưa có nơi làm"))
    assert end.basis
    assert line_of_life(proposal.number, NOBODY) is None


@pytest.mark.requirement("X-17")
def test_the_way_to_the_published_task_is_told_to_everybody_without_words_of_the_form(chamber: Chamber) -> None:
    item = proposed(chamber, body=cooperative(chamber.province))
    proposal = item.determination.proposal
    stranger = person_in(Role.PROPOSER, chamber.province, name="Người Lạ", email="la@gieo.test")
    assert line_of_life(proposal.number, chamber.actor(stranger)) is None
    item = published(chamber, item, no_order_reason="Vấn đề mới")
    found = seen(proposal.number, NOBODY)
    assert (found.whole, found.title) == (False, item.title)
    assert labels(found)[-2:] == ["Trình vào danh mục đặt hàng", "Tỉnh công bố nhiệm vụ đặt hàng"]
    assert all(step.why == () and step.entry is None for step in found.branches[0].steps)
    assert found.branches[0].standing == ""
    inside = seen(proposal.number, chamber.officer)
    assert inside.whole
    assert {step.entry.kind for step in inside.branches[0].steps if step.entry} == {
        "determination",
        "commissioned_task",
    }


def test_what_was_merged_goes_on_with_what_took_it_in_and_not_with_its_past(chamber: Chamber) -> None:
    into = chamber.searched(task_name="Bảo quản quả hồng")
    other = person_in(Role.PROPOSER, chamber.province, name="Người nêu hai", email="hai@gieo.test")
    merged = chamber.searched(proposer=other)
    facts = MergeFacts(into=Picked(id=into.pk, name=f"{into.number} {into.title}"), words="Cùng nội dung")
    act(merged, "merge", actor=chamber.officer, at=chamber.start, facts=facts)
    act(into, "forward", actor=chamber.officer, at=chamber.sitting_at)
    found = seen(merged.number, chamber.actor(other))
    assert labels(found)[-2:] == ["Ghép vào đề xuất khác", "Đưa ra hội đồng xác định nhiệm vụ"]
    assert labels(found).count("Đã nhận") == 1
    assert found.branches[0].end is None
    assert found.branches[0].standing == "Đề xuất: Đã đưa ra hội đồng"


@pytest.mark.requirement("CT-1-2a")
def test_what_became_of_an_order_has_a_branch_for_each_task(chamber: Chamber) -> None:
    department = cooperative(chamber.province, "Sở Nông nghiệp")
    focal = person_in(Role.FOCAL_OFFICER, chamber.province, name="Đầu mối", email="dm@gieo.test", body=department)
    order = order_of(chamber, department, grounds=[{"id": "development_plan", "name": "Kế hoạch"}])
    act(order, "send", actor=chamber.actor(focal), at=chamber.start)
    before = seen(order.number, chamber.actor(focal))
    assert (before.is_order, labels(before), before.branches[0].standing) == (
        True, ["Đã gửi Sở KH&CN"], "Đặt hàng: Đã gửi Sở",
    )  # fmt: skip
    item = proposed(chamber)
    assert line_of_life(order.number, NOBODY) is None
    item = published(chamber, item, order=Picked(id=order.pk, name=order.title))
    after = seen(order.number, chamber.actor(focal))
    assert [branch.title for branch in after.branches] == ["", item.title]
    assert labels(after, 1) == ["Tỉnh công bố nhiệm vụ đặt hàng"]
    assert labels(seen(order.number, NOBODY), 1) == ["Tỉnh công bố nhiệm vụ đặt hàng"]


def test_a_task_the_province_refused_ends_with_the_reason(chamber: Chamber) -> None:
    item = do(chamber, proposed(chamber), "prepare", chamber.officer, line(no_order_reason="Mới"))
    do(chamber, item, "refuse", chamber.chairman, RefusalFacts(reason="Chưa cân đối được vốn"))
    proposal = item.determination.proposal
    end = seen(proposal.number, proposer(chamber, proposal)).branches[0].end
    assert end is not None
    assert (end.label, end.why) == ("Tỉnh không phê duyệt đặt hàng", (("Lý do", "Chưa cân đối được vốn"),))
    assert line_of_life(proposal.number, NOBODY) is None


@pytest.mark.web
def test_unpublished_and_unknown_numbers_answer_alike_and_names_stay_out(chamber: Chamber) -> None:
    body = cooperative(chamber.province)
    item = proposed(chamber, body=body)
    proposal = item.determination.proposal
    anybody = Client()
    hidden = anybody.get(f"/di-den-dau/{proposal.number}")
    unknown = anybody.get("/di-den-dau/BG-DX-2025-0999")
    assert hidden.status_code == unknown.status_code == 404
    body_of = (
        hidden.content.decode().replace(proposal.number, "X"),
        unknown.content.decode().replace("BG-DX-2025-0999", "X"),
    )
    assert body_of[0] == body_of[1]
    published(chamber, item, no_order_reason="Vấn đề mới")
    page = anybody.get(f"/di-den-dau?so={proposal.number.lower()}", follow=True)
    shown = page.content.decode()
    assert page.status_code == 200
    assert "Tỉnh công bố nhiệm vụ đặt hàng" in shown
    for name in (proposal.proposer.full_name, body.name, "Cổng của Sở", proposal.title):
        assert name not in shown
    officer = Client()
    officer.force_login(User.objects.get(pk=chamber.officer.user))
    whole = officer.get(f"/di-den-dau/{proposal.number}").content.decode()
    assert f'href="/ho-so/{item.number}"' in whole
    assert f"/di-den-dau/{proposal.number}" in officer.get(proposal.get_absolute_url()).content.decode()


def test_a_longer_way_costs_no_more_queries(chamber: Chamber, django_assert_max_num_queries) -> None:
    one = chamber.determination().proposal
    item = proposed(chamber)
    published(chamber, item, no_order_reason="Vấn đề mới")
    line_of_life(one.number, chamber.officer)
    with django_assert_max_num_queries(20) as short:
        line_of_life(one.number, chamber.officer)
    with django_assert_max_num_queries(len(short)):
        line_of_life(item.determination.proposal.number, chamber.officer)
