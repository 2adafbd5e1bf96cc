from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from gieo.overlap.engine.comparing import Comparison, compare
from gieo.overlap.engine.reasons import How, reasons
from gieo.overlap.engine.records import Part, Record

pytestmark = pytest.mark.unit
DATA = Path(__file__).parent.parent / "data"


def record(text: str) -> Record:
    title, _, aims = text.partition(" | ")
    return Record("0", {Part.TITLE: title, Part.AIMS: aims})


def compared(query: str, task: str) -> Comparison:
    return compare(record(query), record(task))


@cache
def pairs() -> list[dict[str, Any]]:
    return yaml.safe_load((DATA / "pairs.yaml").read_text())


def test_the_same_study_in_other_words_is_warned_of() -> None:
    answers = [(text, compared(text, pair["task"]).is_alarm) for pair in pairs() for text in pair["same"]]
    missed = [text for text, warned in answers if not warned]
    assert len(missed) <= len(answers) * 0.06, missed


def test_a_trap_is_not_warned_of() -> None:
    assert [text for pair in pairs() for text in pair["other"] if compared(text, pair["task"]).is_alarm] == []


@pytest.mark.parametrize(
    ("query", "task"),
    [
        ("Xây dựng chỉ dẫn địa lý cho cà phê Đắk Nông", "Xây dựng chỉ dẫn địa lý cho hồ tiêu Đắk Nông"),
        ("Văn hóa người Tày ở Bắc Kạn", "Văn hóa người Dao ở Bắc Kạn"),
        ("Phòng trừ rầy nâu hại lúa Thái Bình", "Phòng trừ bạc lá hại lúa Thái Bình"),
    ],
)
def test_one_thing_in_anothers_place_is_another_study(query: str, task: str) -> None:
    assert not compared(query, task).is_alarm
    assert compared(task, task).is_alarm


def test_the_place_does_not_matter_but_is_told() -> None:
    found = compared("Nuôi cá chạch lấu tại tỉnh Vĩnh Long", "Nuôi cá chạch lấu tại tỉnh An Giang")
    assert found.is_alarm
    place = next(each for each in reasons(found).aspects if each.facet == "place")
    assert (place.only_asked, place.only_task) == (("vĩnh long",), ("an giang",))


@pytest.mark.parametrize("short", ["NC KN sinh trưởng rau màu", "NC XD mô hình trồng KL cao sản"])
def test_unlisted_initials_are_read_in_the_other_text(short: str) -> None:
    task = "Nghiên cứu khả năng sinh trưởng rau màu; trồng khoai lang cao sản"
    unread = short.replace("KN", "XQ").replace("KL", "XQ")
    assert compared(short, task).score > compared(unread, task).score


def test_reasons_show_whole_texts_with_their_runs() -> None:
    query, task = "Ướp lạnh cá trên thuyền đánh xa bờ ở Cà Mau", "Bảo quản hải sản trên tàu cá xa bờ"
    shown = reasons(compared(query, task)).passages[0]
    assert "".join(piece.text for piece in shown.asked) == query
    assert "".join(piece.text for piece in shown.task) == task
    assert any(piece.how == How.OTHER_NAME and "Ướp lạnh" in piece.text for piece in shown.asked)
    assert {piece.how for piece in shown.asked} >= {How.NOT, How.SAME}


def test_a_bare_title_is_weak_evidence() -> None:
    assert record("Nghiên cứu xây dựng mô hình tại tỉnh Sơn La").is_weak
    assert not record("Phòng trừ rầy nâu hại lúa bằng thiên địch").is_weak


def test_nothing_is_near_nothing() -> None:
    assert compared("và của", "Trồng lúa").score == 0
    assert compared("", "").score == 0
