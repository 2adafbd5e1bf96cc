"""The wording of a ground, footnote, requirement, place or recipient, corrected by a person; the source stays."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.law.models import LegalDocument
from gieo.law.services.enter_document import enter_document, normalise_number
from gieo.orientation.models import PARTS, IntakePlace, NoticeBasis, NoticeFootnote, NoticeRequirement, Recipient
from gieo.orientation.parsing.citations import mentions
from gieo.orientation.parsing.intake import normalise_phone
from gieo.orientation.policies import check_may_edit
from gieo.orientation.services.accept_lines import accept_lines
from gieo.orientation.services.address_recipient import address

AnyPart = NoticeBasis | NoticeFootnote | NoticeRequirement | IntakePlace | Recipient


@transaction.atomic
def correct_part(*, part: AnyPart, wording: str, actor: Actor, phones: str = "") -> AnyPart:
    """Write the corrected wording and mark the part as corrected.

    A ground or footnote is tied anew to the document its wording names, a recipient to whom it names now. The same
    wording accepts the part as it was read.

    Args:
        part: any part of a draft.
        wording: what it says.
        actor: who corrects.
        phones: of a place: telephone numbers as they are to be printed, parted by semicolons.

    Raises:
        Refused: empty, not the reader's to edit, or no longer a draft.
    """
    check_may_edit(part.notice, actor)
    wording, phones = text.collapse(text.nfc(wording)), text.collapse(phones)
    if not wording:
        message = _("Nội dung không được để trống; nếu thừa, hãy bỏ dòng này.")
        raise Refused([Refusal(code="empty", message=message, basis=("ND30-2020:PL1",), field="text")])
    if part.pk and wording == part.text and phones == getattr(part, "phones_printed", phones):
        accept_lines(notice=part.notice, lines=[f"{_kind(part)}-{part.pk}"], actor=actor)
        part.refresh_from_db()
        return part
    part.text, part.corrected = wording, True
    part.accept(actor.user)
    if isinstance(part, IntakePlace):
        part.phones_printed, part.phones = phones, list(_numbers(phones))
        part.url = wording if wording.startswith(("http://", "https://")) else ""
    if isinstance(part, NoticeBasis | NoticeFootnote):
        part.document = _named_in(part)
    part.save()
    return address(part) if isinstance(part, Recipient) else part


def _kind(part: AnyPart) -> str:
    return next(kind for kind, model in PARTS.items() if isinstance(part, model))


def _numbers(phones: str) -> Iterator[str]:
    yield from (number for each in phones.split(";") if (number := normalise_phone(each)))


def _named_in(part: NoticeBasis | NoticeFootnote) -> LegalDocument | None:
    """The first document the wording names; none for a general ground."""
    for mention in mentions(part.text):
        issued_on = date.fromisoformat(mention.date) if mention.date else None
        number = normalise_number(mention.number)
        return enter_document(number=number, issued_on=issued_on, province=part.notice.province)
    return None
