"""How many forms one proposer sends in a plan year: told while writing, in the way only where an instrument binds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gieo.kernel.refusal import _
from gieo.proposals.rules.issues import Issue, Weight
from gieo.proposals.rules.surroundings import ORIENTATION
from gieo.rulebooks.models import FigureRule
from gieo.rulebooks.models.values import Mark

OF_PROPOSER = "proposal.of_one_proposer"
OF_FIELD = "proposal.of_one_field"
_SAID = {
    OF_PROPOSER: _("Đây là phiếu thứ %(count)d của bên đề xuất trong năm kế hoạch; mức là %(limit)d."),
    OF_FIELD: _("Đây là phiếu thứ %(count)d của bên đề xuất trong cùng lĩnh vực của định hướng; mức là %(limit)d."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Already:
    """What the same body, or the same person where none proposes, sent in the plan year beside this form.

    Attributes:
        by_proposer: everything.
        in_field: what answers the fields of the orientation that this form answers.
    """

    by_proposer: int = 0
    in_field: int = 0


def check_limits(figures: Mapping[str, FigureRule], already: Already) -> Iterator[Issue]:
    """A form beyond a limit: an error where the limit is binding, a warning where it is not; at the limit a hint."""
    for key, sent in ((OF_PROPOSER, already.by_proposer), (OF_FIELD, already.in_field)):
        rule, count = figures.get(key), sent + 1
        if rule is None or count < rule.value or not sent:
            continue
        beyond = Weight.ERROR if rule.mark is Mark.BINDING else Weight.WARNING
        yield Issue(
            code=key.replace(".", "_"),
            field=ORIENTATION,
            weight=Weight.HINT if rule.holds_for(count) else beyond,
            message=_SAID[key],
            params={"count": count, "limit": rule.value},
            basis=rule.basis,
        )
