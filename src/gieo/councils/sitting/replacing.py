"""A member of a council that was called leaves, and somebody else takes the seat over (NĐ 08/2014, 32.2)."""

from datetime import date, timedelta

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.bench import Sitter, bench_of, forget
from gieo.councils.load import too_many
from gieo.councils.models import CouncilItem, Membership
from gieo.councils.procedure import Procedure
from gieo.councils.services.found_council import NewMember, seat_member
from gieo.councils.sitting.effects import let_members_read
from gieo.councils.sitting.facts import ReplaceFacts
from gieo.councils.sitting.founding import conflicts_of, excluded, suspected
from gieo.dossiers.kinds import Options
from gieo.identity.models import Person
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks.models import ConflictEffect

A_DAY = timedelta(days=1)


def seats_to_fill(item: CouncilItem) -> Options:
    """The members, those a conflict bars among them, which is said."""
    return [(each.membership.pk, _in_words(each)) for each in bench_of(item).sitters]


def _in_words(sitter: Sitter) -> str:
    words = f"{sitter.name} ({sitter.membership.in_council.label})"
    return f"{words} · {sitter.barred[0]}" if sitter.barred else words


def leaves_a_seat(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Who leaves sits on this council."""
    if not isinstance(attempt.facts, ReplaceFacts) or _leaving(item, attempt.facts) is not None:
        return None
    message, basis = _("Không có thành viên này trong hội đồng."), procedure.rule(item).basis
    return Refusal(code="no_such_member", message=message, basis=basis, field="leaving")


def successor_can_sit(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Who comes does not sit there yet, and has an account to declare and vote with."""
    if not isinstance(attempt.facts, ReplaceFacts):
        return None
    person, basis = attempt.facts.person, procedure.rule(item).basis
    if any(sitter.membership.person_id == person.pk for sitter in bench_of(item).sitters):
        message = _("Một người giữ hai tư cách: %(names)s.")
        params = {"names": person.name}
        return Refusal(code="sits_twice", message=message, params=params, basis=basis, field="person")
    if Person.objects.filter(pk=person.pk, user__isnull=False).exists():
        return None
    message = _("Chưa có tài khoản để kê khai và bỏ phiếu: %(names)s.")
    return Refusal(code="no_account", message=message, params={"names": person.name}, basis=basis, field="person")


def successor_is_not_excluded(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nothing keeps who comes from the seat: neither computed nor confirmed."""
    if not isinstance(attempt.facts, ReplaceFacts):
        return None
    if out := suspected(item, [attempt.facts.person], field="person"):
        return out
    leaving = _leaving(item, attempt.facts)
    if leaving is None:
        return None
    coming = [
        Membership(person=person, seat=leaving.membership.seat)
        for person in Person.objects.filter(pk=attempt.facts.person.pk)
    ]
    found = conflicts_of(procedure, item, coming, attempt)
    barring = [(member, conflict) for member, conflict in found if conflict.effect is not ConflictEffect.SHOWN]
    return excluded(barring, field="person")


def successor_has_room(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody gets more dossiers in a year than the province allows; a council of a term is asked when it reviews."""
    if not isinstance(attempt.facts, ReplaceFacts) or (item.council and item.council.term_ends_on):
        return None
    return too_many(item, [attempt.facts.person.pk], field="person")


def replace(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """The seat passes on before the sitting; what was done in it stays.

    What else the council has before it is read anew once this act is announced (`gieo.councils.enrolment`).
    """
    facts = attempt.facts
    leaving = _leaving(item, facts) if isinstance(facts, ReplaceFacts) else None
    if leaving is None or item.council is None or not isinstance(facts, ReplaceFacts):
        return
    first = _first_day(item, attempt.at.astimezone(LEGAL_ZONE).date())
    seat = Membership.objects.select_for_update(of=("self",), no_key=True).get(pk=leaving.membership.pk)
    seat.valid_to = first - A_DAY
    seat.save(update_fields=["valid_to"])
    coming = NewMember(
        person=facts.person.pk, seat=seat.in_council, nominating_body=facts.body.pk if facts.body else None
    )
    seat_member(council=item.council, member=coming, valid_from=first, succeeds=seat, decision=facts.number)
    forget(item)
    let_members_read(item)


def _first_day(item: CouncilItem, today: date) -> date:
    """The day after the decision, but not after that of the sitting."""
    return min(today + A_DAY, item.bench_day)


def _leaving(item: CouncilItem, facts: ReplaceFacts) -> Sitter | None:
    return next((each for each in bench_of(item).sitters if each.membership.pk == facts.leaving.pk), None)
