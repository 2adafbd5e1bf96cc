"""Preconditions of a registration's moves."""

from gieo.acceptance.filing import missing_papers
from gieo.acceptance.models import Acceptance, Registration
from gieo.acceptance.registration.facts import CertificateFacts, FileFacts
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library


def papers_are_complete(registration: Registration, attempt: Attempt) -> Refusal | None:
    """Every paper the rulebook wants is named."""
    facts = attempt.facts
    if not isinstance(facts, FileFacts):
        return None
    return missing_papers(library.get(registration.rulebook).files["registration"], facts.papers)


def report_is_perfected(registration: Registration, _attempt: Attempt) -> Refusal | None:
    """What is registered is the report as perfected after the acceptance."""
    parent = registration.parent
    acceptance = Acceptance.objects.filter(pk=parent.subject_id).first() if parent else None
    if acceptance is None or acceptance.perfected_on:
        return None
    message = _("Báo cáo chưa được chủ tịch hội đồng xác nhận đã hoàn thiện sau nghiệm thu.")
    return Refusal(code="not_perfected", message=message, basis=("TT11-2023:1", "TT14-2014:12"))


def certificate_is_new(registration: Registration, attempt: Attempt) -> Refusal | None:
    """One certificate for one result."""
    facts = attempt.facts
    if not isinstance(facts, CertificateFacts):
        return None
    twins = Registration.objects.filter(province=registration.province_id, certificate=facts.number)
    if not twins.exclude(pk=registration.pk).exists():
        return None
    message = _("Số giấy chứng nhận này đã cấp cho kết quả khác.")
    return Refusal(code="certificate_taken", message=message, basis=("TT14-2014:15",), field="number")
