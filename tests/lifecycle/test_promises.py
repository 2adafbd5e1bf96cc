"""What was promised with the proposal is asked for at the acceptance."""

import pytest

from gieo.acceptance.acceptance.facts import FileFacts
from gieo.acceptance.acceptance.kind import ACCEPTANCE_KIND
from gieo.acceptance.services.open_acceptance import open_acceptance
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.lifecycle.promises import APPLICATION_PLAN, promised_by
from gieo.proposals.commissioned_task.facts import ApprovalFacts
from gieo.proposals.models import Proposal
from gieo.registry.models import Task
from tests.acceptance import makers
from tests.conftest import moment
from tests.councils.chamber import Chamber, cooperative
from tests.proposals.commissioned_task.test_commissioned_task import do, line, order_of, proposed

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def task(at) -> Task:
    """A task that went from a proposal through council and list."""
    at("2024-07-10 09:00")
    chamber = Chamber()
    item = proposed(chamber)
    order = order_of(chamber, cooperative(chamber.province, "Sở Nông nghiệp"))
    item = do(chamber, item, "prepare", chamber.officer, line(order=Picked(id=order.pk, name=order.title)))
    do(chamber, item, "approve", chamber.chairman, ApprovalFacts(number="99/QĐ-UBND"))
    return Task.objects.get()


@pytest.mark.requirement("LS25-F-C")
def test_a_proposer_who_committed_promised_a_plan_for_using_the_results(task: Task) -> None:
    proposal = Proposal.objects.get()
    Proposal.objects.update(answers={**proposal.answers, "commitment": True})
    [plan] = promised_by(task)
    assert plan.key == APPLICATION_PLAN
    assert proposal.number in plan.text
    assert plan.basis == ("TB-LS-2025:PL",)
    Proposal.objects.update(answers={**proposal.answers, "commitment": False})
    assert promised_by(task) == []


def test_a_task_that_no_proposal_made_was_promised_nothing() -> None:
    assert promised_by(makers.task()) == []


@pytest.mark.requirement("LS25-F-C")
def test_the_file_of_the_host_is_not_complete_without_the_promised_plan(task: Task) -> None:
    Proposal.objects.update(answers={"commitment": True})
    owed, host, at = makers.task(), makers.host(), moment("2024-04-10 09:00")
    opened = open_acceptance(
        parent=makers.parent_of(owed), task=owed, at=moment("2024-03-30 00:05"), promised=promised_by(task)
    )
    assert [check.basis for check in ACCEPTANCE_KIND.checklist(opened, host)][-1] == ("TB-LS-2025:PL",)
    judged = act(opened, "self_evaluate", actor=host, at=at, facts=makers.self_evaluation()).subject
    with pytest.raises(Refused) as refused:
        act(judged, "file", actor=host, at=at, facts=FileFacts(papers=makers.pick(of=judged)))
    assert refused.value.codes == ("papers_missing",)
    assert "Phương án đưa kết quả vào ứng dụng" in str(refused.value)
    everything = [Picked(id=key, name=name) for key, name in ACCEPTANCE_KIND.choices("papers", judged, host)]
    filed = act(judged, "file", actor=host, at=at, facts=FileFacts(papers=tuple(everything))).subject
    assert filed.state == "filed"
