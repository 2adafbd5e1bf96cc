"""Loads the demonstration programme through the same services as the pages."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from gieo.core.models import TransitionLog
from gieo.core.perform import open_dossier
from gieo.demo import years
from gieo.demo.documents import keep_records
from gieo.demo.models import (
    BodyEntry,
    FieldEntry,
    NoticeEntry,
    PersonEntry,
    Programme,
    ProvinceEntry,
    WindowEntry,
    YearEntry,
)
from gieo.demo.proposals import write_proposals
from gieo.identity.models import Appointment, Organisation, Person, Province, User
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role, Seat
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import closing_instant, start_of
from gieo.law.models import CitationKind, LegalDocument
from gieo.law.services.cite import cite
from gieo.law.services.enter_document import enter_document
from gieo.law.services.load_cited import load_instruments
from gieo.orientation.models import (
    IntakePlace,
    IntakeWindow,
    NoticeBasis,
    NoticeRequirement,
    OrientationField,
    OrientationItem,
    OrientationNotice,
    Recipient,
)
from gieo.orientation.services.address_recipient import address
from gieo.orientation.services.move_notice import move_notice
from gieo.orientation.workflow import ORIENTATION_NOTICE
from gieo.rulebooks import library

DATA = Path(__file__).parent / "data"
PASSWORD = "gieo-minh-hoa-2026"  # noqa: S105  (printed on every start of the demonstration)
OTHERS = ("bac-giang", "binh-phuoc")
RECIPIENTS = ("UBND các huyện, thành phố", "Lưu: VT, QLKH")
OPEN_DAYS_BEFORE, OPEN_DAYS_AFTER = 20, 25
Bodies = dict[str, Organisation]  # by the key of the file


@transaction.atomic
def load(at: datetime, *, with_past: bool = False) -> None:
    """Everything, once: provinces, bodies, people, notices of their real years, a round open now, and proposals.

    Args:
        at: now.
        with_past: let the people of one province live through the years before, so that tasks stand in every stage;
            half a minute of work.
    """
    load_instruments()
    dict(_bodies([BodyEntry.model_validate(entry) for entry in _read("national")], None, at))
    lived = Programme.model_validate(_read("lang-son"))
    province, bodies = _begin(lived, at)
    if with_past:  # before there are other provinces: the daily work of those years is done for all there are
        _live_through(lived, province, bodies, at)
    for entry in _read("successors"):
        _province(ProvinceEntry.model_validate(entry))
    for name in OTHERS:
        _begin(Programme.model_validate(_read(name)), at)
    _administrator()
    if lived.notice:
        _round_open_now(lived.notice, province, at)
    write_proposals(at)
    if with_past:
        keep_records(province, at)


def _begin(programme: Programme, at: datetime) -> tuple[Province, Bodies]:
    """A province with its bodies and people, and the notice of its real year."""
    province = _province(programme.province)
    bodies = dict(_bodies(programme.bodies, province, at))
    for person in programme.people:
        _person(person, province, bodies)
    if programme.notice:
        _publish(programme.notice, province, programme.notice.window.opens or date(2024, 3, 5))
    return province, bodies


def _live_through(programme: Programme, province: Province, bodies: Bodies, at: datetime) -> None:
    past = years.read()
    known = {**bodies, **dict(_bodies(past.bodies, province, at, bodies))}
    years.live_through(
        past,
        province=province,
        seat=lambda person: _person(person, province, known),
        publish=lambda year: _publish_own(programme, province, year),
        until=at,
    )


def _publish_own(programme: Programme, province: Province, year: YearEntry) -> None:
    """The orientation of a year before today, or one more round of it: the items of the real notice on other days."""
    if programme.notice is None or year.notice is None:
        return
    entry = _in_year(programme.notice, year.plan_year, year.notice.opens, year.notice.closes)
    if year.notice.issued:
        _publish(entry, province, year.notice.issued)
    else:
        notice = OrientationNotice.objects.get(province=province, plan_year=year.plan_year)
        _open_window(notice, entry.window, year.notice.opens)


def is_empty() -> bool:
    """Nothing happened here yet."""
    return not (Province.objects.exists() or TransitionLog.objects.exists())


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text())


def _province(entry: ProvinceEntry) -> Province:
    return Province.objects.create(
        code=entry.code,
        slug=entry.slug,
        name=entry.name,
        family=entry.family,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        successor_id=entry.successor or None,
    )


def _bodies(
    entries: Iterable[BodyEntry], province: Province | None, at: datetime, others: Bodies | None = None
) -> Iterator[tuple[str, Organisation]]:
    known = dict(others or {})
    for entry in entries:
        body = register_organisation(
            name=entry.name,
            kind=entry.kind,
            province=province,
            parent=known.get(entry.parent),
            aliases=entry.aliases,
            has_council=entry.has_council,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            verified_at=at,  # its own office entered it
        )
        if entry.key:
            known[entry.key] = body
            yield entry.key, body


def _person(entry: PersonEntry, province: Province, bodies: Bodies) -> Person:
    user = User.objects.create_user(entry.email, PASSWORD)
    person = Person.objects.create(
        full_name=entry.name, user=user, province=province, email=entry.email, phone="0900000000"
    )
    Appointment.objects.create(
        person=person,
        province=province,
        organisation=bodies.get(entry.body),
        role=entry.role,
        post=entry.post,
        valid_from=date(2022, 1, 1),
    )
    return person


def _administrator() -> None:
    user = User.objects.create_user("quantri@gieo.local", PASSWORD)
    person = Person.objects.create(full_name="Quản trị minh họa", user=user, email=user.email)
    for province in Province.objects.all():
        Appointment.objects.create(person=person, province=province, role=Role.ADMINISTRATOR, post="Quản trị hệ thống")


def _publish(entry: NoticeEntry, province: Province, issued_on: date) -> OrientationNotice:
    """The notice as its paper says, confirmed and published on its day by the demonstration's own officer."""
    attempt = Attempt(actor=_officer(province), at=start_of(issued_on))
    rulebook = library.in_force(province.family, on=issued_on)
    document = enter_document(
        number=f"00/{entry.symbol}" if province.code == "LS" else f"01/{entry.symbol}",
        issuer=f"Sở Khoa học và Công nghệ tỉnh {province.name}",
        issued_on=issued_on,
        type=entry.type,
        subject=f"{entry.title} (minh họa)",
        province=province,
    )
    notice = OrientationNotice(
        province=province,
        plan_year=entry.plan_year,
        document=document,
        title=entry.title,
        symbol=entry.symbol,
        place=province.name,
        issuer=document.issuer,
        signatory_position="GIÁM ĐỐC",
        signing_capacity="direct",
        form_rulebook=rulebook.id,
        rulebook=rulebook.id,
    )
    open_dossier(ORIENTATION_NOTICE, notice, attempt, legal_basis=("ND30-2020:PL1",))
    bases = _bases(entry, notice, document)
    for order, field in enumerate(entry.fields, start=1):
        _field(notice, order, field, bases)
    _intake(entry, notice, issued_on)
    move_notice(notice=notice, act="confirm", attempt=attempt)
    notice.refresh_from_db()
    return move_notice(notice=notice, act="publish", attempt=attempt)


