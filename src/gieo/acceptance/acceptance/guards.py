"""Preconditions of an acceptance's moves."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from gieo.acceptance import readiness
from gieo.acceptance.acceptance.facts import (
    BallotFacts,
    ExpertReportFacts,
    FileFacts,
    RemarkFacts,
    RiskFacts,
    SelfEvaluationFacts,
)
from gieo.acceptance.acceptance.products import asked_of, number_of, ordered_of
from gieo.acceptance.filing import missing_papers
from gieo.acceptance.models import Acceptance
from gieo.acceptance.rules.rating import OutcomeCode, Rating, conclude
from gieo.core.clock import LEGAL_ZONE
from gieo.core.prepared import children_of
from gieo.councils.bench import bench_of
from gieo.councils.models import Expert
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import FoundFacts
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library

REMARKS = ("TT11-2014:10",)
GROUP, HEADS = "product_group", frozenset({CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR})

# ---------------------------------------------------------------- the file


def products_are_those_ordered(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """What the contract orders is all there, in the numbers it orders."""
    facts = attempt.facts
    if not isinstance(facts, SelfEvaluationFacts) or acceptance.task is None:
        return None
    given = {row.name: number_of(row.ordered) for row in facts.products}
    ordered = {each["name"]: ordered_of(each["ordered"]) for each in asked_of(acceptance.task.products)}
    missing = [name for name, number in ordered.items() if name not in given or number not in {None, given[name]}]
    if not missing:
        return None
    message, params = _("Thiếu hoặc ghi khác số lượng theo hợp đồng: %(names)s."), {"names": ", ".join(missing)}
    return Refusal(code="products_differ", message=message, basis=("TT11-2014:5",), params=params, field="products")


def is_self_evaluated(acceptance: Acceptance, _attempt: Attempt) -> Refusal | None:
    """No file without the host's own judgement."""
    if acceptance.self_rating:
        return None
    message = _("Tổ chức chủ trì chưa tự đánh giá kết quả.")
    return Refusal(code="not_self_evaluated", message=message, basis=("TT11-2014:5",))


