"""A department reads the proposals and tasks it supports, and no others (BP-IV-4b)."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from gieo.contracts.models import Contract
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act
from gieo.identity.models import Organisation, OrganisationKind, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.matters.models import Matter
from gieo.proposals.models import Proposal
from gieo.proposals.services.submit_proposal import submit_proposal
from gieo.registry.models import Task
from tests.contracts import makers
from tests.proposals.conftest import IN_TIME

pytestmark = [pytest.mark.web, pytest.mark.django_db]

WAY = "/lam-viec/so-theo-doi/support/lap"
LIST = "/lam-viec/khau/de-xuat"


@dataclass
class Desk:
    """A department with its focal officer at a browser."""

    body: Organisation
    actor: Actor
    client: Client


@pytest.fixture
def department(new_actor, lang_son, sign_in) -> Callable[[str], Desk]:
    def make(name: str) -> Desk:
        body = register_organisation(name=name, kind=OrganisationKind.DEPARTMENT, province=lang_son)
        actor = new_actor(Role.FOCAL_OFFICER, lang_son, f"Đầu mối {name}", body)
        return Desk(body, actor, sign_in(actor))

    return make


def sent(make_ready: Callable[..., tuple[Proposal, Actor]], province: Province, name: str) -> Proposal:
    draft, writer = make_ready(province, name)
    submit_proposal(proposal=draft, actor=writer, at=IN_TIME)
    return Proposal.objects.get(pk=draft.pk)


def entered(client: Client, **typed: str) -> Matter:
    answer = client.post(WAY, {"title": "Cùng lập hồ sơ", "plan_year": "2024", "detail": "Chuyên gia giống", **typed})
    assert answer.status_code == 302, answer.content.decode()
    return Matter.objects.get(number=answer["Location"].rsplit("/", 1)[1])


def taken_in(matter: Matter, officer: Client, **typed: str) -> None:
    answer = officer.post(f"{matter.get_absolute_url()}/viec/enter", typed)
    assert answer.status_code == 302, answer.content.decode()


@pytest.mark.requirement("BP-IV-4b")
def test_a_department_reads_what_it_supports_while_it_supports_it(
    make_ready, lang_son, department, officer, sign_in
) -> None:
    proposal = sent(make_ready, lang_son, "Giống hồi")
    farming, health = department("Sở Nông nghiệp"), department("Sở Y tế")
    page = proposal.get_absolute_url()
    assert farming.client.get(page).status_code == 404
    # it cannot pick what it does not see: it writes the number down, and the officer finds the dossier by it
    support = entered(farming.client, document=proposal.number)
    assert farming.client.get(page).status_code == 404
    desk = sign_in(officer)
    suggested = desk.get(f"{support.get_absolute_url()}/viec/enter").content.decode()
    assert f'value="{entry_of(proposal).pk}" selected' in suggested
    taken_in(support, desk, subject=str(entry_of(proposal).pk))
    shown = farming.client.get(page)
    assert shown.status_code == 200
    assert "Sở Nông nghiệp" in shown.content.decode()
    assert "Thêm sở, ngành hỗ trợ" not in shown.content.decode()  # the officer names others
    assert health.client.get(page).status_code == 404
    listed = farming.client.get(f"{LIST}?ho-tro=1").content.decode()
    assert proposal.number in listed
    assert "Cơ quan tôi hỗ trợ" in listed
    assert proposal.number not in health.client.get(f"{LIST}?ho-tro=1").content.decode()
    assert "Cơ quan tôi hỗ trợ" not in desk.get(LIST).content.decode()  # an office supports nothing
    assert farming.client.post(f"{page}/viec/return_for_supplement", {}).status_code in {403, 404, 409}
    desk.post(f"{support.get_absolute_url()}/viec/finish", {"words": "Đã nộp xong"})
    assert farming.client.get(page).status_code == 404


@pytest.mark.requirement("BP-IV-4b")
def test_the_officer_names_a_department_from_the_page_of_the_proposal(
    make_ready, lang_son, department, officer, sign_in
) -> None:
    proposal = sent(make_ready, lang_son, "Giống hồi")
    farming, health = department("Sở Nông nghiệp"), department("Sở Y tế")
    desk = sign_in(officer)
    line = entry_of(proposal)
    assert f"support/lap?ho-so={line.pk}" in desk.get(proposal.get_absolute_url()).content.decode()
    support = entered(desk, subject=str(line.pk), addressee=str(farming.body.pk))
    taken_in(support, desk, subject=str(line.pk))
    assert farming.client.get(proposal.get_absolute_url()).status_code == 200
    assert health.client.get(proposal.get_absolute_url()).status_code == 404
    assert "Sở Nông nghiệp" in desk.get(proposal.get_absolute_url()).content.decode()
    # a draft is its writer's alone, also when it was sent once
    act(proposal, "withdraw", actor=proposer_of(proposal), at=IN_TIME)
    act(proposal, "undo_withdraw", actor=proposer_of(proposal), at=IN_TIME)
    assert farming.client.get(proposal.get_absolute_url()).status_code == 404
    assert not visible_to(farming.actor).filter(kind="proposal").exists()


@pytest.mark.requirement("BP-IV-4b")
def test_it_reads_the_contract_that_came_of_it_but_no_application(
    lang_son, department, officer, sign_in, make_ready
) -> None:
    proposal = sent(make_ready, lang_son, "Giống hồi")
    farming = department("Sở Nông nghiệp")
    desk = sign_in(officer)
    line = entry_of(proposal)
    taken_in(entered(desk, subject=str(line.pk), addressee=str(farming.body.pk)), desk, subject=str(line.pk))
    contract = makers.running(makers.cast())
    came = DocketEntry.objects.filter(kind="contract", subject_id=contract.pk)
    assert not visible_to(farming.actor).filter(kind="contract").exists()
    came.update(ancestors=[line.pk], province="LS")
    Contract.objects.filter(pk=contract.pk).update(province="LS")  # what came of a proposal stands in its province
    Task.objects.filter(pk=contract.task_id).update(province="LS")
    assert visible_to(farming.actor).get(kind="contract").number == contract.number
    assert "Sở, ngành hỗ trợ" in farming.client.get(contract.get_absolute_url()).content.decode()
    came.update(kind="application")
    assert not visible_to(farming.actor).filter(kind="application").exists()
    came.update(kind="contract")


def proposer_of(proposal: Proposal) -> Actor:
    """Whoever wrote it."""
    return actor_of(User.objects.get(pk=proposal.created_by_id), IN_TIME.date())
