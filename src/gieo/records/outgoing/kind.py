"""What the shared pages know of documents that are issued."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from gieo.core.clock import LEGAL_ZONE
from gieo.dossiers.audience import OFFICE, Audience, Holder, party
from gieo.dossiers.kinds import DossierKind, Opening
from gieo.dossiers.shown import Check, Fact, Table, facts_of
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.officialdocs.models import Channel, Delivery
from gieo.records.models import OutgoingDocument, SigningPlace
from gieo.records.outgoing.facts import DraftFacts
from gieo.records.outgoing.lists import act_lists, opening_lists
from gieo.records.outgoing.papers import KIND
from gieo.records.outgoing.signed import SEALING, next_signer
from gieo.records.outgoing.states import Carrier, Correction, Origin, OutgoingState
from gieo.records.outgoing.workflow import DRAFTERS, DRAFTING, OUTGOING_DOCUMENT
from gieo.records.services.draft_document import draft_document


def readers(document: OutgoingDocument) -> Audience:
    """The office, whoever drafted it, and whoever signs it."""
    signers = [each.person.user_id for each in document.signers.select_related("person") if each.person]
    return Audience.of(OFFICE | DRAFTERS, [party(users=[document.opened_by_id, *signers])])


def holder(document: OutgoingDocument) -> Holder | None:
    """A numbered electronic document lies with its next signer; a draft with whoever wrote it."""
    if document.state == OutgoingState.NUMBERED and not document.is_on_paper:
        signer = next_signer(document)
        if signer and signer.person and signer.person.user_id:
            return Holder(None, party(users=[signer.person.user_id]), signer.name)
    if document.state == OutgoingState.DRAFT and document.opened_by_id:
        return Holder(Role.SCIENCE_OFFICER, party(users=[document.opened_by_id]))
    return None


def facts(document: OutgoingDocument) -> Iterable[Fact]:
    """What it is, its number and day, what it corrects."""
    yield from facts_of(
        (_("Tên loại"), document.type_name),
        (_("Số, ký hiệu"), document.full_number),
        (_("Ngày ban hành"), document.issued_on),
        (_("Lý do bỏ cách số"), document.skipped_because),
        (_("Hình thức"), Carrier(document.carrier).label),
        (_("Độ khẩn"), document.urgency),
        (_("Ký tay lúc"), document.signed_on_paper_at),
        (_("Phát hành lúc"), document.sent_at),
        (_("Lưu tại"), document.keeper),
    )
    if document.replaces:
        words = f"{Correction(document.correction).label} {document.replaces.full_number}: {document.correction_reason}"
        yield Fact(_("Sửa văn bản trước"), words, document.replaces.get_absolute_url())
    if document.answers:
        yield Fact(_("Trả lời"), f"{document.answers.document_number}", document.answers.get_absolute_url())
    for later in document.replaced_by.all():
        yield Fact(_("Văn bản sửa sau"), f"{later.full_number} {later.correction_reason}", later.get_absolute_url())
    yield Fact(_("Bản tài liệu"), _("Xem, tải, ký các phiên bản"), reverse("records:papers", args=[document.number]))


def tables(document: OutgoingDocument) -> Iterable[Table]:
    """Who signs, who gets it and what shows that it arrived."""
    yield Table(
        title=_("Người ký"),
        columns=(_("Thứ tự"), _("Chức vụ"), _("Người ký"), _("Đã ký"), _("Chứng thư")),
        rows=[_signer(each) for each in document.signers.all()],
    )
    yield Table(
        title=_("Nơi nhận"),
        columns=(_("Nơi nhận"), _("Cách gửi"), _("Gửi lúc"), _("Nhận lúc"), _("Bằng chứng")),
        rows=[_delivery(each) for each in Delivery.objects.of(KIND, document.pk)],
    )


def _signer(signer: SigningPlace) -> tuple[str, ...]:
    post = f"{signer.capacity} {signer.on_behalf} / {signer.position}" if signer.on_behalf else signer.position
    return (str(signer.place), post, signer.name, _at(signer.signed_at), signer.certificate)


def _delivery(delivery: Delivery) -> tuple[str, ...]:
    way = Channel(delivery.channel).label
    shown = f"{delivery.received_by}, {delivery.proof}" if delivery.received_at else ""
    return (delivery.name, way, _at(delivery.sent_at), _at(delivery.received_at), shown)


def _at(instant: Any) -> str:
    return f"{instant.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}" if instant else ""


def checklist(document: OutgoingDocument, _actor: Actor) -> Iterable[Check]:
    """What has to be there before it goes out."""
    signers = list(document.signers.all())
    signed = sum(each.signed_at is not None for each in signers)
    yield Check(_("Có bản dự thảo"), document.versions.exists(), basis=DRAFTING)
    yield Check(_("Có nơi nhận"), Delivery.objects.of(KIND, document.pk).exists(), basis=("ND30-2020:18",))
    yield Check(_("Có số, ngày do văn thư cấp"), document.clerk_number is not None, basis=("ND30-2020:15",))
    everybody = bool(signers) and signed == len(signers)
    yield Check(_("Mọi người ký đã ký"), everybody, f"{signed}/{len(signers)}", basis=("ND30-2020:13",))
    if not document.is_on_paper:
        sealed = document.versions.filter(origin=Origin.SEALED).exists()
        yield Check(_("Có chữ ký số của cơ quan"), sealed, basis=SEALING)


def suggests(act: str, document: OutgoingDocument, _actor: Actor) -> Mapping[str, Any]:
    """What was laid down before, to be changed; never a number."""
    if act == "name_signers":
        columns = ("position", "name", "capacity", "on_behalf")
        return {"signers": tuple(document.signers.values(*columns))}
    if act == "name_recipients":
        rows = Delivery.objects.of(KIND, document.pk).values("name", "channel", "address")
        return {"recipients": tuple({"name": r["name"], "way": r["channel"], "address": r["address"]} for r in rows)}
    return {}


OUTGOING_DOCUMENT_KIND = DossierKind(
    workflow=OUTGOING_DOCUMENT,
    model=OutgoingDocument,
    code="VDI",
    stage="van-thu",
    plural=_("Văn bản đi"),
    readers=readers,
    holder=holder,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=act_lists,
    suggests=suggests,
    also_found_by=lambda document: f"{document.full_number} {document.type_name}",
    related=("replaces", "answers"),
    opening=Opening(
        label=_("Lập văn bản đi"),
        actors=DRAFTERS,
        facts=DraftFacts,
        do=draft_document,
        legal_basis=DRAFTING,
        choices=opening_lists,
    ),
)
