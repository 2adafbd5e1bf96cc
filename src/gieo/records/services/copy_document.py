"""Certify a copy of a document that was issued (NĐ 30/2020, article 25)."""

from datetime import datetime

from django.db import transaction

from gieo.dossiers.services.act import act
from gieo.files.services.receive_file import receive_file
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Kept
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs.signatures import SignedBy, certify_copy, from_pkcs12
from gieo.officialdocs.signatures.time_stamps import time_stamper
from gieo.records.models import DocumentVersion, OutgoingDocument
from gieo.records.outgoing.facts import CopyFacts
from gieo.records.outgoing.papers import latest_pdf, office_of
from gieo.records.outgoing.states import Origin
from gieo.records.outgoing.workflow import COPYING


def may_copy(document: OutgoingDocument, actor: Actor) -> bool:
    """Whether an actor certifies copies of a document, issued or not."""
    return Role.RECORDS_CLERK in actor.roles_in(document.province_id)


def copy_document(
    *, document: OutgoingDocument, key_file: bytes, passphrase: str, reason: str, actor: Actor, at: datetime
) -> DocumentVersion:
    """A true copy: the same PDF, bound by hash, with the signature of the body in the corner; the trail knows of it.

    Raises:
        Refused: not the clerk's, nothing was issued yet, no reason, or the key does not open or is not the body's.
    """
    pdf = latest_pdf(document)
    refusals = []
    if not may_copy(document, actor):
        refusals.append(Refusal(code="not_yours", message=_("Sao y là việc của văn thư."), basis=COPYING))
    if document.sent_at is None or pdf is None:
        refusals.append(Refusal(code="not_issued", message=_("Chỉ sao y văn bản đã phát hành."), basis=COPYING))
    if not reason.strip():
        refusals.append(Refusal(code="no_reason", message=_("Ghi sao gửi ai, để làm gì."), field="reason"))
    if not key_file:
        refusals.append(Refusal(code="no_key", message=_("Chọn tệp khóa của cơ quan."), field="key_file"))
    if refusals or pdf is None:
        raise Refused(refusals)
    body = office_of(document)
    by = SignedBy(name=body, body=body, at=at)
    content = certify_copy(pdf.read(), key=from_pkcs12(key_file, passphrase), by=by, stamper=time_stamper())
    with transaction.atomic():
        name = f"{document.number}-sao-y.pdf"
        stored = receive_file(content=content, name=name, province=document.province, actor=actor, at=at)
        facts = CopyFacts(reason=reason.strip(), file=Kept(id=stored.pk, name=stored.name, sha256=stored.sha256))
        act(document, f"copy_{document.state}", actor=actor, at=at, facts=facts)
        return DocumentVersion.objects.filter(document=document, origin=Origin.COPY).latest("ordinal")
