"""What comes in is held against what the province holds already (IR-X-01 … IR-X-07)."""

import re
from collections.abc import Iterator

from django.db.models import Q

from gieo.identity.models import Province
from gieo.kernel.text import fold
from gieo.law.models import LegalDocument
from gieo.orientation.models import DocumentReading, OrientationNotice, ReadingKind
from gieo.orientation.parsing import ParsedDocument, SourceText, parse
from gieo.orientation.parsing.between import between, cross_document_copy
from gieo.orientation.parsing.document import Finding
from gieo.orientation.reading.states import ReadingState
from gieo.orientation.states import NoticeState

_MANAGES = re.compile(r"quan ly.*nhiem vu|nhiem vu.*quan ly")
MOST = 6  # of either kind, the latest: what is older was held against them when it came in
GONE = (NoticeState.SUPERSEDED, NoticeState.WITHDRAWN)


def findings_beside(
    parsed: ParsedDocument,
    province: Province,
    *,
    notice: OrientationNotice | None = None,
    reading: DocumentReading | None = None,
) -> list[Finding]:
    """What the document says otherwise or alike; of other provinces only copies of their confirmed plans are told.

    Args:
        parsed: the document that comes in.
        province: whose it is.
        notice: the draft it became, which is not held against itself.
        reading: likewise.
    """
    found = [
        finding for theirs, called in _held(province, notice, reading) for finding in between(parsed, theirs, called)
    ]
    elsewhere = DocumentReading.objects.filter(kind=ReadingKind.PLAN, state=ReadingState.CONFIRMED)
    for each in elsewhere.exclude(province=province).select_related("province").order_by("-pk")[:MOST]:
        called = f"kế hoạch của {each.province.name}"
        found += cross_document_copy(parsed, ParsedDocument.model_validate(each.structure), called)
    return found


def rules_not_supplied(document: LegalDocument, parsed: ParsedDocument) -> list[Finding]:
    """Regulations on the management of tasks that the document rests on and whose text nobody has (IR-X-08)."""
    lines: dict[str, list[int]] = {}
    for each in parsed.citations:
        lines.setdefault(each.number, []).extend([each.line] if each.line else [])
    cited = LegalDocument.objects.filter(cited_by__source=document, text_held=False, type="Quyết định").distinct()
    return [
        Finding(
            code="rule_not_supplied",
            severity="warning",
            lines=lines.get(each.number, []),
            message=f"{each} quy định quản lý nhiệm vụ nhưng chưa có toàn văn trong sổ.",
        )
        for each in cited.order_by("pk")
        if _MANAGES.search(fold(each.subject))
    ]


def _held(
    province: Province, notice: OrientationNotice | None, reading: DocumentReading | None
) -> Iterator[tuple[ParsedDocument, str]]:
    """Notices are read again from their kept source; directives and plans keep what was read."""
    notices = OrientationNotice.objects.filter(~Q(state__in=GONE), province=province).exclude(source_lines=[])
    for held in notices.exclude(pk=notice.pk if notice else 0).order_by("-pk")[:MOST]:
        lines = SourceText(lines=tuple(held.source_lines), kind="txt", sha256="")
        yield parse(lines), f"thông báo năm {held.plan_year}"
    readings = DocumentReading.objects.filter(province=province).exclude(state=ReadingState.WITHDRAWN)
    for each in readings.exclude(pk=reading.pk if reading else 0).select_related("document").order_by("-pk")[:MOST]:
        yield ParsedDocument.model_validate(each.structure), str(each.document)
