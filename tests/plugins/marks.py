"""`gieo requirements` asks the collected tests which rows of the catalogue they prove."""

import json
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--requirements-out", default="", help="write {row: [tests]} as JSON and run nothing")


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
