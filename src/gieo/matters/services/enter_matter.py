"""Something is entered in a register."""

from datetime import datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import BODY_ROLES
from gieo.dossiers.docket import record
from gieo.dossiers.services.act import act
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Organisation, Province
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.matters.matter.effects import fill, keep_participants
from gieo.matters.matter.facts import MatterFacts
from gieo.matters.matter.guards import KEEPING
from gieo.matters.matter.states import Part
from gieo.matters.models import Matter, Participation
from gieo.matters.selectors import subjects_for
from gieo.registry.models import Task
from gieo.rulebooks import library
from gieo.rulebooks.models import ROOM, Asked, RegisterRule, Way

ROWS = {Way.RAISED: "raise", Way.HANDED_IN: "hand_in", Way.GIVEN: "give"}


@transaction.atomic
def enter_matter(*, province: str, register: str, facts: MatterFacts, actor: Actor, at: datetime) -> Matter:
    """Enter something and send it on the way of its register: to be answered, to be taken in, or to be done.

    Args:
        province: code.
        register: key of a register of the rulebook in force.
        facts: what was typed.
        actor: who enters it, for their body where they sit for one.
        at: when.

    Raises:
        Refused: there is no such register, it is not theirs to write in, what it asks for is missing, or what it is
            said to belong to is not the actor's to see.
    """
    home = Province.objects.get(code=province)
    rule = rule_of(home, register, at)
    _may_enter(rule, facts, actor, province)
    matter = Matter(province=home, register_key=rule.key, raised_by=_body_of(actor, province))
    fill(matter, facts)
    opened = open_new(matter, actor=actor, at=at, legal_basis=rule.basis)
    keep_participants(opened, facts)
    if rule.key == ROOM and opened.task:
        _invite_parties_of(opened, opened.task)
    sent: Matter = act(opened, ROWS[rule.way], actor=actor, at=at).subject
    record(sent)
    return sent


def rule_of(province: Province, register: str, at: datetime) -> RegisterRule:
    """The register as the rulebook in force has it.

    Raises:
        Refused: the province keeps no such register.
    """
    try:
        return library.in_force(province.family, on=at.astimezone(LEGAL_ZONE).date()).register(register)
    except KeyError:
        message = _("Tỉnh không có sổ này.")
        raise Refused([Refusal(code="no_register", message=message, basis=KEEPING)]) from None


def may_enter(rule: RegisterRule, actor: Actor, province: str) -> bool:
    """Whether the actor sits where this register may be written in."""
    return any(actor.holds(role, province) for role in rule.openers)


def _may_enter(rule: RegisterRule, facts: MatterFacts, actor: Actor, province: str) -> None:
    found = []
    if not may_enter(rule, actor, province):
        message, params = _("Tài khoản này không ghi được sổ “%(register)s”."), {"register": rule.text}
        found.append(Refusal(code="not_yours", message=message, params=params, basis=rule.basis))
    for asked in rule.asks:
        if asked.required and not getattr(facts, asked.name):
            message, params = _("Thiếu: %(what)s."), {"what": asked.label}
            found.append(Refusal(code="missing", message=message, params=params, basis=rule.basis, field=asked.name))
    if facts.from_on and facts.until_on and facts.from_on > facts.until_on:
        message = _("Ngày cuối phải sau ngày đầu.")
        found.append(Refusal(code="bad_period", message=message, basis=KEEPING, field=Asked.UNTIL_ON))
    if facts.subject and not subjects_for(actor, province, rule).filter(pk=facts.subject.pk).exists():
        message = _("Không có hồ sơ này, hoặc ông/bà không xem được.")
        found.append(Refusal(code="no_subject", message=message, basis=KEEPING, field=Asked.SUBJECT))
    if found:
        raise Refused(found)


def _body_of(actor: Actor, province: str) -> Organisation | None:
    """The body somebody sits for; officers of the Sở enter for the Sở."""
    if actor.holds(Role.SCIENCE_OFFICER, province):
        return None
    seats = (seat for seat in actor.seats if seat.role in BODY_ROLES and seat.province == province)
    pk = next((seat.organisation for seat in seats if seat.organisation), None)
    return Organisation.objects.get(pk=pk) if pk else None


def _invite_parties_of(matter: Matter, task: Task) -> None:
    """The host and the body that transfers the technology stand on the task already (CT-4-3)."""
    known = ((task.host, Part.LEAD), (task.transferring_body, Part.TRANSFERRING))
    Participation.objects.bulk_create(
        [Participation(matter=matter, body=body, part=part) for body, part in known if body], ignore_conflicts=True
    )
