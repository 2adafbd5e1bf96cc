"""A province with its people, an approved task with its money, and contracts as far along as a test wants them."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.test import Client

from gieo.contracts.contract.facts import (
    ContractFacts,
    HostSignFacts,
    InfoSheetFacts,
    InstalmentRow,
    MilestoneRow,
    Mode,
    ProductRow,
    SignFacts,
)
from gieo.contracts.disbursement.facts import (
    AppraisalFacts,
    DisbursementFacts,
    GrantedRow,
    OpeningFacts,
    PayFacts,
    PurposeChoice,
    RequestedRow,
)
from gieo.contracts.models import Contract, Disbursement
from gieo.contracts.services.open_contract import open_contract
from gieo.contracts.services.open_disbursement import open_disbursement
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.identity.models import Organisation, OrganisationKind, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import TransitionRefused
from gieo.kernel.text import search_key
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from gieo.registry.models import LumpSumMode, MoneyLine, MoneySource, Task
from tests.conftest import moment
from tests.factories import department_of, person_in, province_of

L2013, L2025 = "bac-giang/2022-03-25", "vn-2025/2025-10-14"
APPROVED = moment("2025-01-02 08:00")
SIGNED = moment("2025-01-10 09:00")
SENT = moment("2025-01-15 09:00")
STATE, COUNTERPART = MoneySource.PROVINCIAL_SCIENCE, MoneySource.COUNTERPART
MONEY = {(STATE, 2025): 600, (STATE, 2026): 400, (COUNTERPART, 2025): 200}
ON = date(2026, 1, 1)


@dataclass(frozen=True)
class Cast:
    """Who acts."""

    province: Province
    body: Organisation
    leader: Person
    member: Person
    host: Actor
    officer: Actor
    finance: Actor
    director: Actor
    chairman: Actor
    inspector: Actor
    council: Actor


def actor_from(person: Person) -> Actor:
    assert person.user
    return actor_of(person.user, ON)


def seated(role: Role, name: str, body: Organisation | None = None, code: str = "BG") -> Person:
    email = f"{search_key(name).replace(' ', '.')}.{role}@gieo.test"
    return person_in(role, province_of(code), name=name, email=email, body=body)


def institute(name: str = "Viện Nông nghiệp") -> Organisation:
    known = Organisation.objects.filter(name=name).first()
    return known or register_organisation(
        name=name, kind=OrganisationKind.SCIENCE_ORGANISATION, province=province_of("BG")
    )


def cast() -> Cast:
    province, body = province_of("BG"), institute()
    department = department_of(province)
    leader = seated(Role.PROPOSER, "Chủ nhiệm Lan", body)
    member = seated(Role.COUNCIL_MEMBER, "Ủy viên Minh")
    office = {
        role: actor_from(seated(role, name, department))
        for role, name in (
            (Role.SCIENCE_OFFICER, "Chuyên viên An"),
            (Role.FINANCE_OFFICER, "Kế toán Bình"),
            (Role.DIRECTOR, "Giám đốc Chi"),
            (Role.INSPECTOR, "Thanh tra Dũng"),
        )
    }
    return Cast(
        province=province,
        body=body,
        leader=leader,
        member=member,
        host=actor_from(leader),
        officer=office[Role.SCIENCE_OFFICER],
        finance=office[Role.FINANCE_OFFICER],
        director=office[Role.DIRECTOR],
        chairman=actor_from(seated(Role.CHAIRMAN, "Chủ tịch Hà")),
        inspector=office[Role.INSPECTOR],
        council=actor_from(member),
    )


def approval(people: Cast) -> DocketEntry:
    """Some dossier a contract is born of: any kind of the docket will do."""
    body = register_organisation(
        name=f"Sở số {Organisation.objects.count()}", kind=OrganisationKind.DEPARTMENT, province=people.province
    )
    focal = actor_from(
        person_in(Role.FOCAL_OFFICER, people.province, name="Đầu mối", email=f"{body.pk}@x.vn", body=body)
    )
    facts = OrderFacts(title="Đặt hàng", plan_year=2025, need="Cần", expected_result="Kết quả")
    return entry_of(open_order(province=people.province.code, facts=facts, actor=focal, at=APPROVED))


def task_of(people: Cast, *, rulebook: str = L2013, money=MONEY, title: str = "Giống vải chín sớm", **changes) -> Task:
    number = f"NV-{Task.objects.count() + 1:03d}"
    task = Task.objects.create(
        **{
            "province": people.province,
            "number": number,
            "title": title,
            "plan_year": 2025,
            "objectives": "Chọn một giống vải chín sớm",
            "products": [{"name": "Giống vải", "quality": "Chín trước 15 ngày", "unit": "giống", "quantity": "1"}],
            "host": people.body,
            "principal_investigator": people.leader,
            "lump_sum": LumpSumMode.PARTIAL,
            "approved_on": date(2025, 1, 2),
            "rulebook": rulebook,
            **changes,
        }
    )
    for (source, year), amount in money.items():
        MoneyLine.objects.create(
            province=people.province, task=task, source=source, year=year, requested=amount, approved=amount
        )
    return task


def line(task: Task, source: str = STATE, year: int = 2025) -> MoneyLine:
    return task.money.get(source=source, year=year)


def picked(record) -> Picked:
    return Picked(id=record.pk, name=str(record))


def draft(people: Cast, task: Task | None = None, **changes) -> Contract:
    task = task or task_of(people, **changes)
    return open_contract(parent=approval(people), task=task, at=APPROVED)


def agreed(task: Task, **changes) -> ContractFacts:
    rows = tuple(InstalmentRow(line=picked(each), amount=each.approved) for each in task.money.all())
    values = {
        "starts_on": date(2025, 1, 10),
        "months": 24,
        "objectives": task.objectives,
        "products": (ProductRow(name="Giống vải", quality="Chín trước 15 ngày", unit="giống", quantity="1"),),
        "lump_sum": Mode.PARTIAL,
        "lump_amount": 700,
        "non_lump_amount": 300,
        "instalments": rows,
        "counterpart_proof": "Văn bản số 12/CK ngày 03/01/2025",
    }
    return ContractFacts(**{**values, **changes})


def written(people: Cast, contract: Contract, **changes) -> Contract:
    return act(contract, "write", actor=people.officer, at=SIGNED, facts=agreed(contract.task, **changes)).subject


def signed(people: Cast, contract: Contract, **changes) -> Contract:
    contract = written(people, contract, **changes)
    contract = act(
        contract, "host_signs", actor=people.host, at=SIGNED, facts=HostSignFacts(signer="Viện trưởng")
    ).subject
    facts = SignFacts(contract_number="01/2025/HĐ-KHCN", signer="Chủ tịch UBND tỉnh")
    return act(contract, "sign", actor=people.chairman, at=SIGNED, facts=facts).subject


def running(people: Cast, *, rulebook: str = L2013, milestones: tuple[MilestoneRow, ...] = (), **changes) -> Contract:
    contract = signed(people, draft(people, rulebook=rulebook, **changes), milestones=milestones)
    facts = InfoSheetFacts(sent_to="Trung tâm Thông tin")
    return act(contract, "send_info_sheet", actor=people.officer, at=SENT, facts=facts).subject


def requested(
    people: Cast, contract: Contract, amount: int, *, at: datetime = SENT, year: int = 2025, **opening
) -> Disbursement:
    facts = OpeningFacts(contract=picked(contract), purpose=opening.pop("purpose", PurposeChoice.ADVANCE))
    asked = open_disbursement(province="BG", facts=facts, actor=people.host, at=at)
    rows = (RequestedRow(line=picked(line(contract.task, year=year)), amount=amount),)
    typed = DisbursementFacts(lines=rows, **opening)
    asked = act(asked, "write", actor=people.host, at=at, facts=typed).subject
    return act(asked, "request", actor=people.host, at=at).subject


def appraised(people: Cast, asked: Disbursement, *, at: datetime = SENT) -> Disbursement:
    rows = tuple(GrantedRow(line=picked(each), amount=each.requested) for each in asked.lines.all())
    return act(asked, "appraise", actor=people.finance, at=at, facts=AppraisalFacts(lines=rows)).subject


def paid(people: Cast, contract: Contract, amount: int, *, at: datetime = SENT, **opening) -> Disbursement:
    asked = appraised(people, requested(people, contract, amount, at=at, **opening), at=at)
    return act(asked, "pay", actor=people.director, at=at, facts=PayFacts(voucher="GRDT 01")).subject


def refused(dossier, row: str, **attempt) -> tuple[str, ...]:
    """The codes of the refusal of an act; every reason has its article."""
    with pytest.raises(TransitionRefused) as caught:
        act(dossier, row, **attempt)
    assert all(refusal.basis for refusal in caught.value.refusals)
    return caught.value.codes


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client
