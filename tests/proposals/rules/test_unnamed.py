"""Names, mail addresses and telephone numbers leave a text; figures, dates and words that only look alike stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.proposals.rules.unnamed import HIDDEN, without_names

pytestmark = pytest.mark.unit

NAMES = ["Đinh Thị Lan", "Hợp tác xã Hồi Vân", "Vân"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Bà Đinh Thị Lan chủ trì", f"Bà {HIDDEN} chủ trì"),
        ("ĐINH THỊ LAN, đinh  thị\nlan", f"{HIDDEN}, {HIDDEN}"),
        (unicodedata.normalize("NFD", "Hợp tác xã Hồi Vân"), HIDDEN),
        ("thư lan.dinh@hoivan.example.vn, gọi 0912.345.678 hoặc +84 912 345 678", f"thư {HIDDEN}, gọi {HIDDEN} hoặc {HIDDEN}"),
        ("năm 2026, 1.250.000.000 đồng, 20/05/2026, mã 0123", "năm 2026, 1.250.000.000 đồng, 20/05/2026, mã 0123"),
        ("vườn hồi Văn Quan, vân gỗ", f"vườn hồi Văn Quan, {HIDDEN} gỗ"),  # a short name takes more than it should, never less
        ("Lan rừng", "Lan rừng"),
    ],
)  # fmt: skip
def test_what_names_somebody_is_taken_out_and_nothing_else(said: str, left: str) -> None:
    assert without_names(said, NAMES) == left


def test_it_goes_as_deep_as_the_answers_do_and_leaves_figures_alone() -> None:
    answers = {
        "budget": {"science_budget": 900_000_000},
        "results": [{"result": "Mô hình của Hợp tác xã Hồi Vân"}],
        "x": None,
    }
    assert without_names(answers, NAMES) == {
        "budget": {"science_budget": 900_000_000}, "results": [{"result": f"Mô hình của {HIDDEN}"}], "x": None,
    }  # fmt: skip
    assert without_names("như cũ", []) == "như cũ"
    assert without_names("như cũ", ["  "]) == "như cũ"


@given(st.text(alphabet="abc .(*[\\"), st.text(alphabet="abc .(*[\\", min_size=1).filter(str.strip))
def test_a_name_of_whatever_letters_is_gone_where_it_stands_alone(around: str, name: str) -> None:
    left = without_names(f"{around} | {name} | {around}", [name])
    assert f"| {name} |" not in left
