"""One order, several tasks: divided by the officer, approved and published as one, each with its own call; by the pages."""

import pytest

from gieo.core import trail
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.kernel.actors import NOBODY, SYSTEM
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import TransitionRefused
from gieo.lifecycle.line_of_life import line_of_life
from gieo.proposals.commissioned_task.facts import DivisionFacts, PartRow, PreparationFacts
from gieo.proposals.commissioned_task.kind import COMMISSIONED_TASK_KIND
from gieo.proposals.determination.facts import ReviewFacts
from gieo.proposals.models import CommissionedTask
from gieo.proposals.services.open_commissioned_task import open_commissioned_task
from gieo.registry.models import Task, TaskGroup
from gieo.rulebooks import library
from gieo.selection.models import Call
from gieo.selection.services.open_call import open_call
from tests.conftest import moment
from tests.councils.chamber import Chamber
from tests.proposals.determination.test_determination import in_review, text
from tests.stories.stage import Stage

pytestmark = [pytest.mark.web, pytest.mark.django_db]

START = moment("2026-03-09 08:00")
KIND = Picked(id="applied_research", name="Nghiên cứu ứng dụng")
TISSUE = PartRow(title="Nhân giống hồng bằng nuôi cấy mô", approach="Nuôi cấy mô")
GRAFTING = PartRow(title="Nhân giống hồng bằng ghép", approach="Ghép trên gốc cậy", product="Vườn cây đầu dòng")


def proposed(chamber: Chamber) -> CommissionedTask:
    """What a council recommended, on its way to the list."""
    item = in_review(chamber, chamber.determination())
    done = act(
        item, "forward", actor=chamber.director, at=chamber.sitting_at, facts=ReviewFacts(finding="Đúng trình tự")
    ).subject
    return open_commissioned_task(parent=entry_of(done), actor=SYSTEM, at=chamber.sitting_at)


def divided(structure: str, *parts: PartRow) -> DivisionFacts:
    return DivisionFacts(structure=Picked(id=structure, name=structure), parts=parts, reason="Hai cách khác hẳn nhau")


def test_an_order_becomes_two_tasks_side_by_side(stage: Stage) -> None:
    chamber = Chamber(code="BN", start=START)
    officer, director = stage.player(chamber.officer), stage.player(chamber.director)
    chairman = stage.player(chamber.chairman)
    stage.at("2026-03-30 10:00")
    item = proposed(chamber)
    same = GRAFTING.model_copy(update={"approach": "NUÔI CẤY mô"})
    more = [TISSUE.model_copy(update={"title": f"Nhiệm vụ {number}"}) for number in range(4)]
    for facts, reason in (
        (divided("parallel", TISSUE), "phải có ít nhất 2 nhiệm vụ"),
        (divided("parallel", TISSUE, same), "cách tiếp cận khác nhau"),
        (divided("chain", TISSUE, TISSUE), "Mỗi nhiệm vụ phải có tên riêng"),
        (divided("cluster", *more), "có nhiều nhất 3 nhiệm vụ"),
    ):
        assert reason in officer.is_refused(item, "divide", facts), reason
    assert "Đặt hàng chưa được chia" in officer.is_refused(item, "unite", reason="Thử")
    officer.does(item, "divide", divided("cluster", *more[:3]))
    officer.does(item, "unite", reason="Một nhiệm vụ là đủ")
    assert (item.structure, item.parts) == ("", [])

    officer.does(item, "divide", divided("parallel", TISSUE, GRAFTING))
    values = {name: getattr(text(kind=KIND), name) for name in type(text()).model_fields}
    officer.does(item, "prepare", PreparationFacts(**values, no_order_reason="Vấn đề mới"))
    chairman.does(item, "approve", number="99/QĐ-UBND", signed_on="2026-03-30")
    first, second = Task.objects.order_by("pk")
    group = TaskGroup.objects.get()
    assert (group.is_parallel, item.task, item.tasks) == (True, None, [first, second])
    assert [(each.title, each.group, each.commissioning_body) for each in (first, second)] == [
        (TISSUE.title, group, None), (GRAFTING.title, group, None),
    ]  # fmt: skip
    assert (first.products[0]["name"], second.products[0]["name"]) == ("Quy trình", "Vườn cây đầu dòng")
    decided = trail.history_of(item).last()
    assert decided
    paper = str(paper_of(COMMISSIONED_TASK_KIND.papers["commissioning_decision"], item, decided))
    page = officer.reads(item.get_absolute_url())
    for words in (first.number, second.number, TISSUE.title, "Ghép trên gốc cậy"):
        assert words in paper, words
        assert words in page, words
    assert "nhiều tổ chức cùng thực hiện song song" in paper

    assert not Call.objects.exists()
    officer.does(item, "publish", address="Cổng thông tin của Sở")
    calls = list(Call.objects.order_by("pk"))
    assert [(call.task, call.title) for call in calls] == [(first, TISSUE.title), (second, GRAFTING.title)]
    assert open_call(parent=entry_of(item), task=second, at=START) == calls[1]
    assert "song song: Bảo quản hồng (2/2)" in officer.reads(calls[1].get_absolute_url())
    for dossier in (item, calls[1]):
        cited = [key for check in kind_of(dossier).checklist(dossier, chamber.officer) for key in check.basis]
        assert library.legal_index().under(dossier.law, cited) == tuple(cited)

    officer.does(calls[0], "write", conditions="Có tư cách pháp nhân", way_of_filing="Trực tuyến", address="Sở KH&CN")
    director.does(calls[0], "publish", closes_at="2026-05-20T17:00", document="12/TB-SKHCN")
    for reader in (chamber.officer, NOBODY):
        line = line_of_life(item.determination.proposal.number, reader)
        assert line
        assert [branch.title for branch in line.branches][1:] == [TISSUE.title]
    assert list(trail.faults()) == []


def test_under_the_law_of_2013_an_order_is_one_task(stage: Stage) -> None:
    chamber = Chamber()
    officer = stage.player(chamber.officer)
    stage.at("2024-07-01 10:00")
    item = proposed(chamber)
    assert "Chia thành cụm, chuỗi" not in officer.reads(item.get_absolute_url())
    facts = divided("parallel", TISSUE, GRAFTING)
    assert officer.sends(f"{item.get_absolute_url()}/viec/divide", facts).status_code == 422  # there is no form to pick
    with pytest.raises(TransitionRefused) as refused:
        act(item, "divide", actor=chamber.officer, at=chamber.sitting_at, facts=facts)
    assert "other_law" in refused.value.codes
    item.refresh_from_db()
    assert (item.structure, item.parts) == ("", [])
