"""The desk of a directive or plan: the source with what each line was read as, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from gieo.core.trail import history_of
from gieo.identity.models import Organisation
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt, Option
from gieo.officialdocs.models import Delivery
from gieo.orientation.models import DocumentReading, LineKind, ReadingLine
from gieo.orientation.policies import EDITORS
from gieo.orientation.reading.states import ReadingState
from gieo.orientation.reading.workflow import DOCUMENT_READING
from gieo.orientation.receipts import sent_by
from gieo.orientation.selectors import SourceLine
from gieo.rulebooks import library
from gieo.rulebooks.models.duties import HOLDERS, DutyRule


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind."""

    kind: LineKind
    lines: list[ReadingLine]
    waiting: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What should be looked at, and what is only to know."""

    serious: list[dict[str, Any]]
    to_know: list[dict[str, Any]]

    @classmethod
    def of(cls, findings: list[dict[str, Any]]) -> "Findings":
        """The two sorts."""
        told = [{**each, "lines": sorted(set(each["lines"]))} for each in findings]
        known = [each for each in told if each["severity"] == "info"]
        return cls([each for each in told if each["severity"] != "info"], known)


@dataclass(frozen=True, slots=True)
class ReadingDesk:
    """Everything the desk shows.

    Attributes:
        notice: the reading, under the name the parts of the notice's desk know.
        findings: what the reader noticed besides errors, which are lines of their own: warnings, then what is to know.
        bodies: of the province, to choose from where a name is asked for.
        deliveries: who was sent the confirmed document, and who has it.
        rules: duties the rulebook of the province has already.
    """

    notice: DocumentReading
    groups: list[Group]
    findings: Findings
    bodies: list[Organisation]
    deliveries: list[Delivery]
    lines: list[SourceLine]
    options: list[Option[Any, Any]]
    history: list[Any]
    rules: tuple[DutyRule, ...]
    holders: list[tuple[str, str]]
    editable: bool
    waiting: int


def visible_to(actor: Actor) -> QuerySet[DocumentReading]:
    """What an officer works on: every reading of the provinces he serves."""
    provinces = {seat.province for seat in actor.seats if seat.role in EDITORS}
    return DocumentReading.objects.filter(province__in=provinces)


def waiting_list(actor: Actor) -> QuerySet[DocumentReading]:
    """Readings that nobody has finished, with how many lines wait."""
    waiting = Count("lines", filter=Q(lines__is_proposed=True))
    drafts = visible_to(actor).filter(state=ReadingState.DRAFT).defer("source_lines", "structure")
    return drafts.select_related("province", "document").annotate(waiting=waiting)


def desk_of(actor: Actor, pk: int, *, at: datetime) -> ReadingDesk:
    """The reading for its officers.

    Raises:
        DocumentReading.DoesNotExist: there is none, or not for this reader.
    """
    reading = visible_to(actor).select_related("province", "document", "source_file").get(pk=pk)
    lines = list(reading.lines.order_by("order").prefetch_related("bodies"))
    groups = [_group(kind, [line for line in lines if line.kind == kind]) for kind in LineKind]
    findings = [each for each in reading.structure.get("findings", []) if each["severity"] != "error"]
    return ReadingDesk(
        notice=reading,
        groups=[group for group in groups if group.lines],
        findings=Findings.of(findings),
        bodies=_bodies_to_choose(reading) if any(line.is_asked for line in lines) else [],
        deliveries=sent_by(reading.document),
        lines=_source(reading, lines, findings),
        options=DOCUMENT_READING.options(reading, Attempt(actor=actor, at=at)),
        history=list(history_of(reading)),
        rules=library.get(reading.rulebook).duties if reading.kind == "directive" else (),
        holders=[(holder.value, label) for holder, label in HOLDERS.items()],
        editable=reading.state == ReadingState.DRAFT,
        waiting=sum(group.waiting for group in groups),
    )


def _bodies_to_choose(reading: DocumentReading) -> list[Organisation]:
    here = Organisation.objects.filter(Q(province=reading.province_id) | Q(province=None), valid_to__isnull=True)
    return list(here.order_by("name"))


def _group(kind: LineKind, lines: list[ReadingLine]) -> Group:
    return Group(kind, lines, sum(line.is_proposed for line in lines))


def _source(
    reading: DocumentReading, lines: Sequence[ReadingLine], findings: Sequence[dict[str, Any]]
) -> list[SourceLine]:
    """The narrower line wins where a figure stands within a clause."""
    marks: dict[int, tuple[str, str]] = {}
    for line in sorted(lines, key=lambda line: (line.first_line or 0) - (line.last_line or 0)):
        if line.first_line and line.last_line and line.kind not in UNMARKED:
            mark = (LOOKS[LineKind(line.kind)], f"line-{line.pk}")
            marks |= dict.fromkeys(range(line.first_line, line.last_line + 1), mark)
    flagged: dict[int, list[str]] = {}
    for finding in findings:
        for n in finding["lines"]:
            flagged.setdefault(n, []).append(finding["code"])
    return [
        SourceLine(n=n, text=words, kind=marks.get(n, ("", ""))[0], target=marks.get(n, ("", ""))[1],
                   findings=tuple(flagged.get(n, ())))
        for n, words in enumerate(reading.source_lines, start=1)
        if words.strip()
    ]  # fmt: skip


UNMARKED = frozenset({LineKind.FINDING, LineKind.BODY})
LOOKS = {
    LineKind.GOAL: "item",
    LineKind.ITEM: "item",
    LineKind.RECIPIENT: "recipient",
    LineKind.DUTY: "item",
    LineKind.TARGET: "item",
    LineKind.ROW: "requirement",
    LineKind.BUDGET: "basis",
    LineKind.ORGANISATION: "footnote",
}
