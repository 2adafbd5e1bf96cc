"""Letters in series: one text, one list, a job with progress that can be stopped, a zip."""

import io
import os
import sys
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from subprocess import Popen
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from pydantic import ValidationError

from gieo.core import clock
from gieo.kernel.refusal import Refused
from gieo.officialdocs import render_pdf
from gieo.records.letters.facts import Layout, LetterFacts
from gieo.records.letters.merging import letter_of
from gieo.records.models import LetterSeries
from gieo.records.services import print_letters
from gieo.records.services.print_letters import (
    ask_to_stop,
    lay_down_series,
    package_path,
    print_series,
    start_series,
    take_up_silent,
)
from tests.counting import queries_of
from tests.factories import officer_of, province_of, user_of
from tests.records.office import AT, drafter, head, kept

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def laid_down(*rows: tuple[Any, ...], text: str = "Mời {Người} dự họp tại {Nơi}.", **changes: Any) -> LetterSeries:
    content = workbook(("Người", "Nơi", "Số"), *rows)
    values: dict[str, Any] = {
        "name": "Mời họp hội đồng",
        "layout": Layout.INVITATION,
        "symbol": "GM-SKHCN",
        "subject": "Họp hội đồng tư vấn",
        "addressee": "{Người}",
        "text": text,
        "position": "Giám đốc",
        "signer": "Nguyễn Thanh Bình",
        "list": kept(content, "danh-sach.xlsx", drafter()),
    }
    facts = LetterFacts.model_validate({**values, **changes})
    return lay_down_series(province="BG", facts=facts, actor=drafter(), at=AT)


def made(series: LetterSeries) -> LetterSeries:
    start_series(series=series.pk, at=AT)
    return print_series(series=series.pk, at=AT)


def test_every_row_becomes_a_letter_of_its_own_in_one_zip() -> None:
    people = [(f"Ủy viên {at}", "Bắc Giang", at) for at in range(1, 13)]
    done = made(laid_down(*people, with_word=True))
    assert (done.state, done.made, done.total) == ("done", 12, 12)
    path = package_path(done)
    assert path
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert len(names) == 24
        assert "pdf/0012-Ủy-viên-12.pdf" in names
        assert archive.testzip() is None
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = 'records.print_letters'")
        assert cursor.fetchone() == (1,)


def test_what_a_row_does_not_say_is_shown_and_without_a_number_it_is_a_draft() -> None:
    series = laid_down(("Nông Văn Thái", "", 5), ("Đàm Thu Hà", "Lạng Sơn", None))
    _layout, first = letter_of(series, series.rows[0])
    assert first["parts"][0]["text"] == "Mời Nông Văn Thái dự họp tại [thiếu: Nơi]."
    assert (first["number"], first["draft"]) == ("5", False)
    _layout, second = letter_of(series, series.rows[1])
    assert second["draft"] is True


def test_a_text_that_names_no_column_of_the_list_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        laid_down(("A", "B", 1), text="Kính gửi {Chức danh} {Người}")
    assert refused.value.codes == ("no_column",)
    assert "Chức danh" in str(refused.value)
    with pytest.raises(Refused) as empty:
        laid_down()
    assert empty.value.codes == ("no_rows",)


def test_whoever_signs_for_another_says_for_whom_before_anything_is_laid_down() -> None:
    for capacity, on_behalf in (("KT.", ""), ("", "Giám đốc")):
        with pytest.raises(ValidationError, match="ký thay cho ai"):
            laid_down(("A", "B", 1), capacity=capacity, on_behalf=on_behalf)
    series = laid_down(("A", "B", 1), capacity="KT.", on_behalf="Giám đốc", position="Phó Giám đốc")
    assert made(series).state == "done"


def test_a_stop_leaves_what_was_made_and_it_can_be_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    series = laid_down(*[(f"Người {at}", "Đây", at) for at in range(1, 31)])
    start_series(series=series.pk, at=AT)
    with pytest.raises(Refused):
        start_series(series=series.pk, at=AT)
    drawn = render_pdf

    def draw(*given: Any) -> Any:
        ask_to_stop(series=series.pk)
        return drawn(*given)

    monkeypatch.setattr(print_letters, "render_pdf", draw)
    stopped = print_series(series=series.pk, at=AT)
    assert (stopped.state, stopped.made) == ("stopped", 10)
    path = package_path(stopped)
    assert path
    assert len(zipfile.ZipFile(path).namelist()) == 10
    monkeypatch.undo()
    assert package_path(start_series(series=series.pk, at=AT)) is None, (
        "what the run before left is not the outcome of this one"
    )
    assert print_series(series=series.pk, at=AT).made == 30
    again = print_series(series=series.pk, at=AT)
    assert again.made == 30, "a job that is told twice does it once"


def test_a_fault_is_told_and_leaves_no_half_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: Any) -> Any:
        raise RuntimeError("no paper")

    monkeypatch.setattr(print_letters, "render_pdf", broken)
    failed = made(laid_down(("A", "B", 1)))
    assert (failed.state, failed.fault) == ("failed", "RuntimeError: no paper")
    assert package_path(failed) is None


