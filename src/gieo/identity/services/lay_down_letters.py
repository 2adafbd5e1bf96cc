"""The letters a body goes by in the numbers of its documents, as its head has laid them down (NĐ 30/2020, annex I)."""

from gieo.identity.models import Organisation
from gieo.identity.services.verify_organisation import VERIFIERS
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.identifiers import DocumentNumber
from gieo.kernel.refusal import Refusal, Refused, _

LONGEST = 20
BASIS = ("ND30-2020:PL1",)
SPEAKS_FOR_ITS_BODY = frozenset({Role.PROPOSER, Role.FOCAL_OFFICER})


def may_lay_down(organisation: Organisation, actor: Actor) -> bool:
    """People of the body itself, and the officers of its province who know the bodies."""
    own = any(seat.organisation == organisation.pk and seat.role in SPEAKS_FOR_ITS_BODY for seat in actor.seats)
    return own or bool(actor.roles_in(organisation.province_id or "") & VERIFIERS)


def lay_down_letters(*, organisation: Organisation, letters: str, actor: Actor) -> Organisation:
    """Write them down; empty ones leave the place to the hand again.

    Args:
        organisation: whose.
        letters: as they stand behind the type: HTXHV in 05/BC-HTXHV.
        actor: somebody of the body, or an officer of its province.

    Raises:
        Refused: not the actor's to say, or no letters of a document.
    """
    if not may_lay_down(organisation, actor):
        message = _("Chữ viết tắt do chính cơ quan, hoặc cán bộ của tỉnh ghi.")
        raise Refused([Refusal(code="not_yours", message=message, basis=BASIS)])
    letters = text.collapse(text.nfc(letters)).replace(" ", "")
    if letters and not _stand_in_a_number(letters):
        message = _("Chữ viết tắt chỉ gồm chữ cái, chữ số, viết liền, tối đa 20 ký tự, ví dụ HTXHV.")
        raise Refused([Refusal(code="no_letters", message=message, basis=BASIS, field="letters")])
    organisation.letters = letters
    organisation.save(update_fields=["letters"])
    return organisation


def _stand_in_a_number(letters: str) -> bool:
    try:
        DocumentNumber("1", letters)
    except ValueError:
        return False
    return len(letters) <= LONGEST and "/" not in letters
