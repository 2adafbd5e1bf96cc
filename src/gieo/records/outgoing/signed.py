"""Whether a file is the paper that was to be signed, with exactly one more good signature: that of whose turn it is."""

from datetime import datetime

from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.signatures import FoundSignature, require_sound, signatures_of
from gieo.officialdocs.signatures.naming import Named
from gieo.officialdocs.signatures.trust import trusted
from gieo.records.models import OutgoingDocument, SigningPlace
from gieo.records.outgoing.states import OutgoingState

SIGNING = ("ND30-2020:13",)
SEALING = ("ND30-2020:17",)


def next_signer(document: OutgoingDocument) -> SigningPlace | None:
    """Whose turn it is; None where all have signed."""
    return document.signers.filter(signed_at__isnull=True).select_related("person").first()


def is_turn_of(document: OutgoingDocument, actor: Actor) -> bool:
    """Whether an actor is the next signer, or the clerk who brings what somebody without an account signed."""
    signer = next_signer(document)
    if signer is None:
        return False
    if signer.person and signer.person.user_id:
        return signer.person.user_id == actor.user
    return Role.RECORDS_CLERK in actor.roles_in(document.province_id)


def waits_for_signature_of(document: OutgoingDocument, actor: Actor) -> bool:
    """Whether an actor can sign it inside the page now: numbered, electronic, and the actor's turn."""
    is_open = document.state == OutgoingState.NUMBERED and not document.is_on_paper
    return is_open and is_turn_of(document, actor)


def waits_for_seal(document: OutgoingDocument, actor: Actor) -> bool:
    """Whether the clerk can seal it inside the page now: numbered, electronic, signed by all."""
    is_open = document.state == OutgoingState.NUMBERED and not document.is_on_paper
    is_clerk = Role.RECORDS_CLERK in actor.roles_in(document.province_id)
    return is_open and is_clerk and next_signer(document) is None


def is_next_signer(document: OutgoingDocument, attempt: Attempt) -> Refusal | None:
    """Guard: in order, and each for themselves."""
    signer = next_signer(document)
    if signer is None:
        return Refusal(code="all_signed", message=_("Mọi người ký đã ký xong."), basis=SIGNING)
    if is_turn_of(document, attempt.actor):
        return None
    message = _("Đến lượt %(name)s ký.")
    return Refusal(code="not_your_turn", message=message, params={"name": signer.name}, basis=SIGNING)


def require_next_signature(
    document: OutgoingDocument, *, before: bytes, after: bytes, attempt: Attempt
) -> SigningPlace:
    """The place of the next signer, filled in from the file but not saved.

    Args:
        document: with its signers.
        before: the PDF that was to be signed.
        after: what was brought.
        attempt: who brings it, when.

    Raises:
        Refused: another paper, changed, no or several new signatures, or the certificate of somebody else.
    """
    signer = next_signer(document)
    if signer is None:
        raise Refused([Refusal(code="all_signed", message=_("Mọi người ký đã ký xong."), basis=SIGNING)])
    return _placed(signer, require_one_more(before=before, after=after, at=attempt.at), attempt.at)


def require_one_more(*, before: bytes, after: bytes, at: datetime) -> FoundSignature:
    """The signature that a file has more than the paper it was made of.

    Args:
        before: the paper.
        after: what was brought.
        at: when.

    Raises:
        Refused: another paper, changed, or no or several new signatures.
    """
    if not after.startswith(before):
        message = _("Tệp không phải bản tải từ trang này: nội dung khác trước khi ký. Hãy ký đúng tệp đã tải.")
        raise Refused([Refusal(code="another_paper", message=message, field="file", basis=SIGNING)])
    trust = trusted()
    found = signatures_of(after, trust=trust, at=at)
    require_sound(found)
    fresh = found[len(signatures_of(before, trust=trust, at=at)) :]
    if len(fresh) != 1:
        message = _("Tệp phải có thêm đúng một chữ ký số; thấy %(count)s.")
        raise Refused([Refusal(code="one_signature", message=message, params={"count": len(fresh)}, field="file")])
    return fresh[0]


def require_named(signature: FoundSignature, named: Named, basis: tuple[str, ...]) -> None:
    """A signature bears the certificate of its signer, a seal and a certified copy that of the body, by the whole name.

    Raises:
        Refused: the certificate names somebody else.
    """
    if named.is_named_by(signature.signer, signature.organisation):
        return
    message = _("Chứng thư số là của %(other)s, không phải của %(name)s.")
    other = ", ".join(filter(None, (signature.signer, signature.organisation)))
    params = {"other": other, "name": named.name}
    raise Refused([Refusal(code="another_signer", message=message, params=params, field="file", basis=basis)])


def _placed(signer: SigningPlace, signature: FoundSignature, at: datetime) -> SigningPlace:
    require_named(signature, Named.person(signer.name), SIGNING)
    signer.signed_at, signer.certificate, signer.trusted = at, signature.signer[:250], signature.trusted
    return signer
