"""Which priorities of the province the papers of a proposal bear out (BG25-III-5)."""

from collections.abc import Callable, Mapping

from gieo.orientation.models import Order
from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.content import papers_sent
from gieo.proposals.models import AttachmentKind, Proposal
from gieo.rulebooks import library
from gieo.rulebooks.models import NamedRule


def _is_coordinated(proposal: Proposal) -> bool:
    """Every place of implementation has agreed, in a dated paper or by its own word."""
    places = list(proposal.places.all())
    return bool(places) and all(place.is_agreed for place in places)


def _is_ordered(proposal: Proposal) -> bool:
    """A written order lies with the form, a body confirmed it, or the orientation it answers was itself ordered."""
    if any(paper.kind == AttachmentKind.ORDER_DOCUMENT for paper in papers_sent(proposal)):
        return True
    if proposal.confirmations.filter(thing=Thing.ORDER, state=ConfirmationState.CONFIRMED).exists():
        return True
    return Order.objects.filter(items__proposals=proposal).exclude(document="").exists()


def _transfers_what_has_proved_itself(proposal: Proposal) -> bool:
    """A paper shows that the technology to be brought in was judged effective elsewhere (CT-1-2c)."""
    return any(paper.kind == AttachmentKind.TECHNOLOGY_PROOF for paper in papers_sent(proposal))


# The other priorities of a rulebook are subjects: no paper bears them out, people judge them.
_BORNE_OUT: Mapping[str, Callable[[Proposal], bool]] = {
    "coordination": _is_coordinated,
    "order_document": _is_ordered,
    "proven_technology": _transfers_what_has_proved_itself,
}


def priorities_of(proposal: Proposal) -> list[NamedRule]:
    """Those of the rulebook's priorities that hold, in its order; the council may still decide otherwise."""
    rules = library.get(proposal.rulebook).priorities
    return [rule for rule in rules if rule.key in _BORNE_OUT and _BORNE_OUT[rule.key](proposal)]
