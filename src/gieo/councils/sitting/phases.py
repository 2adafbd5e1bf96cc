"""The phases of a council's work: given their instants by its desk, kept by every act that belongs to one.

Whoever calls the council to another hour takes the instants away: what was agreed for the old day locks nobody out of
the new one, and the desk sets what it wants for it.
"""

from collections.abc import Callable
from datetime import datetime

from gieo.core.clock import hour_and_day
from gieo.councils.models import CouncilItem
from gieo.councils.models.item import PHASE_BASIS, PHASES
from gieo.councils.procedure import Procedure
from gieo.councils.rules.phases import Span, Standing
from gieo.councils.sitting.facts import PhaseFacts
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import end_of
from gieo.rulebooks import library
from gieo.rulebooks.models import DeadlineRule

SETTING = (PHASE_BASIS,)


# ---------------------------------------------------------------- what a phase lets be done


def why_no_remarks(item: CouncilItem, at: datetime) -> Refusal | None:
    """Why remarks and written opinions are not taken at an instant."""
    ahead = _("Nhận xét, ý kiến bằng văn bản được nhận từ %(instant)s.")
    over = _("Đã hết giai đoạn nhận xét (đến trước %(instant)s); thư ký hội đồng gia hạn được.")
    return _why_closed(item.remarks_span, at, code="remarks", ahead=ahead, over=over)


def why_no_votes(item: CouncilItem, at: datetime) -> Refusal | None:
    """Why ballots are not taken at an instant."""
    ahead = _("Phiếu được nhận từ %(instant)s.")
    over = _("Đã hết giai đoạn bỏ phiếu (đến trước %(instant)s); thư ký hội đồng gia hạn được.")
    return _why_closed(item.votes_span, at, code="votes", ahead=ahead, over=over)


