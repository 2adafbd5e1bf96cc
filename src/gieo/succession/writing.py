"""Carrying a decision out: bodies end and begin, and what they held passes on. All or nothing, through the ledger."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.docket import dossier_of, entry_of, record
from gieo.dossiers.models import DocketEntry
from gieo.duties.duty.facts import MergeFacts, TransferFacts
from gieo.duties.duty.states import DutyState
from gieo.duties.models import Duty
from gieo.identity.models import (
    Appointment,
    Delegation,
    Organisation,
    OrganisationCode,
    OrganisationName,
    Province,
)
from gieo.identity.services.register_organisation import register_organisation
from gieo.identity.services.rename_organisation import rename_organisation
from gieo.kernel import text
from gieo.kernel.asking import Picked
from gieo.succession.claims import DUTIES, FILES, SEATS
from gieo.succession.ledger import Ledger
from gieo.succession.models import Change, Succession, SuccessionPart
from gieo.succession.moving import Move, moves_of, parts_by_body
from gieo.succession.naming_listed import home_of


def carry_out(succession: Succession, *, at: datetime) -> None:
    """Do what the decision says; what is read before anything is written is what moves.

    Raises:
        TransitionRefused: an heir holds one already of what may be held once.
    """
    ledger, moves, parts = Ledger(entry_of(succession)), moves_of(succession), parts_by_body(succession)
    touched = {part.body_id for found in parts.values() for part in found}
    heirs = _bodies(succession, ledger, parts, at)
    for move in moves:
        if move.part is not None:
            _pass_on(succession, ledger, move, heirs[move.part.pk], at)
    if succession.heir_province is not None:
        _province(succession, succession.heir_province, ledger)
    redraw(touched | {body.pk for body in heirs.values()})


def redraw(bodies: Iterable[int]) -> None:
    """Bring the lines of open dossiers up to date that name one of the bodies as holder or reader."""
    named = DocketEntry.objects.filter(is_open=True, reader_bodies__overlap=sorted(bodies))
    for entry in named.order_by("pk"):
        record(dossier_of(entry))


# ---------------------------------------------------------------- bodies


def _bodies(
    succession: Succession, ledger: Ledger, parts: dict[int, list[SuccessionPart]], at: datetime
) -> dict[int, Organisation]:
    """End the old, make the new, tie them; by part, whoever takes over."""
    for found in parts.values():
        if found[0].ends:
            _end(found[0].body, succession.last_day, ledger)
    made: dict[str, Organisation] = {}
    heirs: dict[int, Organisation] = {}
    for part in (part for found in parts.values() for part in found):
        heir = part.heir or (
            made.get(part.heir_name) or _make(succession, part, ledger, at) if part.heir_name else None
        )
        if heir is None:
            _rename(succession, part, ledger)
            heirs[part.pk] = part.body
            continue
        if part.heir_name:
            made[part.heir_name] = heir
        _give_code(succession, part, heir, ledger)
        heirs[part.pk] = heir
        if succession.change == Change.LEFT:
            continue  # it is kept, not succeeded: whoever looks the body up is not led to the keeper
        if part.body.successor_id is None:  # of several heirs the first; all of them stand in the parts
            ledger.set(part.body, "successor", heir.pk)
    return heirs


def _end(body: Organisation, last_day: date, ledger: Ledger) -> None:
    if body.valid_to is None or body.valid_to > last_day:
        ledger.set(body, "valid_to", last_day)
    for name in OrganisationName.objects.filter(organisation=body, is_official=True, valid_to__isnull=True):
        ledger.set(name, "valid_to", last_day)


def _make(succession: Succession, part: SuccessionPart, ledger: Ledger, at: datetime) -> Organisation:
    parent = part.body.parent
    if parent is not None and parent.successor is not None:
        parent = parent.successor
    heir = register_organisation(
        name=part.heir_name,
        kind=part.heir_kind or part.body.kind,  # type: ignore[arg-type]
        province=home_of(succession.heir_province or part.body.province, succession),
        parent=parent,
        has_council=part.body.has_council,
        valid_from=succession.from_day,
        verified_at=at,  # a decision made it
    )
    ledger.made(heir)
    return heir


def _give_code(succession: Succession, part: SuccessionPart, heir: Organisation, ledger: Ledger) -> None:
    """The code of a list that it is known by from the day; one it has already stays."""
    has_one = OrganisationCode.objects.filter(organisation=heir, code_list=part.code_list, valid_to__isnull=True)
    if part.code and not has_one.exists():
        ledger.made(
            OrganisationCode.objects.create(
                organisation=heir, code_list=part.code_list, code=part.code, valid_from=succession.from_day
            )
        )


def _rename(succession: Succession, part: SuccessionPart, ledger: Ledger) -> None:
    """The body goes on: the old name ends, the new one begins; with its province it moves."""
    body = part.body
    if part.new_name and part.new_name != body.name:
        ending = list(OrganisationName.objects.filter(organisation=body, is_official=True, valid_to__isnull=True))
        for name in ending:
            ledger.set(name, "valid_to", succession.last_day)
        before = body.name, body.search
        rename_organisation(organisation=body, name=part.new_name, from_day=succession.from_day)
        ledger.made(body.names.get(is_official=True, valid_from=succession.from_day, name=text.nfc(part.new_name)))
        (name_now, search_now), (body.name, body.search) = (body.name, body.search), before
        ledger.set(body, "name", name_now)
        ledger.set(body, "search", search_now)
    if succession.heir_province is not None:
        ledger.set(body, "province", succession.heir_province.pk)


# ---------------------------------------------------------------- what they held


def _pass_on(succession: Succession, ledger: Ledger, move: Move, heir: Organisation, at: datetime) -> None:
    way = f"{move.body} → {heir}"
    match move.key:
        case _ if move.only_ends:
            _end_seat(succession, ledger, move.row, move.way)
        case str(key) if key == SEATS:
            _seat(succession, ledger, move.row, heir, way)
        case str(key) if key == DUTIES:
            _duty(succession, ledger, move.row, heir, way, at)
        case str(key) if key == FILES:
            readers = sorted({*move.row.reader_bodies, heir.pk})
            ledger.set(move.row, "reader_bodies", readers, claim=FILES, way=way)
        case _ if move.claim and move.claim.is_list:
            ledger.swap(move.row, move.claim.field, move.body.pk, heir.pk, claim=move.key, way=way)
        case _ if move.claim:
            ledger.set(move.row, move.claim.field, heir.pk, claim=move.key, way=way)


def _seat(succession: Succession, ledger: Ledger, seat: Appointment, heir: Organisation, way: str) -> None:
    """The old seat ends, the same person holds it at the heir from the day; what is lent of it goes along."""
    if seat.valid_from is not None and seat.valid_from >= succession.from_day:
        ledger.set(seat, "organisation", heir.pk, claim=SEATS, way=way)
        return
    until = seat.valid_to
    held = Appointment.objects.filter(person=seat.person, province=seat.province, role=seat.role, organisation=heir)
    new = held.valid_on(succession.from_day).first()
    if new is None:
        new = _seated_at(seat, heir, succession, seat.province_id, until)
        ledger.made(new, claim=SEATS, way=way)
    for lent in Delegation.objects.filter(appointment=seat, valid_to__gte=succession.from_day):
        if lent.valid_from >= succession.from_day:
            ledger.set(lent, "appointment", new.pk, claim=SEATS, way=way)
            continue
        last = lent.valid_to
        ledger.set(lent, "valid_to", succession.last_day, claim=SEATS, way=way)
        ledger.made(_lent_on(lent, new, succession.from_day, last), claim=SEATS, way=way)
    ledger.set(seat, "valid_to", succession.last_day, claim=SEATS, way=way)


def _end_seat(succession: Succession, ledger: Ledger, seat: Appointment, way: str) -> None:
    """With everything that is lent of it."""
    for lent in Delegation.objects.filter(appointment=seat, valid_to__gte=succession.from_day):
        ledger.set(lent, "valid_to", max(succession.last_day, lent.valid_from), claim=SEATS, way=way)
    ledger.set(seat, "valid_to", succession.last_day, claim=SEATS, way=way)


def _seated_at(
    seat: Appointment, body: Organisation | None, succession: Succession, province: str, until: date | None
) -> Appointment:
    return Appointment.objects.create(
        person_id=seat.person_id,
        province_id=province,
        organisation=body,
        role=seat.role,
        post=seat.post,
        decision=succession.decision[:80],
        is_deputy=seat.is_deputy,
        valid_from=succession.from_day,
        valid_to=until,
    )


def _lent_on(lent: Delegation, seat: Appointment, since: date, until: date) -> Delegation:
    return Delegation.objects.create(
        province_id=seat.province_id, appointment=seat, to_id=lent.to_id, valid_from=since, valid_to=until,
        kinds=lent.kinds, reason=lent.reason, decision=lent.decision, made_by_id=lent.made_by_id, made_at=lent.made_at,
    )  # fmt: skip


def _duty(succession: Succession, ledger: Ledger, duty: Duty, heir: Organisation, way: str, at: datetime) -> None:
    """It passes to the heir; one that the heir owes already ends in the heir's own."""
    is_late = duty.state == DutyState.LATE
    same = Duty.objects.filter(province=duty.province_id, plan_year=duty.plan_year, rule_key=duty.rule_key, body=heir)
    own = same.first()
    if own is not None:
        facts = MergeFacts(into=Picked(id=own.pk, name=own.number), document=succession.decision)
        undo = "unmerge_late" if is_late else "unmerge"
        ledger.act(duty, "merge", undone_by=undo, at=at, facts=facts, claim=DUTIES, way=way)
        ended = entry_of(duty)  # it is no longer open, and is read on by whoever owes the same
        ledger.set(ended, "reader_bodies", sorted({*ended.reader_bodies, heir.pk}))
        return
    begun = duty.tenures.get(until__isnull=True).since
    since = max(succession.from_day, begun + timedelta(days=1))  # one that began after the day was held until then
    transfer = TransferFacts(to=Picked(id=heir.pk, name=heir.name_on(since)), since=since, document=succession.decision)
    name, undo = ("succeed_late", "give_back_late") if is_late else ("succeed", "give_back")
    ledger.act(duty, name, undone_by=undo, at=at, facts=transfer, claim=DUTIES, way=way)


# ---------------------------------------------------------------- a whole province


def _province(succession: Succession, home: Province, ledger: Ledger) -> None:
    """The province ends; whoever holds a seat of it sits in the new province as well.

    Its dossiers keep their numbers, their chain and their rules: they are worked on from its own seats, which go on at
    the bodies that took over.
    """
    province = succession.province
    if province.successor_id is None:
        ledger.set(province, "successor", home.pk)
    if province.valid_to is None:
        ledger.set(province, "valid_to", succession.last_day)
    for seat in Appointment.objects.filter(province=province).valid_on(succession.from_day).order_by("pk"):
        there = Appointment.objects.filter(
            person=seat.person_id, province=home, role=seat.role, organisation=seat.organisation_id
        )
        if not there.valid_on(succession.from_day).exists():
            new = _seated_at(seat, seat.organisation, succession, home.pk, seat.valid_to)
            ledger.made(new, claim=SEATS, way=f"{province} → {home}")


def today_of(at: datetime) -> date:
    """The legal day of an instant."""
    return at.astimezone(LEGAL_ZONE).date()
