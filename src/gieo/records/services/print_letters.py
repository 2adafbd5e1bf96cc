"""Letters in series: laid down, looked at, made as a job that can be stopped, taken away as a zip."""

import os
import zipfile
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction

from gieo.core import clock
from gieo.files.models import StoredFile
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.officialdocs import render_docx, render_pdf
from gieo.records.jobs import print_letters
from gieo.records.letters.facts import LetterFacts
from gieo.records.letters.merging import letter_of, names_of, places_in
from gieo.records.letters.rows import rows_of
from gieo.records.letters.states import SeriesState
from gieo.records.models import LetterSeries
from gieo.records.package import EPOCH

log = structlog.get_logger(__name__)

RUNNABLE = (SeriesState.READY, SeriesState.STOPPED, SeriesState.FAILED)
UNDER_WAY = (SeriesState.WAITING, SeriesState.RUNNING)
TELL_EVERY = 10  # letters between two looks at whether to stop


def lay_down_series(*, province: str, facts: LetterFacts, actor: Actor, at: datetime) -> LetterSeries:
    """Text and list, checked against one another; nothing is made yet.

    Raises:
        Refused: the list cannot be read, or the text names columns that it does not have.
    """
    stored = StoredFile.objects.get(pk=facts.list.id)
    columns, rows = rows_of(stored)
    strangers = [name for name in places_in(facts.text, facts.subject, facts.addressee) if name not in columns]
    if strangers:
        message = _("Danh sách không có cột: %(names)s.")
        raise Refused(
            [Refusal(code="no_column", message=message, params={"names": ", ".join(strangers)}, field="text")]
        )
    home = Province.objects.get(pk=province)
    return LetterSeries.objects.create(
        province=home,
        name=text.collapse(facts.name),
        layout=facts.layout.value,
        head=_head(home, facts),
        text=text.nfc(facts.text),
        columns=columns,
        rows=rows,
        with_word=facts.with_word,
        source=stored,
        total=len(rows),
        created_at=at,
        created_by_id=actor.user,
    )


def _head(province: Province, facts: LetterFacts) -> dict[str, object]:
    profile = province.latest_rulebook.profile
    if profile is None:
        raise LookupError(f"{province.code} has no profile")
    signer = {
        "capacity": facts.capacity.value,
        "on_behalf": text.collapse(facts.on_behalf),
        "position": text.collapse(facts.position),
        "name": text.collapse(facts.signer),
    }
    return {
        "letterhead_parent": profile.letterhead_parent,
        "letterhead_body": profile.letterhead_body,
        "symbol": text.collapse(facts.symbol),
        "place": profile.place,
        "type": "GIẤY MỜI" if facts.layout.value == "invitation" else "",
        "subject": text.collapse(facts.subject),
        "addressee": text.collapse(facts.addressee),
        "recipients": ["Như trên", "Lưu: VT"],
        "signers": [signer],
    }


def start_series(*, series: int) -> LetterSeries:
    """Put it into the queue, from the beginning.

    Raises:
        Refused: it runs already, or is done.
    """
    with transaction.atomic():
        found = LetterSeries.objects.select_for_update().get(pk=series)
        if found.state not in RUNNABLE:
            raise Refused([Refusal(code="runs_already", message=_("Đợt này đang lập hoặc đã xong."))])
        found.state, found.stop_asked, found.made = SeriesState.WAITING, False, 0
        found.fault = found.package = ""  # what an earlier run left is not the outcome of this one
        found.save(update_fields=["state", "stop_asked", "made", "fault", "package"])
        print_letters.configure(lock=f"letters-{found.pk}").defer(series=found.pk)
    return found


def ask_to_stop(*, series: int) -> None:
    """The job looks at it every few letters; one that waits does not begin."""
    LetterSeries.objects.filter(pk=series, state__in=UNDER_WAY).update(stop_asked=True)


def print_series(*, series: int, at: datetime) -> LetterSeries:
    """Make every letter into one zip; what was made until a stop stays in it. A second call does nothing."""
    if not LetterSeries.objects.filter(pk=series, state=SeriesState.WAITING).update(
        state=SeriesState.RUNNING, started_at=at
    ):
        return LetterSeries.objects.get(pk=series)
    found = LetterSeries.objects.get(pk=series)
    folder = Path(settings.MEDIA_ROOT) / "series"
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{found.pk}-{os.getpid()}.part"
    try:
        found.state = _printed(found, part)
        found.package = _placed(part, folder)
    except Exception as error:
        log.exception("series_failed", series=found.pk)
        found.state, found.fault = SeriesState.FAILED, f"{type(error).__name__}: {error}"[:500]
        part.unlink(missing_ok=True)
    found.ended_at = clock.now()
    found.save(update_fields=["state", "package", "made", "fault", "ended_at"])
    return found


def _printed(series: LetterSeries, part: Path) -> SeriesState:
    names = names_of(series.rows, series.columns[0])
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:  # a PDF is compressed in itself
        for at, (name, row) in enumerate(zip(names, series.rows, strict=True)):
            if at % TELL_EVERY == 0 and _told_to_stop(series, at):
                return SeriesState.STOPPED
            layout, context = letter_of(series, row)
            archive.writestr(zipfile.ZipInfo(f"pdf/{name}.pdf", EPOCH), render_pdf(layout, context).content)
            if series.with_word:
                archive.writestr(zipfile.ZipInfo(f"word/{name}.docx", EPOCH), render_docx(layout, context))
            series.made = at + 1
    return SeriesState.DONE


def _told_to_stop(series: LetterSeries, made: int) -> bool:
    """Say how far it is, and ask whether to go on."""
    LetterSeries.objects.filter(pk=series.pk).update(made=made)
    return LetterSeries.objects.filter(pk=series.pk, stop_asked=True).exists()


def _placed(part: Path, folder: Path) -> str:
    """Under its hash."""
    with part.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    part.replace(folder / f"{digest}.zip")
    return digest


def package_path(series: LetterSeries) -> Path | None:
    """Where the zip of a run lies; None where there is none."""
    path = Path(settings.MEDIA_ROOT) / "series" / f"{series.package}.zip"
    return path if series.package and path.exists() else None
