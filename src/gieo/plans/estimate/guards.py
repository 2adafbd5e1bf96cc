"""Preconditions of the moves of a yearly estimate."""

from collections.abc import Iterable
from datetime import datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.plans.estimate.facts import AmountRow, AppraisalFacts, ApprovalFacts, LineFacts, MoneyFacts
from gieo.plans.estimate.states import EstimateForm, EstimateState
from gieo.plans.models import Estimate, EstimateLine

PLANNING = ("GIEO-MACDINH:45",)
ALLOCATING = ("ND95-2014:5",)


def is_the_writers(estimate: Estimate, attempt: Attempt) -> Refusal | None:
    """A body draws up its own, the officer the one of the province."""
    if estimate.is_compiled:
        of_the_writer = attempt.actor.holds(Role.SCIENCE_OFFICER, estimate.province_id)
    else:
        of_the_writer = any(party.holds(attempt.actor) for party in estimate.parties().values())
    if of_the_writer:
        return None
    message = _("Dự toán do cơ quan, đơn vị lập tự ghi.")
    return Refusal(code="another_writer", message=message, basis=PLANNING)


def is_a_units(estimate: Estimate, _attempt: Attempt) -> Refusal | None:
    """Units hand in to the office of the Sở."""
    return _of_form(estimate, EstimateForm.UNIT, _("Chỉ kế hoạch, dự toán của đơn vị gửi Văn phòng Sở."))


def is_of_the_province(estimate: Estimate, _attempt: Attempt) -> Refusal | None:
    """The Sở sends the proposal of the province to Finance."""
    return _of_form(estimate, EstimateForm.COMPILED, _("Chỉ đề nghị của tỉnh gửi Sở Tài chính."))


def is_a_districts(estimate: Estimate, _attempt: Attempt) -> Refusal | None:
    """A district allocates its own money (CT-7-3)."""
    return _of_form(estimate, EstimateForm.DISTRICT, _("Chỉ huyện, thành phố tự giao kinh phí của mình."))


def _of_form(estimate: Estimate, form: EstimateForm, message: str) -> Refusal | None:
    if estimate.form == form:
        return None
    return Refusal(code="other_form", message=message, basis=ALLOCATING)


def has_lines(estimate: Estimate, _attempt: Attempt) -> Refusal | None:
    """Nobody asks for nothing."""
    if estimate.lines.exists():
        return None
    return Refusal(code="no_lines", message=_("Chưa có dòng nào."), basis=PLANNING)


def is_not_listed_yet(estimate: Estimate, attempt: Attempt) -> Refusal | None:
    """An activity stands once for each source."""
    facts = attempt.facts
    if not isinstance(facts, LineFacts):
        return None
    if not estimate.lines.filter(unit=estimate.body, activity=facts.activity, source=facts.source).exists():
        return None
    message = _("Hoạt động này đã có dòng của nguồn này.")
    return Refusal(code="listed_already", message=message, basis=PLANNING, field="activity")


def can_be_compiled(estimate: Estimate, _attempt: Attempt) -> Refusal | None:
    """The proposal of the province for the year has to be open to take a unit's lines up."""
    if compiled_of(estimate) is not None:
        return None
    message = _("Chưa lập đề nghị kinh phí của tỉnh năm %(year)d, hoặc đã gửi đi.")
    params = {"year": estimate.plan_year}
    return Refusal(code="nothing_to_compile_into", message=message, params=params, basis=PLANNING)


def compiled_of(estimate: Estimate) -> Estimate | None:
    """The draft proposal of the province a unit's estimate goes into."""
    drafts = Estimate.objects.filter(form=EstimateForm.COMPILED, state=EstimateState.DRAFT)
    return drafts.filter(province=estimate.province_id, plan_year=estimate.plan_year).first()


def judges_every_line_once(estimate: Estimate, attempt: Attempt) -> Refusal | None:
    """No line is forgotten, none is judged twice."""
    named = sorted(row.line.pk for row in _rows(attempt))
    if not named or named == sorted(estimate.lines.values_list("pk", flat=True)):
        return None
    message = _("Phải ghi số tiền cho mọi dòng, mỗi dòng một lần.")
    return Refusal(code="not_every_line", message=message, basis=ALLOCATING, field="lines")


def says_why_it_differs(estimate: Estimate, attempt: Attempt) -> Refusal | None:
    """Whatever is not as proposed has its reason; the appraisal's own reason stands while its figure does."""
    lines = {line.pk: line for line in estimate.lines.all()}
    silent = [
        line.activity for row in _rows(attempt) if (line := lines.get(row.line.pk)) and not _is_explained(line, row)
    ]
    if not silent:
        return None
    message = _("Khác đề nghị mà chưa ghi lý do: %(lines)s.")
    return Refusal(
        code="no_reason", message=message, params={"lines": "; ".join(silent)}, basis=ALLOCATING, field="lines"
    )


def _is_explained(line: EstimateLine, row: AmountRow) -> bool:
    if row.amount == line.proposed or row.reason.strip():
        return True
    return bool(line.appraisal_reason) and row.amount == line.appraised


def _rows(attempt: Attempt) -> Iterable[AmountRow]:
    return attempt.facts.lines if isinstance(attempt.facts, AppraisalFacts | ApprovalFacts) else ()


def is_not_more_than_came_in(_estimate: Estimate, attempt: Attempt) -> Refusal | None:
    """Nothing is spent that was not received."""
    facts = attempt.facts
    if not isinstance(facts, MoneyFacts) or facts.spent <= facts.received:
        return None
    message = _("Số đã chi lớn hơn số đã nhận.")
    return Refusal(code="spent_too_much", message=message, basis=ALLOCATING, field="spent")


def is_over(estimate: Estimate, attempt: Attempt) -> Refusal | None:
    """The books are closed when the year is."""
    year = estimate.plan_year or 0
    if attempt.at >= datetime(year + 1, 1, 1, tzinfo=LEGAL_ZONE):
        return None
    message = _("Năm %(year)d chưa hết.")
    return Refusal(code="year_not_over", message=message, params={"year": year}, basis=PLANNING)