def silent_run(series: LetterSeries) -> LetterSeries:
    """As a worker leaves a series that is killed in the middle of it."""
    LetterSeries.objects.filter(pk=series.pk).update(state="running", beat_at=AT, run=F("run") + 1)
    series.refresh_from_db()
    return series


def wait_until(is_so: Callable[[], bool], *, seconds: float = 60) -> None:
    end = monotonic() + seconds
    while not is_so():
        assert monotonic() < end, "it never happened"
        sleep(0.05)


def test_a_series_that_went_silent_is_taken_up_and_after_the_second_time_it_says_so() -> None:
    series = laid_down(("A", "B", 1))
    start_series(series=series.pk, at=AT)
    late = AT + timedelta(minutes=3)
    assert take_up_silent(at=AT + timedelta(minutes=1)) == []
    for _time in range(2):
        silent_run(series)
        assert take_up_silent(at=late) == [series.pk]
        series.refresh_from_db()
        assert (series.state, series.beat_at) == ("waiting", late)
    silent_run(series)
    take_up_silent(at=late)
    series.refresh_from_db()
    assert (series.state, series.ended_at) == ("failed", late)
    assert "bấm lập tiếp" in series.fault
    start_series(series=series.pk, at=late)
    assert print_series(series=series.pk, at=late).state == "done"


def test_a_run_that_lost_its_series_writes_nothing_more_about_it(monkeypatch: pytest.MonkeyPatch) -> None:
    series = laid_down(*[(f"Người {at}", "Đây", at) for at in range(1, 15)])
    start_series(series=series.pk, at=AT)
    drawn = render_pdf

    def draw(*given: Any) -> Any:
        LetterSeries.objects.filter(pk=series.pk).update(run=77, state="waiting")
        return drawn(*given)

    monkeypatch.setattr(print_letters, "render_pdf", draw)
    lost = print_series(series=series.pk, at=AT)
    assert (lost.state, lost.run, lost.package) == ("waiting", 77, "")


WORKER = """
import os, sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
settings.MEDIA_ROOT = os.environ["TEST_MEDIA"]
django.setup()
from gieo.core import clock, wall
from gieo.records.services.print_letters import print_series
wall.for_the_whole_process(wall.EVERYWHERE)  # as the worker of an installation begins
print_series(series=int(sys.argv[1]), at=clock.now())
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_leaves_letters_that_the_next_one_goes_on_with(settings: Any) -> None:
    series = laid_down(*[(f"Người {at}", "Đây", at) for at in range(1, 201)])
    start_series(series=series.pk, at=clock.now())
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gieo.settings",
        "TEST_DATABASE": connection.settings_dict["NAME"],
        "TEST_MEDIA": settings.MEDIA_ROOT,
    }
    worker = Popen([sys.executable, "-c", WORKER, str(series.pk)], env=environment)
    letters = Path(settings.MEDIA_ROOT) / "series" / f".{series.pk}" / "pdf"
    try:
        wait_until(lambda: len(list(letters.glob("[!.]*"))) >= 12 or worker.poll() is not None)
    finally:
        worker.kill()
        worker.wait()
    series.refresh_from_db()
    assert series.state == "running", "nobody was there to say otherwise"
    left = {path.name: path.stat().st_mtime_ns for path in letters.glob("[!.]*")}
    assert 12 <= len(left) < 200
    now = clock.now() + timedelta(minutes=3)
    assert take_up_silent(at=now) == [series.pk]
    done = print_series(series=series.pk, at=now)
    assert (done.state, done.made) == ("done", 200)
    path = package_path(done)
    assert path
    with zipfile.ZipFile(path) as archive:
        assert len([name for name in archive.namelist() if name.startswith("pdf/")]) == 200
        assert archive.testzip() is None
    assert not letters.exists()


@pytest.mark.web
def test_the_list_of_series_costs_the_same_for_one_and_three(client: Any, at: Any) -> None:
    at("2026-11-24 10:00")
    laid_down(("A", "B", 1))
    client.force_login(user_of(drafter()))
    url = reverse("records:letters")
    client.get(url)
    one = queries_of(lambda: client.get(url))
    laid_down(("A", "B", 1))
    laid_down(("A", "B", 1))
    assert queries_of(lambda: client.get(url)) == one
    assert client.get(url).content.decode().count("Mời họp hội đồng") == 3


@pytest.mark.web
def test_series_are_for_those_who_draft_in_the_province(client: Client, at: Any) -> None:
    at("2026-11-24 10:00")
    series = laid_down(("A", "B", 1))
    page, zipped = reverse("records:series", args=[series.pk]), reverse("records:letters-package", args=[series.pk])
    for reader, status in ((head(), 403), (officer_of(province_of("LS")), 404)):
        client.force_login(user_of(reader))
        assert [client.get(url).status_code for url in (page, zipped)] == [status, status]
    client.force_login(user_of(drafter()))
    assert client.get(page).status_code == 200
