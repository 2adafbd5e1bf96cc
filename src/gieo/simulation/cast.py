"""The people and bodies of a simulated province."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from gieo.core import clock
from gieo.councils.services.register_expert import register_expert
from gieo.identity.models import Appointment, Organisation, OrganisationKind, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role

LONG_AGO = date(2020, 1, 1)
DEPARTMENTS = ("Sở Y tế", "Sở Công Thương", "Sở Giáo dục và Đào tạo", "Sở Nông nghiệp và Môi trường")
LOCALITIES = ("Lục Ngạn", "Lục Nam", "Yên Thế", "Tân Yên")
HOSTS = (
    ("Trường Đại học Nông nghiệp", OrganisationKind.UNIVERSITY),
    ("Viện Công nghệ sinh học", OrganisationKind.UNIVERSITY),
    ("Trung tâm Ứng dụng KH&CN", OrganisationKind.SCIENCE_ORGANISATION),
    ("Hợp tác xã Hồng Xuân", OrganisationKind.ENTERPRISE),
    ("Bệnh viện Đa khoa", OrganisationKind.HOSPITAL),
    ("Công ty Giống cây trồng", OrganisationKind.ENTERPRISE),
)
EXPERTS = 24
OFFICES = {
    Role.SCIENCE_OFFICER: "officer",
    Role.DIRECTOR: "director",
    Role.CHAIRMAN: "chairman",
    Role.FINANCE_OFFICER: "finance",
    Role.INSPECTOR: "inspector",
    Role.RECORDS_CLERK: "clerk",
    Role.PRESS: "press",
}


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who acts."""

    person: Person
    actor: Actor
    body: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody."""

    province: Province
    officer: Player
    director: Player
    chairman: Player
    finance: Player
    inspector: Player
    clerk: Player
    press: Player
    focal: list[Player] = field(default_factory=list)
    hosts: list[Player] = field(default_factory=list)
    experts: list[Player] = field(default_factory=list)

    @property
    def offices(self) -> list[Player]:
        """Whoever holds an office of the province."""
        return [self.office(role) for role in OFFICES]

    def office(self, role: Role) -> Player:
        """Whoever holds an office of the province."""
        holder: Player = getattr(self, OFFICES[role])
        return holder


def assemble(province: Province) -> Cast:
    """Register the bodies and seat the people."""
    science = _body(province, f"Sở Khoa học và Công nghệ tỉnh {province.name}", OrganisationKind.DEPARTMENT)
    committee = _body(province, "Ủy ban nhân dân tỉnh", OrganisationKind.PEOPLES_COMMITTEE)
    finance = _body(province, "Sở Tài chính", OrganisationKind.DEPARTMENT)
    paper = _body(province, "Báo tỉnh", OrganisationKind.PRESS)
    district = OrganisationKind.COMMUNE if province.code == "BN" else OrganisationKind.DISTRICT
    return Cast(
        province=province,
        officer=_player(province, "Chuyên viên QLKH", Role.SCIENCE_OFFICER, science),
        director=_player(province, "Giám đốc Sở", Role.DIRECTOR, science),
        chairman=_player(province, "Chủ tịch UBND", Role.CHAIRMAN, committee),
        finance=_player(province, "Cán bộ tài chính", Role.FINANCE_OFFICER, finance),
        inspector=_player(province, "Thanh tra viên", Role.INSPECTOR, science),
        clerk=_player(province, "Văn thư", Role.RECORDS_CLERK, science),
        press=_player(province, "Phóng viên", Role.PRESS, paper),
        focal=[
            _player(province, f"Đầu mối {finance.name}", Role.FOCAL_OFFICER, finance),
            *(
                _player(province, f"Đầu mối {name}", Role.FOCAL_OFFICER, _body(province, name, kind))
                for names, kind in ((DEPARTMENTS, OrganisationKind.DEPARTMENT), (LOCALITIES, district))
                for name in names
            ),
        ],
        hosts=[
            _player(province, f"Chủ nhiệm {name}", Role.PROPOSER, _body(province, name, kind)) for name, kind in HOSTS
        ],
        experts=[
            _player(province, f"Chuyên gia {number:02d}", Role.COUNCIL_MEMBER, None) for number in range(1, EXPERTS + 1)
        ],
    )


def seated(province: Province) -> Cast:
    """The people who hold the seats of a province today, as far as they have accounts.

    Raises:
        KeyError: an office of the province is empty.
    """
    held: dict[Role, list[Player]] = defaultdict(list)
    seats = Appointment.objects.filter(province=province, person__user__isnull=False)
    for seat in seats.select_related("person__user", "organisation").order_by("pk"):
        user = seat.person.user
        if user:
            held[Role(seat.role)].append(Player(seat.person, actor_of(user, clock.today()), seat.organisation))
    offices = {name: held[role][0] for role, name in OFFICES.items()}
    hosts = [player for player in held[Role.PROPOSER] if player.body]
    return Cast(province, **offices, focal=held[Role.FOCAL_OFFICER], hosts=hosts, experts=held[Role.COUNCIL_MEMBER])


def fill_bank(cast: Cast, at: datetime) -> None:
    """Enter the experts into the bank: acceptance councils are counted by it."""
    for player in cast.experts:
        register_expert(
            person=player.person,
            province=cast.province,
            degree="TS.",
            speciality="Công nghệ sinh học",
            actor=cast.officer.actor,
            at=at,
            consented_on=LONG_AGO,
        )


def _body(province: Province, name: str, kind: OrganisationKind) -> Organisation:
    return register_organisation(name=name, kind=kind, province=province)


def _player(province: Province, name: str, role: Role, body: Organisation | None) -> Player:
    user = User.objects.create(email=f"{role}.{User.objects.count()}@mo-phong.local", password="!")  # noqa: S106  (no password fits)
    person = Person.objects.create(full_name=name, user=user, province=province, email=user.email)
    Appointment.objects.create(person=person, province=province, organisation=body, role=role, valid_from=LONG_AGO)
    return Player(person, actor_of(user, LONG_AGO), body)
