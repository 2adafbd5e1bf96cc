"""Documents on the desk of the records office of one province: some at each step, so that every page has something."""

from datetime import datetime, timedelta

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.dossiers.kinds import kinds
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Province
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.records.incoming.facts import ArrivalFacts, AssignFacts
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import (
    Capacity,
    NumberFacts,
    RecipientRow,
    RecipientsFacts,
    SignerRow,
    SignersFacts,
    Way,
)
from gieo.records.services.draft_document import TYPES, take_over_paper
from gieo.records.services.enter_arrival import enter_arrival

STEPS = (("submit", Role.SCIENCE_OFFICER), ("approve", Role.DIRECTOR), ("give_number", Role.RECORDS_CLERK))
CAME = (
    ("UBND tỉnh", "1520/UBND-KGVX", "Báo cáo tình hình đặt hàng nhiệm vụ khoa học và công nghệ năm 2027"),
    ("Sở Nông nghiệp và Môi trường", "734/SNNMT-TTBVTV", "Đề xuất nhiệm vụ chọn giống hồi chịu hạn"),
    ("Sở Tài chính", "812/STC-HCSN", "Thông báo số kiểm tra dự toán chi khoa học và công nghệ năm 2027"),
)


def keep_records(province: Province, at: datetime) -> None:
    """Papers that dossiers issued, handed over and taken one step further each; and what came in yesterday."""
    officer = _holder(province, Role.SCIENCE_OFFICER, at)
    leader, clerk = _holder(province, Role.DIRECTOR, at), _holder(province, Role.RECORDS_CLERK, at)
    if not (officer and leader and clerk):
        return
    who = {Role.SCIENCE_OFFICER: officer, Role.DIRECTOR: leader, Role.RECORDS_CLERK: clerk}
    for steps, (entry, sequence, key) in enumerate(_papers(province)):
        document = take_over_paper(entry=entry, sequence=sequence, key=key, actor=officer, at=at)
        _address(document, officer, leader, at)
        for name, role in STEPS[:steps]:
            facts = NumberFacts(number=1, issued_on=at.astimezone(LEGAL_ZONE).date()) if name == "give_number" else None
            act(document, name, actor=who[role], at=at, facts=facts)
    for number, words in enumerate(CAME, start=1):
        _arrive(province, clerk, leader, at, number=number, words=words)


def _holder(province: Province, role: Role, at: datetime) -> Actor | None:
    day = at.astimezone(LEGAL_ZONE).date()
    seats = Appointment.objects.filter(province=province, role=role, person__user__isnull=False).valid_on(day)
    seat = seats.select_related("person__user").first()
    return actor_of(seat.person.user, day) if seat and seat.person.user else None


def _papers(province: Province) -> list[tuple[DocketEntry, int, str]]:
    """The latest act of each of four kinds that issued a paper of the department."""
    found = []
    for kind in kinds():
        keys = {
            row.name: key
            for row in kind.workflow.rows
            for key in row.issues
            if key in kind.papers and kind.papers[key].layout in TYPES and kind.papers[key].issuer == "department"
        }
        done = TransitionLog.objects.filter(chain=province.pk, workflow=kind.name, name__in=keys).last()
        if done:
            entry = DocketEntry.objects.get(kind=kind.name, subject_id=done.subject_id)
            found.append((entry, done.sequence, keys[done.name]))
    return found[: len(STEPS) + 1]


def _address(document: OutgoingDocument, officer: Actor, leader: Actor, at: datetime) -> None:
    signer = SignerRow(capacity=Capacity.DEPUTY, on_behalf="Giám đốc", position="Phó Giám đốc", name=leader.name)
    act(document, "name_signers", actor=officer, at=at, facts=SignersFacts(signers=(signer,)))
    recipients = (
        RecipientRow(name="UBND tỉnh"),
        RecipientRow(name="Sở Tài chính"),
        RecipientRow(name="Lưu: VT, QLKH", way=Way.ARCHIVE),
    )
    act(document, "name_recipients", actor=officer, at=at, facts=RecipientsFacts(recipients=recipients))


def _arrive(
    province: Province, clerk: Actor, leader: Actor, at: datetime, *, number: int, words: tuple[str, str, str]
) -> None:
    (sender, symbol, subject), came = words, at - timedelta(days=1)
    facts = ArrivalFacts(
        sender=sender,
        document_number=symbol,
        dated=(came - timedelta(days=2)).date(),
        type_name=Picked(id="công văn", name="Công văn"),
        subject=subject,
        arrived_at=came,
        arrival_number=number,
    )
    document = enter_arrival(province=province.pk, facts=facts, actor=clerk, at=at)
    if number > 1:
        act(document, "hand_up", actor=clerk, at=at)
    if number > 2:  # noqa: PLR2004  (the third one is being answered)
        given = AssignFacts(unit="Phòng Quản lý Khoa học", answer_by=(at + timedelta(days=7)).date())
        act(document, "assign", actor=leader, at=at, facts=given)
