"""Preconditions of a finding's moves."""

from gieo.core.clock import LEGAL_ZONE
from gieo.execution.finding.facts import DecideFacts, FoundFacts, PublishFacts, SanctionChoice
from gieo.execution.models import Finding
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt

CORRECTING, HANDLING, PUBLISHING = ("GIEO-MACDINH:29",), ("ND51-2019",), ("GIEO-MACDINH:20",)


def says_what_is_required(_finding: Finding, attempt: Attempt) -> Refusal | None:
    """A correction or an obstacle names what is asked for."""
    if not isinstance(attempt.facts, FoundFacts) or attempt.facts.required:
        return None
    message = _("Ghi yêu cầu khắc phục hoặc kiến nghị giải quyết.")
    return Refusal(code="no_requirement", message=message, basis=CORRECTING, field="required")


def somebody_violated(_finding: Finding, attempt: Attempt) -> Refusal | None:
    """A decision names a body or a person."""
    facts = attempt.facts
    if not isinstance(facts, DecideFacts) or facts.violator or facts.violator_person:
        return None
    message = _("Ghi tổ chức hoặc cá nhân vi phạm.")
    return Refusal(code="no_violator", message=message, basis=HANDLING, field="violator")


def decision_has_its_days(_finding: Finding, attempt: Attempt) -> Refusal | None:
    """It takes effect when it is made or later; what bars somebody from taking part has an end after that."""
    facts = attempt.facts
    if not isinstance(facts, DecideFacts):
        return None
    ends = facts.sanction_until
    open_end = facts.sanction is SanctionChoice.SUSPENSION and ends is None
    if facts.decided_on <= facts.in_force_from and not open_end and (ends is None or ends >= facts.in_force_from):
        return None
    message = _(
        "Ngày quyết định, ngày hiệu lực và ngày hết thời hạn xử lý phải theo thứ tự; đình chỉ phải có ngày hết hạn."
    )
    return Refusal(code="bad_days", message=message, basis=HANDLING, field="sanction_until")


def decision_is_in_force(finding: Finding, attempt: Attempt) -> Refusal | None:
    """Nothing is published before the decision is in force (CT-5-2c)."""
    facts = attempt.facts
    if not isinstance(facts, PublishFacts):
        return None
    if finding.decision and finding.in_force_from and finding.in_force_from <= facts.published_from:
        return None
    message = _("Chỉ công khai khi quyết định xử lý đã có hiệu lực.")
    return Refusal(code="decision_not_in_force", message=message, basis=PUBLISHING, field="published_from")


def publication_has_its_days(_finding: Finding, attempt: Attempt) -> Refusal | None:
    """It begins today or later, and ends after that."""
    facts = attempt.facts
    if not isinstance(facts, PublishFacts):
        return None
    if attempt.at.astimezone(LEGAL_ZONE).date() <= facts.published_from <= facts.published_until:
        return None
    message = _("Công khai từ hôm nay trở đi và phải có ngày gỡ sau ngày bắt đầu.")
    return Refusal(code="bad_publication_days", message=message, basis=PUBLISHING, field="published_until")


def sanction_is_over(finding: Finding, attempt: Attempt) -> Refusal | None:
    """A violation is closed when its sanction has run."""
    today = attempt.at.astimezone(LEGAL_ZONE).date()
    if finding.sanction_until is None or finding.sanction_until < today:
        return None
    message, params = _("Thời hạn xử lý đến hết ngày %(until)s."), {"until": f"{finding.sanction_until:%d/%m/%Y}"}
    return Refusal(code="sanction_runs", message=message, basis=HANDLING, params=params)
