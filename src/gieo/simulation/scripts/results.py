"""What becomes of accepted results: whether they are effective, who hears of them, uses them, replicates them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import children_of
from gieo.kernel.asking import Picked
from gieo.outcomes.models import Replication
from gieo.outcomes.outcome.choices import EffectGrade, EventKind, ReplicationChoice, UserKind
from gieo.outcomes.outcome.facts import (
    AssessmentFacts,
    CloseFacts,
    EffectiveFacts,
    EventFacts,
    PublishedFacts,
    ReplicationFacts,
    ReportFacts,
    UseFacts,
)
from gieo.outcomes.replication.choices import LineSource
from gieo.outcomes.replication.facts import (
    ApprovedRow,
    AssigneeRow,
    AssignFacts,
    BudgetFacts,
    ConfirmFacts,
    FinishFacts,
    LineRow,
    PlaceRow,
    PlanFacts,
    ProgressFacts,
    SchemeFacts,
    UsedRow,
)
from gieo.outcomes.replication.kind import replicable
from gieo.outcomes.services.open_replication import open_replication
from gieo.simulation.scripts.once import read_once
from gieo.simulation.scripts.sitting import A_DAY
from gieo.simulation.world import Move, Script, World

EFFECTIVE, REPLICATED, IN_THE_PRESS, REPORTS_LATE = 0.8, 0.7, 0.5, 0.15
PLACES, BUDGET = 2, 200_000_000


# ---------------------------------------------------------------- the result


def outcome(world: World, item: Any) -> Move | None:
    """Assessed some months after the acceptance, made known, used, followed for years."""
    if item.state == "assessing":
        return _assess(world, item)
    if item.state == "effective":
        return _spread(world, item) or _follow(world, item, "report_application")
    if item.state == "not_effective":
        return _follow(world, item, "report_without_effect")
    return None


def _assess(world: World, item: Any) -> Move:
    when = item.opened_at + 60 * A_DAY
    effective = world.notes.setdefault(f"{item.number} effective", world.chance(EFFECTIVE))
    judged = {
        "assessed_by": "Tổ đánh giá của Sở KH&CN",
        "assessed_on": _day(world, when),
        "evidence": "Số liệu của nơi ứng dụng, xác nhận của địa phương",
    }
    facts = EffectiveFacts(**judged, grade=EffectGrade.CLEAR) if effective else AssessmentFacts(**judged)
    act = "find_effective" if effective else "find_not_effective"
    return Move(act=act, by=world.cast.officer.actor, facts=facts, at=when)


def _spread(world: World, item: Any) -> Move | None:
    """A conference, sometimes the newspaper, the decision on replication, the first user."""
    cast, when = world.cast, item.state_since + 20 * A_DAY
    wanted = world.notes.setdefault(f"{item.number} press", world.chance(IN_THE_PRESS))
    told = read_once(item, "disseminations", lambda _item: children_of(item, "disseminations"))
    if not told:
        known = {"title": f"Hội nghị giới thiệu {item.title}", "outlet": "Sở KH&CN", "on": _day(world, when)}
        return Move(act="spread", by=cast.officer.actor, facts=EventFacts(kind=EventKind.CONFERENCE, **known), at=when)
    if wanted and not any(event.kind == EventKind.PRESS for event in told):
        known = {"title": item.title, "outlet": "Báo tỉnh", "on": _day(world, when)}
        return Move(act="log_published", by=cast.press.actor, facts=PublishedFacts(**known), at=when)
    if not item.replication_choice:
        return Move(act="decide_replication", by=cast.director.actor, facts=_decision(world), at=when)
    if not item.uses.exists():
        facts = UseFacts(
            user_kind=UserKind.COOPERATIVE,
            user_name="Hợp tác xã An Bình",
            place="Xã An Bình",
            scale="12 ha",
            since=_day(world, when),
        )
        return Move(act="report_use", by=world.of_body(item.task.host_id).actor, facts=facts, at=when)
    return None


def _decision(world: World) -> ReplicationFacts:
    if world.chance(REPLICATED):
        return ReplicationFacts(choice=ReplicationChoice.YES)
    return ReplicationFacts(choice=ReplicationChoice.NO, reason="Quy mô áp dụng còn hẹp")


def _follow(world: World, item: Any, act: str) -> Move:
    """A report in each period, some after its day; the file is closed when the last is in."""
    owed = next((limit for limit in item.limits() if limit.period), None)
    if owed is None:
        facts = CloseFacts(conclusion="Đã theo dõi đủ các kỳ")
        return Move(act="close", by=world.cast.officer.actor, facts=facts, at=item.state_since + 10 * A_DAY)
    late = world.notes.setdefault(f"{item.number} {owed.period} late", world.chance(REPORTS_LATE))
    effective = act == "report_application"
    report = ReportFacts(
        period=owed.period,
        is_applied=effective,
        summary="Đang ứng dụng tại hợp tác xã" if effective else "Chưa có nơi ứng dụng ổn định",
        revenue=300_000_000 if effective else 0,
    )
    when = _morning(owed.day + timedelta(days=20 if late else -10))
    return Move(act=act, by=world.of_body(item.task.host_id).actor, facts=report, at=when)


# ---------------------------------------------------------------- replication


def begin_replication(world: World) -> None:
    """The officer gathers what is to be replicated and stands in no scheme yet, in time for the budget of next year."""
    known = set(Replication.objects.values_list("outcomes", flat=True))
    results = tuple(
        Picked(id=value, name=label) for value, label in replicable(world.cast.province.code) if int(value) not in known
    )
    if not results:
        return
    budget_year = world.now.astimezone(LEGAL_ZONE).year + 1
    places = tuple(
        PlaceRow(
            body=Picked(id=player.body.pk, name=player.body.name),
            place="Các xã vùng trọng điểm",
            quantity=10,
            unit="ha",
            cost=BUDGET,
        )
        for player in world.rng.sample(world.cast.focal, PLACES)
        if player.body
    )
    facts = SchemeFacts(
        title=f"Nhân rộng kết quả có hiệu quả năm {budget_year}",
        plan_year=budget_year,
        results=results,
        places=places,
        technical_support="Tập huấn, cử cán bộ kỹ thuật",
        benefits="Tăng thu nhập cho hộ dân",
    )
    officer = world.cast.officer.actor
    open_replication(province=world.cast.province.code, facts=facts, actor=officer, at=world.now)


def replication(world: World, item: Any) -> Move | None:
    """Submitted, assigned, planned by the bodies, signed, through Finance, reported, finished."""
    cast = world.cast
    match item.state:
        case "draft":
            return Move(act="submit", by=cast.director.actor, at=item.state_since + 3 * A_DAY)
        case "submitted":
            return _assign(world, item)
        case "assigned":
            return _plan(world, item)
        case "planned":
            return Move(act="send_to_finance", by=cast.officer.actor, at=item.state_since + A_DAY)
        case "running":
            return _report(world, item)
    return _through_finance(world, item)


def _assign(world: World, item: Any) -> Move:
    when = item.state_since + 5 * A_DAY
    signed_on = _day(world, when)
    results = [Picked(id=pk, name=title) for pk, title in item.outcomes.order_by("pk").values_list("pk", "title")]
    assignees = tuple(
        AssigneeRow(
            body=Picked(id=place["body"]["id"], name=place["body"]["name"]),
            result=result,
            place=place["place"],
            quantity=place["quantity"],
            unit=place["unit"],
            deadline=date(item.plan_year, 11, 30),
        )
        for place in item.places
        for result in results
    )
    facts = AssignFacts(document=f"{item.pk}/UBND-KHCN", assigned_on=signed_on, assignees=assignees)
    return Move(act="assign", by=world.cast.chairman.actor, facts=facts, at=when)


def _plan(world: World, item: Any) -> Move:
    """Each body takes on what it was given and asks for its money, none waiting for another; the director signs."""
    when = item.state_since + timedelta(hours=2)
    for assignment in read_once(item, "assignments", _assignments):
        body, named = world.of_body(assignment.body_id), Picked(id=assignment.pk, name=str(assignment))
        if not assignment.confirmed_at:
            taken = ConfirmFacts(assignment=named, contact=str(body.person))
            return Move(act="confirm", by=body.actor, facts=taken, at=when)
        if not assignment.lines.all():
            lines = (LineRow(source=LineSource.LOCAL, year=item.plan_year, amount=BUDGET),)
            return Move(act="plan", by=body.actor, facts=PlanFacts(assignment=named, lines=lines), at=when)
    return Move(act="cosign", by=world.cast.director.actor, at=when)


def _assignments(item: Any) -> list[Any]:
    return list(item.assignments.select_related("body", "outcome").prefetch_related("lines").order_by("pk"))


def _through_finance(world: World, item: Any) -> Move | None:
    finance, when = world.cast.finance.actor, item.state_since + 2 * A_DAY
    steps = {"sent": "receive", "received": "consolidate", "consolidated": "propose_budget"}
    if item.state in steps:
        return Move(act=steps[item.state], by=finance, at=when)
    if item.state == "proposed":
        approved = tuple(
            ApprovedRow(line=Picked(id=line.pk, name=str(line)), approved=line.requested * 9 // 10)
            for line in item.lines.select_related("assignment__body").order_by("pk")
        )
        facts = BudgetFacts(document=f"{item.pk}/QĐ-UBND", approved=approved)
        return Move(act="write_back_budget", by=finance, facts=facts, at=when)
    return None


def _report(world: World, item: Any) -> Move:
    """Every body reports towards the end of the budget year; then the scheme is finished."""
    for assignment in (
        item.assignments.filter(reported_at__isnull=True).select_related("body", "outcome").order_by("pk")
    ):
        used = tuple(
            UsedRow(line=Picked(id=line.pk, name=str(line)), used=line.approved or 0)
            for line in assignment.lines.select_related("assignment__body").order_by("pk")
        )
        facts = ProgressFacts(
            assignment=Picked(id=assignment.pk, name=str(assignment)),
            achieved=assignment.quantity,
            progress="Đã triển khai đủ diện tích",
            used=used,
        )
        body = world.of_body(assignment.body_id)
        when = _morning(date(item.plan_year, 11, 15))
        return Move(act="report_progress", by=body.actor, facts=facts, at=when)
    done = FinishFacts(conclusion="Hoàn thành nhân rộng theo kế hoạch")
    return Move(act="finish", by=world.cast.officer.actor, facts=done, at=item.state_since + 10 * A_DAY)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=LEGAL_ZONE)


def _day(world: World, when: datetime) -> date:
    """The day on which something planned for an instant is done."""
    return max(when, world.now).astimezone(LEGAL_ZONE).date()


SCRIPTS: Mapping[str, Script] = {"outcome": outcome, "replication": replication}
