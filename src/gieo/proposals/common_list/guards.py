"""Preconditions of the moves of a common list."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.common_list.facts import CollectFacts, DropFacts, PlaceFacts
from gieo.proposals.common_list.forms import candidates_of, listed_in
from gieo.proposals.models import CommonList
from gieo.proposals.models.proposal import UNSEALED

COMPILING = ("TT06-2023:8.1",)
COMPILING_2025 = ("ND267-2025:10",)


def holds_forms(common_list: CommonList, _attempt: Attempt) -> Refusal | None:
    """An empty list is no list."""
    if listed_in(common_list).exists():
        return None
    return Refusal(code="no_forms", message=_("Danh mục chưa có phiếu nào."), basis=COMPILING)


def names_a_form_of_it(common_list: CommonList, attempt: Attempt) -> Refusal | None:
    """What somebody else took off meanwhile is neither moved nor taken off again."""
    facts = attempt.facts
    if not isinstance(facts, DropFacts | PlaceFacts) or listed_in(common_list).filter(pk=facts.form.pk).exists():
        return None
    message = _("Phiếu này không còn trong danh mục.")
    return Refusal(code="not_listed", message=message, basis=COMPILING, field="form")


def every_form_stands(common_list: CommonList, _attempt: Attempt) -> Refusal | None:
    """What was withdrawn meanwhile leaves the list first."""
    gone = listed_in(common_list).filter(proposal__state__in=UNSEALED).values_list("proposal__number", flat=True)
    if not gone:
        return None
    message = _("Phiếu đã rút, phải bỏ khỏi danh mục: %(numbers)s.")
    return Refusal(code="form_withdrawn", message=message, params={"numbers": ", ".join(gone)}, basis=COMPILING)


def may_be_collected(common_list: CommonList, attempt: Attempt) -> Refusal | None:
    """Forms of the body's own, or sent through it, that stand on no other list."""
    facts = attempt.facts
    if not isinstance(facts, CollectFacts):
        return None
    asked = {picked.pk for picked in facts.forms}
    if candidates_of(common_list).filter(pk__in=asked).count() == len(asked):
        return None
    message = _(
        "Chỉ thu phiếu đã nộp trong đợt này, của cơ quan hoặc gửi kèm danh mục của cơ quan, chưa ở danh mục khác."
    )
    return Refusal(code="not_a_candidate", message=message, basis=COMPILING, field="forms")
