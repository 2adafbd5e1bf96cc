"""What people do on any dossier that a council decides: found, call, declare, sit, vote, count."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from operator import attrgetter
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import children_of
from gieo.councils.bench import Sitter, bench_of, helpers_of
from gieo.councils.earlier import sat_before
from gieo.councils.procedure import Procedure
from gieo.councils.roster import conflict_rules
from gieo.councils.seats import CouncilSeat
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
from gieo.councils.sitting.tellers import counting
from gieo.dossiers.kinds import kind_of
from gieo.kernel.actors import SYSTEM
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Facts
from gieo.rulebooks.models import CouncilRule
from gieo.rulebooks.models.holidays import vietnamese_calendar
from gieo.simulation.cast import Player
from gieo.simulation.scripts.once import read_once
from gieo.simulation.world import Move, World

CONFLICTED = 0.03
DAYS_TO_READ = 18
A_DAY = timedelta(days=1)

Ballots = Callable[[World, Any, Player], Facts]
Closings = Mapping[str, Callable[[World, Any], CloseFacts]]


def picked(item: Any, name: str) -> list[Picked]:
    """A list of the kind, as the form would offer it for the dossier as it was read; asked once, as in `rows_of`."""
    offered: list[Picked] = read_once(item, f"list of {name}", lambda _item: _offered(item, name))
    return offered


def _offered(item: Any, name: str) -> list[Picked]:
    return [Picked(id=value, name=label) for value, label in kind_of(item).choices(name, item, SYSTEM)]


def rows_of(item: Any, name: str) -> list[Any]:
    """What belongs to a dossier, as it stood when the dossier was read."""
    rows: list[Any] = read_once(
        item, f"rows of {name}", lambda _item: sorted(children_of(item, name), key=attrgetter("pk"))
    )
    return rows


def council_move(world: World, item: Any, procedure: Procedure, ballot: Ballots, closings: Closings) -> Move | None:
    """The next move of founding, calling, declaring, sitting, voting and counting; None in the stage's own states.

    Args:
        world: the province.
        item: the dossier.
        procedure: how its council decides.
        ballot: what a member writes.
        closings: by outcome: what the secretary records beside the count, where more than the common is asked.
    """
    if item.state in procedure.draft and item.council is None:
        return _found(world, item, procedure)
    if item.state == procedure.founded:
        return _call(world, item)
    if item.state == procedure.papers_sent:
        return _help(world, item) or _declare(world, item) or _open(world, item)
    if item.state == procedure.sitting:
        return _begin_vote(world, item)
    if item.state == procedure.voting:
        return _vote(world, item, ballot) or _count(world, item, procedure) or _close(world, item, procedure, closings)
    return None


def _found(world: World, item: Any, procedure: Procedure) -> Move:
    """The smallest council the law allows, drawn by chance: experts, and people sent by bodies where it wants some.

    Its secretaries are the first officers of the province whom nothing links to the item.
    """
    rule = procedure.rule(item)
    size = min(rule.sizes) if rule.sizes else rule.smallest
    seats = [CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR, CouncilSeat.SECRETARY, *[CouncilSeat.REVIEWER] * rule.reviewers]
    seats += [CouncilSeat.MEMBER] * (size - len(seats))
    members = tuple(
        _member(player, seat) for player, seat in zip(_drawn(world, item, rule, len(seats)), seats, strict=True)
    )
    helpers = rule.administrative_secretaries.number if rule.administrative_secretaries else 0
    facts = FoundFacts(
        members=members,
        secretaries=tuple(picked(item, "secretaries")[:helpers]) if helpers else (),
        reason="Chuyên môn phù hợp, không có xung đột lợi ích",
    )
    return Move(act="found_council", by=world.cast.director.actor, facts=facts, at=item.state_since + A_DAY)


def _drawn(world: World, item: Any, rule: CouncilRule, size: int) -> list[Player]:
    """Experts first: the people sent by bodies take the seats of plain members, which stand last."""
    sent = sum(group.least for group in rule.composition if group.key == "users")
    experts = world.rng.sample(world.cast.experts, size - sent)
    return [*_with_those_before(world, item, rule, experts, size), *world.rng.sample(world.cast.focal, sent)]


def _with_those_before(world: World, item: Any, rule: CouncilRule, drawn: list[Player], size: int) -> list[Player]:
    """As many of them as the rulebook wants from the earlier council of the task, where it wants any."""
    known = sat_before(item, rule.sat_before) if rule.sat_before else None
    if rule.sat_before is None or known is None:
        return drawn
    there = [player for player in drawn if player.person.pk in known]
    others = [player for player in drawn if player.person.pk not in known]
    more = [player for player in world.cast.experts if player.person.pk in known and player not in there]
    missing = max(0, rule.sat_before.needed(size) - len(there))
    return [*there, *more[:missing], *others][: len(drawn)]


def _member(player: Player, seat: CouncilSeat) -> MemberRow:
    body = Picked(id=player.body.pk, name=player.body.name) if player.body else None
    return MemberRow(person=Picked(id=player.person.pk, name=player.person.full_name), seat=seat, body=body)


def _call(world: World, item: Any) -> Move:
    when = item.state_since + A_DAY
    facts = PapersFacts(
        sitting_at=office_morning(max(when, world.now) + timedelta(days=DAYS_TO_READ)),
        place="Phòng họp Sở KH&CN",
        papers="Phiếu đề xuất, kết quả tra cứu, phiếu nhận xét",
    )
    return Move(act="send_papers", by=world.cast.officer.actor, facts=facts, at=when)


def office_morning(instant: datetime) -> datetime:
    """Nine o'clock of the working day on or after an instant."""
    day = instant.astimezone(LEGAL_ZONE).date()
    while not vietnamese_calendar().is_working(day):
        day += A_DAY
    return datetime.combine(day, time(9), tzinfo=LEGAL_ZONE)


