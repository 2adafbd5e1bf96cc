"""Questions about the books of documents."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from gieo.core.paging import Cursor, Page, Sorting, page_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to as dossiers_visible_to
from gieo.files.models import StoredFile
from gieo.kernel.actors import Actor
from gieo.kernel.text import search_key
from gieo.records.models import DocumentVersion, IncomingDocument, LetterSeries, OutgoingDocument, SigningPlace
from gieo.records.outgoing.numbers import missing_in
from gieo.records.outgoing.papers import KIND
from gieo.records.outgoing.workflow import DRAFTERS

INCOMING = "incoming_document"
PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader asks a book for.

    Attributes:
        province: whose book.
        year: of the numbers.
        symbol: of documents that went out: exactly, or all.
        words: of number, subject or body, with or without accents.
        state: one state, or all.
    """

    province: str
    year: int
    symbol: str = ""
    words: str = ""
    state: str = ""


def _seen(actor: Actor, kind: str) -> QuerySet[DocketEntry]:
    return dossiers_visible_to(actor).filter(kind=kind)


def outgoing_visible_to(actor: Actor) -> QuerySet[OutgoingDocument]:
    """The documents that went out, as far as the docket shows them."""
    return OutgoingDocument.objects.filter(pk__in=_seen(actor, KIND).values("subject_id"))


def incoming_visible_to(actor: Actor) -> QuerySet[IncomingDocument]:
    """The documents that came in, the same way."""
    return IncomingDocument.objects.filter(pk__in=_seen(actor, INCOMING).values("subject_id"))


def outgoing_found(actor: Actor, question: Question) -> QuerySet[OutgoingDocument]:
    """The lines of the book: whatever has a number in the year."""
    rows = outgoing_visible_to(actor).filter(province=question.province, number_year=question.year)
    if question.symbol:
        rows = rows.filter(symbol=question.symbol)
    if question.state:
        rows = rows.filter(state=question.state)
    if question.words:
        rows = rows.filter(pk__in=_with_words(actor, KIND, question.words))
    return rows


def incoming_found(actor: Actor, question: Question) -> QuerySet[IncomingDocument]:
    """The lines of the book of what came in."""
    rows = incoming_visible_to(actor).filter(province=question.province, arrival_year=question.year)
    if question.state:
        rows = rows.filter(state=question.state)
    if question.words:
        rows = rows.filter(pk__in=_with_words(actor, INCOMING, question.words))
    return rows


def _with_words(actor: Actor, kind: str, words: str) -> QuerySet[DocketEntry, int]:
    entries = _seen(actor, kind)
    for term in search_key(words).split():
        entries = entries.filter(search__contains=term)
    return entries.values_list("subject_id", flat=True)


def outgoing_page(actor: Actor, question: Question, cursor: Cursor | None) -> Page[OutgoingDocument]:
    """A page of the book, the latest day first; of one day, what was drafted last."""
    signers = Prefetch("signers", SigningPlace.objects.order_by("place"))
    rows = outgoing_found(actor, question).prefetch_related(signers)
    return page_of(rows, Sorting("issued_on", falling=True), cursor, size=PAGE)


def incoming_page(actor: Actor, question: Question, cursor: Cursor | None) -> Page[IncomingDocument]:
    """A page of the book of what came in."""
    rows = incoming_found(actor, question).select_related("person").prefetch_related("replies")
    return page_of(rows, Sorting("arrival_number", falling=True), cursor, size=PAGE)


def symbols_of(actor: Actor, province: str, year: int) -> list[tuple[str, list[range]]]:
    """The symbols of a year with the numbers that are missing in each."""
    rows = outgoing_visible_to(actor).filter(province=province, number_year=year)
    numbers: dict[str, list[int]] = {}
    for symbol, number in rows.order_by("symbol", "clerk_number").values_list("symbol", "clerk_number"):
        numbers.setdefault(symbol, []).append(number or 0)
    return [(symbol, missing_in(each)) for symbol, each in numbers.items()]


def series_visible_to(actor: Actor, province: str) -> QuerySet[LetterSeries]:
    """Letters in series of a province, for whoever drafts in it; without their lists, which hold people."""
    found = (
        LetterSeries.objects.filter(province=province)
        if may_see_series(actor, province)
        else LetterSeries.objects.none()
    )
    return found.defer("rows")


def may_see_series(actor: Actor, province: str) -> bool:
    """Whether an actor drafts in a province."""
    return bool(actor.roles_in(province) & DRAFTERS)


def document_for(actor: Actor, number: str) -> OutgoingDocument:
    """The door to one document.

    Raises:
        OutgoingDocument.DoesNotExist: there is none, or not for this reader.
    """
    return outgoing_visible_to(actor).select_related("province").get(number=number)


def versions_of(document: OutgoingDocument) -> list[DocumentVersion]:
    """Its versions, the latest first."""
    return list(document.versions.select_related("pdf", "word").order_by("-ordinal"))


def may_read_file(actor: Actor, stored: StoredFile) -> bool:
    """The door of the files: whoever reads the document they belong to."""
    versions = DocumentVersion.objects.filter(Q(pdf=stored) | Q(word=stored))
    if outgoing_visible_to(actor).filter(versions__in=versions).exists():
        return True
    return incoming_visible_to(actor).filter(file=stored).exists()


def issued_between(actor: Actor, province: str, first: date, last: date) -> QuerySet[OutgoingDocument]:
    """What went out with a day between two, both in it, in the order of days."""
    rows = outgoing_visible_to(actor).filter(province=province, issued_on__range=(first, last), sent_at__isnull=False)
    return rows.select_related("province", "task").order_by("issued_on", "pk")