def papers_are_complete(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """Every paper that the rulebook wants or that was promised is named."""
    facts = attempt.facts
    return missing_papers(acceptance.asked_papers, facts.papers) if isinstance(facts, FileFacts) else None


# ---------------------------------------------------------------- the gate


def readiness_can_be_known(acceptance: Acceptance, _attempt: Attempt) -> Refusal | None:
    """A gate that nobody watches does not open."""
    if readiness.is_known():
        return None
    message = _("Chưa có nguồn dữ liệu về báo cáo, sản phẩm, kinh phí của nhiệm vụ.")
    return Refusal(code="readiness_unknown", message=message, basis=_gate(acceptance))


def gate_is_shut(acceptance: Acceptance, _attempt: Attempt) -> Refusal | None:
    """What is open needs nobody's signature."""
    if acceptance.readiness_met is False:
        return None
    return Refusal(code="gate_open", message=_("Nhiệm vụ đã đủ điều kiện nghiệm thu."), basis=_gate(acceptance))


def gate_is_open(acceptance: Acceptance, _attempt: Attempt) -> Refusal | None:
    """No council is called before the check, nor against it without a director's signature (CT-4-2c)."""
    if acceptance.readiness_at is None:
        message = _("Chưa kiểm tra điều kiện nghiệm thu.")
        return Refusal(code="readiness_missing", message=message, basis=_gate(acceptance))
    if acceptance.readiness_met or acceptance.override_at:
        return None
    reasons = [reason for item in acceptance.readiness for reason in item["reasons"]]
    message, params = _("Chưa đủ điều kiện nghiệm thu: %(reasons)s"), {"reasons": " ".join(reasons)}
    return Refusal(code="readiness_failed", message=message, basis=_gate(acceptance), params=params)


def _gate(acceptance: Acceptance) -> tuple[str, ...]:
    """What makes the gate: the articles of its conditions, a province's own before the national ones."""
    rules = library.get(acceptance.rulebook).readiness
    return tuple(dict.fromkeys(key for rule in rules for key in rule.basis))


def experts_and_users_sit(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """Experts of the bank and people sent by bodies, as many as the rulebook says (TT 11/2014, article 9)."""
    facts = attempt.facts
    if not isinstance(facts, FoundFacts):
        return None
    rule = library.get(acceptance.rulebook).councils["acceptance"]
    people = [member.person.pk for member in facts.members]
    sitting = {
        "experts": Expert.objects.filter(province=acceptance.province_id, person__in=people).count(),
        "users": sum(member.body is not None for member in facts.members),
    }
    short = [
        f"{group.name} ({sitting.get(group.key, 0)}/{group.least})"
        for group in rule.composition
        if sitting.get(group.key, 0) < group.least
    ]
    if not short:
        return None
    message, params = _("Thành phần hội đồng chưa đủ: %(parts)s."), {"parts": "; ".join(short)}
    return Refusal(code="composition_wrong", message=message, basis=rule.basis, params=params, field="members")


# ---------------------------------------------------------------- before and in the sitting


def may_remark(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """Members who declared and whom nothing bars, once each."""
    sitter = bench_of(acceptance).of(attempt.actor.user)
    if sitter is None or not sitter.is_clear:
        message = _("Kê khai không có xung đột lợi ích trước khi nhận xét.")
        return Refusal(code="not_declared", message=message, basis=("GIEO-MACDINH:38",))
    given = {remark.membership_id for remark in children_of(acceptance, "remarks")}
    if isinstance(attempt.facts, RemarkFacts) and sitter.membership.pk in given:
        message = _("Ông/bà đã gửi phiếu nhận xét.")
        return Refusal(code="remarked_already", message=message, basis=REMARKS)
    return None


def remarks_are_in(acceptance: Acceptance, _attempt: Attempt) -> Refusal | None:
    """All members' remarks came in before the last working day before the sitting (TT 11/2014, article 10)."""
    given = [(remark.membership_id, remark.at) for remark in children_of(acceptance, "remarks")]
    on_time = set(_in_time(acceptance, "acceptance.remarks", given))
    silent = [each.name for each in bench_of(acceptance).open_to if each.membership.pk not in on_time]
    if not silent:
        return None
    message, params = _("Chưa có phiếu nhận xét đúng hạn của: %(names)s."), {"names": ", ".join(silent)}
    return Refusal(code="remarks_missing", message=message, basis=REMARKS, params=params)


def group_is_of_the_council(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """Members whom nothing bars, as many as the rulebook says, the chair or the vice chair at their head."""
    if not isinstance(attempt.facts, ExpertReportFacts):
        return None
    rule = library.get(acceptance.rulebook).councils[GROUP]
    chosen = {each.pk for each in attempt.facts.experts}
    group = [sitter.membership for sitter in bench_of(acceptance).open_to if sitter.membership.pk in chosen]
    whole = len(group) == len(attempt.facts.experts) and rule.smallest <= len(group) <= (rule.largest or len(group))
    if whole and any(membership.seat in HEADS for membership in group):
        return None
    message = _("Tổ chuyên gia gồm %(size)d thành viên hội đồng, do chủ tịch hoặc phó chủ tịch làm tổ trưởng.")
    return Refusal(
        code="group_wrong", message=message, basis=rule.basis, params={"size": rule.smallest}, field="experts"
    )


def experts_have_reported(acceptance: Acceptance, _attempt: Attempt) -> Refusal | None:
    """Measurable products were looked at by a group of the council, in time before the sitting."""
    if not acceptance.is_measurable:
        return None
    reported = [(0, acceptance.expert_report_at)] if acceptance.expert_report_at else []
    if any(True for _pk in _in_time(acceptance, "acceptance.expert_report", reported)):
        return None
    message = _("Chưa có báo cáo thẩm định sản phẩm đúng hạn của tổ chuyên gia.")
    return Refusal(code="expert_report_missing", message=message, basis=("TT11-2014:9.2", "TT11-2014:24.3"))


def _in_time(acceptance: Acceptance, deadline: str, received: Iterable[tuple[int, datetime]]) -> Iterable[int]:
    """Those that came no later than so many days before the sitting."""
    if acceptance.sitting_at is None:
        return
    last = library.get(acceptance.rulebook).deadline(deadline).due(acceptance.sitting_at)
    yield from (pk for pk, at in received if at.astimezone(LEGAL_ZONE).date() <= last)


def every_product_is_judged(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """A ballot says something on each product, once."""
    facts = attempt.facts
    if not isinstance(facts, BallotFacts):
        return None
    judged = Counter(str(row.product.id) for row in facts.products)
    if judged == Counter(str(at) for at in range(len(acceptance.products))):
        return None
    message = _("Phiếu phải đánh giá từng sản phẩm, mỗi sản phẩm một lần.")
    return Refusal(code="products_unjudged", message=message, basis=("TT11-2014:13.1",), field="products")


# ---------------------------------------------------------------- after the sitting


def is_chair(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """The chair of the council confirms what was perfected (TT 11/2014, article 13.3)."""
    sitter = bench_of(acceptance).of(attempt.actor.user)
    if sitter and sitter.membership.seat == CouncilSeat.CHAIR:
        return None
    message = _("Chỉ chủ tịch hội đồng xác nhận hồ sơ đã hoàn thiện.")
    return Refusal(code="not_the_chair", message=message, basis=("TT11-2014:13.3",))


def every_condition_is_shown(acceptance: Acceptance, attempt: Attempt) -> Refusal | None:
    """Risk is accepted only when everything the law asks for is proven."""
    facts, rule = attempt.facts, library.get(acceptance.rulebook).acceptance
    if not isinstance(facts, RiskFacts) or rule is None:
        return None
    conclusion = conclude(Rating.NOT_MET, shown={str(each.id) for each in facts.shown}, rule=rule)
    return conclusion.reasons[0] if conclusion.code is OutcomeCode.NOT_ACHIEVED_FAULT else None
