"""`make scan` tells holes from what could not be looked at."""

import sys
from pathlib import Path

import pytest

from scripts.scan import CLEAN, HOLES, NOT_LOOKED_AT, of_code, of_dependencies

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("says", "ends", "expected"),
    [
        ("No known vulnerabilities found", 0, CLEAN),
        ("requests.exceptions.ConnectionError: Max retries exceeded", 1, NOT_LOOKED_AT),
        ("Dependency not found on any list, skipped", 0, NOT_LOOKED_AT),
        ("Found 1 known vulnerability in 1 package", 1, HOLES),
    ],
)
def test_a_verdict_says_what_was_found_and_what_was_not_looked_at(
    tmp_path: Path, says: str, ends: int, expected: int
) -> None:
    tool = tmp_path / "audit.py"
    tool.write_text(f"import sys\nprint({says!r})\nsys.exit({ends})\n")
    verdict = of_dependencies([sys.executable, str(tool)], tmp_path / "base.txt")
    assert verdict.code == expected
    assert ("not looked at" in verdict.words or "no list" in verdict.words) == (expected == NOT_LOOKED_AT)


def test_without_the_tool_it_is_said_in_words() -> None:
    verdict = of_dependencies(None, Path("base.txt"))
    assert (verdict.code, "not installed" in verdict.words) == (NOT_LOOKED_AT, True)


def test_the_code_is_clean_or_it_is_said_where_not() -> None:
    assert of_code([sys.executable, "-c", "pass"], "nothing").code == CLEAN
    verdict = of_code([sys.executable, "-c", "print('line 7'); raise SystemExit(1)"], "something")
    assert verdict.code == HOLES
    assert "line 7" in verdict.words
