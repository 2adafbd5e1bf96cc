"""Codes by the words of a text: whole words only, what is studied before what it is for."""

import json
from pathlib import Path

import pytest

from gieo.overlap.engine.branches import lexicon_of, words_told
from gieo.overlap.engine.records import Part, Record
from gieo.registry.rules.classification import branches

pytestmark = pytest.mark.unit

WORDS = lexicon_of({code: branch.words for code, branch in branches().items()})
FIELDS = {branch.field: code[0] for code, branch in branches().items()}


def ranked(title: str, **parts: str) -> list[str]:
    texts = {Part.TITLE: title, **{Part(name): text for name, text in parts.items()}}
    told = words_told(Record("", texts).readings, WORDS)
    return sorted(told, key=lambda code: -sum(told[code].values()))


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Nuôi cá tầm trong lồng trên hồ chứa", "405"),
        ("Nuoi ca tam, san xuat giong ca nuoc lanh", "405"),  # written without marks
        ("Phục tráng giống lúa nếp nương", "401"),
        ("Xử lý nước thải làng nghề bún", "207"),
        ("Bảo tồn hát then của người Tày", "604"),
        ("Phẫu thuật nội soi điều trị ung thư dạ dày", "302"),
    ],
)
def test_the_likeliest_code_comes_first(title: str, code: str) -> None:
    assert ranked(title)[0] == code


@pytest.mark.parametrize("title", ["Hệ thống thông tin", "Di cư ở Điện Biên", "Gen NA của vi rút"])
def test_a_piece_of_a_word_tells_nothing(title: str) -> None:
    assert not {"404", "202", "401"} & set(ranked(title))


def test_the_name_tells_more_than_the_aims() -> None:
    assert ranked("Nuôi ong lấy mật", aims="Trồng cây ăn quả")[0] == "402"


def test_the_field_is_right_for_most_tasks_of_the_development_set(shared: Path) -> None:
    """Whoever wrote the words saw this set: a floor against breaking them, no claim about other tasks."""
    tasks = [json.loads(line) for line in (shared / "data" / "dev-tasks.jsonl").read_text().splitlines()]
    right = 0
    for task in tasks:
        codes = ranked(task["title"], **({"aims": task["abstract"]} if task["abstract"] else {}))
        right += any(code[0] == FIELDS[task["field"]] for code in codes[:3])
    assert right / len(tasks) >= 0.8
