"""A contract is written, signed by both sides in power, and its baseline stays."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from gieo.contracts import selectors
from gieo.contracts.contract.facts import HostSignFacts, InfoSheetFacts, MilestoneRow, ReasonFacts, SignFacts
from gieo.contracts.contract.workflow import CONTRACT
from gieo.contracts.models import Contract
from gieo.contracts.services.open_contract import open_contract
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.kernel.workflow import Attempt
from gieo.registry.models import LumpSumMode, Task
from tests.conftest import moment
from tests.contracts.makers import (
    APPROVED,
    L2025,
    SENT,
    SIGNED,
    STATE,
    agreed,
    approval,
    draft,
    refused,
    running,
    signed,
    task_of,
    written,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BY_HOST = HostSignFacts(signer="Viện trưởng")
BY_CHAIRMAN = SignFacts(contract_number="01/2025/HĐ-KHCN", signer="Chủ tịch UBND tỉnh")


def test_a_contract_is_born_once_of_its_approval_with_what_was_approved(people):
    task = task_of(people, starts_on=date(2025, 1, 10), ends_on=date(2027, 1, 9))
    parent = approval(people)
    born = open_contract(parent=parent, task=task, at=APPROVED)
    assert open_contract(parent=parent, task=task, at=SIGNED).pk == born.pk
    assert (born.state_money, born.other_amount, born.lump_sum) == (1000, 200, LumpSumMode.PARTIAL)
    assert (born.months, born.ends_on, born.instalments.count()) == (24, date(2027, 1, 9), 3)
    assert born.number == "BG-HD-2025-0001"
    assert (born.due_at.date().isoformat(), born.due_basis) == ("2025-02-03", "TT45-2016-BTTTT:17")


@pytest.mark.requirement("CT-2-3c")
def test_signing_writes_the_money_and_the_term_of_the_task(people):
    contract = signed(people, draft(people))
    assert contract.state == "signed"
    assert (contract.party_a, contract.party_b) == ("UBND tỉnh Bắc Giang", "Viện Nông nghiệp")
    task = Task.objects.get(pk=contract.task_id)
    assert (task.starts_on, task.ends_on, task.lump_sum) == (date(2025, 1, 10), date(2027, 1, 9), "partial")
    assert [each.contracted for each in task.money.order_by("source", "year")] == [200, 600, 400]
    assert contract.value == contract.lump_amount + contract.non_lump_amount + contract.other_amount == 1200


def test_the_clock_of_signing_runs_from_the_approval_whatever_is_written(people):
    contract = draft(people)
    assert written(people, contract).due_at == contract.due_at


@pytest.mark.requirement("CT-2-3c")
def test_parts_that_do_not_add_up_are_not_signed(people):
    contract = written(people, draft(people), lump_amount=699)
    assert refused(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST) == ("lump_sum_does_not_add_up",)


def test_an_empty_draft_is_refused_with_every_reason_at_once(people):
    contract = draft(people, money={})
    assert refused(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST) == ("not_written",)
    contract = written(people, draft(people), counterpart_proof="", lump_amount=0)
    codes = refused(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST)
    assert codes == ("lump_sum_does_not_add_up", "no_counterpart_proof")


def test_nothing_is_contracted_beyond_the_approval(people):
    contract = written(people, draft(people))
    contract = act(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST).subject
    contract.task.money.filter(source=STATE, year=2026).update(approved=399)
    codes = refused(contract, "sign", actor=people.chairman, at=SIGNED, facts=BY_CHAIRMAN)
    assert codes == ("above_approved",)


def test_a_line_of_another_task_is_no_money_of_this_one(people):
    contract, other = draft(people), task_of(people)
    facts = agreed(contract.task, instalments=agreed(other).instalments)
    assert refused(contract, "write", actor=people.officer, at=SIGNED, facts=facts) == ("strange_line",)


def test_the_director_signs_by_delegation_only(people):
    contract = written(people, draft(people))
    contract = act(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST).subject
    codes = refused(contract, "sign", actor=people.director, at=SIGNED, facts=BY_CHAIRMAN)
    assert codes == ("no_delegation",)
    facts = BY_CHAIRMAN.model_copy(update={"delegation": "QĐ 15/QĐ-UBND ngày 02/01/2025"})
    contract = act(contract, "sign", actor=people.director, at=SIGNED, facts=facts).subject
    assert contract.party_a == "Sở Khoa học và Công nghệ tỉnh Bắc Giang"


@pytest.mark.parametrize(("row", "who"), [("sign", "host"), ("write", "finance"), ("host_signs", "officer")])
def test_nobody_signs_for_another(people, row, who):
    attempt = Attempt(actor=getattr(people, who), at=SIGNED)
    assert [each.code for each in CONTRACT.refusals(CONTRACT[row], draft(people), attempt)] == ["not_yours"]


def test_a_draft_goes_back_or_is_never_signed(people):
    contract = act(written(people, draft(people)), "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST).subject
    why = ReasonFacts(reason="Sai tên sản phẩm")
    contract = act(contract, "take_back", actor=people.officer, at=SIGNED, facts=why).subject
    assert contract.state == "draft"
    contract = act(contract, "cancel", actor=people.chairman, at=SIGNED, facts=why).subject
    assert (contract.state, DocketEntry.objects.get(number=contract.number).is_open) == ("cancelled", False)


@pytest.mark.requirement("CT-8-1a")
def test_the_baseline_cannot_be_edited_once_it_is_signed_not_even_by_sql(people):
    contract = signed(people, draft(people))
    assert "wrong_state" in refused(
        contract, "write", actor=people.officer, at=SENT, facts=agreed(contract.task, months=36)
    )
    with pytest.raises(DatabaseError, match="changes only with amendments"), transaction.atomic():
        Contract.objects.filter(pk=contract.pk).update(objectives="Khác")


def test_the_sheet_on_the_running_task_goes_out_and_the_term_runs(people):
    contract = running(people)
    assert contract.state == "running"
    entry = DocketEntry.objects.get(number=contract.number)
    assert (entry.due.date(), entry.holder_bodies) == (date(2027, 1, 9), [people.body.pk])
    assert refused(contract, "send_info_sheet", actor=people.officer, at=SENT, facts=InfoSheetFacts(sent_to="x")) == (
        "wrong_state",
    )


@pytest.mark.requirement("CT-2-3c")
def test_the_lump_sum_is_counted_by_year_and_mode(people):
    running(people)
    (row,) = selectors.lump_sum_by_year("BG")
    assert (row.year, row.mode, row.count, row.lump, row.non_lump, row.value) == (2025, "partial", 1, 700, 300, 1200)


def test_milestones_with_money_make_a_plan_under_the_law_of_2025(people):
    rows = (
        MilestoneRow(name="Mốc 1", due_on=date(2025, 6, 30), result="Một báo cáo", amount=400),
        MilestoneRow(name="Mốc 2", due_on=date(2026, 6, 30), result="Một giống", amount=500),
    )
    contract = written(people, draft(people, rulebook=L2025), milestones=rows)
    codes = refused(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST)
    assert codes == ("milestones_do_not_add_up",)
    whole = (rows[0], rows[1].model_copy(update={"amount": 600}))
    contract = written(people, contract, milestones=whole)
    assert act(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST).subject.state == "signed_by_host"


def test_an_unsigned_contract_is_late_thirty_days_after_the_approval(people):
    draft(people)
    late = DocketEntry.objects.filter(due_at__lt=moment("2025-02-04 00:00"))
    assert late.filter(kind="contract").exists()


def test_counterpart_money_needs_a_paper(people):
    contract = written(people, draft(people), counterpart_proof="")
    assert "no_counterpart_proof" in refused(contract, "host_signs", actor=people.host, at=SIGNED, facts=BY_HOST)