def _help(world: World, item: Any) -> Move | None:
    """Administrative secretaries pledge a day after the papers came; whom a conflict bars has nothing to pledge for."""
    silent = next((each for each in helpers_of(item) if not (each.has_pledged or each.is_barred)), None)
    if silent is None:
        return None
    who, at = world.of_user(silent.user).actor, item.papers_sent_at + A_DAY
    return Move(do=lambda _world: pledge_confidentiality(item=item, actor=who, at=at), at=at)


def _declare(world: World, item: Any) -> Move | None:
    """Every member pledges and declares a day after the papers came; some find a conflict."""
    silent = bench_of(item).undeclared
    if not silent:
        return None
    at = item.papers_sent_at + A_DAY
    if silent[0].membership.pledged_at is None:
        who = _actor(world, silent[0])
        return Move(do=lambda _world: pledge_confidentiality(item=item, actor=who, at=at), at=at)
    facts = DeclarationFacts(answer=Answer.NONE)
    if silent[0].membership.in_council is CouncilSeat.MEMBER and world.chance(CONFLICTED):
        kinds = tuple(Picked(id=rule.key, name=rule.text) for rule in conflict_rules(item)[-1:])
        facts = DeclarationFacts(answer=Answer.CONFLICT, kinds=kinds, words="Đang hợp tác với đơn vị đề xuất")
    return Move(act="declare", by=_actor(world, silent[0]), facts=facts, at=at)


def _open(world: World, item: Any) -> Move:
    facts = SittingFacts(present=_clear(item))
    return Move(act="open_sitting", by=world.cast.officer.actor, facts=facts, at=item.sitting_at)


def _begin_vote(world: World, item: Any) -> Move:
    facts = VotingFacts(present=_clear(item))
    return Move(act="open_voting", by=world.cast.officer.actor, facts=facts, at=item.state_since + timedelta(hours=2))


def _clear(item: Any) -> tuple[Picked, ...]:
    return tuple(
        Picked(id=sitter.membership.pk, name=sitter.name) for sitter in bench_of(item).sitters if sitter.is_clear
    )


def _vote(world: World, item: Any, ballot: Ballots) -> Move | None:
    waiting = [] if item.closed_at else bench_of(item).to_vote
    if not waiting:
        return None
    player = world.of_user(waiting[0].user)
    return Move(act="vote", by=player.actor, facts=ballot(world, item, player))


def _count(world: World, item: Any, procedure: Procedure) -> Move | None:
    if item.closed_at:
        return None
    return Move(act="open_count", by=world.cast.officer.actor, facts=counting(procedure, item))


def _close(world: World, item: Any, procedure: Procedure, closings: Closings) -> Move:
    key = procedure.outcome_of(item)
    outcome = next(each for each in procedure.outcomes if each.key == key)
    say = closings.get(key)
    facts = say(world, item) if say else outcome.facts(discussion="Thảo luận đầy đủ các nội dung")
    return Move(act=outcome.name, by=world.cast.officer.actor, facts=facts)


def _actor(world: World, sitter: Sitter) -> Any:
    return world.of_user(sitter.user).actor
