"""Set the seal of the body on what everybody has signed: its digital signature (NĐ 30/2020, article 17, annex I)."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from pyhanko.sign.signers.pdf_cms import Signer

from gieo.dossiers.services.act import act
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Kept
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.signatures import SignedBy, from_pkcs12, seal_pdf
from gieo.officialdocs.signatures.holders import key_of
from gieo.officialdocs.signatures.seal import seal_of
from gieo.officialdocs.signatures.time_stamps import time_stamper
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import SealedFacts
from gieo.records.outgoing.papers import body_of, latest_pdf
from gieo.records.outgoing.signed import SEALING
from gieo.records.outgoing.workflow import OUTGOING_DOCUMENT
from gieo.records.services.sign_document import holders_for


def why_not_sealed(document: OutgoingDocument, *, actor: Actor, at: datetime) -> tuple[Refusal, ...]:
    """Why an actor cannot seal a document now; empty where it can be."""
    return tuple(OUTGOING_DOCUMENT.refusals(OUTGOING_DOCUMENT["seal"], document, Attempt(actor=actor, at=at)))


def seal_document(
    *,
    document: OutgoingDocument,
    actor: Actor,
    at: datetime,
    key_file: bytes = b"",
    passphrase: str = "",
    holder: str = "",
    key: str = "",
) -> OutgoingDocument:
    """Sign for the body, visibly: its seal over a third of the last signature, on its left.

    Args:
        document: numbered, signed by everybody.
        actor: the clerk.
        at: when.
        key_file: a .p12 of the body; it lives as long as this call.
        passphrase: of the key file.
        holder: id of a token or service of the environment, instead of a file.
        key: the same key twice is the same act once.

    Raises:
        Refused: not the clerk's, not signed by all, sealed already, no picture of the seal, no key or somebody else's.
    """
    closed = why_not_sealed(document, actor=actor, at=at)
    pdf, last = latest_pdf(document), document.signers.last()
    if closed or pdf is None or last is None:
        raise Refused(closed or [Refusal(code="nothing_to_seal", message=_("Chưa có gì để đóng dấu."), basis=SEALING)])
    body = body_of(document)
    sealed = seal_pdf(
        pdf.read(),
        key=_key(key_file, passphrase, holder, body),
        by=SignedBy(name=body, body=body, at=at),
        over=last.name,
        picture=seal_of(document.province_id),
        stamper=time_stamper(),
    )
    with transaction.atomic():
        name = f"{document.number}-dong-dau.pdf"
        stored = receive_file(content=sealed, name=name, province=document.province, actor=actor, at=at)
        facts = SealedFacts(file=Kept(id=stored.pk, name=stored.name, sha256=stored.sha256))
        done: OutgoingDocument = act(document, "seal", actor=actor, at=at, facts=facts, key=key).subject
    return done


def _key(key_file: bytes, passphrase: str, holder: str, body: str) -> Signer:
    if key_file:
        return from_pkcs12(key_file, passphrase)
    if holder in dict(holders_for(body)):
        return key_of(settings.KEY_HOLDERS[holder])
    raise Refused([Refusal(code="no_key", message=_("Chọn tệp khóa hoặc thiết bị ký."), field="key_file")])
