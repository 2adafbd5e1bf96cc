"""Sign or seal a document inside the page: with a key file that is used once and not kept, or a key held elsewhere."""

from datetime import datetime
from typing import Literal

from django.conf import settings
from django.db import transaction
from pyhanko.sign.signers.pdf_cms import Signer

from gieo.dossiers.services.act import act
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Kept
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.signatures import from_pkcs12
from gieo.officialdocs.signatures.holders import holds_key_of, key_of
from gieo.officialdocs.signatures.naming import Named
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.papers import latest_pdf
from gieo.records.outgoing.strokes import STROKES
from gieo.records.outgoing.workflow import OUTGOING_DOCUMENT


def holders_for(named: Named) -> list[tuple[str, str]]:
    """The tokens and services whose certificate names somebody: (id, name)."""
    return [(each.id, each.name) for each in settings.KEY_HOLDERS.values() if holds_key_of(each, named)]


def why_closed(document: OutgoingDocument, stroke: str, *, actor: Actor, at: datetime) -> tuple[Refusal, ...]:
    """Why an actor cannot sign or seal a document now; empty where it can be."""
    return tuple(OUTGOING_DOCUMENT.refusals(OUTGOING_DOCUMENT[stroke], document, Attempt(actor=actor, at=at)))


def sign_document(
    *,
    document: OutgoingDocument,
    actor: Actor,
    at: datetime,
    stroke: Literal["sign", "seal"] = "sign",
    key_file: bytes = b"",
    passphrase: str = "",
    holder: str = "",
    key: str = "",
) -> OutgoingDocument:
    """Put the next signature on the PDF, or on what everybody has signed the seal of the body.

    Args:
        document: numbered, waiting for its signers or for its seal.
        actor: whose turn it is.
        at: when.
        stroke: which of the two.
        key_file: a .p12; it lives as long as this call.
        passphrase: of the key file.
        holder: id of a token or service of the environment, instead of a file.
        key: the same key twice is the same act once.

    Raises:
        Refused: not the actor's turn, no key, the key does not open or is somebody else's, the paper has no room, there
            is no picture of the seal, or the time-stamping authority gives no stamp.
    """
    row = STROKES[stroke]
    closed = why_closed(document, stroke, actor=actor, at=at)  # asked before any key is: a token never signs for others
    named, pdf = row.named(document), latest_pdf(document)
    if closed or named is None or pdf is None:
        raise Refused(closed or [Refusal(code="nothing_to_sign", message=_("Không còn gì để ký."), basis=row.basis)])
    signed = row.draw(document, pdf.read(), _key(key_file, passphrase, holder, named), at)
    with transaction.atomic():
        name = f"{document.number}-{row.tail}.pdf"
        stored = receive_file(content=signed, name=name, province=document.province, actor=actor, at=at)
        facts = row.facts(Kept(id=stored.pk, name=stored.name, sha256=stored.sha256))
        done: OutgoingDocument = act(document, row.act, actor=actor, at=at, facts=facts, key=key).subject
    return done


def _key(key_file: bytes, passphrase: str, holder: str, named: Named) -> Signer:
    if key_file:
        return from_pkcs12(key_file, passphrase)
    if holder in dict(holders_for(named)):
        return key_of(settings.KEY_HOLDERS[holder])
    raise Refused([Refusal(code="no_key", message=_("Chọn tệp khóa hoặc thiết bị ký."), field="key_file")])
