"""What the moves of a budget appraisal write beside its state."""

from gieo.councils.services.found_council import NewMember, found_council
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.kernel.workflow import Attempt
from gieo.selection.budget_appraisal.facts import ConclusionFacts, PanelFacts, RevisionFacts, SessionFacts
from gieo.selection.budget_appraisal.guards import PANEL, reasons_against_final_product
from gieo.selection.models import AppraisedLine, BudgetAppraisal


def found_panel(appraisal: BudgetAppraisal, attempt: Attempt) -> None:
    """The team and its seats."""
    facts = attempt.facts
    if not isinstance(facts, PanelFacts):
        return
    appraisal.panel = found_council(
        province=appraisal.province,
        kind=PANEL,
        title=f"Tổ thẩm định kinh phí: {appraisal.title}"[:300],
        rulebook=appraisal.rulebook,
        members=[NewMember(person=row.person.pk, seat=row.seat) for row in facts.members],
        reason=facts.reason,
        actor=attempt.actor,
        at=attempt.at,
    )


def call_session(appraisal: BudgetAppraisal, attempt: Attempt) -> None:
    """When and where."""
    if isinstance(attempt.facts, SessionFacts):
        appraisal.session_at, appraisal.session_place = attempt.facts.session_at, attempt.facts.place


def conclude(appraisal: BudgetAppraisal, attempt: Attempt) -> None:
    """Each line, the costs, the mode and why no wider one, the time."""
    facts = attempt.facts
    if not isinstance(facts, ConclusionFacts):
        return
    requested = {(row.source.id, row.year): row.amount for row in appraisal.selection.money_rows}
    for row in facts.lines:
        AppraisedLine.objects.create(
            appraisal=appraisal,
            source=row.source.id,
            year=row.year,
            requested=requested[row.source.id, row.year],
            appraised=row.appraised,
            reason=row.reason,
        )
    appraisal.present = [each.name for each in facts.present]
    appraisal.costs = {str(row.kind.id): row.amount for row in facts.costs}
    appraisal.lump_sum = facts.lump_sum
    appraisal.mode_reasons = reasons_against_final_product(appraisal, facts)
    appraisal.months, appraisal.conclusion, appraisal.concluded_at = facts.months, facts.conclusion, attempt.at


def take_revision(appraisal: BudgetAppraisal, attempt: Attempt) -> None:
    """The host's answer, and the description as it is now."""
    facts = attempt.facts
    if not isinstance(facts, RevisionFacts):
        return
    appraisal.revision = facts.explanation
    if facts.description:
        Enclosure.objects.create(
            entry=entry_of(appraisal),
            label="Thuyết minh, dự toán đã hoàn thiện",
            file_id=facts.description.id,
            added_at=attempt.at,
            added_by_id=attempt.actor.user,
        )
