"""What the shared pages know of corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from gieo.dossiers.audience import Audience
from gieo.dossiers.kinds import DossierKind
from gieo.dossiers.shown import Fact, facts_of
from gieo.files.models import StoredFile
from gieo.kernel.refusal import _
from gieo.proposals.correction.states import Corrected
from gieo.proposals.correction.workflow import CORRECTION
from gieo.proposals.forms import form_of
from gieo.proposals.models import Correction
from gieo.proposals.policies import READERS


def facts(correction: Correction) -> Iterable[Fact]:
    """What was sent, what it should be, and why; both papers open from here."""
    proposal = correction.proposal
    return [
        Fact(_("Đề xuất"), f"{proposal.number} {proposal.title}", proposal.get_absolute_url()),
        *facts_of((_("Phần cải chính"), Corrected(correction.thing).label)),
        *facts_of(*((each.label, each.in_words) for each in changes_of(correction))),
        *_papers(correction),
        *facts_of((_("Lý do"), correction.reason)),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the contact, as it was sent and as it should be."""

    label: str
    before: str
    after: str

    @property
    def in_words(self) -> str:
        """E.g. 0912 345 678 → 0987 654 321."""
        return f"{self.before or '…'} → {self.after or '…'}"


def changes_of(correction: Correction) -> list[Change]:
    """Every line of the contact that changes, in the words of the form."""
    field = next((each for each in form_of(correction.proposal.form).fields if each.id == correction.field), None)
    columns: Mapping[str, str] = {column.id: column.label for column in field.columns} if field else {}
    return [
        Change(label=columns.get(key, key), before=str(correction.before.get(key, "")), after=str(now))
        for key, now in correction.after.items()
    ]


def _papers(correction: Correction) -> Iterable[Fact]:
    if correction.attachment and correction.file:
        yield _paper(_("Tài liệu đã gửi"), correction.attachment.file)
        yield _paper(_("Tệp đúng"), correction.file)


def _paper(label: str, file: StoredFile) -> Fact:
    return Fact(label, str(file), reverse("files:download", args=[file.pk, file.name]))


CORRECTION_KIND = DossierKind(
    workflow=CORRECTION,
    model=Correction,
    code="CC",
    stage="de-xuat",
    plural=_("Cải chính phiếu đã nộp"),
    readers=lambda correction: Audience.of(READERS, correction.parties().values()),
    facts=facts,
    related=("proposal__organisation", "proposal__proposer", "attachment__file", "file"),
)
