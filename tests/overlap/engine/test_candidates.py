from pathlib import Path

import pytest

from gieo.overlap.engine.candidates import Candidates, fingerprint
from gieo.overlap.engine.records import Part, Record

pytestmark = pytest.mark.unit


def record(key: int, title: str) -> Record:
    return Record(str(key), {Part.TITLE: title})


def test_found_whatever_the_order_the_marks_and_the_name(tmp_path: Path) -> None:
    index = Candidates(tmp_path)
    index.build([record(7, "Nuôi cá chạch lấu tại An Giang"), record(8, "Trồng ca cao xen dừa"), record(9, "Nuôi tôm")])
    index.reload()
    assert len(index) == 3
    assert index.near(record(0, "ca chach lau nuoi"), 10)[0] == 7
    assert index.near(record(0, "Cây làm sô-cô-la dưới tán dừa"), 10)[0] == 8
    assert index.near(record(0, "của và trên"), 10) == []


def test_written_again_it_is_there_once_and_others_see_it_after_reloading(tmp_path: Path) -> None:
    index, reader = Candidates(tmp_path), Candidates(tmp_path)
    index.write([record(1, "Nuôi lươn")])
    assert len(reader) == 0
    index.write([record(1, "Nuôi ba ba"), record(2, "Nuôi ếch")])
    reader.reload()
    assert len(reader) == 2
    assert reader.near(record(0, "lươn"), 5) == []
    assert reader.near(record(0, "ba ba"), 5)[0] == 1


def test_rarity_is_that_of_the_register(tmp_path: Path) -> None:
    index = Candidates(tmp_path)
    index.build([record(at, "Nuôi cá tra") for at in range(50)] + [record(99, "Nuôi lươn")])
    index.reload()
    rarity = index.rarity()
    assert rarity.tasks == 51
    assert rarity.of("object:lươn") > rarity.of("object:cá tra")
    assert rarity.of("object:voọc") > rarity.of("object:lươn")


def test_a_broken_write_leaves_what_was_there(tmp_path: Path) -> None:
    index = Candidates(tmp_path)
    index.write([record(1, "Nuôi lươn")])

    def breaks() -> object:
        yield record(2, "Nuôi ếch")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        index.write(breaks())  # type: ignore[arg-type]
    index.reload()
    assert len(index) == 1
    index.write([record(3, "Nuôi ba ba")])
    index.reload()
    assert len(index) == 2


def test_the_fingerprint_is_stable() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16
