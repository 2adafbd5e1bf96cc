"""Preconditions of a determination's own moves."""

from django.utils.translation import gettext

from gieo.complaints.selectors import upheld_since
from gieo.councils.bench import bench_of
from gieo.councils.rules.votes import refusals, tally
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.determination.counting import as_ballot, content_of, criteria_of, rule_of
from gieo.proposals.determination.facts import (
    AdoptionFacts,
    BallotFacts,
    OrderTextFacts,
    ResultFacts,
)
from gieo.proposals.models import Determination

BALLOT = ("TT06-2023:12.6",)
TEXT = ("TT06-2023:6", "TT06-2023:12.8")
FIGURE = "determination.experts"


def criteria_are_rated(determination: Determination, attempt: Attempt) -> Refusal | None:
    """Exactly the criteria that are asked, each once."""
    if not isinstance(attempt.facts, BallotFacts):
        return None
    criteria = criteria_of(determination)
    rated = [str(mark.criterion.id) for mark in attempt.facts.marks]
    wrong = [criterion.text for criterion in criteria if rated.count(criterion.key) != 1]
    if not wrong and len(rated) == len(criteria):
        return None
    message = _("Mỗi nội dung đánh giá đúng một lần; xem lại: %(criteria)s.")
    params = {"criteria": "; ".join(wrong) or gettext("nội dung không có trong phiếu")}
    return Refusal(code="criterion_not_rated", message=message, params=params, basis=BALLOT, field="marks")


def reason_is_written(determination: Determination, attempt: Attempt) -> Refusal | None:
    """No ballot without a reason in words (CT-2-2b)."""
    if not isinstance(attempt.facts, BallotFacts):
        return None
    ballot = as_ballot("", content_of(attempt.facts))
    found = refusals(ballot, criteria_of(determination))
    return next((refusal for refusal in found if refusal.code == "no_reason"), None)


def refusal_is_explained(_determination: Determination, attempt: Attempt) -> Refusal | None:
    """The council agrees on why it does not recommend."""
    if not isinstance(attempt.facts, ResultFacts) or attempt.facts.reason.strip():
        return None
    message = _("Ghi lý do không đề nghị thực hiện đã được hội đồng thống nhất.")
    return Refusal(code="no_reason_agreed", message=message, basis=("TT06-2023:12.10",), field="reason")


def products_are_named(_determination: Determination, attempt: Attempt) -> Refusal | None:
    """An order without products orders nothing."""
    if not isinstance(attempt.facts, OrderTextFacts) or attempt.facts.products:
        return None
    message = _("Nội dung đặt hàng phải nêu ít nhất một sản phẩm.")
    return Refusal(code="no_products", message=message, basis=TEXT, field="products")


def text_is_adopted(determination: Determination, attempt: Attempt) -> Refusal | None:
    """As many of those who took part agree as the rulebook asks."""
    rule = rule_of(determination).concludes
    if not isinstance(attempt.facts, AdoptionFacts) or rule is None:
        return None
    there = {sitter.membership.pk for sitter in bench_of(determination).taking_part}
    agreeing = len({member.pk for member in attempt.facts.agreeing} & there)
    return tally(votes_for=agreeing, votes_against=len(there) - agreeing, present=len(there), rule=rule).refusal


def a_complaint_was_upheld(determination: Determination, _attempt: Attempt) -> Refusal | None:
    """A result stands, unless a complaint about it was found right and asks for the council."""
    proposals = [proposal.pk for proposal in determination.adopted]
    if upheld_since("proposal", proposals, determination.state_since):
        return None
    message = _("Chưa có khiếu nại nào về kết quả này được giải quyết là đúng và yêu cầu hội đồng xem xét lại.")
    return Refusal(code="no_complaint_upheld", message=message, basis=("LUAT02-2011:31",))
