"""Preconditions of a matter's moves."""

from collections.abc import Callable
from typing import Any

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import bodies_of
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.matters.matter.facts import EnterFacts, MatterFacts, StepFacts
from gieo.matters.models import Matter
from gieo.matters.selectors import subjects_for
from gieo.rulebooks.models import Way

KEEPING = ("GIEO-MACDINH:53",)


def goes(way: Way) -> Callable[[Any, Attempt], Refusal | None]:
    """Entries of this register go that way and no other."""

    def is_of_way(matter: Matter, _attempt: Attempt) -> Refusal | None:
        if matter.rule.way is way:
            return None
        message, params = _("Sổ “%(register)s” không theo bước này."), {"register": matter.rule.text}
        return Refusal(code="other_way", message=message, params=params, basis=KEEPING)

    return is_of_way


def ends_after_it_begins(_matter: Matter, attempt: Attempt) -> Refusal | None:
    """A period."""
    facts = attempt.facts
    if not isinstance(facts, MatterFacts) or not (facts.from_on and facts.until_on):
        return None
    if facts.from_on <= facts.until_on:
        return None
    message = _("Ngày cuối phải sau ngày đầu.")
    return Refusal(code="bad_period", message=message, basis=KEEPING, field="until_on")


def belongs_to_a_dossier_of_its_register(matter: Matter, attempt: Attempt) -> Refusal | None:
    """Of a kind its register is about, and one the officer may see."""
    facts = attempt.facts
    if not isinstance(facts, EnterFacts) or facts.subject is None:
        return None
    if subjects_for(attempt.actor, matter.province_id, matter.rule).filter(pk=facts.subject.pk).exists():
        return None
    message = _("Không có hồ sơ này, hoặc ông/bà không xem được.")
    return Refusal(code="no_subject", message=message, basis=KEEPING, field="subject")


def has_happened(_matter: Matter, attempt: Attempt) -> Refusal | None:
    """What lies ahead is not done yet."""
    facts = attempt.facts
    if not isinstance(facts, StepFacts) or facts.on <= attempt.at.astimezone(LEGAL_ZONE).date():
        return None
    return Refusal(code="still_ahead", message=_("Việc này chưa diễn ra."), basis=KEEPING, field="on")


def is_theirs_to_end(matter: Matter, attempt: Attempt) -> Refusal | None:
    """Whoever takes part may report; whoever entered it, or was given it, and the Sở may end it."""
    if Role.SCIENCE_OFFICER in attempt.actor.roles_in(matter.province_id):
        return None
    if bodies_of(attempt.actor) & {matter.addressee_id or matter.raised_by_id}:
        return None
    message = _("Chỉ cơ quan đã ghi hoặc được giao việc này, hoặc Sở KH&CN, được kết thúc.")
    return Refusal(code="not_theirs_to_end", message=message, basis=KEEPING)
