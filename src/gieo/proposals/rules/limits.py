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
OF_HOST = "proposal.of_one_host"
HOST = "proposed_host"  # the item of the forms that have one
_SAID = {
    OF_PROPOSER: _("Đây là phiếu thứ %(count)d của bên đề xuất trong năm kế hoạch; mức là %(limit)d."),
    OF_FIELD: _("Đây là phiếu thứ %(count)d của bên đề xuất trong cùng lĩnh vực của định hướng; mức là %(limit)d."),
    # Others named that body: how many they are is not for whoever writes this form.
    OF_HOST: _("Tổ chức được đề xuất giao trực tiếp đã được nêu ở đủ %(limit)d phiếu của năm kế hoạch."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Already:
    """What the same body, or the same person where none proposes, sent in the plan year beside this form.

    Attributes:
        by_proposer: everything.
        in_field: what answers the fields of the orientation that this form answers.
        for_host: what anybody sent that proposes the same host.
    """

    by_proposer: int = 0
    in_field: int = 0
    for_host: int = 0


def check_limits(figures: Mapping[str, FigureRule], already: Already) -> Iterator[Issue]:
    """A form beyond a limit: an error where the limit is binding, a warning where it is not; at the limit a hint.

    What others send for a host is told only once it is beyond: the writer is not to learn what was sent by others.
    """
    for key, sent, field in (
        (OF_PROPOSER, already.by_proposer, ORIENTATION),
        (OF_FIELD, already.in_field, ORIENTATION),
        (OF_HOST, already.for_host, HOST),
    ):
        rule, count = figures.get(key), sent + 1
        if rule is None or count < rule.value or not sent or (key == OF_HOST and rule.holds_for(count)):
            continue
        beyond = Weight.ERROR if rule.mark is Mark.BINDING else Weight.WARNING
        yield Issue(
            code=key.replace(".", "_"),
            field=field,
            weight=Weight.HINT if rule.holds_for(count) else beyond,
            message=_SAID[key],
            params={"count": count, "limit": rule.value},
            basis=rule.basis,
        )
