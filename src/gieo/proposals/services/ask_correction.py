"""The proposer asks to put contact data or a wrong paper right after the deadline; what is judged stays as sent."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.open_new import open_new
from gieo.files.services.receive_file import receive_file
from gieo.files.sniffing import PAPERS
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.content import papers_sent
from gieo.proposals.correction.guards import CORRECTABLE, CORRECTING
from gieo.proposals.correction.states import Corrected, CorrectionState
from gieo.proposals.forms import form_of
from gieo.proposals.models import Attachment, AttachmentKind, Correction, Proposal
from gieo.proposals.policies import owns
from gieo.proposals.services.attach_file import ACCEPTED
from gieo.rulebooks.models import Column, FieldKind, FormField

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LONGEST = 500
LONGEST_LINE = 300
WHO = "name"  # who proposes is no contact datum: another name would be another proposer


def contact_field(proposal: Proposal) -> FormField | None:
    """The item of the form that says how to reach its proposer."""
    return next((each for each in form_of(proposal.form).fields if each.kind is FieldKind.CONTACT), None)


def contact_lines(proposal: Proposal) -> list[Column]:
    """What of it may be put right."""
    field = contact_field(proposal)
    return [column for column in field.columns if column.id != WHO] if field else []


def papers_to_correct(proposal: Proposal) -> list[Attachment]:
    """Every paper as the province holds it, but the signed form: that is what is judged."""
    return [paper for paper in papers_sent(proposal) if paper.kind != AttachmentKind.SIGNED_FORM]


def may_be_corrected(
    proposal: Proposal, actor: Actor, thing: Corrected, at: datetime, known: Iterable[Correction]
) -> bool:
    """Whether its owner may ask now, as far as the requests that are known."""
    return not _standing(proposal, actor, thing, at, known)


@transaction.atomic
def ask_contact_correction(
    *, proposal: Proposal, contact: Mapping[str, str], reason: str, actor: Actor, at: datetime
) -> Correction:
    """Ask that the contact lines be read otherwise.

    Args:
        proposal: sealed, after its window closed.
        contact: by column of the form; lines that say the same as before are no correction.
        reason: why.
        actor: the proposal's owner.
        at: when.

    Raises:
        Refused: not the actor's, not sealed, the window still open (then the form is replaced), asked already,
            nothing changes, a compulsory line empty, or no reason.
    """
    field, lines = contact_field(proposal), contact_lines(proposal)
    if field is None:
        raise Refused([Refusal(code="no_contact", message=_("Mẫu phiếu không có mục liên hệ."), basis=CORRECTING)])
    before = proposal.answers.get(field.id) or {}
    typed = {line.id: text.nfc(contact.get(line.id, "")).strip()[:LONGEST_LINE] for line in lines}
    after = {key: value for key, value in typed.items() if value != str(before.get(key, ""))}
    wrong = []
    if not after:
        message = _("Chưa có dòng nào khác với phiếu đã nộp.")
        wrong.append(Refusal(code="nothing_changes", message=message, basis=CORRECTING, field="contact"))
    for line in lines:
        if line.required and not typed[line.id]:
            message = _("Còn trống: %(line)s.")
            params = {"line": line.label}
            wrong.append(Refusal(code="line_empty", message=message, params=params, basis=CORRECTING, field=line.id))
    shown = {key: before.get(key, "") for key in after}
    asked = Correction(thing=Corrected.CONTACT, field=field.id, before=shown, after=after)
    return _ask(proposal, asked, reason, actor, at, wrong)


@transaction.atomic
def ask_paper_correction(
    *,
    proposal: Proposal,
    paper: int,
    name: str,
    content: "UploadedFile[Any] | bytes | None",
    reason: str,
    actor: Actor,
    at: datetime,
) -> Correction:
    """Ask that a paper which was sent by mistake give place to the right one.

    Args:
        proposal: sealed, after its window closed, not yet before the council.
        paper: primary key of one of `papers_to_correct`.
        name: of the right file.
        content: of the right file.
        reason: why.
        actor: the proposal's owner.
        at: when.

    Raises:
        Refused: as for contact data; no such paper, no file, or a file that is not accepted.
    """
    wrong = []
    found = next((each for each in papers_to_correct(proposal) if each.pk == paper), None)
    if found is None:
        message = _("Chọn tài liệu đã gửi nhầm; phiếu đã ký không thay được sau hạn.")
        wrong.append(Refusal(code="no_such_paper", message=message, basis=CORRECTING, field="paper"))
    if not content:
        wrong.append(Refusal(code="no_file", message=_("Chọn tệp đúng."), basis=CORRECTING, field="file"))
    wrong += _standing(proposal, actor, Corrected.ATTACHMENT, at, proposal.corrections.all())
    if found is None or not content or wrong:
        raise Refused(wrong)
    accept = ACCEPTED.get(AttachmentKind(found.kind), PAPERS)
    file = receive_file(content=content, name=name, province=proposal.province, actor=actor, at=at, accept=accept)
    asked = Correction(thing=Corrected.ATTACHMENT, attachment=found, file=file)
    return _ask(proposal, asked, reason, actor, at, [])


def _ask(
    proposal: Proposal, asked: Correction, reason: str, actor: Actor, at: datetime, wrong: list[Refusal]
) -> Correction:
    locked = (
        Proposal.objects.select_for_update(of=("self",), no_key=True).select_related("province").get(pk=proposal.pk)
    )
    thing, reason = Corrected(asked.thing), text.nfc(reason).strip()
    refusals = [*_standing(locked, actor, thing, at, locked.corrections.all()), *wrong]
    if not reason:
        refusals.append(Refusal(code="no_reason", message=_("Nêu lý do cải chính."), basis=CORRECTING, field="reason"))
    if refusals:
        raise Refused(refusals)
    asked.proposal, asked.province, asked.rulebook = locked, locked.province, locked.rulebook
    asked.plan_year, asked.reason = locked.plan_year, reason
    asked.title = f"{thing.label}: {locked.title or locked.number}"[:LONGEST]
    asked.parent = DocketEntry.objects.get(kind="proposal", subject_id=locked.pk)
    return open_new(asked, actor=actor, at=at, legal_basis=CORRECTING)


def _standing(
    proposal: Proposal, actor: Actor, thing: Corrected, at: datetime, known: Iterable[Correction]
) -> list[Refusal]:
    found = []
    if not owns(actor, proposal):
        found.append(Refusal(code="not_yours", message=_("Chỉ người đề xuất được xin cải chính."), basis=CORRECTING))
    if proposal.state not in CORRECTABLE[thing]:
        message = _("Đề xuất đang ở trạng thái “%(state)s”, không cải chính phần này được nữa.")
        params = {"state": proposal.state_label}
        found.append(Refusal(code="not_correctable", message=message, params=params, basis=CORRECTING))
    if not proposal.window.is_past_at(at):
        message = _("Đợt nhận còn mở: thay phiếu đã nộp, không cần xin cải chính.")
        found.append(Refusal(code="window_open", message=message, basis=("GIEO-MACDINH:73",)))
    if any((each.thing, each.state) == (thing, CorrectionState.ASKED) for each in known):
        message = _("Đã có một đề nghị cải chính phần này đang chờ trả lời.")
        found.append(Refusal(code="asked_already", message=message, basis=CORRECTING))
    return found
