"""What a later stage has against paying: contracts only ask; whoever receives reports and evaluates answers."""

from collections.abc import Callable

from gieo.contracts.models import Contract
from gieo.kernel.refusal import Refusal

Objection = Callable[[Contract], Refusal | None]

_objections: list[Objection] = []


def register(objection: Objection) -> None:
    """Have somebody asked before money goes out. Once, when its application is ready."""
    if objection not in _objections:
        _objections.append(objection)


def first(contract: Contract) -> Refusal | None:
    """The first objection there is."""
    found = (objection(contract) for objection in _objections)
    return next((refusal for refusal in found if refusal), None)
