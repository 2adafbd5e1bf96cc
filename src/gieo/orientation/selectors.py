"""Questions about notices; the doors through which one is reached."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from gieo.core.trail import history_of
from gieo.identity.models import Organisation
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.workflow import Attempt, Option
from gieo.officialdocs.models import Delivery
from gieo.orientation.documents.snapshot import snapshot_of
from gieo.orientation.form_versions import FormVersion, form_version
from gieo.orientation.last_year import changes_since
from gieo.orientation.models import (
    PARTS,
    FairnessRecord,
    IntakeWindow,
    NoticeFinding,
    OrientationField,
    OrientationItem,
    OrientationNotice,
    Recipient,
    Severity,
    WindowEvent,
)
from gieo.orientation.policies import EDITORS
from gieo.orientation.receipts import sent_by
from gieo.orientation.rules.changes import Change
from gieo.orientation.services.accept_lines import lines_waiting
from gieo.orientation.states import NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE

NOTHING = ("", "")


def visible_to(actor: Actor) -> QuerySet[OrientationNotice]:
    """What an officer works on: every notice of the provinces he serves."""
    provinces = {seat.province for seat in actor.seats if seat.role in EDITORS}
    return OrientationNotice.objects.filter(province__in=provinces)


def desk_list(actor: Actor) -> QuerySet[OrientationNotice]:
    """The notices of the reader with the counts the list shows."""
    return (
        visible_to(actor)
        .select_related("province", "document")
        .annotate(
            item_count=Count("fields__items", distinct=True),
            finding_count=Count("findings", distinct=True),
        )
        .order_by("-plan_year", "province", "-version")
    )


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source with what it was read as.

    Attributes:
        kind: element it belongs to, for its colour; empty for lines of the running text.
        target: id of the element on the page.
        findings: codes that point at it.
    """

    n: int
    text: str
    kind: str
    target: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the confirmation desk shows.

    Attributes:
        parts: by the keys of `PARTS`.
        windows: in the order in which they open.
        waiting: lines that nobody has answered for.
        bodies: of the province, to choose from where a recipient is asked for.
        deliveries: who was sent the published notice, and who has it.
        compared_with: the version it replaces, or the notice of the year before that it was made of.
        changes: against that one.
    """

    notice: OrientationNotice
    form: FormVersion | None
    fields: list[OrientationField]
    parts: dict[str, list[Any]]
    findings: list[NoticeFinding]
    windows: list[IntakeWindow]
    waiting: int
    bodies: list[Organisation]
    deliveries: list[Delivery]
    lines: list[SourceLine]
    options: list[Option[Any, Any]]
    history: list[Any]
    editable: bool
    compared_with: OrientationNotice | None
    changes: list[Change]

    @property
    def empty(self) -> list[OrientationField]:
        """Fields in which nothing is wanted: said before publishing, never in its way (CT-1-2b)."""
        return [field for field in self.fields if not field.items.all()]

    @property
    def serious(self) -> list[NoticeFinding]:
        """Errors and warnings."""
        return [each for each in self.findings if each.severity != Severity.INFO]

    @property
    def to_know(self) -> list[NoticeFinding]:
        """What asks nothing of anybody."""
        return [each for each in self.findings if each.severity == Severity.INFO]


def desk_of(actor: Actor, pk: int, *, at: datetime) -> Desk:
    """The notice for its officers.

    Raises:
        OrientationNotice.DoesNotExist: there is none, or not for this reader.
    """
    notice = visible_to(actor).select_related("province", "document", "supersedes", "source_file").get(pk=pk)
    items = OrientationItem.objects.prefetch_related("documents", "organisations")
    fields = list(notice.fields.prefetch_related(Prefetch("items", items)))
    findings = list(notice.findings.all())
    parts = {kind: _parts(kind, notice) for kind in PARTS}
    before, changes = changes_since(notice, fields)
    return Desk(
        notice=notice,
        form=form_version(notice.form_rulebook),
        fields=fields,
        parts=parts,
        findings=findings,
        windows=list(notice.windows.order_by(F("opens_at").asc(nulls_last=True), "pk")),
        waiting=lines_waiting(notice) if notice.state == NoticeState.DRAFT else 0,
        bodies=bodies_to_choose(notice, parts["recipient"]),
        deliveries=sent_by(notice.document),
        lines=_source(notice, fields, parts, findings),
        options=ORIENTATION_NOTICE.options(notice, Attempt(actor=actor, at=at)),
        history=list(history_of(notice)),
        editable=notice.state == NoticeState.DRAFT,
        compared_with=before,
        changes=changes,
    )


def _parts(kind: str, notice: OrientationNotice) -> list[Any]:
    if kind == "recipient":
        return list(Recipient.objects.filter(notice=notice).prefetch_related("bodies"))
    rows = PARTS[kind].objects.filter(notice=notice)
    named = {"basis": ("document",), "footnote": ("document", "basis")}.get(kind)
    return list(rows.select_related(*named) if named else rows)


def bodies_to_choose(notice: OrientationNotice, recipients: list[Any]) -> list[Organisation]:
    """Asked for only where a name found none."""
    if all(recipient.is_known for recipient in recipients):
        return []
    here = Organisation.objects.filter(Q(province=notice.province_id) | Q(province=None), valid_to__isnull=True)
    return list(here.order_by("name"))


def _source(
    notice: OrientationNotice,
    fields: list[OrientationField],
    parts: dict[str, list[Any]],
    findings: list[NoticeFinding],
) -> list[SourceLine]:
    marks = dict(_marks(notice, fields, parts))
    flagged: dict[int, list[str]] = {}
    for finding in findings:
        for n in finding.lines:
            flagged.setdefault(n, []).append(finding.code)
    return [
        SourceLine(n=n, text=line, kind=kind, target=target, findings=tuple(flagged.get(n, ())))
        for n, line in enumerate(notice.source_lines, start=1)
        if line.strip()
        for kind, target in (marks.get(n, NOTHING),)
    ]


def _marks(notice: OrientationNotice, fields: list[OrientationField], parts: dict[str, list[Any]]) -> Any:
    """Line → (kind, id of the element), the finer element last so that it wins."""
    for at, question in enumerate(notice.printed_form.get("fields", []), start=1):
        first, last = question["lines"]
        yield from _span(first, last, "form", f"form-{at}")
    for kind in ("basis", "requirement", "recipient", "place"):
        for row in parts[kind]:
            yield from _span(row.first_line, row.last_line, kind, f"{kind}-{row.pk}")
    for field in fields:
        for item in field.items.all():
            yield from _span(item.first_line, item.last_line, "item", f"item-{item.pk}")
        yield from _span(field.line, field.line, "field", f"field-{field.pk}")
    for footnote in parts["footnote"]:
        yield from _span(footnote.first_line, footnote.last_line, "footnote", f"footnote-{footnote.pk}")


def _span(first: int | None, last: int | None, kind: str, target: str) -> Any:
    if first and last:
        yield from ((n, (kind, target)) for n in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """The public page: the frozen version, the live window, and what grew from each item.

    Attributes:
        fields: fields of the snapshot, filtered by the reader's words, each item with `grown` (proposals received).
        next_window: another window of the province that opens later, when this one has closed.
        calls: of bodies, inside the windows of the notice, that have not closed; the next to close first.
        admitted_by: decisions by which forms of its window were let in late.
    """

    notice: OrientationNotice
    fields: list[dict[str, Any]]
    window: IntakeWindow | None
    next_window: IntakeWindow | None
    total: int
    shown: int
    versions: list[OrientationNotice]
    calls: list[IntakeWindow]
    admitted_by: list[str]


def public_notice(slug: str, year: int, query: str = "", *, at: datetime) -> PublicNotice:
    """The notice in force.

    Raises:
        OrientationNotice.DoesNotExist: nothing is published for this province and year.
    """
    notice = (
        OrientationNotice.objects.filter(state=NoticeState.PUBLISHED)
        .select_related("province", "document", "supersedes")
        .defer("source_lines")
        .get(province__slug=slug, plan_year=year)
    )
    return _as_public(notice, query, at)


def version_before(slug: str, year: int, version: int, *, at: datetime) -> PublicNotice:
    """A version that was replaced, as everybody read it; it stays readable.

    Raises:
        OrientationNotice.DoesNotExist: no such version was published and replaced.
    """
    replaced = OrientationNotice.objects.filter(state=NoticeState.SUPERSEDED, published_at__isnull=False)
    notice = (
        replaced.select_related("province", "document", "supersedes")
        .defer("source_lines")
        .get(province__slug=slug, plan_year=year, version=version)
    )
    return _as_public(notice, "", at)


def preview_of(actor: Actor, pk: int, *, at: datetime) -> PublicNotice:
    """A notice that is not published yet, for its officers, as everybody would read it now.

    Raises:
        OrientationNotice.DoesNotExist: there is none, or not for this reader.
    """
    notice = visible_to(actor).select_related("province", "document", "supersedes").defer("source_lines").get(pk=pk)
    notice.snapshot = notice.snapshot or snapshot_of(notice)
    return _as_public(notice, "", at)


def _as_public(notice: OrientationNotice, query: str, at: datetime) -> PublicNotice:
    fields = (notice.snapshot or {}).get("fields", [])
    grown = _grown(notice)
    shown = [_filtered(field, text.query_terms(query), grown) for field in fields]
    window, later, calls = _windows(notice, at)
    return PublicNotice(
        notice=notice,
        fields=[field for field in shown if field["count"] or not query],
        window=window,
        next_window=later,
        total=sum(len(field["items"]) for field in fields),
        shown=sum(field["count"] for field in shown),
        versions=_versions_before(notice),
        calls=calls,
        admitted_by=_admitted_by(window) if window and window.is_past_at(at) else [],
    )


def _versions_before(notice: OrientationNotice) -> list[OrientationNotice]:
    """Those that were published and replaced, the latest first."""
    if notice.supersedes is None:
        return []
    older = OrientationNotice.objects.filter(province=notice.province_id, plan_year=notice.plan_year)
    replaced = older.filter(state=NoticeState.SUPERSEDED, version__lt=notice.version).select_related("province")
    return list(replaced.defer("source_lines", "snapshot").order_by("-version"))


def _admitted_by(window: IntakeWindow) -> list[str]:
    """The decisions by which forms were let in late, each once, in their order; the ledger has them whole."""
    late = FairnessRecord.objects.filter(window=window, event=WindowEvent.ADMITTED_LATE)
    return list(dict.fromkeys(str(record.facts["decision"]) for record in late))


def _grown(notice: OrientationNotice) -> dict[int, int]:
    """Proposals received per item."""
    counted = OrientationItem.objects.filter(field__notice=notice, proposals__submitted_at__isnull=False)
    return dict(
        counted.order_by("pk").values_list("pk").annotate(number=Count("proposals")).values_list("pk", "number")
    )


def _filtered(field: dict[str, Any], terms: list[str], grown: dict[int, int]) -> dict[str, Any]:
    items = [item for item in field["items"] if all(term in item["search"] for term in terms)]
    entries = [{**item, "grown": grown.get(item["id"], 0)} for item in items]
    # not "items": a template would call the method of the dict
    return {**field, "entries": entries, "count": len(entries)}


def _windows(
    notice: OrientationNotice, at: datetime
) -> tuple[IntakeWindow | None, IntakeWindow | None, list[IntakeWindow]]:
    """The notice's own round that is not over, or else its last; the next by another notice; the calls of bodies."""
    every = list(
        IntakeWindow.every.filter(
            Q(notice__state=NoticeState.PUBLISHED) | Q(notice=notice), province=notice.province_id
        )
        .select_related("notice__province", "body")
        .order_by("opens_at", "pk")
    )
    windows = [window for window in every if window.body is None]
    rounds = [window for window in windows if window.notice_id == notice.pk]
    own = next((window for window in rounds if not window.is_past_at(at)), rounds[-1] if rounds else None)
    later = next((window for window in windows if window.notice_id != notice.pk and not window.is_past_at(at)), None)
    going = [window for window in every if window.body and window.notice_id == notice.pk and not window.is_past_at(at)]
    return own, later, sorted(going, key=lambda call: (call.closes_at is None, call.closes_at or at))


def published() -> QuerySet[OrientationNotice]:
    """Every notice in force."""
    return (
        OrientationNotice.objects.filter(state=NoticeState.PUBLISHED)
        .select_related("province", "document")
        .defer("source_lines")
        .order_by("-plan_year", "province")
    )
