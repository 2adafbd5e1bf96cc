"""Write a document: by hand, or drawn from what an act of a dossier issued."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gieo.dossiers import docket
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.official import issued_by
from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.media import DOCX, PDF
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.officialdocs.symbols import ABBREVIATIONS
from gieo.records.models import OutgoingDocument
from gieo.records.models.outgoing import LETTER
from gieo.records.outgoing.effects import write_recipients, write_signers
from gieo.records.outgoing.facts import DraftFacts, RecipientRow, SignerRow, Way
from gieo.records.outgoing.papers import add_version, drawn, kept_file
from gieo.records.outgoing.states import Carrier, Origin, OutgoingState
from gieo.records.outgoing.workflow import DRAFTING

# The name of the type that a layout stands for.
TYPES = {
    "decision": "quyết định",
    "notice": "thông báo",
    "official_letter": LETTER,
    "submission_note": "tờ trình",
    "minutes": "biên bản",
    "report": "báo cáo",
    "plan": "kế hoạch",
    "contract": "hợp đồng",
}


@transaction.atomic
def draft_document(*, province: str, facts: DraftFacts, actor: Actor, at: datetime) -> OutgoingDocument:
    """A document of which a draft is brought.

    Raises:
        Refused: a file is not of its type, or a recipient is named twice.
    """
    word = kept_file(facts.word, media_type=DOCX, field="word")
    pdf = kept_file(facts.pdf, media_type=PDF, field="pdf")
    document = OutgoingDocument(
        province=Province.objects.get(pk=province),
        title=text.collapse(facts.subject)[:500],
        type_name=str(facts.type_name.id),
        symbol=text.collapse(facts.symbol),
        urgency=facts.urgency.value,
        carrier=facts.carrier.value,
        replaces_id=facts.replaces.pk if facts.replaces else None,
        correction=facts.correction.value if facts.correction else "",
        correction_reason=facts.correction_reason[:500],
        answers_id=facts.answers.pk if facts.answers else None,
    )
    opened = open_new(document, actor=actor, at=at, legal_basis=DRAFTING)
    origin = Origin.WORD if word else Origin.UPLOADED
    add_version(opened, origin=origin, actor=actor, at=at, pdf=pdf, word=word)
    write_signers(opened, facts.signers, Attempt(actor=actor, at=at))
    write_recipients(opened, facts.recipients)
    docket.record(opened)  # those who sign read it too
    return opened


@transaction.atomic
def take_over_paper(*, entry: DocketEntry, sequence: int, key: str, actor: Actor, at: datetime) -> OutgoingDocument:
    """A document that an act of a dossier issued, handed to the records office; asked for twice it is the same one.

    Args:
        entry: the line of the dossier, which the actor may read.
        sequence: of the act in the trail.
        key: of the kind of document.
        actor: who hands it over.
        at: when.

    Raises:
        Refused: the act issued no such document, or its layout is no document of the office.
    """
    known = OutgoingDocument.objects.filter(parent=entry, origin_sequence=sequence, origin_paper=key)
    before = known.exclude(state=OutgoingState.DROPPED).first()
    if before:
        return before
    issued = issued_by(entry, sequence, key, actor)
    if issued is None or issued[0].layout not in TYPES:
        raise Refused([Refusal(code="no_paper", message=_("Việc này không sinh ra văn bản ban hành."), basis=DRAFTING)])
    paper, context = issued
    document = OutgoingDocument(
        province=entry.province,
        title=str(context["subject"])[:500],
        plan_year=entry.plan_year,
        parent=entry,
        task=entry.task,
        type_name=TYPES[paper.layout],
        symbol=paper.symbol or _symbol_of(paper.layout),
        carrier=Carrier.ELECTRONIC.value,
        origin_sequence=sequence,
        origin_paper=key,
    )
    opened = open_new(document, actor=actor, at=at, legal_basis=DRAFTING)
    write_signers(opened, _signers_of(context), Attempt(actor=actor, at=at))
    write_recipients(opened, _recipients_of(context))
    drawn(opened, actor=actor, at=at)
    docket.record(opened)
    return opened


def _symbol_of(layout: str) -> str:
    """Where the paper has none: the letters of its type; who issues it is written in by hand."""
    return ABBREVIATIONS.get(TYPES[layout], "")


def _signers_of(context: dict[str, Any]) -> tuple[SignerRow, ...]:
    """Those who are known by name; a post alone waits for its name."""
    return tuple(SignerRow.model_validate(each) for each in context["signers"] if each["name"])


def _recipients_of(context: dict[str, Any]) -> tuple[RecipientRow, ...]:
    """The printed lines; what is kept goes nowhere."""
    names = dict.fromkeys(text.collapse(str(each)).rstrip(" .;") for each in context["recipients"])
    return tuple(
        RecipientRow(name=name[:250], way=Way.ARCHIVE if name.startswith("Lưu") else Way.EXCHANGE)
        for name in names
        if name
    )
