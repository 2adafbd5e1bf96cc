"""Preconditions of an answer."""

from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.proposals.confirmation.facts import ConfirmFacts
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.models import Confirmation

COORDINATING = ("GIEO-MACDINH:71",)


def is_in_time(confirmation: Confirmation, attempt: Attempt) -> Refusal | None:
    """A link that has run out opens nothing any more."""
    if attempt.at < confirmation.expires_at:
        return None
    return Refusal(
        code="link_expired", message=_("Đã hết hạn trả lời; đề nghị người đề xuất hỏi lại."), basis=COORDINATING
    )


def capacity_is_named(confirmation: Confirmation, attempt: Attempt) -> Refusal | None:
    """Whoever says yes to applying results says with what (LS25-F-7)."""
    facts = attempt.facts
    named = isinstance(facts, ConfirmFacts) and facts.capacity.strip()
    if confirmation.thing != Thing.APPLICATION or named:
        return None
    message = _("Nêu năng lực ứng dụng: nhân lực, đất, thiết bị hoặc vốn.")
    return Refusal(code="no_capacity", message=message, basis=COORDINATING, field="capacity")
