"""The pay of each person on a task, with the numbers of the papers that prove it free of tax (NĐ 253/2026, article 36).

The host states what it paid on its contract; approval and acceptance are known to other stages.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.urls import reverse

from gieo.acceptance.models import Acceptance
from gieo.contracts.contract.guards import PAYING
from gieo.contracts.contract.kind import READERS
from gieo.contracts.models import Contract, Remuneration, host_of
from gieo.dossiers.kinds import FurtherPage
from gieo.dossiers.official import paper_without_act
from gieo.dossiers.papers import PaperKind, Part, facts_part, paragraph, table
from gieo.dossiers.shown import money
from gieo.kernel.actors import Actor
from gieo.kernel.law import Law
from gieo.kernel.money import vnd_in_words
from gieo.kernel.refusal import _
from gieo.selection.models import Approval

COLUMNS = ("STT", "Họ và tên", "Chức danh, công việc", "Số tiền (đồng)", "Trả ngày", "Chứng từ")
MONEY = 3
UNPAID = frozenset({"draft", "signed_by_host", "signed", "cancelled"})  # nobody can have been paid in these


@dataclass(frozen=True, slots=True)
class Person:
    """Everything one person was paid for the task."""

    name: str
    payments: Sequence[Remuneration]

    @property
    def total(self) -> int:
        """In đồng."""
        return sum(each.amount for each in self.payments)


@dataclass(frozen=True, slots=True)
class Proof:
    """One of the papers that prove the pay: what it is called, its number and day; empty while it is missing."""

    label: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Pay:
    """The pay of everybody, and its proofs."""

    contract: Contract
    people: Sequence[Person]
    proofs: Sequence[Proof]

    @property
    def total(self) -> int:
        """In đồng."""
        return sum(person.total for person in self.people)

    @property
    def missing(self) -> list[str]:
        """Papers that are not there yet."""
        return [proof.label for proof in self.proofs if not proof.number]


def may_read(actor: Actor, contract: Contract) -> bool:
    """Those who look after the money of the province, and the host; whoever only follows the task does not."""
    return bool(actor.roles_in(contract.province_id) & READERS) or host_of(contract.task).holds(actor)


def page_beside(contract: Contract, actor: Actor) -> Iterable[FurtherPage]:
    """From a contract that money was paid under to the pay of each person; under the law of 2025 alone."""
    if contract.law is Law.L2025 and contract.state not in UNPAID and may_read(actor, contract):
        yield FurtherPage(
            _("Thù lao từng người"), reverse("lifecycle:remuneration", args=[contract.number]), "report-money"
        )


def pay_of(contract: Contract) -> Pay:
    """Who was paid how much, by name, and the papers behind it."""
    payments = sorted(contract.remunerations.all(), key=lambda each: (each.name, each.paid_on, each.order))
    people = [Person(name, list(group)) for name, group in groupby(payments, key=lambda each: each.name)]
    return Pay(contract, people, list(_proofs(contract)))


def _proofs(contract: Contract) -> Iterator[Proof]:
    approval = Approval.objects.filter(task=contract.task_id, decided_on__isnull=False).order_by("pk").last()
    acceptance = Acceptance.objects.filter(task=contract.task_id, rated_on__isnull=False).order_by("pk").last()
    yield _proof("Quyết định phê duyệt tổ chức chủ trì, kinh phí", approval, "decision_number", "decided_on")
    yield _proof("Hợp đồng", contract, "contract_number", "signed_on")
    yield _proof("Đánh giá, nghiệm thu", acceptance, "number", "rated_on")


def _proof(label: str, dossier: Any, number: str, day: str) -> Proof:
    said, on = getattr(dossier, number, ""), getattr(dossier, day, None)
    return Proof(label, f"{said} ngày {on:%d/%m/%Y}" if said and on else "")


# ---------------------------------------------------------------- on paper

LIST = PaperKind(
    key="remuneration_list",
    layout="sheet",
    title=_("Bảng kê thù lao thực hiện nhiệm vụ"),
    says=lambda _contract, _entry: (),
    issuer="host",
    signers=(("", "NGƯỜI LẬP BẢNG"), ("", "THỦ TRƯỞNG TỔ CHỨC CHỦ TRÌ")),
    recipients=("Người được trả thù lao;", "Lưu: tổ chức chủ trì."),
)


def paper_of(pay: Pay, *, at: datetime, person: Person | None = None) -> dict[str, Any]:
    """The list of everybody, or the sheet that one person takes to the tax office.

    Args:
        pay: of the task.
        at: when it is printed.
        person: of the list; None for all.
    """
    people = [person] if person else pay.people
    return paper_without_act(LIST, pay.contract, parts=list(_parts(pay, people)), legal_basis=PAYING, at=at)


def _parts(pay: Pay, people: Sequence[Person]) -> Iterator[Part]:
    task, total = pay.contract.task, sum(person.total for person in people)
    yield facts_part(
        ("Nhiệm vụ", task.title),
        ("Mã số", task.number),
        ("Tổ chức chủ trì", pay.contract.party_b),
        *((proof.label, proof.number or "chưa có") for proof in pay.proofs),
    )
    payments = [payment for person in people for payment in person.payments]
    yield table(COLUMNS, [_row(at, each) for at, each in enumerate(payments, start=1)], numeric=(0, MONEY))
    yield paragraph(f"Tổng số tiền: {money(total)} ({vnd_in_words(total)}).")
    yield paragraph(
        "Thù lao thực hiện nhiệm vụ khoa học, công nghệ và đổi mới sáng tạo sử dụng ngân sách nhà nước; bảng kê kèm "
        "các văn bản nêu trên là hồ sơ chứng minh thu nhập được miễn thuế thu nhập cá nhân."
    )


def _row(at: int, payment: Remuneration) -> list[str]:
    paid = f"{payment.paid_on:%d/%m/%Y}"
    return [str(at), payment.name, payment.part, money(payment.amount), paid, payment.voucher]
