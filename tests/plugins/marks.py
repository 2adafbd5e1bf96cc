"""What takes long is begun first; `gieo requirements` asks the collected tests which rows they prove."""

import json
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--requirements-out", default="", help="write {row: [tests]} as JSON and run nothing")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, else one process is at them when the other has nothing left to do.

    The order is random otherwise. Left to itself the distribution begins with the files of most tests, and those of a
    few long ones come last.
    """
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in ("long", "e2e")))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Write the map of rows to tests, if asked."""
    out = session.config.getoption("--requirements-out")
    if not out:
        return
    rows: dict[str, list[str]] = {}
    for item in session.items:
        for mark in item.iter_markers("requirement"):
            for row in mark.args:
                rows.setdefault(row, []).append(item.nodeid)
    Path(out).write_text(json.dumps({row: sorted(set(tests)) for row, tests in sorted(rows.items())}, indent=1))
