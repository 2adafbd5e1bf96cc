"""A model of meaning out of a file: it orders and explains, it never warns, and without one nothing changes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from gieo.environment import env
from gieo.overlap import model as configured
from gieo.overlap.engine.candidates import Candidates
from gieo.overlap.engine.checking import Checked, check
from gieo.overlap.engine.meaning import LIFT
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.engine.vectors import Model

pytestmark = pytest.mark.unit

# Words of our own making on three axes: smoke and soot, pottery and bricks, reading and books.
VECTORS = """12 3
khói 1 0.1 0
bụi 0.9 0.2 0
muội 0.95 0.1 0.05
lò 0.1 1 0
nung 0.2 0.95 0
gạch 0.1 0.9 0.1
gốm 0 0.95 0.1
đọc 0 0.1 1
sách 0.05 0 1
thư_viện 0 0.05 0.95
lọc 0.7 0.3 0
giảm 0.6 0.3 0.1
"""
ASKED = {Part.TITLE: "Lọc khói lò gạch"}
TASKS = [
    {Part.TITLE: "Giảm bụi muội khi nung gốm"},
    {Part.TITLE: "Đọc sách ở thư viện"},
    {Part.TITLE: "Sản xuất gạch không nung"},
]


@pytest.fixture
def model(tmp_path: Path) -> Model:
    file = tmp_path / "tu.vec"
    file.write_text(VECTORS, encoding="utf-8")
    return Model.read(file)


def checked(tmp_path: Path, model: Model | None) -> Checked:
    index = Candidates(tmp_path / ("with" if model else "without"))
    index.build(Record(str(key), texts) for key, texts in enumerate(TASKS))
    index.reload()

    def fetch(wanted: Sequence[int]) -> Iterator[tuple[int, dict[Part, str]]]:
        return ((key, TASKS[key]) for key in wanted)

    return check(ASKED, index=index, fetch=fetch, newer=range(len(TASKS)), model=model)


def test_it_moves_up_what_words_do_not_find_says_by_which_words_and_warns_of_nothing(
    tmp_path: Path, model: Model
) -> None:
    by_words, with_model = checked(tmp_path, None), checked(tmp_path, model)
    assert by_words.meanings == {}
    assert {each.task.key: each.score for each in by_words.found} == {
        each.task.key: each.score for each in with_model.found
    }, "the score is that of the words, with or without a model"
    smoke, books = with_model.meanings["0"], with_model.meanings["1"]
    assert smoke.is_near
    assert (smoke.near > 0.9, books.near < 0.5) == (True, True)
    assert smoke.lift <= LIFT
    pairs = {(pair.asked, pair.task) for pair in smoke.pairs}
    assert ("khói", "muội") in pairs or ("khói", "bụi") in pairs
    order = [each.task.key for each in with_model.found]
    assert order.index("0") < order.index("1")
    assert not any(each.is_alarm for each in with_model.found)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no vectors"),
        ("khói 1 0\nbụi 1 0 0\n", ":2"),
        ("khói một hai\n", ":1"),
        ("khói nan 1\n", ":1"),
        ("\x00\x01\x02", ":1"),
    ],
)
def test_a_file_that_holds_no_vectors_is_refused_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "hong.vec"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        Model.read(file)


def test_none_is_asked_unless_the_administrator_names_one_and_a_bad_one_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert env.overlap_model == ""
    assert configured.model() is None
    monkeypatch.setattr(env, "overlap_model", str(tmp_path / "khong-co.vec"))
    assert configured.model() is None
    file = tmp_path / "tu.vec"
    file.write_text(VECTORS, encoding="utf-8")
    monkeypatch.setattr(env, "overlap_model", str(file))
    found = configured.model()
    assert found is not None
    assert len(found) == 12