def votes_are_taken(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """A ballot is cast and revised in its phase."""
    return why_no_votes(item, attempt.at)


def remarks_are_taken(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """So is a remark."""
    return why_no_remarks(item, attempt.at)


def _why_closed(span: Span, at: datetime, *, code: str, ahead: str, over: str) -> Refusal | None:
    standing = span.stands(at)
    if standing is Standing.OPEN:
        return None
    message, instant = (ahead, span.begins) if standing is Standing.AHEAD else (over, span.ends)
    return Refusal(code=f"{code}_{standing}", message=message, params={"instant": hour_and_day(instant)}, basis=SETTING)


# ---------------------------------------------------------------- what instants a phase may have


def remarks_are_in_order(_procedure: Procedure, _item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Remarks begin before they end."""
    if not isinstance(attempt.facts, PhaseFacts) or attempt.facts.remarks.is_ordered:
        return None
    message = _("Giai đoạn nhận xét phải bắt đầu trước khi kết thúc.")
    return Refusal(code="remarks_reversed", message=message, basis=SETTING, field="remarks_until")


def votes_are_in_order(_procedure: Procedure, _item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """So do ballots."""
    if not isinstance(attempt.facts, PhaseFacts) or attempt.facts.votes.is_ordered:
        return None
    message = _("Giai đoạn bỏ phiếu phải bắt đầu trước khi kết thúc.")
    return Refusal(code="votes_reversed", message=message, basis=SETTING, field="votes_until")


def remarks_come_before_the_sitting(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Between the papers, without which there is nothing to remark on, and the sitting, where members speak."""
    facts = attempt.facts
    if not isinstance(facts, PhaseFacts) or facts.remarks.lies_within(item.papers_sent_at, item.sitting_at):
        return None
    message = _("Giai đoạn nhận xét nằm giữa lúc gửi tài liệu (%(sent)s) và lúc họp (%(sitting)s).")
    params = {"sent": hour_and_day(item.papers_sent_at), "sitting": hour_and_day(item.sitting_at)}
    return Refusal(code="remarks_misplaced", message=message, params=params, basis=SETTING, field="remarks_until")


def remarks_leave_the_days_of_the_law(procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Where the rulebook wants all remarks so many days before the sitting, no later instant is given."""
    rule, last = remarks_rule(procedure, item), last_remarks(procedure, item)
    until = attempt.facts.remarks_until if isinstance(attempt.facts, PhaseFacts) else None
    if rule is None or last is None or until is None or until <= last:
        return None
    message = _("%(rule)s: nhận xét phải kết thúc trước %(last)s.")
    params = {"rule": rule.in_words, "last": hour_and_day(last)}
    return Refusal(code="remarks_too_late", message=message, params=params, basis=rule.basis, field="remarks_until")


def remarks_rule(procedure: Procedure, item: CouncilItem) -> DeadlineRule | None:
    """How long before a sitting the rulebook wants the remarks of all members; None where it says nothing of them."""
    return library.get(item.rulebook).deadlines.get(f"{procedure.prefix}.remarks")


def last_remarks(procedure: Procedure, item: CouncilItem) -> datetime | None:
    """The first instant that is too late by that rule."""
    rule = remarks_rule(procedure, item)
    return end_of(rule.due(item.sitting_at)) if rule and item.sitting_at else None


def votes_come_with_the_sitting(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody votes before the council sits; a phase that ends as it sits down has no vote in it."""
    facts = attempt.facts
    if not isinstance(facts, PhaseFacts) or item.sitting_at is None:
        return None
    ends_too_soon = facts.votes_until is not None and facts.votes_until <= item.sitting_at
    if facts.votes.lies_within(item.sitting_at, None) and not ends_too_soon:
        return None
    message, params = _("Bỏ phiếu không trước phiên họp lúc %(sitting)s."), {"sitting": hour_and_day(item.sitting_at)}
    return Refusal(code="votes_misplaced", message=message, params=params, basis=SETTING, field="votes_from")


def new_remarks_end_is_ahead(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Nobody learns that a phase has ended only when it has."""
    return _new_end_is_ahead(item, attempt, "remarks_until", _("Mốc hết nhận xét mới phải ở sau thời điểm này."))


def new_votes_end_is_ahead(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """The same of ballots."""
    return _new_end_is_ahead(item, attempt, "votes_until", _("Mốc hết bỏ phiếu mới phải ở sau thời điểm này."))


def _new_end_is_ahead(item: CouncilItem, attempt: Attempt, name: str, message: str) -> Refusal | None:
    if not isinstance(attempt.facts, PhaseFacts):
        return None
    end: datetime | None = getattr(attempt.facts, name)
    if end is None or end > attempt.at or end == getattr(item, name):
        return None
    return Refusal(code=f"{name}_in_the_past", message=message, basis=SETTING, field=name)


def something_changes(_procedure: Procedure, item: CouncilItem, attempt: Attempt) -> Refusal | None:
    """Members are not told of what stays as it was."""
    facts = attempt.facts
    if not isinstance(facts, PhaseFacts) or any(getattr(facts, name) != getattr(item, name) for name in PHASES):
        return None
    message = _("Các mốc này đang có hiệu lực; chưa có gì thay đổi.")
    return Refusal(code="phases_unchanged", message=message, basis=SETTING)


# What instants that are set have to keep; every one is asked, so that all reasons come at once.
KEPT: tuple[Callable[[Procedure, CouncilItem, Attempt], Refusal | None], ...] = (
    remarks_are_in_order,
    remarks_come_before_the_sitting,
    remarks_leave_the_days_of_the_law,
    new_remarks_end_is_ahead,
    votes_are_in_order,
    votes_come_with_the_sitting,
    new_votes_end_is_ahead,
    something_changes,
)


# ---------------------------------------------------------------- what is written


def set_phases(item: CouncilItem, attempt: Attempt) -> None:
    """The instants given, and none where none was."""
    if isinstance(attempt.facts, PhaseFacts):
        for name in PHASES:
            setattr(item, name, getattr(attempt.facts, name))


def follow_the_day(item: CouncilItem, sitting_at: datetime) -> None:
    """The council is called to an hour: the same one keeps the phases, another takes their instants away."""
    if sitting_at != item.sitting_at:
        item.clear_phases()
