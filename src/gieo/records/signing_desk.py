"""What the page of signing or sealing shows: the paper, who has signed it, whose turn it is, with which keys."""

from dataclasses import dataclass
from datetime import datetime

from gieo.files.models import StoredFile
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal
from gieo.records.models import OutgoingDocument, SigningPlace
from gieo.records.outgoing.papers import latest_pdf
from gieo.records.outgoing.signed import next_signer
from gieo.records.outgoing.strokes import STROKES, Stroke
from gieo.records.services.sign_document import holders_for, why_closed


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningDesk:
    """The document as its next signer, or the clerk with the seal, finds it.

    Attributes:
        stroke: a signature, or the seal.
        signers: all of them, in their order.
        signer: whose turn it is; None where all have signed.
        pdf: what is signed; None where there is Word alone.
        holders: tokens and services whose certificate names whoever is to sign: (id, name).
        closed: why the reader cannot sign now; empty where the reader can.
    """

    stroke: Stroke
    signers: list[SigningPlace]
    signer: SigningPlace | None
    pdf: StoredFile | None
    holders: list[tuple[str, str]]
    closed: tuple[Refusal, ...]

    @property
    def is_nobodys_here(self) -> bool:
        """Whether the reader signs no documents at all, whoever's turn it is."""
        return any(each.code == "not_yours" for each in self.closed)


def signing_desk(document: OutgoingDocument, stroke: str, *, actor: Actor, at: datetime) -> SigningDesk:
    """The page of a document that the actor may read."""
    named = STROKES[stroke].named(document)
    return SigningDesk(
        stroke=STROKES[stroke],
        signers=list(document.signers.all()),
        signer=next_signer(document),
        pdf=latest_pdf(document),
        holders=holders_for(named) if named else [],
        closed=why_closed(document, stroke, actor=actor, at=at),
    )
