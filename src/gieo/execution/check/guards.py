"""Preconditions of a check's moves. Who must be in the team, and who present, is the rulebook's (`check_team`)."""

from collections import Counter

from gieo.contracts.contract.guards import under_law
from gieo.core.clock import LEGAL_ZONE
from gieo.execution.check.facts import HoldFacts
from gieo.execution.models import Check, Occasion, Part
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks import library
from gieo.rulebooks.models import CouncilRule

CORE = (Part.TASK_UNIT, Part.MONEY_UNIT)
MINUTES, MINUTES_2025 = ("TT04-2015:10.9",), ("ND267-2025:16",)


def team_rule(check: Check) -> CouncilRule:
    """The rule on the team."""
    return library.get(check.rulebook).councils["check_team"]


def notice_is_in_time(check: Check, attempt: Attempt) -> Refusal | None:
    """A periodic check is announced some working days before; one without notice is not."""
    rule = library.get(check.rulebook).deadline("check.notice")
    last = rule.due(check.planned_on)
    if check.occasion == Occasion.AD_HOC or attempt.at.astimezone(LEGAL_ZONE).date() <= last:
        return None
    message = _("Phải thông báo chậm nhất ngày %(last)s.")
    return Refusal(code="notice_too_late", message=message, basis=rule.basis, params={"last": f"{last:%d/%m/%Y}"})


def team_is_complete(check: Check, _attempt: Attempt) -> Refusal | None:
    """Each part of the team has its seats."""
    rule, seats = team_rule(check), Counter(check.team.values_list("part", flat=True))
    short = [group for group in rule.composition if seats[group.key] < group.least]
    if not short:
        return None
    message = _("Đoàn còn thiếu: %(parts)s.")
    parts = "; ".join(f"{group.name} ({seats[group.key]}/{group.least})" for group in short)
    return Refusal(code="team_incomplete", message=message, basis=rule.basis, params={"parts": parts}, field="team")


def team_may_work(check: Check, attempt: Attempt) -> Refusal | None:
    """Enough of the core members are there, and the specialist unit."""
    facts = attempt.facts
    if not isinstance(facts, HoldFacts):
        return None
    rule = team_rule(check)
    there = {person.pk for person in facts.present}
    seats = Counter(member.part for member in check.team.all() if member.person_id in there)
    core = sum(group.least for group in rule.composition if group.key in CORE)
    needed, present = rule.quorum.needed(core), sum(seats[part] for part in CORE)
    if present >= needed and seats[Part.SPECIALIST_UNIT]:
        return None
    message = _("Cần ít nhất %(needed)d thành viên của hai đơn vị quản lý và đơn vị chuyên môn; có mặt %(present)d.")
    params = {"needed": needed, "present": present}
    return Refusal(code="no_quorum", message=message, basis=rule.quorum.basis, params=params, field="present")


def host_is_present(check: Check, attempt: Attempt) -> Refusal | None:
    """The leadership of the host is there."""
    if not isinstance(attempt.facts, HoldFacts) or attempt.facts.host_present:
        return None
    message = _("Chưa có đại diện lãnh đạo tổ chức chủ trì.")
    return Refusal(code="host_absent", message=message, basis=team_rule(check).basis, field="host_present")


def minutes_are_signed(check: Check, attempt: Attempt) -> Refusal | None:
    """All members and the host sign the minutes."""
    facts = attempt.facts
    if not isinstance(facts, HoldFacts) or (facts.signed_by_team and facts.signed_by_host):
        return None
    message = _("Biên bản phải có chữ ký của đoàn và của tổ chức chủ trì.")
    basis = under_law(check.contract, MINUTES, MINUTES_2025)
    return Refusal(code="minutes_not_signed", message=message, basis=basis, field="signed_by_host")


def is_without_notice(check: Check, _attempt: Attempt) -> Refusal | None:
    """Only a check without notice ends without the two confirmations."""
    if check.occasion == Occasion.AD_HOC:
        return None
    basis = under_law(check.contract, ("TT04-2015:11",), ("ND267-2025:16",))
    return Refusal(code="confirmations_missing", message=_("Chưa xác nhận khối lượng và kinh phí."), basis=basis)