def _officer(province: Province) -> Actor:
    seat = Appointment.objects.filter(province=province, role=Role.SCIENCE_OFFICER).select_related("person").get()
    return Actor(
        user=seat.person.user_id,
        name=seat.person.full_name,
        seats=frozenset({Seat(Role.SCIENCE_OFFICER, province.code, seat.organisation_id)}),
    )


def _bases(entry: NoticeEntry, notice: OrientationNotice, document: LegalDocument) -> dict[str, LegalDocument]:
    bases = {}
    for order, basis in enumerate(entry.bases, start=1):
        province = notice.province if basis.number.endswith("UBND") else None
        target = enter_document(number=basis.number, issued_on=basis.date, province=province)
        cite(source=document, target=target, kind=CitationKind.FOUNDING, place=f"căn cứ {order}")
        words = f"Căn cứ {target} ngày {basis.date:%d/%m/%Y}"
        NoticeBasis.objects.create(notice=notice, order=order, keyword="Căn cứ", text=words, document=target)
        bases[basis.number] = target
    return bases


def _field(notice: OrientationNotice, order: int, entry: FieldEntry, bases: dict[str, LegalDocument]) -> None:
    field = OrientationField.objects.create(
        notice=notice, order=order, label=entry.label, title=entry.title, science_fields=list(entry.science)
    )
    for at, item in enumerate(entry.items, start=1):
        row = OrientationItem.objects.create(
            field=field,
            order=at,
            code=f"{order}.{at}",
            text=item.text,
            first_line=item.line,
            last_line=item.line,
            search=text.search_key(item.text),
        )
        if item.source in bases:
            row.documents.add(bases[item.source])


def _open_window(notice: OrientationNotice, window: WindowEntry, issued_on: date) -> None:
    IntakeWindow.objects.create(
        province=notice.province,
        notice=notice,
        plan_year=notice.plan_year,
        opens_at=start_of(window.opens or issued_on),
        closes_at=closing_instant(window.closes, window.boundary),
        boundary=window.boundary,
        basis=window.basis,
    )


def _intake(entry: NoticeEntry, notice: OrientationNotice, issued_on: date) -> None:
    _open_window(notice, entry.window, issued_on)
    IntakePlace.objects.bulk_create(
        IntakePlace(
            notice=notice, order=order, text=place.text, url=place.url, phones=list(place.phones),
            phones_printed=place.printed,
        )
        for order, place in enumerate(entry.places, start=1)
    )  # fmt: skip
    NoticeRequirement.objects.bulk_create(
        NoticeRequirement(notice=notice, order=order, text=each)
        for order, each in enumerate(entry.requirements, start=1)
    )
    for order, line in enumerate(RECIPIENTS, start=1):
        address(Recipient(notice=notice, order=order, text=line))


def _round_open_now(entry: NoticeEntry, province: Province, at: datetime) -> None:
    """A round that is open today, so that whoever starts the demonstration can propose at once."""
    today = at.date()
    opens, closes = today - timedelta(days=OPEN_DAYS_BEFORE), today + timedelta(days=OPEN_DAYS_AFTER)
    _publish(_in_year(entry, today.year + 1, opens, closes), province, opens)


def _in_year(entry: NoticeEntry, plan_year: int, opens: date, closes: date) -> NoticeEntry:
    """The same orientation for another year."""
    changed = {
        "plan_year": plan_year,
        "title": f"Định hướng đề xuất đặt hàng nhiệm vụ KH&CN cấp tỉnh năm {plan_year}",
        "window": entry.window.model_copy(update={"opens": opens, "closes": closes}),
    }
    return entry.model_copy(update=changed)
