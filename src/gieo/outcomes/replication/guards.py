"""Preconditions of a replication's moves."""

from collections import Counter

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import bodies_of
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.outcomes.models import Outcome, Replication, ReplicationAssignment
from gieo.outcomes.outcome.choices import ReplicationChoice
from gieo.outcomes.outcome.states import OutcomeState
from gieo.outcomes.replication.facts import (
    AssignFacts,
    BudgetFacts,
    ConfirmFacts,
    PlanFacts,
    ProgressFacts,
    SchemeFacts,
)

REPLICATING = ("GIEO-MACDINH:33",)


def results_are_effective(replication: Replication, attempt: Attempt) -> Refusal | None:
    """Only results found effective and put forward for replication are carried further."""
    facts = attempt.facts
    if not isinstance(facts, SchemeFacts):
        return None
    return unfit_results(replication.province_id, facts)


def unfit_results(province: str, facts: SchemeFacts) -> Refusal | None:
    """Why the results of a scheme may not be replicated."""
    picked = {result.pk for result in facts.results}
    fit = Outcome.objects.filter(
        pk__in=picked, province=province, state=OutcomeState.EFFECTIVE, replication_choice=ReplicationChoice.YES
    )
    if picked and fit.count() == len(picked):
        return None
    message = _("Chỉ nhân rộng kết quả đã được đánh giá có hiệu quả và được đề xuất nhân rộng.")
    return Refusal(code="result_not_effective", message=message, basis=REPLICATING, field="results")


def has_places(replication: Replication, _attempt: Attempt) -> Refusal | None:
    """A scheme names where."""
    if replication.places:
        return None
    message = _("Phương án chưa ghi nơi nhân rộng.")
    return Refusal(code="no_places", message=message, basis=REPLICATING, field="places")


def assignees_are_clear(replication: Replication, attempt: Attempt) -> Refusal | None:
    """Each body is charged once with each result, and only with results of the scheme."""
    facts = attempt.facts
    if not isinstance(facts, AssignFacts):
        return None
    own = set(replication.outcomes.values_list("pk", flat=True))
    pairs = Counter((row.body.pk, row.result.pk) for row in facts.assignees)
    if pairs and all(count == 1 and result in own for (_body, result), count in pairs.items()):
        return None
    message = _("Mỗi nơi được giao một lần cho mỗi kết quả của phương án.")
    return Refusal(code="assignees_unclear", message=message, basis=REPLICATING, field="assignees")


def is_own_assignment(replication: Replication, attempt: Attempt) -> Refusal | None:
    """No confirmation, line or report without an assignment of the Chairman to one's own body (CT-6-2a)."""
    facts = attempt.facts
    if not isinstance(facts, ConfirmFacts | PlanFacts | ProgressFacts) or _own(replication, attempt, facts):
        return None
    message = _("Đơn vị chưa được Chủ tịch UBND tỉnh giao việc này.")
    return Refusal(code="no_assignment", message=message, basis=REPLICATING, field="assignment")


def is_not_confirmed(replication: Replication, attempt: Attempt) -> Refusal | None:
    """Once is enough."""
    facts = attempt.facts
    own = _own(replication, attempt, facts) if isinstance(facts, ConfirmFacts) else None
    if own is None or own.confirmed_at is None:
        return None
    return Refusal(code="already_confirmed", message=_("Việc này đã được xác nhận."), field="assignment")


def is_confirmed(replication: Replication, attempt: Attempt) -> Refusal | None:
    """First the body takes it on, then it asks for money."""
    facts = attempt.facts
    own = _own(replication, attempt, facts) if isinstance(facts, PlanFacts) else None
    if own is None or own.confirmed_at is not None:
        return None
    message = _("Xác nhận việc được giao trước khi lập dự toán.")
    return Refusal(code="not_confirmed", message=message, basis=REPLICATING, field="assignment")


def lines_look_ahead(_replication: Replication, attempt: Attempt) -> Refusal | None:
    """Estimates are for the following years, one line of a source and year (CT-6-2c)."""
    facts, year = attempt.facts, attempt.at.astimezone(LEGAL_ZONE).year
    if not isinstance(facts, PlanFacts):
        return None
    lines = Counter((line.source, line.year) for line in facts.lines)
    if lines and all(count == 1 and line_year > year for (_source, line_year), count in lines.items()):
        return None
    message = _("Dự toán lập cho năm sau, mỗi nguồn và năm một dòng.")
    return Refusal(code="lines_unfit", message=message, basis=REPLICATING, field="lines")


def all_are_planned(replication: Replication, _attempt: Attempt) -> Refusal | None:
    """The department signs what is complete: every body has taken it on and has an estimate."""
    waiting = replication.assignments.filter(lines__isnull=True).select_related("body")
    names = ", ".join(assignment.body.name for assignment in waiting)
    if not names:
        return None
    message, params = _("Chưa xác nhận hoặc chưa có dự toán: %(names)s."), {"names": names}
    return Refusal(code="not_planned", message=message, basis=REPLICATING, params=params)


def every_line_is_answered(replication: Replication, attempt: Attempt) -> Refusal | None:
    """Every line once, and none with more than was asked."""
    facts = attempt.facts
    if not isinstance(facts, BudgetFacts):
        return None
    requested = dict(replication.lines.values_list("pk", "requested"))
    answered = Counter(row.line.pk for row in facts.approved)
    fits = all(row.approved <= requested.get(row.line.pk, -1) for row in facts.approved)
    if fits and answered == Counter(requested.keys()):
        return None
    message = _("Ghi số được duyệt cho từng dòng dự toán, không quá số đề nghị.")
    return Refusal(code="lines_unanswered", message=message, basis=REPLICATING, field="approved")


def used_is_approved(replication: Replication, attempt: Attempt) -> Refusal | None:
    """No more is used than was approved, on lines of the same assignment."""
    facts = attempt.facts
    if not isinstance(facts, ProgressFacts):
        return None
    lines = replication.lines.filter(assignment=facts.assignment.pk)
    approved = {line.pk: line.approved or 0 for line in lines}
    if all(row.used <= approved.get(row.line.pk, -1) for row in facts.used):
        return None
    message = _("Số đã dùng phải thuộc việc được giao và không quá số được duyệt.")
    return Refusal(code="used_too_much", message=message, basis=REPLICATING, field="used")


def all_have_reported(replication: Replication, _attempt: Attempt) -> Refusal | None:
    """It ends when every body has said what it did."""
    silent = replication.assignments.filter(reported_at__isnull=True).select_related("body")
    names = ", ".join(assignment.body.name for assignment in silent)
    if not names:
        return None
    message, params = _("Chưa báo cáo: %(names)s."), {"names": names}
    return Refusal(code="not_reported", message=message, basis=REPLICATING, params=params)


def _own(
    replication: Replication, attempt: Attempt, facts: ConfirmFacts | PlanFacts | ProgressFacts
) -> ReplicationAssignment | None:
    """The assignment that was picked, if it is one of this scheme and of a body of the actor."""
    picked = replication.assignments.filter(pk=facts.assignment.pk, body__in=bodies_of(attempt.actor))
    return picked.first()
