"""From the structure as read to the rows of the draft."""

from collections.abc import Iterator, Sequence
from datetime import date

from gieo.identity.models import Organisation, OrganisationName
from gieo.kernel import text
from gieo.law.models import LegalDocument
from gieo.law.services.enter_document import enter_document, normalise_number
from gieo.orientation.models import (
    IntakePlace,
    NoticeBasis,
    NoticeFinding,
    NoticeFootnote,
    NoticeRequirement,
    OrientationField,
    OrientationItem,
    OrientationNotice,
    Recipient,
)
from gieo.orientation.parsing import ParsedDocument
from gieo.orientation.parsing.citations import mentions
from gieo.orientation.rules.footnotes import with_inherited
from gieo.orientation.rules.windows import NO_WINDOW, windows_of
from gieo.orientation.services.address_recipient import address
from gieo.orientation.services.correct_window import new_window
from gieo.registry.rules.science_fields import science_fields_of

SHORTEST_NAME = 10
BEGINNINGS = (40, 20, 10)  # letters by which the line of a place is found, most of them first


def lay_out(notice: OrientationNotice, parsed: ParsedDocument) -> None:
    """Write every part of the draft. The notice must be new."""
    _grounds(notice, parsed)
    _footnotes(notice, parsed)
    _fields(notice, parsed)
    _requirements(notice, parsed)
    _intake(notice, parsed)
    _recipients(notice, parsed)
    NoticeFinding.objects.bulk_create(
        NoticeFinding(
            notice=notice,
            code=each.code,
            severity=each.severity,
            lines=sorted(set(each.lines)),
            message=each.message,
        )
        for each in parsed.findings
    )


def _document(number: str | None, day: str | None, notice: OrientationNotice) -> LegalDocument | None:
    if not number:
        return None
    issued_on = date.fromisoformat(day) if day else None
    return enter_document(number=number, issued_on=issued_on, province=notice.province)


def _grounds(notice: OrientationNotice, parsed: ParsedDocument) -> None:
    NoticeBasis.objects.bulk_create(
        NoticeBasis(
            notice=notice,
            is_proposed=True,
            order=basis.n,
            keyword=basis.keyword,
            text=basis.text,
            first_line=basis.lines[0],
            last_line=basis.lines[1],
            document=_document(basis.number, basis.date, notice),
        )
        for basis in parsed.legal_bases
    )


def _footnotes(notice: OrientationNotice, parsed: ParsedDocument) -> None:
    bases = {basis.order: basis for basis in notice.bases.all()}
    NoticeFootnote.objects.bulk_create(
        NoticeFootnote(
            notice=notice,
            is_proposed=True,
            order=footnote.n,
            text=footnote.text,
            first_line=footnote.lines[0],
            last_line=footnote.lines[1],
            document=_document(footnote.document, footnote.date, notice),
            basis=bases.get(footnote.resolves_to or 0),
        )
        for footnote in parsed.footnotes
    )


def _fields(notice: OrientationNotice, parsed: ParsedDocument) -> None:
    footnotes = {footnote.order: footnote for footnote in notice.footnotes.select_related("document")}
    inherited = with_inherited(item.footnotes for field in parsed.fields for item in field.items)
    names = _names_of_bodies(notice)
    for read in parsed.fields:
        field = OrientationField.objects.create(
            notice=notice,
            is_proposed=True,
            order=read.n,
            label=read.label,
            title=read.title,
            science_fields=science_fields_of(read.title),
            line=read.line,
        )
        for order, item in enumerate(read.items, start=1):
            numbers, inferred = next(inherited)
            row = OrientationItem.objects.create(
                field=field,
                is_proposed=True,
                order=order,
                code=item.id,
                text=item.text,
                first_line=item.lines[0],
                last_line=item.lines[1],
                footnotes=numbers,
                footnotes_inferred=inferred,
                search=text.search_key(item.text),
            )
            sources = [footnotes[n].document for n in numbers if n in footnotes]
            row.documents.set([source for source in [*sources, *_named_documents(item.text, notice)] if source])
            row.organisations.set(_named_bodies(item.text, names))


def _named_documents(item: str, notice: OrientationNotice) -> Iterator[LegalDocument | None]:
    for mention in mentions(item):
        yield _document(normalise_number(mention.number), mention.date, notice)


def _names_of_bodies(notice: OrientationNotice) -> list[tuple[str, Organisation]]:
    names = OrganisationName.objects.filter(organisation__province=notice.province_id).select_related("organisation")
    return [(text.fold(each.name), each.organisation) for each in names if len(each.name) >= SHORTEST_NAME]


def _named_bodies(item: str, names: list[tuple[str, Organisation]]) -> set[Organisation]:
    folded = text.fold(item)
    return {body for name, body in names if name in folded}


def _requirements(notice: OrientationNotice, parsed: ParsedDocument) -> None:
    """The bullets of the part that lays down requirements."""
    labels = {section.normalised for section in parsed.sections if "yeu cau" in text.fold(section.title)}
    bullets = [bullet for bullet in parsed.bullets if bullet.section in labels]
    NoticeRequirement.objects.bulk_create(
        NoticeRequirement(
            notice=notice,
            is_proposed=True,
            order=order,
            text=bullet.text,
            first_line=bullet.lines[0],
            last_line=bullet.lines[1],
        )
        for order, bullet in enumerate(bullets, start=1)
    )


def _intake(notice: OrientationNotice, parsed: ParsedDocument) -> None:
    face = parsed.document
    read = windows_of(parsed.deadlines, notice_date=date.fromisoformat(face.date) if face.date else None)
    for each in read or [NO_WINDOW]:
        window = new_window(notice)
        window.opens_at, window.closes_at, window.boundary = each.opens_at, each.closes_at, each.boundary
        window.first_line, window.is_proposed = each.line, True
        window.save()
    addresses = [_place(notice, n, each) for n, each in enumerate(parsed.addresses, start=1)]
    if addresses and parsed.phones:
        addresses[0].phones, addresses[0].phones_printed = parsed.phones, "; ".join(parsed.phones_printed)
    online = [_place(notice, len(addresses) + n, url, url=url) for n, url in enumerate(parsed.urls, start=1)]
    IntakePlace.objects.bulk_create([*addresses, *online])


def _place(notice: OrientationNotice, order: int, words: str, url: str = "") -> IntakePlace:
    line = _line_of(words, notice.source_lines)
    return IntakePlace(
        notice=notice, is_proposed=True, order=order, text=words, url=url, first_line=line, last_line=line
    )


def _line_of(words: str, lines: Sequence[str]) -> int | None:
    """The line a place begins on; its words may run over the end of it."""
    for length in (len(words), *BEGINNINGS):
        for n, line in enumerate(lines, start=1):
            if words[:length] in text.collapse(line):
                return n
    return None


def _recipients(notice: OrientationNotice, parsed: ParsedDocument) -> None:
    for order, each in enumerate(parsed.recipients, start=1):
        address(
            Recipient(
                notice=notice,
                is_proposed=True,
                order=order,
                text=each.text,
                note=each.note or "",
                first_line=each.lines[0],
                last_line=each.lines[1],
            )
        )
