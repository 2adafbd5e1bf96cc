"""The regime of a task follows from its law and its day; both days of the resolution stand in the legal index."""

from datetime import date
from pathlib import Path

import pytest

from gieo.kernel.law import Law
from gieo.rulebooks import library
from gieo.rulebooks.models import Status
from gieo.rulebooks.reading import BadRulebook
from gieo.rulebooks.regimes import load_regimes, regime_of, regimes

pytestmark = pytest.mark.unit

PILOT, NEW = "NQ193-2025", "LUAT93-2025"


@pytest.mark.parametrize(
    ("law", "on", "key"),
    [
        (Law.L2013, date(2024, 5, 2), "L2013"),
        (Law.L2013, date(2025, 2, 18), "L2013"),
        (Law.L2013, date(2025, 2, 19), "L2013+NQ193"),
        (Law.L2013, date(2025, 9, 30), "L2013+NQ193"),
        (Law.L2025, date(2025, 10, 1), "L2025"),
        (Law.L2025, date(2026, 11, 27), "L2025"),
    ],
)
def test_the_day_of_approval_says_the_regime(law: Law, on: date, key: str) -> None:
    assert regime_of(law, on=on).key == key


@pytest.mark.parametrize(
    ("law", "on", "key"),
    [
        (Law.L2013, date(2025, 10, 7), "L2013"),  # kept under the old law by hand, after the border
        (Law.L2025, date(2025, 9, 20), "L2025"),  # put under the new one by hand, before it
        (Law.L2013, None, "L2013"),
        (Law.L2025, None, "L2025"),
    ],
)
def test_whoever_moves_a_task_by_hand_moves_its_regime(law: Law, on: date | None, key: str) -> None:
    assert regime_of(law, on=on).key == key


def test_the_border_is_one_day_and_stands_in_the_index_alone() -> None:
    index = library.legal_index().instruments
    last, first = index[PILOT].to_day, index[NEW].from_day
    assert last
    assert first
    assert (first - last).days == 1
    assert index["LUAT29-2013"].to_day == last


def test_nothing_is_surer_than_what_was_read() -> None:
    index = library.legal_index()
    for regime in regimes():
        sure = any(index[key].status is Status.IN_FORCE for key in regime.basis)
        assert sure or regime.status is Status.TO_CONFIRM, regime.key
        assert regime.in_words
    [pilot] = [regime for regime in regimes() if PILOT in regime.instruments]
    assert (pilot.status, bool(pilot.note)) == (Status.TO_CONFIRM, True), "its special mechanisms were not read"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{key: L2013, law: vn-2013, instruments: [NONE], basis: [LUAT29-2013]}", "NONE is not in the index"),
        ("{key: L2013, law: vn-2013, instruments: [LUAT29-2013], basis: [LUAT29-2013]}", "no regime of vn-2025"),
        ("{key: L1999, law: vn-2013, instruments: [LUAT29-2013], basis: [LUAT29-2013]}", "key"),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "regimes.yaml"
    path.write_text(f"regimes:\n  - {content}\n")
    with pytest.raises(BadRulebook, match=says):
        load_regimes(library.legal_index(), path)
