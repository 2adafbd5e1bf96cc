"""Who may do what in the law register. Reading is for everybody: official documents are public."""

from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.law.models import LegalDocument


def may_confirm(actor: Actor, document: LegalDocument) -> bool:
    """Whether the actor may say that a text is the document others cite: the science officer of its province."""
    return actor.holds(Role.SCIENCE_OFFICER, document.province_id or "")


def may_end(actor: Actor, document: LegalDocument) -> bool:
    """Whether the actor may say that it no longer holds: an officer of its province; of a national paper, any."""
    if document.province_id:
        return actor.holds(Role.SCIENCE_OFFICER, document.province_id)
    return any(seat.role is Role.SCIENCE_OFFICER for seat in actor.seats)


def check_may_end(actor: Actor, document: LegalDocument) -> None:
    """The same, with the reason.

    Raises:
        Refused: no science officer, or of another province.
    """
    if not may_end(actor, document):
        message = _("Chỉ chuyên viên quản lý khoa học của tỉnh được ghi văn bản hết hiệu lực.")
        raise Refused([Refusal(code="not_yours", message=message, basis=("ND30-2020:18",))])


def check_may_confirm(actor: Actor, document: LegalDocument) -> None:
    """The same, with the reason.

    Raises:
        Refused: no science officer of the document's province.
    """
    if not may_confirm(actor, document):
        message = _("Chỉ chuyên viên quản lý khoa học của tỉnh được xác nhận văn bản.")
        raise Refused([Refusal(code="not_yours", message=message, basis=("ND30-2020:18",))])
