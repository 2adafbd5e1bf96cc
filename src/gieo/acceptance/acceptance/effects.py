"""What the moves of an acceptance write beside its state."""

from gieo.acceptance import filing, readiness
from gieo.acceptance.acceptance.facts import (
    CertificateFacts,
    ExpertReportFacts,
    FileFacts,
    OverrideFacts,
    PerfectedFacts,
    RefundFacts,
    RemarkFacts,
    SelfEvaluationFacts,
    ValidFacts,
)
from gieo.acceptance.acceptance.products import judged
from gieo.acceptance.models import Acceptance, AcceptanceRemark
from gieo.acceptance.rules.rating import Filing, OutcomeCode, Rating, rate
from gieo.core.clock import LEGAL_ZONE
from gieo.core.rewriting import enter
from gieo.councils.bench import bench_of
from gieo.kernel.law import Law
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library


def self_evaluate(acceptance: Acceptance, attempt: Attempt) -> None:
    """The host's products and judgement; its rating follows from the same rules as a member's."""
    facts, rule = attempt.facts, library.get(acceptance.rulebook).acceptance
    if not isinstance(facts, SelfEvaluationFacts) or rule is None:
        return
    acceptance.products = [row.model_dump(mode="json") for row in facts.products]
    acceptance.self_report, acceptance.self_evaluation = facts.report, facts.summary
    judgement = [{**product, "product": str(at)} for at, product in enumerate(acceptance.products)]
    today = attempt.at.astimezone(LEGAL_ZONE).date()
    rated = rate(
        judged(acceptance.products, judgement),
        report=Rating(facts.report),
        filing=Filing(ended_on=acceptance.ended_on, filed_on=today),
        rule=rule,
    )
    acceptance.self_rating = rated.rating


def file(acceptance: Acceptance, attempt: Attempt) -> None:
    """What came in; lateness is that of the first time."""
    facts = attempt.facts
    if not isinstance(facts, FileFacts):
        return
    if acceptance.filed_at is None:
        limit = library.get(acceptance.rulebook).deadline("acceptance.file").due(acceptance.ended_on)
        late = (attempt.at.astimezone(LEGAL_ZONE).date() - limit).days
        acceptance.filed_at, acceptance.days_late = attempt.at, max(late, 0)
    acceptance.papers = filing.recorded(facts.papers)
    filing.keep(acceptance, facts.bundle, "Hồ sơ nghiệm thu", attempt)


def accept_file(acceptance: Acceptance, attempt: Attempt) -> None:
    """Whether experts have to look at the products."""
    if isinstance(attempt.facts, ValidFacts):
        acceptance.is_measurable = attempt.facts.is_measurable


def check_readiness(acceptance: Acceptance, attempt: Attempt) -> None:
    """Look at the gate; a signature on what it said before is void."""
    if acceptance.task is None:
        return
    acceptance.readiness = readiness.look(acceptance.task, acceptance.rulebook)
    acceptance.readiness_at = attempt.at
    acceptance.readiness_met = not any(item["reasons"] for item in acceptance.readiness)
    acceptance.override_at, acceptance.override_reason, acceptance.override_document = None, "", ""


def override(acceptance: Acceptance, attempt: Attempt) -> None:
    """The council may sit against the gate, by this signature."""
    if isinstance(attempt.facts, OverrideFacts):
        acceptance.override_at = attempt.at
        acceptance.override_reason = attempt.facts.reason
        acceptance.override_document = attempt.facts.document


def remark(acceptance: Acceptance, attempt: Attempt) -> None:
    """A member's remarks."""
    sitter = bench_of(acceptance).of(attempt.actor.user)
    if sitter and isinstance(attempt.facts, RemarkFacts):
        said = attempt.facts.model_dump()
        enter([AcceptanceRemark(acceptance=acceptance, membership=sitter.membership, at=attempt.at, **said)])


def keep_expert_report(acceptance: Acceptance, attempt: Attempt) -> None:
    """What the experts found."""
    if isinstance(attempt.facts, ExpertReportFacts):
        acceptance.expert_report, acceptance.expert_report_at = attempt.facts.findings, attempt.at
        filing.keep(acceptance, attempt.facts.document, "Báo cáo thẩm định sản phẩm", attempt, inside=True)


def rate_task(acceptance: Acceptance, attempt: Attempt) -> None:
    """The council's rating, on the dossier and on the task."""
    rating = Rating(acceptance.tally["outcome"])
    _record(acceptance, rating, attempt)


def rate_unfiled(acceptance: Acceptance, attempt: Attempt) -> None:
    """A file that never came in is rated not met."""
    _record(acceptance, Rating.NOT_MET, attempt)


def _record(acceptance: Acceptance, rating: Rating, attempt: Attempt) -> None:
    today = attempt.at.astimezone(LEGAL_ZONE).date()
    acceptance.rating, acceptance.rated_on = rating, today
    if acceptance.task is None:
        return
    achieved = rating is not Rating.NOT_MET
    acceptance.task.rating = OutcomeCode.ACHIEVED if achieved and acceptance.law is Law.L2025 else rating
    acceptance.task.accepted_on = today if achieved else None
    acceptance.task.save(update_fields=["rating", "accepted_on"])


def hand_in_perfected(acceptance: Acceptance, attempt: Attempt) -> None:
    """The perfected report."""
    if isinstance(attempt.facts, PerfectedFacts):
        filing.keep(acceptance, attempt.facts.bundle, "Báo cáo đã hoàn thiện sau nghiệm thu", attempt)


def confirm_perfected(acceptance: Acceptance, attempt: Attempt) -> None:
    """The day the chair found it in order."""
    acceptance.perfected_on = attempt.at.astimezone(LEGAL_ZONE).date()


def note_certificate(acceptance: Acceptance, attempt: Attempt) -> None:
    """The number of the certificate of registration."""
    if isinstance(attempt.facts, CertificateFacts):
        acceptance.certificate = attempt.facts.number


def recognise(acceptance: Acceptance, attempt: Attempt) -> None:
    """The day of recognition."""
    acceptance.recognised_on = attempt.at.astimezone(LEGAL_ZONE).date()


def accept_risk(acceptance: Acceptance, _attempt: Attempt) -> None:
    """Not achieved, and nobody's fault: what was used properly is not paid back."""
    acceptance.refund = 0
    _end_task(acceptance, OutcomeCode.NOT_ACHIEVED_RISK)


def note_refund(acceptance: Acceptance, attempt: Attempt) -> None:
    """Not achieved, and what has to be paid back."""
    if isinstance(attempt.facts, RefundFacts):
        acceptance.refund = attempt.facts.amount
        if acceptance.law is Law.L2025:
            _end_task(acceptance, OutcomeCode.NOT_ACHIEVED_FAULT)


def _end_task(acceptance: Acceptance, code: OutcomeCode) -> None:
    if acceptance.task:
        acceptance.task.rating = code
        acceptance.task.save(update_fields=["rating"])
