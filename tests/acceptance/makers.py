"""What tests of the end of a task stand on: people in seats, a finished task, the dossier it comes from."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from gieo.acceptance.acceptance.choices import Grade
from gieo.acceptance.acceptance.facts import (
    BallotFacts,
    CheckFacts,
    FileFacts,
    JudgedRow,
    PerfectedFacts,
    ProductRow,
    RemarkFacts,
    SelfEvaluationFacts,
    ValidFacts,
)
from gieo.acceptance.acceptance.procedure import ACCEPTANCE_COUNCIL, ballot_content
from gieo.acceptance.models import Acceptance, AcceptanceRemark
from gieo.acceptance.services.open_acceptance import open_acceptance
from gieo.councils.bench import bench_of
from gieo.councils.models import Ballot, Declaration, Expert
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.councils.sitting.facts import (
    Answer,
    CloseFacts,
    DeclarationFacts,
    FoundFacts,
    MemberRow,
    PapersFacts,
    SittingFacts,
    VotingFacts,
)
from gieo.councils.sitting.tellers import picked
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.models import Organisation, OrganisationKind, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from gieo.registry.models import Task
from gieo.rulebooks import library
from tests.conftest import moment
from tests.councils.secretaries import secretaries
from tests.factories import department_of, person_in, province_of

PRODUCTS = (
    {"name": "Giống vải", "indicator": "chín sớm", "unit": "giống", "quantity": "4"},
    {"name": "Quy trình", "indicator": "", "unit": "quy trình", "quantity": "4"},
)
L2025 = "vn-2025/2025-10-14"


def body_named(name: str, kind: OrganisationKind, province: Province) -> Organisation:
    """A body, made once."""
    known = Organisation.objects.filter(name=name, province=province).first()
    return known or register_organisation(name=name, kind=kind, province=province)


def in_seat(role: Role, name: str, body: Organisation | None = None, code: str = "BG") -> Actor:
    """Somebody in a seat of the province."""
    province = province_of(code)
    email = f"{role}.{body.pk if body else 0}.{code.lower()}@gieo.test"
    person = person_in(role, province, name=name, email=email, body=body)
    assert person.user
    return actor_of(person.user, date(2024, 6, 1))


def officer() -> Actor:
    return in_seat(Role.SCIENCE_OFFICER, "Chuyên viên", department_of(province_of("BG")))


def director() -> Actor:
    return in_seat(Role.DIRECTOR, "Giám đốc", department_of(province_of("BG")))


def chairman() -> Actor:
    return in_seat(Role.CHAIRMAN, "Chủ tịch")


def clerk() -> Actor:
    return in_seat(Role.RECORDS_CLERK, "Văn thư", department_of(province_of("BG")))


def focal(name: str, kind: OrganisationKind = OrganisationKind.DISTRICT) -> Actor:
    return in_seat(Role.FOCAL_OFFICER, f"Đầu mối {name}", body_named(name, kind, province_of("BG")))


def host_body() -> Organisation:
    return body_named("Viện Nghiên cứu Rau quả", OrganisationKind.SCIENCE_ORGANISATION, province_of("BG"))


def host() -> Actor:
    """The principal investigator of the tasks of these tests."""
    return in_seat(Role.PROPOSER, "Chủ nhiệm", host_body())


def investigator() -> Person:
    return Person.objects.get(user=host().user)


def task(number: str = "NV.2022.01", *, ended: str = "2024-03-29", rulebook: str = "", **changes: Any) -> Task:
    """A task whose time is over; 29/03/2024 is a working day."""
    values = {
        "title": f"Nhiệm vụ {number}",
        "plan_year": 2022,
        "host": host_body(),
        "principal_investigator": investigator(),
        "products": list(PRODUCTS),
        "ends_on": date.fromisoformat(ended),
        "rulebook": rulebook or library.in_force("bac-giang", on=date(2024, 1, 1)).id,
    }
    return Task.objects.create(province=province_of("BG"), number=number, **{**values, **changes})


def parent_of(task: Task) -> DocketEntry:
    """A dossier of the task to be born of, as its contract is in life."""
    facts = OrderFacts(title=task.title, plan_year=task.plan_year, need="Cần", expected_result="Có")
    orderer = focal("Sở Nông nghiệp", OrganisationKind.DEPARTMENT)
    order = open_order(province="BG", facts=facts, actor=orderer, at=moment("2022-10-03 08:00"))
    entry = DocketEntry.objects.get(number=order.number)
    DocketEntry.objects.filter(pk=entry.pk).update(task=task)
    return DocketEntry.objects.get(pk=entry.pk)


def opened(of: Task | None = None, at: str = "2024-03-30 00:05") -> Acceptance:
    of = of or task()
    return open_acceptance(parent=parent_of(of), task=of, at=moment(at))


def pick(*keys: str, of: Acceptance) -> tuple[Picked, ...]:
    names = {item.key: item.text for item in library.get(of.rulebook).files["acceptance"]}
    return tuple(Picked(id=key, name=names[key]) for key in keys or names)


def rows(delivered: Sequence[str] = ("4", "4"), quality: Grade = Grade.MET) -> tuple[ProductRow, ...]:
    return tuple(
        ProductRow(
            name=product["name"],
            indicator=product["indicator"],
            unit=product["unit"],
            ordered=product["quantity"],
            delivered=amount,
            quality=quality,
        )
        for product, amount in zip(PRODUCTS, delivered, strict=True)
    )


def self_evaluation(**changes: Any) -> SelfEvaluationFacts:
    return SelfEvaluationFacts(**{"products": rows(), "report": Grade.MET, "summary": "Làm xong", **changes})


def filed(acceptance: Acceptance, at: str = "2024-04-10 09:00") -> Acceptance:
    evaluated = act(acceptance, "self_evaluate", actor=host(), at=moment(at), facts=self_evaluation()).subject
    return act(evaluated, "file", actor=host(), at=moment(at), facts=FileFacts(papers=pick(of=acceptance))).subject


def valid(acceptance: Acceptance, *, measurable: bool = False, at: str = "2024-04-12 09:00") -> Acceptance:
    facts = ValidFacts(is_measurable=measurable)
    return act(filed(acceptance), "accept_file", actor=officer(), at=moment(at), facts=facts).subject


def checked(acceptance: Acceptance, at: str = "2024-04-16 09:00") -> Acceptance:
    facts = CheckFacts(minutes="Kiểm tra tại Sở")
    return act(acceptance, "check_readiness", actor=officer(), at=moment(at), facts=facts).subject


SEATS = (
    CouncilSeat.CHAIR,
    CouncilSeat.VICE_CHAIR,
    CouncilSeat.REVIEWER,
    CouncilSeat.REVIEWER,
    CouncilSeat.SECRETARY,
    *[CouncilSeat.MEMBER] * 4,
)


def nine() -> tuple[MemberRow, ...]:
    """Six experts of the bank and three sent by bodies."""
    return tuple(_member(at, seat) for at, seat in enumerate(SEATS))


def _member(at: int, seat: CouncilSeat) -> MemberRow:
    province, sender = province_of("BG"), None if at < 6 else department_of(province_of("BG"))
    name, email = f"Thành viên {at}", f"thanhvien{at}@gieo.test"
    person = Person.objects.filter(user__email=email).first()
    if person is None and sender:
        person = person_in(Role.SCIENCE_OFFICER, province, name=name, email=email, body=sender)
    elif person is None:
        person = Person.objects.create(full_name=name, user=User.objects.create_user(email), province=province)
        values = {"degree": "TS", "speciality": "Cây ăn quả", "reviewed_on": date(2024, 1, 2)}
        Expert.objects.create(province=province, person=person, **values)
    return MemberRow(
        person=Picked(id=person.pk, name=person.full_name),
        seat=seat,
        body=Picked(id=sender.pk, name=sender.name) if sender else None,
    )


def outside_expert(at: int) -> Person:
    """Somebody of the bank who sits on no council."""
    name = f"Chuyên gia ngoài {at}"
    person = Person.objects.get_or_create(full_name=name, province=province_of("BG"))[0]
    Expert.objects.get_or_create(province=province_of("BG"), person=person, defaults={"reviewed_on": date(2024, 1, 1)})
    return person


def member(at: int) -> Actor:
    return actor_of(User.objects.get(email=f"thanhvien{at}@gieo.test"), date(2024, 6, 1))


def founding(members: Sequence[MemberRow] = ()) -> FoundFacts:
    """Nine members, if nobody else is named, and the one who helps them."""
    helpers = secretaries(province_of("BG"), 1)
    return FoundFacts(members=tuple(members) or nine(), secretaries=helpers, reason="Đúng chuyên môn")


def founded(acceptance: Acceptance, at: str = "2024-04-17 09:00") -> Acceptance:
    return act(acceptance, "found_council", actor=chairman(), at=moment(at), facts=founding()).subject


SITTING = "2024-05-14 08:00"


def called(acceptance: Acceptance, at: str = "2024-04-18 09:00") -> Acceptance:
    """Papers sent, everybody declared: the first member by the act, the others straight into the table."""
    facts = PapersFacts(sitting_at=moment(SITTING), place="Sở KH&CN", papers="Hồ sơ nghiệm thu")
    sent = act(acceptance, "send_papers", actor=officer(), at=moment(at), facts=facts).subject
    said = moment("2024-04-20 09:00")
    entry = entry_of(sent)
    Declaration.objects.bulk_create(
        Declaration(entry=entry, membership=sitter.membership, at=said) for sitter in bench_of(sent).sitters[1:]
    )
    pledge_confidentiality(item=sent, actor=member(0), at=said)
    return act(sent, "declare", actor=member(0), at=said, facts=DeclarationFacts(answer=Answer.NONE)).subject


REMARKS = RemarkFacts(products="Bốn giống như đã đặt hàng", report="Báo cáo đầy đủ")


def remarked(acceptance: Acceptance, at: str = "2024-05-10 09:00") -> Acceptance:
    """All remarks in: the first by the act, the others straight into the table."""
    AcceptanceRemark.objects.bulk_create(
        AcceptanceRemark(acceptance=acceptance, membership=each.membership, at=moment(at), **REMARKS.model_dump())
        for each in bench_of(acceptance).sitters[1:]
    )
    return act(acceptance, "remark", actor=member(0), at=moment(at), facts=REMARKS).subject


def group(acceptance: Acceptance, places: Sequence[int] = (0, 2, 3)) -> tuple[Picked, ...]:
    """Members of the council, the chair first, as the group that looks at products."""
    sitters = bench_of(acceptance).sitters
    return tuple(Picked(id=sitters[at].membership.pk, name=sitters[at].name) for at in places)


def sat(acceptance: Acceptance) -> Acceptance:
    """Opened, and the vote begun, with all nine."""
    present = picked(bench_of(acceptance).sitters)
    at = moment(SITTING)
    opened_sitting = act(
        acceptance, "open_sitting", actor=officer(), at=at, facts=SittingFacts(present=present)
    ).subject
    return act(opened_sitting, "open_voting", actor=officer(), at=at, facts=VotingFacts(present=present)).subject


def ballot(delivered: Sequence[str] = ("4", "4"), quality: Grade = Grade.MET, report: Grade = Grade.MET) -> BallotFacts:
    judged = tuple(
        JudgedRow(product=Picked(id=str(at), name=product["name"]), delivered=amount, quality=quality)
        for at, (product, amount) in enumerate(zip(PRODUCTS, delivered, strict=True))
    )
    return BallotFacts(products=judged, report=report)


EXCELLENT = ballot(("5", "5"), Grade.EXCELLENT)
MET = ballot()
NOT_MET = ballot(quality=Grade.NOT_MET)


def others_vote(acceptance: Acceptance, ballots: Sequence[BallotFacts], at: str = "2024-05-14 10:00") -> None:
    """Ballots of all but the first member, straight into the table."""
    entry, others = entry_of(acceptance), bench_of(acceptance).sitters[1:]
    Ballot.objects.bulk_create(
        Ballot(entry=entry, membership=each.membership, content=ballot_content(cast), cast_at=moment(at), hash="x")
        for each, cast in zip(others, ballots, strict=True)
    )


def voted(acceptance: Acceptance, ballots: Sequence[BallotFacts], at: str = "2024-05-14 10:00") -> Acceptance:
    """The first member votes by the act, the others straight into the table; the secretary counts."""
    acceptance = act(acceptance, "vote", actor=member(0), at=moment(at), facts=ballots[0]).subject
    others_vote(acceptance, ballots[1:], at)
    facts = CloseFacts(discussion="Thảo luận")
    closed = close_voting(acceptance, ACCEPTANCE_COUNCIL, actor=member(4), at=moment(at), facts=facts).subject
    assert isinstance(closed, Acceptance)
    return closed


def in_session(acceptance: Acceptance | None = None) -> Acceptance:
    """All the way to the vote."""
    return sat(remarked(called(founded(checked(valid(acceptance or opened()))))))


def accepted(acceptance: Acceptance | None = None) -> Acceptance:
    """Rated met by all nine."""
    return voted(in_session(acceptance), [MET] * 9)


def perfected(acceptance: Acceptance) -> Acceptance:
    """Handed in, and confirmed by the chair."""
    at = moment("2024-05-30 09:00")
    handed_in = act(acceptance, "hand_in_perfected", actor=host(), at=at, facts=PerfectedFacts(changes="Sửa")).subject
    return act(handed_in, "confirm_perfected", actor=member(0), at=at).subject


def unfiled(acceptance: Acceptance | None = None) -> Acceptance:
    """Rated not met, since nothing was ever filed."""
    acceptance = acceptance or opened()
    run_clocks(at=moment("2024-05-03 00:01"))
    run_clocks(at=moment("2024-10-01 00:01"))
    return Acceptance.objects.get(pk=acceptance.pk)
