"""Preconditions of screening."""

from django.db.models import QuerySet

from gieo.core.clock import LEGAL_ZONE
from gieo.core.pausing import was_asked_in_vain
from gieo.core.trail import history_of
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import end_of_day
from gieo.novelty.searched_in import SearchedIn
from gieo.proposals.models import Proposal
from gieo.proposals.screening.facts import MergeFacts, ScreeningFacts, SearchFacts, Verdict
from gieo.proposals.states import ProposalState
from gieo.rulebooks import library

SEARCH = ("TT06-2023:9.2", "ND11-2014:11.1")
SCREENING = ("ND08-2014:27.1", "TT06-2023:5")
REPLYING = ("GIEO-MACDINH:72",)
COMPULSORY = (SearchedIn.NATIONAL, SearchedIn.PROVINCIAL)


def both_were_searched(_proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """The national database and the province's own site, always."""
    if not isinstance(attempt.facts, SearchFacts):
        return None
    missing = [source.label for source in COMPULSORY if source not in attempt.facts.sources]
    if not missing:
        return None
    message = _("Chưa tra cứu: %(sources)s.")
    params = {"sources": "; ".join(missing)}
    return Refusal(code="not_searched", message=message, params=params, basis=SEARCH, field="sources")


def hits_bear_out_the_verdict(_proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """Whoever finds it near to something, or the same, names that task."""
    facts = attempt.facts
    if not isinstance(facts, SearchFacts) or facts.verdict is Verdict.NEW or facts.hits:
        return None
    message = _("Ghi nhiệm vụ trùng hoặc gần đã tìm thấy.")
    return Refusal(code="no_hits", message=message, basis=SEARCH, field="hits")


def is_no_duplicate(proposal: Proposal, _attempt: Attempt) -> Refusal | None:
    """A duplicate never goes to the council."""
    if verdict_on(proposal) is not Verdict.DUPLICATE:
        return None
    message = _("Kết quả tra cứu là trùng lặp nên không đưa ra hội đồng.")
    return Refusal(code="duplicate", message=message, basis=SEARCH)


def reasons_are_coded(_proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """Nothing is screened out without a coded reason and words."""
    facts = attempt.facts
    if not isinstance(facts, ScreeningFacts) or (facts.reasons and facts.words.strip()):
        return None
    message = _("Chọn ít nhất một lý do và viết rõ nhận xét.")
    return Refusal(code="screened_without_reason", message=message, basis=SCREENING, field="words")


def was_asked_to_mend_it(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """A form that is still being checked was asked to be mended first; on the list there is nothing left to ask."""
    return was_asked_in_vain(proposal, attempt) if proposal.state == ProposalState.SUBMITTED else None


def was_compiled(proposal: Proposal, _attempt: Attempt) -> Refusal | None:
    """Back on the list comes what had been on it."""
    if _came_from_the_list(proposal):
        return None
    message = _("Phiếu chưa từng vào danh mục tổng hợp nên kiểm tra lại từ đầu.")
    return Refusal(code="never_compiled", message=message, basis=SCREENING)


def was_not_compiled(proposal: Proposal, _attempt: Attempt) -> Refusal | None:
    """Back to be checked comes what was turned away while it was."""
    if not _came_from_the_list(proposal):
        return None
    message = _("Phiếu đã từng vào danh mục tổng hợp nên xem xét lại trong danh mục.")
    return Refusal(code="was_compiled", message=message, basis=SCREENING)


def _came_from_the_list(proposal: Proposal) -> bool:
    out = history_of(proposal).filter(name="screen_out").last()
    return out is not None and out.source != ProposalState.SUBMITTED


def may_still_reply(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """Once, in the days the rulebook gives from the answer on."""
    if replies_of(proposal):
        return Refusal(code="replied_already", message=_("Đã phản hồi kết quả sàng lọc."), basis=REPLYING)
    period = library.get(proposal.rulebook).deadline("proposal.reply")
    if attempt.at <= end_of_day(period.due(proposal.state_since.astimezone(LEGAL_ZONE))):
        return None
    return Refusal(code="reply_too_late", message=_("Đã hết thời gian phản hồi."), basis=period.basis)


def was_replied_to(proposal: Proposal, _attempt: Attempt) -> Refusal | None:
    """Without a reply there is nothing new to look at."""
    if replies_of(proposal):
        return None
    return Refusal(code="no_reply", message=_("Người đề xuất chưa phản hồi."), basis=REPLYING)


def replies_of(proposal: Proposal) -> list[str]:
    """What its proposer answered to the last screening."""
    acts = list(history_of(proposal).filter(name__in=("screen_out", "reply")).values_list("name", "facts"))
    last = max((at for at, (name, _facts) in enumerate(acts) if name == "screen_out"), default=0)
    return [str(facts["words"]) for name, facts in acts[last:] if name == "reply"]


def target_is_going_on(proposal: Proposal, attempt: Attempt) -> Refusal | None:
    """The other proposal is one of the same year that is being screened too."""
    facts = attempt.facts
    if not isinstance(facts, MergeFacts) or siblings_of(proposal).filter(pk=facts.into.pk).exists():
        return None
    message = _("Chỉ ghép vào đề xuất cùng năm đang được xem xét.")
    return Refusal(code="no_such_sibling", message=message, basis=SCREENING, field="into")


def siblings_of(proposal: Proposal) -> QuerySet[Proposal]:
    """Proposals of the same year and province that are being screened."""
    states = (ProposalState.COMPILED, ProposalState.SEARCHED)
    same_year = Proposal.objects.filter(province=proposal.province_id, plan_year=proposal.plan_year, state__in=states)
    return same_year.exclude(pk=proposal.pk)


def verdict_on(proposal: Proposal) -> Verdict | None:
    """What the last search came to."""
    entry = history_of(proposal).filter(name="search_duplicates").last()
    code = entry.facts["verdict"] if entry else None
    return next((verdict for verdict in Verdict if verdict == code), None)
