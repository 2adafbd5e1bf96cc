"""Who looks: the auditor's seat of a province, and whoever leads or administers it; nobody changes anything here."""

from gieo.kernel.actors import Actor, Role

SEES_ANCHORS = frozenset({Role.AUDITOR, Role.DIRECTOR, Role.CHAIRMAN, Role.INSPECTOR, Role.ADMINISTRATOR})

SEES_SIGN_INS = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})


def provinces_with_sign_ins(actor: Actor) -> frozenset[str]:
    """The provinces whose book of sign-ins a reader may see."""
    return frozenset(seat.province for seat in actor.seats if seat.role in SEES_SIGN_INS and seat.province)


def provinces_with_trail(actor: Actor) -> frozenset[str]:
    """The provinces whose anchors a reader may see and print."""
    return frozenset(seat.province for seat in actor.seats if seat.role in SEES_ANCHORS)


def provinces_audited(actor: Actor) -> frozenset[str]:
    """The provinces an auditor may take samples of."""
    return frozenset(seat.province for seat in actor.seats if seat.role is Role.AUDITOR)
