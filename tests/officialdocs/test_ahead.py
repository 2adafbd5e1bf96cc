"""Printing ahead: the click takes what the page before it printed, and loses nothing when there is nothing to take."""

import os
from pathlib import Path

import pytest

from gieo.officialdocs import ahead, library, print_ahead, printed, render_pdf

pytestmark = pytest.mark.unit

KIND = "submission_receipt"
SAMPLE = library.get(KIND).dummy


@pytest.fixture(autouse=True)
def _own_prints(settings, tmp_path):
    settings.CACHES = {**settings.CACHES, "prints": {**settings.CACHES["prints"], "LOCATION": str(tmp_path / "prints")}}


@pytest.fixture
def engine(monkeypatch) -> list[str]:
    """Counts what the real engine prints."""
    asked: list[str] = []

    def counting(kind, context):
        asked.append(kind)
        return render_pdf(kind, context)

    monkeypatch.setattr(ahead, "render_pdf", counting)
    return asked


def test_the_same_values_are_printed_once_and_give_the_same_bytes(engine):
    print_ahead(KIND, SAMPLE)
    print_ahead(KIND, SAMPLE)
    assert engine == [KIND]
    assert printed(KIND, SAMPLE) == render_pdf(KIND, SAMPLE)
    assert engine == [KIND]


def test_other_values_are_printed_on_the_spot(engine):
    print_ahead(KIND, SAMPLE)
    other = {**SAMPLE, "number": "LS-TN-2024-00002"}
    assert printed(KIND, other) == render_pdf(KIND, other)
    assert engine == [KIND, KIND]


def test_what_nobody_came_for_is_swept_away(engine, settings):
    print_ahead(KIND, SAMPLE)
    assert ahead.sweep() == 0
    (kept,) = Path(settings.CACHES["prints"]["LOCATION"]).glob("*.djcache")
    long_ago = kept.stat().st_mtime - ahead.KEPT_SECONDS - 1
    os.utime(kept, (long_ago, long_ago))
    assert ahead.sweep() == 1
    assert printed(KIND, SAMPLE).pages == 1
    assert engine == [KIND, KIND]
