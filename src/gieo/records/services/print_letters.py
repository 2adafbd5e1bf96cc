"""Letters in series: laid down, looked at, made as a job that can be stopped, taken away as a zip."""

import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F

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
LEASE = timedelta(minutes=2)  # a job that says nothing for so long is taken for dead
MOST_TAKES = 2  # what kills a worker twice kills it again
BROKEN_OFF = _("Tiến trình lập văn bản bị ngắt nhiều lần; bấm lập tiếp để thử lại, văn bản đã lập được giữ.")


class _TakenOverError(Exception):
    """Another run has the series in hand."""


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


def start_series(*, series: int, at: datetime) -> LetterSeries:
    """Put it into the queue; letters that an earlier run made are not made again.

    Raises:
        Refused: it runs already, or is done.
    """
    with transaction.atomic():
        found = LetterSeries.objects.select_for_update(no_key=True).get(pk=series)
        if found.state not in RUNNABLE:
            raise Refused([Refusal(code="runs_already", message=_("Đợt này đang lập hoặc đã xong."))])
        found.stop_asked, found.taken_up = False, 0
        found.fault = found.package = ""  # what an earlier run left is not the outcome of this one
        found.save(update_fields=["stop_asked", "taken_up", "fault", "package"])
        _queue(found, at)
    return found


def _queue(series: LetterSeries, at: datetime) -> None:
    series.state, series.beat_at = SeriesState.WAITING, at
    series.save(update_fields=["state", "beat_at", "taken_up"])
    print_letters.defer(series=series.pk)


def ask_to_stop(*, series: int) -> None:
    """The job looks at it every few letters; one that waits does not begin."""
    LetterSeries.objects.filter(pk=series, state__in=UNDER_WAY).update(stop_asked=True)


def take_up_silent(*, at: datetime) -> list[int]:
    """Series whose job went silent: into the queue again, or failed with the reason where that did not help.

    Args:
        at: now.

    Returns:
        Their keys.
    """
    with transaction.atomic():
        silent = LetterSeries.objects.filter(state__in=UNDER_WAY, beat_at__lt=at - LEASE)
        found = list(silent.select_for_update(skip_locked=True, no_key=True))
        for series in found:
            if series.state == SeriesState.RUNNING and series.taken_up >= MOST_TAKES:
                series.state, series.fault, series.ended_at = SeriesState.FAILED, BROKEN_OFF, at
                series.save(update_fields=["state", "fault", "ended_at"])
            else:
                series.taken_up += series.state == SeriesState.RUNNING
                _queue(series, at)
    return [series.pk for series in found]


def print_series(*, series: int, at: datetime) -> LetterSeries:
    """Make every letter into one zip; what was made until a stop stays in it. A second call does nothing.

    Each letter is a file before it is part of the zip, so that a run that was killed is gone on with. Whoever lost the
    series to a later run, being silent too long, writes nothing more about it.
    """
    claimed = LetterSeries.objects.filter(pk=series, state=SeriesState.WAITING).update(
        state=SeriesState.RUNNING, started_at=at, beat_at=at, run=F("run") + 1
    )
    found = LetterSeries.objects.get(pk=series)
    if not claimed:
        return found
    folder = Path(settings.MEDIA_ROOT) / "series"
    letters = folder / f".{found.pk}"
    try:
        found.state = _printed(found, letters)
        found.package = _packed(letters, folder)
    except _TakenOverError:
        return LetterSeries.objects.get(pk=series)
    except Exception as error:
        log.exception("series_failed", series=found.pk)
        found.state, found.fault = SeriesState.FAILED, f"{type(error).__name__}: {error}"[:500]
    found.ended_at = clock.now()
    outcome = {name: getattr(found, name) for name in ("state", "package", "made", "fault", "ended_at")}
    LetterSeries.objects.filter(pk=found.pk, run=found.run).update(**outcome)
    if found.state == SeriesState.DONE:
        shutil.rmtree(letters, ignore_errors=True)
    return found


def _printed(series: LetterSeries, letters: Path) -> SeriesState:
    """Every letter as a file; those that are there already are left."""
    names = names_of(series.rows, series.columns[0])
    for kind in ("pdf", "word"):
        (letters / kind).mkdir(parents=True, exist_ok=True)
    for at, (name, row) in enumerate(zip(names, series.rows, strict=True)):
        if at % TELL_EVERY == 0 and _told_to_stop(series, at):
            return SeriesState.STOPPED
        layout, context = letter_of(series, row)
        _keep(letters / "pdf" / f"{name}.pdf", partial(_pdf, layout, context), series)
        if series.with_word:
            _keep(letters / "word" / f"{name}.docx", partial(render_docx, layout, context), series)
        series.made = at + 1
    return SeriesState.DONE


def _pdf(layout: str, context: Any) -> bytes:
    return render_pdf(layout, context).content


def _keep(path: Path, draw: Callable[[], bytes], series: LetterSeries) -> None:
    """Whole or not at all: a run that is killed leaves no half letter under its name."""
    if not path.exists():
        part = path.with_name(f".{series.run}.part")
        part.write_bytes(draw())
        part.replace(path)


def _told_to_stop(series: LetterSeries, made: int) -> bool:
    """Say how far it is and that it lives, and ask whether to go on.

    Raises:
        _TakenOverError: a later run has it in hand.
    """
    mine = LetterSeries.objects.filter(pk=series.pk, run=series.run, state=SeriesState.RUNNING)
    if not mine.update(made=made, beat_at=clock.now()):
        raise _TakenOverError
    return mine.filter(stop_asked=True).exists()


def _packed(letters: Path, folder: Path) -> str:
    """All letters in one zip, under its hash."""
    part = folder / f"{letters.name}-{os.getpid()}.part"
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:  # a PDF is compressed in itself
        for path in sorted(letters.glob("*/[!.]*")):
            archive.writestr(zipfile.ZipInfo(f"{path.parent.name}/{path.name}", EPOCH), path.read_bytes())
    with part.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    part.replace(folder / f"{digest}.zip")
    return digest


def package_path(series: LetterSeries) -> Path | None:
    """Where the zip of a run lies; None where there is none."""
    path = Path(settings.MEDIA_ROOT) / "series" / f"{series.package}.zip"
    return path if series.package and path.exists() else None
