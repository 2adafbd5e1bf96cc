"""Preconditions of an outcome's moves."""

from gieo.core.clock import LEGAL_ZONE
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.facts import AssessmentFacts, ProfitFacts, ReportFacts, UseFacts
from gieo.outcomes.outcome.rewarding import reward_of
from gieo.outcomes.outcome.states import OutcomeState
from gieo.outcomes.rules.follow_up import report_days
from gieo.rulebooks import library

REPORTING = ("TT14-2014:19",)
HOUSE = ("GIEO-MACDINH:44",)


def assessed_after_acceptance(outcome: Outcome, attempt: Attempt) -> Refusal | None:
    """Effect is judged after the acceptance and not ahead of time."""
    facts, today = attempt.facts, attempt.at.astimezone(LEGAL_ZONE).date()
    if not isinstance(facts, AssessmentFacts) or outcome.accepted_on <= facts.assessed_on <= today:
        return None
    message = _("Ngày đánh giá hiệu quả phải từ ngày nghiệm thu (%(day)s) đến hôm nay.")
    params = {"day": f"{outcome.accepted_on:%d/%m/%Y}"}
    return Refusal(code="assessed_at_wrong_time", message=message, basis=HOUSE, params=params, field="assessed_on")


def period_is_owed(outcome: Outcome, attempt: Attempt) -> Refusal | None:
    """One report for each period, and no more periods than the rulebook knows."""
    facts = attempt.facts
    if not isinstance(facts, ReportFacts):
        return None
    last = len(report_days(outcome.accepted_on, library.get(outcome.rulebook)))
    if facts.period > last:
        message, params = _("Chỉ báo cáo ứng dụng trong %(last)d kỳ."), {"last": last}
        return Refusal(code="no_such_period", message=message, basis=REPORTING, params=params, field="period")
    if outcome.reports.filter(period=facts.period).exists():
        message, params = _("Kỳ %(period)d đã có báo cáo."), {"period": facts.period}
        return Refusal(code="period_reported", message=message, basis=REPORTING, params=params, field="period")
    return None


def authors_get_their_part(outcome: Outcome, attempt: Attempt) -> Refusal | None:
    """No more is shared than was made, and of what State money paid the authors get at least what the law gives them.

    The least is said in đồng, so that nobody has to work it out.
    """
    facts = attempt.facts
    if not isinstance(facts, ProfitFacts):
        return None
    if facts.shared > facts.profit:
        message = _("Tổng đã chia vượt lợi nhuận sau thuế.")
        return Refusal(code="more_than_profit", message=message, basis=HOUSE, field="profit")
    reward = reward_of(outcome, facts)
    if facts.authors >= reward.least:
        return None
    message = _(
        "Các tác giả được chia từ %(least)s: %(percent)d%% phần lợi nhuận ứng với %(state)d%% ngân sách nhà nước."
    )
    params = {"least": format_vnd(reward.least), "percent": reward.percent, "state": facts.state_percent}
    basis = tuple(reward.basis)
    return Refusal(code="authors_below_least", message=message, basis=basis, params=params, field="authors")


def use_has_begun(_outcome: Outcome, attempt: Attempt) -> Refusal | None:
    """A use that is only planned is no use."""
    facts = attempt.facts
    if not isinstance(facts, UseFacts) or facts.since <= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    message = _("Chỉ ghi nơi đã dùng kết quả, không ghi dự kiến.")
    return Refusal(code="use_not_begun", message=message, basis=HOUSE, field="since")


def is_spread(outcome: Outcome, _attempt: Attempt) -> Refusal | None:
    """An effective result does not rest before it was made known."""
    if outcome.state != OutcomeState.EFFECTIVE or outcome.disseminations.exists():
        return None
    message = _("Kết quả có hiệu quả nhưng chưa có hoạt động phổ biến nào.")
    return Refusal(code="not_spread", message=message, basis=("GIEO-MACDINH:32",))


def replication_is_decided(outcome: Outcome, _attempt: Attempt) -> Refusal | None:
    """An effective result is replicated, or somebody said why not."""
    if outcome.state != OutcomeState.EFFECTIVE or outcome.replication_choice:
        return None
    message = _("Chưa quyết định nhân rộng hoặc ghi lý do không nhân rộng.")
    return Refusal(code="replication_undecided", message=message, basis=HOUSE)


def follow_up_is_over(outcome: Outcome, attempt: Attempt) -> Refusal | None:
    """All reports are in, or the limit of the last one has passed."""
    today = attempt.at.astimezone(LEGAL_ZONE).date()
    coming = [limit for limit in outcome.limits() if limit.period and limit.day >= today]
    if not coming:
        return None
    message, params = _("Còn theo dõi ứng dụng đến %(day)s."), {"day": f"{coming[-1].day:%d/%m/%Y}"}
    return Refusal(code="still_followed", message=message, basis=REPORTING, params=params)


def is_on_offer(outcome: Outcome, _attempt: Attempt) -> Refusal | None:
    """What nobody reads needs no taking down."""
    if outcome.offered_on:
        return None
    message = _("Kết quả này chưa được giới thiệu công khai.")
    return Refusal(code="not_on_offer", message=message, basis=("GIEO-MACDINH:32",))
