"""The page on security claims nothing that no file or test shows (issue 5, "Shows")."""

import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.unit

PAGE = (REPOSITORY / "docs" / "security.md").read_text()
ROW = re.compile(r"^\| (?P<what>[0-9][^|]*) \| (?P<how>[^|]*) \| (?P<proof>[^|]*) \|$", re.MULTILINE)
NAMED = re.compile(r"`([^`]+)`")
# Sections where there is nothing to prove, because there is no such thing.
NOTHING_THERE = {"2.7 out of band", "12.6 SSRF"}


def paths_in(text: str) -> list[str]:
    """What is written like a file or a folder of ours; words like `nosniff` are not."""
    return [
        name for name in NAMED.findall(text) if re.fullmatch(r"\.?[\w./-]+", name) and ("/" in name or "." in name[1:])
    ]


def is_there(name: str) -> bool:
    return any((root / name).exists() for root in (REPOSITORY, REPOSITORY / "src" / "gieo"))


def test_every_line_names_a_file_or_a_test_and_each_of_them_exists() -> None:
    rows = list(ROW.finditer(PAGE))
    assert len(rows) > 25
    for row in rows:
        proofs = paths_in(row["proof"])
        assert proofs or row["what"] in NOTHING_THERE, f"{row['what']}: nothing shows it"
        assert [name for name in proofs if not is_there(name)] == [], row["what"]


def test_every_test_it_names_holds_tests() -> None:
    for name in {name for row in ROW.finditer(PAGE) for name in paths_in(row["proof"]) if name.startswith("tests/")}:
        path = REPOSITORY / name
        files = list(path.rglob("test_*.py")) if path.is_dir() else [path]
        assert any(re.search(r"^def test_", file.read_text(), re.MULTILINE) for file in files), name


def test_the_proof_sees_a_file_that_is_gone() -> None:
    assert paths_in("`tests/gone/test_x.py`, `nosniff`, CSP") == ["tests/gone/test_x.py"]
    assert not is_there("tests/gone/test_x.py")
    assert is_there("settings/security.py")
    assert is_there(str(Path("tests") / "files"))
