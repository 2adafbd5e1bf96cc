"""Preconditions of a duty's moves."""

from datetime import datetime

from gieo.core.clock import LEGAL_ZONE
from gieo.duties.duty.facts import FoundFacts, MergeFacts, PaperFacts, TransferFacts
from gieo.duties.models import Duty
from gieo.kernel.actors import Role, Seat
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks.models.duties import Proof, Recurrence

# A stage counts these; a letter that says so is no proof.
COUNTED = frozenset({Proof.ORDER, Proof.WRITTEN_ORDER, Proof.PROPOSAL, Proof.GRASSROOTS_TASK, Proof.SHARE})
FOLLOWING = ("GIEO-MACDINH:45",)


def is_for_the_holder(duty: Duty, attempt: Attempt) -> Refusal | None:
    """The holder proves its own duty; the officer may enter what came on paper."""
    actor, province = attempt.actor, duty.province_id
    holds = any(party.holds(actor) for party in duty.parties().values())
    office = actor.holds(Role.SCIENCE_OFFICER, province) or Seat(Role.SYSTEM) in actor.seats
    if holds or office or (duty.role and actor.holds(Role(duty.role), province)):
        return None
    return Refusal(code="not_the_holder", message=_("Nghĩa vụ này do cơ quan khác thực hiện."), basis=FOLLOWING)


def is_proved_by_paper(duty: Duty, _attempt: Attempt) -> Refusal | None:
    """What a stage counts is met by being counted (CT-2-1a, CT-2-1c)."""
    if duty.proof not in COUNTED:
        return None
    message = _("Nghĩa vụ này được tính từ hồ sơ trong hệ thống; không thay bằng văn bản báo cáo.")
    return Refusal(code="counted_by_the_system", message=message, basis=duty.rule.basis)


def is_enough(duty: Duty, attempt: Attempt) -> Refusal | None:
    """Not less than the minimum."""
    if not isinstance(attempt.facts, FoundFacts) or attempt.facts.count >= duty.owed:
        return None
    message = _("Mới có %(count)d trên %(owed)d %(unit)s.")
    params = {"count": attempt.facts.count, "owed": duty.owed, "unit": duty.rule.counted_in}
    return Refusal(code="not_enough", message=message, params=params, basis=duty.rule.basis)


def was_in_time(duty: Duty, attempt: Attempt) -> Refusal | None:
    """What had come in before the day is no late fulfilment, whenever it is found."""
    if not isinstance(attempt.facts, FoundFacts) or duty.closes_at is None:
        return None
    if attempt.facts.fulfilled_at < duty.closes_at:
        return None
    message = _("Minh chứng đến sau hạn.")
    return Refusal(code="came_late", message=message, basis=duty.rule.basis)


def owes_grassroots_tasks(duty: Duty, _attempt: Attempt) -> Refusal | None:
    """Only the duty that counts tasks of the district keeps them."""
    if duty.proof is Proof.GRASSROOTS_TASK:
        return None
    message = _("Nghĩa vụ này không tính bằng nhiệm vụ cấp cơ sở.")
    return Refusal(code="no_grassroots_duty", message=message, basis=duty.rule.basis)


def year_is_over(duty: Duty, attempt: Attempt) -> Refusal | None:
    """Nobody is called a defaulter before the year has ended."""
    if attempt.at >= datetime((duty.plan_year or 0) + 1, 1, 1, tzinfo=LEGAL_ZONE):
        return None
    message = _("Chưa hết năm %(year)d.")
    return Refusal(code="year_not_over", message=message, params={"year": duty.plan_year}, basis=("GIEO-MACDINH:9",))


def follows_the_holder(duty: Duty, attempt: Attempt) -> Refusal | None:
    """One holder on each date: the new one begins after the old one did."""
    if not isinstance(attempt.facts, TransferFacts):
        return None
    present = duty.tenures.get(until__isnull=True)
    if attempt.facts.since > present.since and attempt.facts.to.pk != duty.body_id:
        return None
    message = _("Cơ quan nhận phải khác cơ quan đang giữ và bắt đầu sau ngày %(day)s.")
    params = {"day": f"{present.since:%d/%m/%Y}"}
    return Refusal(code="two_holders", message=message, params=params, basis=("GIEO-MACDINH:21",), field="since")


def receiver_does_not_owe_it(duty: Duty, attempt: Attempt) -> Refusal | None:
    """A body that took another one in owes the same thing once, not twice."""
    if not isinstance(attempt.facts, TransferFacts):
        return None
    same = Duty.objects.filter(province=duty.province_id, plan_year=duty.plan_year, rule_key=duty.rule_key)
    if not same.filter(body=attempt.facts.to.pk).exists():
        return None
    message = _("Cơ quan nhận đã có nghĩa vụ này trong năm.")
    return Refusal(code="owes_it_already", message=message, basis=("GIEO-MACDINH:21",), field="to")


def heir_owes_it(duty: Duty, attempt: Attempt) -> Refusal | None:
    """A duty ends in another one only where that is the same duty of the same year."""
    if not isinstance(attempt.facts, MergeFacts):
        return None
    same = Duty.objects.filter(province=duty.province_id, plan_year=duty.plan_year, rule_key=duty.rule_key)
    if same.filter(pk=attempt.facts.into.pk).exclude(pk=duty.pk).exists():
        return None
    message = _("Nghĩa vụ nhận phải cùng nội dung, cùng năm.")
    return Refusal(code="another_duty", message=message, basis=("GIEO-MACDINH:60",), field="into")


def names_the_plan(duty: Duty, attempt: Attempt) -> Refusal | None:
    """A plan that is owed once is shown by the plan itself, as the register of documents has it (CT-1-2d)."""
    facts, rule = attempt.facts, duty.rule
    if not isinstance(facts, PaperFacts) or (rule.proof, rule.recurrence) != (Proof.PLAN, Recurrence.ONCE):
        return None
    if facts.registered:
        return None
    message = _("Chọn kế hoạch đã ban hành trong sổ văn bản.")
    return Refusal(code="no_registered_plan", message=message, basis=rule.basis, field="registered")
