"""Preconditions of the moves of a common list."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import end_of
from gieo.proposals.common_list.facts import CallFacts, CollectFacts, DropFacts, PlaceFacts, SendFacts
from gieo.proposals.common_list.forms import candidates_of, listed_in, unanswered_by
from gieo.proposals.models import CommonList
from gieo.proposals.models.proposal import ONE_INSTANT, UNSEALED
from gieo.proposals.policies import CALLING

COMPILING = {Law.L2013: ("TT06-2023:8.1",), Law.L2025: ("ND267-2025:10",)}


def holds_forms(common_list: CommonList, _attempt: Attempt) -> Refusal | None:
    """An empty list is no list."""
    if listed_in(common_list).exists():
        return None
    return Refusal(code="no_forms", message=_("Danh mục chưa có phiếu nào."), basis=COMPILING[common_list.law])


def names_a_form_of_it(common_list: CommonList, attempt: Attempt) -> Refusal | None:
    """What somebody else took off meanwhile is neither moved nor taken off again."""
    facts = attempt.facts
    if not isinstance(facts, DropFacts | PlaceFacts) or listed_in(common_list).filter(pk=facts.form.pk).exists():
        return None
    message = _("Phiếu này không còn trong danh mục.")
    return Refusal(code="not_listed", message=message, basis=COMPILING[common_list.law], field="form")


def every_form_stands(common_list: CommonList, _attempt: Attempt) -> Refusal | None:
    """What was withdrawn meanwhile leaves the list first."""
    gone = listed_in(common_list).filter(proposal__state__in=UNSEALED).values_list("proposal__number", flat=True)
    if not gone:
        return None
    message = _("Phiếu đã rút, phải bỏ khỏi danh mục: %(numbers)s.")
    return Refusal(
        code="form_withdrawn", message=message, params={"numbers": ", ".join(gone)}, basis=COMPILING[common_list.law]
    )


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
    return Refusal(code="not_a_candidate", message=message, basis=COMPILING[common_list.law], field="forms")


def has_no_call_yet(common_list: CommonList, _attempt: Attempt) -> Refusal | None:
    """One list, one call."""
    if common_list.call_id is None:
        return None
    return Refusal(code="called_already", message=_("Cơ quan đã mở đợt nhận cho danh mục này."), basis=CALLING)


def closes_before_the_province(common_list: CommonList, attempt: Attempt) -> Refusal | None:
    """The council of the body needs its time: its call ends before the window of the province does."""
    facts, closes_at = attempt.facts, common_list.window.closes_at
    if not isinstance(facts, CallFacts):
        return None
    if facts.closes_on < facts.opens_on or end_of(facts.closes_on) <= attempt.at:
        message = _("Ngày đóng phải từ hôm nay và không trước ngày mở.")
        return Refusal(code="ends_too_early", message=message, basis=CALLING, field="closes_on")
    if closes_at is None or end_of(facts.closes_on) < closes_at:
        return None
    message = _("Đợt của cơ quan phải đóng trước khi đợt nhận của tỉnh đóng (%(day)s).")
    day = f"{(closes_at - ONE_INSTANT).astimezone(LEGAL_ZONE):%d/%m/%Y}"
    basis = (*CALLING, common_list.window.basis)
    return Refusal(code="ends_too_late", message=message, params={"day": day}, basis=basis, field="closes_on")


def every_form_is_answered(common_list: CommonList, _attempt: Attempt) -> Refusal | None:
    """Whoever answered the call is on the list, or was told why not."""
    waiting = list(unanswered_by(common_list).values_list("number", flat=True)) if common_list.call_id else []
    if not waiting:
        return None
    message = _("Phiếu nộp theo đợt của cơ quan chưa được chọn, cũng chưa được trả lời: %(numbers)s.")
    return Refusal(code="not_answered", message=message, params={"numbers": ", ".join(waiting)}, basis=CALLING)


def the_council_picked(common_list: CommonList, attempt: Attempt) -> Refusal | None:
    """A body that called for forms lets its council pick (CT-3-3)."""
    facts = attempt.facts
    if common_list.call_id is None or not isinstance(facts, SendFacts) or facts.session is not None:
        return None
    message = _("Chọn phiên họp hội đồng của cơ quan đã xét danh mục.")
    return Refusal(code="no_session", message=message, basis=CALLING, field="session")
