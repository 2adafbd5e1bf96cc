"""Founding a council: who may sit together, and who may not sit here at all."""

from collections.abc import Iterable, Sequence

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.earlier import known_before
from gieo.councils.load import too_many
from gieo.councils.models import Council, CouncilItem, Membership
from gieo.councils.procedure import Procedure
from gieo.councils.roster import employers_of, found_against, members_of
from gieo.councils.rules.conflicts import Conflict
from gieo.councils.sanctions import sanctions_of
from gieo.councils.seats import LEADING, CouncilSeat
from gieo.councils.services.found_council import NewMember, found_council
from gieo.councils.sitting.facts import AssignFacts, FoundFacts, FoundTermFacts, MemberRow
from gieo.councils.suspicions import kept_out
from gieo.identity.models import Person
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.rulebooks.models import ConflictEffect

DECLARED = ("GIEO-MACDINH:38",)


def size_fits(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """As many members as the rulebook says."""
    if not isinstance(attempt.facts, FoundFacts):
        return None
    rule, members = procedure.rule(item), len(attempt.facts.members)
    if rule.may_have(members):
        return None
    return Refusal(
        code="wrong_size",
        message=_("Hội đồng có %(members)d thành viên. %(rule)s."),
        params={"members": members, "rule": rule.in_words},
        basis=rule.basis,
        field="members",
    )


def seats_are_held(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """One chair, one vice chair, one scientific secretary, and enough reviewers; none in a council of a term."""
    if not isinstance(attempt.facts, FoundFacts):
        return None
    rule, seats = procedure.rule(item), [row.seat for row in attempt.facts.members]
    wrong = [seat.label for seat in procedure.single_seats if seats.count(seat) != 1]
    reviewers, is_for_a_term = seats.count(CouncilSeat.REVIEWER), isinstance(attempt.facts, FoundTermFacts)
    needed = 0 if is_for_a_term else rule.reviewers  # a council of a term names them for each dossier
    if reviewers < needed or (is_for_a_term and reviewers):
        wrong.append(f"{CouncilSeat.REVIEWER.label} ({reviewers}/{needed})")
    if not wrong:
        return None
    message = _("Mỗi tư cách phải có đúng người giữ; chưa đúng: %(seats)s.")
    params = {"seats": "; ".join(wrong)}
    return Refusal(code="seats_not_held", message=message, params=params, basis=rule.basis, field="members")


def nobody_sits_twice(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """One person, one seat."""
    if not isinstance(attempt.facts, FoundFacts):
        return None
    people = [row.person.pk for row in attempt.facts.members]
    twice = sorted({row.person.name for row in attempt.facts.members if people.count(row.person.pk) > 1})
    if not twice:
        return None
    message = _("Một người giữ hai tư cách: %(names)s.")
    params = {"names": ", ".join(twice)}
    return Refusal(code="sits_twice", message=message, params=params, basis=procedure.rule(item).basis, field="members")


def everybody_can_sign_in(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Members declare and vote themselves, so each needs an account."""
    if not isinstance(attempt.facts, FoundFacts):
        return None
    known = dict(Person.objects.filter(pk__in=_people(attempt.facts.members)).values_list("pk", "user_id"))
    without = [row.person.name for row in attempt.facts.members if not known.get(row.person.pk)]
    if not without:
        return None
    message = _("Chưa có tài khoản để kê khai và bỏ phiếu: %(names)s.")
    params = {"names": ", ".join(without)}
    return Refusal(code="no_account", message=message, params=params, basis=procedure.rule(item).basis, field="members")


def nobody_is_excluded(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """A council founded for an item has no member who may not judge it (X-14, CT-3-4b)."""
    if not isinstance(attempt.facts, FoundFacts):
        return None
    if out := suspected(item, [row.person for row in attempt.facts.members], field="members"):
        return out
    found = conflicts_of(procedure, item, _memberships(attempt.facts.members), attempt)
    return excluded([(member, conflict) for member, conflict in found if conflict.effect is not ConflictEffect.SHOWN])


def assigned_council_fits(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """A council of the field may take a further item, if those who may not judge it hold no leading seat in it.

    Against nobody in it a suspicion was confirmed: no rule would keep such a member from voting.
    """
    if not isinstance(attempt.facts, AssignFacts):
        return None
    council = Council.objects.filter(
        pk=attempt.facts.council.pk, province=item.province_id, kind=procedure.council
    ).first()
    if council is None or council == item.council:
        message = _("Không có hội đồng này để giao.")
        return Refusal(code="no_such_council", message=message, basis=procedure.rule(item).basis, field="council")
    day = attempt.at.astimezone(LEGAL_ZONE).date()
    if council.is_over_on(day):
        message = _("Nhiệm kỳ của hội đồng này đã kết thúc ngày %(day)s.")
        params = {"day": f"{council.term_ends_on:%d/%m/%Y}"}
        basis = procedure.rule(item).basis
        return Refusal(code="term_is_over", message=message, params=params, basis=basis, field="council")
    members = members_of(council.pk, day)
    named = [Picked(id=member.person_id, name=member.person.full_name) for member in members]
    if out := suspected(item, named, field="council"):
        return out
    found = conflicts_of(procedure, item, members, attempt)
    return excluded([(member, conflict) for member, conflict in found if _unseats(member, conflict)])


def secretaries_are_enough(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """As many administrative secretaries as the law says; a figure that does not bind is shown on the dossier alone.

    A council that was founded with fewer, before the figure held, sits on what it has and takes nothing further.
    """
    rule, facts = procedure.rule(item).administrative_secretaries, attempt.facts
    if rule is None or not rule.binds or not isinstance(facts, FoundFacts | AssignFacts):
        return None
    if isinstance(facts, FoundFacts):
        named = len({person.pk for person in facts.secretaries})
        message, field = _("Mới cử %(named)d trên %(needed)d thư ký hành chính."), "secretaries"
    else:
        council = Council.objects.filter(pk=facts.council.pk).first()
        named = len({each["user"] for each in council.secretaries}) if council else rule.number
        message = _("Hội đồng này mới có %(named)d trên %(needed)d thư ký hành chính nên không nhận thêm hồ sơ.")
        field = "council"
    if named >= rule.number:
        return None
    params = {"named": named, "needed": rule.number}
    return Refusal(code="too_few_secretaries", message=message, params=params, basis=rule.basis, field=field)


def nobody_is_named_too_often(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody gets more dossiers in a year than the province allows; a council of a term is asked when it reviews."""
    facts = attempt.facts
    if isinstance(facts, FoundFacts) and not isinstance(facts, FoundTermFacts):
        return too_many(item, set(_people(facts.members)), field="members")
    if not isinstance(facts, AssignFacts):
        return None
    council = Council.objects.filter(pk=facts.council.pk, term_ends_on__isnull=True).first()
    return too_many(item, _to_sit(attempt) or (), field="council") if council else None


def secretaries_fit(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Administrative secretaries are no members, no more than the rulebook says, and nothing links them to the item.

    The links are those that keep a member out: computed, and suspected where an officer confirmed it.
    """
    if not isinstance(attempt.facts, FoundFacts) or not attempt.facts.secretaries:
        return None
    council, named = procedure.rule(item), attempt.facts.secretaries
    rule, chosen = council.administrative_secretaries, {person.pk for person in named}
    most = rule.number if rule else 0
    if len(chosen) > most or chosen & set(_people(attempt.facts.members)):
        message = _("Thư ký hành chính không quá %(most)d người và không phải là thành viên hội đồng.")
        basis = rule.basis if rule else council.basis
        params = {"most": most}
        return Refusal(code="secretaries_wrong", message=message, params=params, basis=basis, field="secretaries")
    if out := suspected(item, named, field="secretaries"):
        return out
    helpers = [Membership(person=person, seat=CouncilSeat.MEMBER) for person in Person.objects.filter(pk__in=chosen)]
    found = conflicts_of(procedure, item, helpers, attempt)
    barring = [(helper, conflict) for helper, conflict in found if conflict.effect is not ConflictEffect.SHOWN]
    return excluded(barring, field="secretaries")


def enough_sat_before(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """As many members as the rulebook says sat on the same task in an earlier council, as far as they still can."""
    rule, people = procedure.rule(item).sat_before, _to_sit(attempt)
    if rule is None or people is None:
        return None
    known = known_before(item, rule)
    there = known & people
    if not known or len(there) >= rule.needed(len(people)):
        return None
    able = _able_to_sit(procedure, item, known, attempt)
    needed = min(rule.needed(len(people)), len(able))
    if len(there) >= needed:
        return None
    return Refusal(
        code="too_few_sat_before",
        message=_(
            "%(there)d trên %(members)d thành viên đã dự hội đồng trước của nhiệm vụ, cần ít nhất %(needed)d trong số: "
            "%(names)s."
        ),
        params={"there": len(there), "members": len(people), "needed": needed, "names": ", ".join(able)},
        basis=rule.basis,
        field="members" if isinstance(attempt.facts, FoundFacts) else "council",
    )


def _able_to_sit(procedure: Procedure, item: CouncilItem, people: Iterable[int], attempt: Attempt) -> list[str]:
    """Names of those of them who have an account and whom nothing bars here."""
    known = (
        Person.objects.filter(pk__in=people, user__isnull=False).exclude(pk__in=kept_out(item)).order_by("full_name")
    )
    members = [Membership(person=person, seat=CouncilSeat.MEMBER) for person in known]
    out = {
        member.person_id
        for member, conflict in conflicts_of(procedure, item, members, attempt)
        if conflict.effect is not ConflictEffect.SHOWN
    }
    return [person.full_name for person in known if person.pk not in out]


def _to_sit(attempt: Attempt) -> set[int] | None:
    """The people of the council that is founded or assigned; None before anybody was named."""
    if isinstance(attempt.facts, FoundFacts):
        return set(_people(attempt.facts.members))
    if isinstance(attempt.facts, AssignFacts):
        day = attempt.at.astimezone(LEGAL_ZONE).date()
        return {member.person_id for member in members_of(attempt.facts.council.pk, day)}
    return None


def _unseats(member: Membership, conflict: Conflict) -> bool:
    """Whoever may merely not vote stays in an ordinary seat, but cannot lead, review or keep the record."""
    if conflict.effect is ConflictEffect.NO_VOTE:
        return member.in_council in LEADING
    return conflict.effect is not ConflictEffect.SHOWN


def conflicts_of(
    procedure: Procedure, item: CouncilItem, members: Sequence[Membership], attempt: Attempt
) -> list[tuple[Membership, Conflict]]:
    """Computed conflicts with an item, of members present or to be."""
    day = attempt.at.astimezone(LEGAL_ZONE).date()
    people = [member.person_id for member in members]
    employers, sanctions = employers_of(people, day), sanctions_of(people, day)
    judged = item.judged()
    rules = library.get(item.rulebook).conflicts.get(procedure.council, ())
    return [
        (member, conflict)
        for member in members
        for conflict in found_against(
            member, employers[member.person_id], judged, rules, sanctions=sanctions.get(member.person_id, ())
        )
    ]


def found(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """The council with its members; what belonged to an earlier sitting is set back."""
    facts = attempt.facts
    if not isinstance(facts, FoundFacts):
        return
    term_ends_on = facts.term_ends_on if isinstance(facts, FoundTermFacts) else None
    about = f"nhiệm kỳ đến {term_ends_on:%d/%m/%Y}" if term_ends_on else item.judged_title
    item.council = found_council(
        province=item.province,
        kind=procedure.council,
        title=f"{procedure.title}: {about}"[:300],
        term_ends_on=term_ends_on,
        rulebook=item.rulebook,
        members=[
            NewMember(person=row.person.pk, seat=row.seat, nominating_body=row.body.pk if row.body else None)
            for row in facts.members
        ],
        reason=facts.reason,
        secretaries=[person.pk for person in facts.secretaries],
        actor=attempt.actor,
        at=attempt.at,
    )
    begin_anew(item)


def assign(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> None:
    """The council that takes the item."""
    if isinstance(attempt.facts, AssignFacts):
        item.council = Council.objects.get(pk=attempt.facts.council.pk)
        begin_anew(item)


def begin_anew(item: CouncilItem) -> None:
    """Nothing sent, nobody sat, nothing counted."""
    item.papers_sent_at = item.sitting_at = item.sat_at = item.closed_at = None
    item.clear_phases()
    item.sitting_place = item.authorisation = ""
    item.tally = {}


def suspected(item: CouncilItem, named: Sequence[Picked], *, field: str) -> Refusal | None:
    """Those of them against whom a suspicion was confirmed."""
    confirmed = kept_out(item)
    out = [f"{person.name} ({confirmed[person.pk]})" for person in named if person.pk in confirmed]
    if not out:
        return None
    message = _("Nghi vấn xung đột lợi ích đã được kết luận là có: %(who)s.")
    params = {"who": "; ".join(out)}
    return Refusal(code="excluded_from_council", message=message, params=params, basis=DECLARED, field=field)


def excluded(barred: list[tuple[Membership, Conflict]], *, field: str = "members") -> Refusal | None:
    """Those of them whom a conflict keeps out, as one reason; nothing where there is none."""
    if not barred:
        return None
    return Refusal(
        code="excluded_from_council",
        message=_("Không được tham gia hội đồng: %(who)s."),
        params={"who": "; ".join(f"{member.person.full_name} ({conflict.text})" for member, conflict in barred)},
        basis=tuple(dict.fromkeys(key for _member, conflict in barred for key in conflict.basis)),
        field=field,
    )


def _memberships(rows: Sequence[MemberRow]) -> list[Membership]:
    """The members to be, not saved."""
    people = Person.objects.in_bulk(_people(rows))
    return [Membership(person=people[row.person.pk], seat=row.seat) for row in rows if row.person.pk in people]


def _people(rows: Sequence[MemberRow]) -> list[int]:
    return [row.person.pk for row in rows]
