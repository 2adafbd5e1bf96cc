"""Small makers of what tests stand on: provinces, people in seats, notices."""

from datetime import date, datetime

from gieo.core.perform import open_dossier
from gieo.identity.models import Appointment, Organisation, OrganisationKind, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.text import search_key
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import closing_instant, start_of
from gieo.law.services.enter_document import enter_document
from gieo.orientation.models import IntakeWindow, OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.services.accept_lines import accept_lines, lines_of
from gieo.orientation.services.address_recipient import answer_recipient
from gieo.orientation.services.move_notice import move_notice
from gieo.orientation.workflow import ORIENTATION_NOTICE
from gieo.rulebooks import library

PROVINCES = {
    "LS": ("lang-son", "Lạng Sơn", "lang-son"),
    "BG": ("bac-giang", "Bắc Giang", "bac-giang"),
    "BP": ("binh-phuoc", "Bình Phước", "binh-phuoc"),
    "BN": ("bac-ninh", "Bắc Ninh", "bac-ninh"),
    "DNA": ("dong-nai", "Đồng Nai", "binh-phuoc"),
}
PASSWORD = "mat-khau-thu-2026"
LONG_AGO = date(2020, 1, 1)


def province_of(code: str) -> Province:
    """One of the provinces."""
    slug, name, family = PROVINCES[code]
    return Province.objects.get_or_create(code=code, defaults={"slug": slug, "name": name, "family": family})[0]


def person_in(role: Role, province: Province, *, name: str, email: str, body: Organisation | None = None) -> Person:
    """Somebody with an account in a seat."""
    known = Person.objects.filter(user__email=email).first()
    if known:
        return known
    user = User.objects.create_user(email, PASSWORD)
    person = Person.objects.create(full_name=name, user=user, province=province, email=email)
    Appointment.objects.create(person=person, province=province, role=role, organisation=body, valid_from=LONG_AGO)
    return person


def department_of(province: Province) -> Organisation:
    """The Sở of a province."""
    name = f"Sở Khoa học và Công nghệ tỉnh {province.name}"
    known = Organisation.objects.filter(name=name, province=province).first()
    return known or register_organisation(
        name=name, kind=OrganisationKind.DEPARTMENT, province=province, aliases=("Sở KH&CN",)
    )


def _actor(person: Person) -> Actor:
    assert person.user is not None
    return actor_of(person.user, date(2026, 1, 1))


def officer_of(province: Province) -> Actor:
    """The science officer of a province."""
    email = f"canbo.{province.slug}@gieo.test"
    body = department_of(province)
    return _actor(person_in(Role.SCIENCE_OFFICER, province, name="Chuyên viên", email=email, body=body))


def proposer_of(province: Province) -> Actor:
    """A private proposer in a province."""
    return _actor(person_in(Role.PROPOSER, province, name="Người đề xuất", email=f"dexuat.{province.slug}@gieo.test"))


def user_of(actor: Actor) -> User:
    """The account of an actor."""
    return User.objects.get(pk=actor.user or 0)


def _rulebook_on(province: Province, at: datetime) -> str:
    """The rulebook of a day; the latest of a province that is younger than the day of the test."""
    try:
        return library.in_force(province.family, on=at.date()).id
    except LookupError:
        return province.latest_rulebook.id


def notice_draft(
    province: Province, *, at: datetime, plan_year: int = 2025, version: int = 1, items: int = 2
) -> OrientationNotice:
    """A draft notice with one field; number and date are known."""
    document = enter_document(
        number=f"{10 + version}/TB-SKHCN", issuer=f"Sở {province.name}", issued_on=at.date(), province=province
    )
    rulebook = _rulebook_on(province, at)
    notice = OrientationNotice(
        province=province,
        plan_year=plan_year,
        version=version,
        document=document,
        title=f"Định hướng năm {plan_year}",
        place=province.name,
        rulebook=rulebook,
        form_rulebook=rulebook,
    )
    open_dossier(ORIENTATION_NOTICE, notice, Attempt(actor=SYSTEM, at=at), legal_basis=("ND30-2020:PL1",))
    field = OrientationField.objects.create(
        notice=notice, order=1, label="1.", title="Nông nghiệp", science_fields=["agricultural"]
    )
    for order in range(1, items + 1):
        text = f"Nội dung nông nghiệp số {order}"
        OrientationItem.objects.create(field=field, order=order, code=f"1.{order}", text=text, search=search_key(text))
    return notice


def window_for(
    notice: OrientationNotice,
    *,
    opens: date = date(2024, 4, 15),
    closes: date = date(2024, 5, 31),
    boundary: str = "through",
) -> IntakeWindow:
    """The window of a notice."""
    return IntakeWindow.objects.create(
        province=notice.province,
        notice=notice,
        plan_year=notice.plan_year,
        opens_at=start_of(opens),
        closes_at=closing_instant(closes, boundary),
        boundary=boundary,
        basis="TB-BG-2025:III" if notice.province_id == "BG" else "TB-LS-2025:III.2",
    )


def answered(notice: OrientationNotice, actor: Actor) -> OrientationNotice:
    """Every line accepted as it was read; whoever is unknown gets a paper copy."""
    for recipient in notice.recipients.exclude(asked=[]):
        answer_recipient(recipient=recipient, body=None, actor=actor)
    lines = [f"{kind}-{row.pk}" for kind, rows in lines_of(notice).items() for row in rows]
    accept_lines(notice=notice, lines=lines, actor=actor)
    return notice


def numbered(notice: OrientationNotice, number: str = "99/TB-SKHCN") -> OrientationNotice:
    """A new version with the number and the day its clerk gives it."""
    notice.document.number, notice.document.issued_on = number, notice.state_since.date()
    notice.document.save(update_fields=["number", "issued_on"])
    return notice


def published(notice: OrientationNotice, *, at: datetime) -> OrientationNotice:
    """Confirm and publish through the table."""
    attempt = Attempt(actor=officer_of(notice.province), at=at)
    confirmed = move_notice(notice=notice, act="confirm", attempt=attempt)
    return move_notice(notice=confirmed, act="publish", attempt=attempt)
