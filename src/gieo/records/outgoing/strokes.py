"""What is set on a document inside the page: the signature of whose turn it is, then the seal of the body over it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from pyhanko.sign.signers.pdf_cms import Signer

from gieo.kernel.asking import Kept
from gieo.kernel.workflow import Facts
from gieo.officialdocs.signatures import SignedBy, seal_pdf, sign_pdf
from gieo.officialdocs.signatures.naming import Named
from gieo.officialdocs.signatures.seal import seal_of
from gieo.officialdocs.signatures.time_stamps import time_stamper
from gieo.records.models import OutgoingDocument
from gieo.records.outgoing.facts import SealedFacts, SignedFacts
from gieo.records.outgoing.papers import body_of, seal_key, sealer_of
from gieo.records.outgoing.signed import SEALING, SIGNING, next_signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One of the two.

    Attributes:
        act: its row of the table.
        basis: articles shown beside it.
        tail: of the name of the file.
        named: whom the certificate has to name; None where nobody is left to set it.
        draw: (document, PDF, key, at) → the PDF with it.
        facts: what the act records of the file.
    """

    act: str
    basis: tuple[str, ...]
    tail: str
    named: Callable[[OutgoingDocument], Named | None]
    draw: Callable[[OutgoingDocument, bytes, Signer, datetime], bytes]
    facts: Callable[[Kept], Facts]


def _next(document: OutgoingDocument) -> Named | None:
    signer = next_signer(document)
    return Named.person(signer.name) if signer else None


def _sealer(document: OutgoingDocument) -> Named | None:
    return sealer_of(document) if document.signers.exists() else None


def _sign(document: OutgoingDocument, pdf: bytes, key: Signer, at: datetime) -> bytes:
    """Visibly between post and name."""
    signer = next_signer(document)
    if signer is None:
        raise LookupError(f"everybody signed {document.number}")
    by = SignedBy(name=signer.name, body=body_of(document), at=at)
    return sign_pdf(pdf, key=key, by=by, stamper=time_stamper())


def _seal(document: OutgoingDocument, pdf: bytes, key: Signer, at: datetime) -> bytes:
    """Over a third of the last signature, on its left."""
    last, body = document.signers.last(), body_of(document)
    if last is None:
        raise LookupError(f"nobody signs {document.number}")
    return seal_pdf(
        pdf,
        key=key,
        by=SignedBy(name=body, body=body, at=at),
        over=last.name,
        picture=seal_of(seal_key(document)),
        stamper=time_stamper(),
    )


STROKES: Mapping[str, Stroke] = {
    "sign": Stroke(
        act="sign",
        basis=SIGNING,
        tail="ky",
        named=_next,
        draw=_sign,
        facts=lambda kept: SignedFacts(file=kept),
    ),
    "seal": Stroke(
        act="seal",
        basis=SEALING,
        tail="dong-dau",
        named=_sealer,
        draw=_seal,
        facts=lambda kept: SealedFacts(file=kept),
    ),
}
