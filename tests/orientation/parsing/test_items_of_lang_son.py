"""Each of the 43 items of a real notice, at the lines where the catalogue of requirements puts it."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.orientation.parsing.test_real_documents import read_seed

pytestmark = pytest.mark.unit

ITEMS_OF_FIELD = {1: 8, 2: 14, 3: 14, 4: 3, 5: 4}


def rows() -> list[Any]:
    names = [(f"LS25-II.{n}-{item}", n, item) for n, items in ITEMS_OF_FIELD.items() for item in range(1, items + 1)]
    return [pytest.param(*each, marks=pytest.mark.requirement(each[0]), id=each[0]) for each in names]


@pytest.mark.parametrize(("name", "field", "item"), rows())
def test_the_item_stands_at_its_lines_with_its_footnotes(shared: Path, name: str, field: int, item: int) -> None:
    catalogue = (shared / "requirements" / "requirements.md").read_text()
    found = re.search(rf"^\| {re.escape(name)} \| (\d+)-(\d+) \|.*\|([^|]*)\|$", catalogue, re.MULTILINE)
    assert found
    first, last, plan = int(found[1]), int(found[2]), found[3]
    [parsed] = [each for each in read_seed(shared, "002").fields if each.n == field]
    item_of_notice = parsed.items[item - 1]
    assert list(item_of_notice.lines) == [first, last]
    if noted := re.match(r" fn ([\d, ]+?) →", plan):
        assert set(map(int, noted[1].split(","))) <= set(item_of_notice.footnotes)
