"""Preconditions of a selection's own moves; those of the sitting come with the council."""

from collections import Counter

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.selection.application.guards import twice
from gieo.selection.models import Selection
from gieo.selection.selection.facts import BallotFacts, RecommendFacts, RevisionFacts

SCORING = {Law.L2013: ("TT20-2023:12",), Law.L2025: ("ND267-2025:12.6",)}
REVISING = {Law.L2013: ("TT20-2023:11.12",), Law.L2025: ("ND267-2025:12.6",)}


def has_a_sheet(selection: Selection, _attempt: Attempt) -> Refusal | None:
    """Members must know what they will be asked."""
    if selection.sheet in library.get(selection.rulebook).score_sheets:
        return None
    message = _("Chưa chọn phiếu chấm của nhiệm vụ.")
    return Refusal(code="no_sheet", message=message, basis=SCORING[selection.law])


def every_criterion_is_marked(selection: Selection, attempt: Attempt) -> Refusal | None:
    """Each criterion of each dossier once, on its scale."""
    if not isinstance(attempt.facts, BallotFacts):
        return None
    top = {criterion.key: criterion.top_mark for criterion in selection.score_sheet.criteria}
    asked = Counter((application.number, key) for application in selection.applications for key in top)
    given = Counter((str(row.application.id), str(row.criterion.id)) for row in attempt.facts.marks)
    off_scale = [row for row in attempt.facts.marks if row.mark > top.get(str(row.criterion.id), 0)]
    if given == asked and not off_scale:
        return None
    message = _("Mỗi tiêu chí của mỗi hồ sơ chấm một lần, trong thang điểm của phiếu.")
    return Refusal(code="marks_incomplete", message=message, basis=SCORING[selection.law], field="marks")


def every_dossier_has_a_reason(selection: Selection, attempt: Attempt) -> Refusal | None:
    """A score without words is no advice (CT-2-2b); where the vote decides, each dossier has one."""
    if not isinstance(attempt.facts, BallotFacts):
        return None
    asked = sorted(application.number for application in selection.applications)
    said = [row for row in attempt.facts.opinions if row.remark.strip()]
    voted = selection.vote is None or all(row.opinion for row in said)
    if sorted(str(row.application.id) for row in said) == asked and voted:
        return None
    message = _("Ghi nhận xét từng hồ sơ và đề nghị thực hiện hay không, khi phải bỏ phiếu.")
    return Refusal(code="no_reasons", message=message, basis=SCORING[selection.law], field="opinions")


def is_one_of_the_equal(selection: Selection, attempt: Attempt) -> Refusal | None:
    """The council names one of those that nothing tells apart, and nobody else."""
    if not isinstance(attempt.facts, RecommendFacts) or attempt.facts.application.name in selection.tally["tied"]:
        return None
    message = _("Chỉ kiến nghị một trong các hồ sơ bằng điểm.")
    return Refusal(code="not_tied", message=message, basis=SCORING[selection.law], field="application")


def estimate_has_come(selection: Selection, attempt: Attempt) -> Refusal | None:
    """Under the law of 2025 the detailed estimate comes now; each source and year stands once."""
    facts = attempt.facts
    if not isinstance(facts, RevisionFacts):
        return None
    if selection.law is Law.L2025 and not facts.estimate:
        message = _("Nộp dự toán chi tiết cùng hồ sơ hoàn thiện.")
        return Refusal(code="no_estimate", message=message, basis=REVISING[selection.law], field="estimate")
    return twice(facts.estimate, selection.law)


def quotations_are_fresh(selection: Selection, attempt: Attempt) -> Refusal | None:
    """Quotations may be only so many days old."""
    facts = attempt.facts
    if not isinstance(facts, RevisionFacts) or facts.quoted_on is None:
        return None
    rule = library.get(selection.rulebook).figures["application.quotation_age"]
    if rule.holds_for((attempt.at.astimezone(LEGAL_ZONE).date() - facts.quoted_on).days):
        return None
    return Refusal(code="old_quotation", message=rule.in_words, basis=rule.basis, field="quoted_on")
