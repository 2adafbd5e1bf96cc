"""Sign a document inside the page: with a key file that is used once and not kept, or a key held elsewhere."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from pyhanko.sign.signers.pdf_cms import Signer

from gieo.dossiers.services.act import act
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Kept
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.text import search_key
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.signatures import SignedBy, from_pkcs12, sign_pdf
from gieo.officialdocs.signatures.holders import holder_name, key_of
from gieo.officialdocs.signatures.time_stamps import time_stamper
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import SignedFacts
from gieo.records.outgoing.papers import body_of, latest_pdf
from gieo.records.outgoing.signed import SIGNING, next_signer
from gieo.records.outgoing.workflow import OUTGOING_DOCUMENT


def holders_for(name: str) -> list[tuple[str, str]]:
    """The tokens and services whose certificate bears a name: (id, name)."""
    known = settings.KEY_HOLDERS.values()
    return [(each.id, each.name) for each in known if search_key(name) in search_key(holder_name(each))]


def sign_document(
    *,
    document: OutgoingDocument,
    actor: Actor,
    at: datetime,
    key_file: bytes = b"",
    passphrase: str = "",
    holder: str = "",
    key: str = "",
) -> OutgoingDocument:
    """Put the next signature on the PDF, visibly between post and name.

    Args:
        document: numbered, waiting for its signers.
        actor: whose turn it is.
        at: when.
        key_file: a .p12; it lives as long as this call.
        passphrase: of the key file.
        holder: id of a token or service of the environment, instead of a file.
        key: the same key twice is the same act once.

    Raises:
        Refused: not the actor's turn, no key, the key does not open or is somebody else's, the paper has no room,
            or the time-stamping authority gives no stamp.
    """
    _require_turn(document, Attempt(actor=actor, at=at))
    signer, pdf = next_signer(document), latest_pdf(document)
    if signer is None or pdf is None:
        raise Refused([Refusal(code="nothing_to_sign", message=_("Không còn gì để ký."), basis=SIGNING)])
    by = SignedBy(name=signer.name, body=body_of(document), at=at)
    signed = sign_pdf(pdf.read(), key=_key(key_file, passphrase, holder, signer.name), by=by, stamper=time_stamper())
    with transaction.atomic():
        name = f"{document.number}-ky-{signer.place}.pdf"
        stored = receive_file(content=signed, name=name, province=document.province, actor=actor, at=at)
        facts = SignedFacts(file=Kept(id=stored.pk, name=stored.name, sha256=stored.sha256))
        done: OutgoingDocument = act(document, "sign", actor=actor, at=at, facts=facts, key=key).subject
    return done


def _require_turn(document: OutgoingDocument, attempt: Attempt) -> None:
    """Asked before any key is: a token never signs for whoever only opened the page of somebody else."""
    closed = tuple(OUTGOING_DOCUMENT.refusals(OUTGOING_DOCUMENT["sign"], document, attempt))
    if closed:
        raise Refused(closed)


def _key(key_file: bytes, passphrase: str, holder: str, name: str) -> Signer:
    if key_file:
        return from_pkcs12(key_file, passphrase)
    if holder in dict(holders_for(name)):
        return key_of(settings.KEY_HOLDERS[holder])
    raise Refused([Refusal(code="no_key", message=_("Chọn tệp khóa hoặc thiết bị ký."), field="key_file")])
