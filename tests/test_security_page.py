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


# ---------------------------------------------------------------- line by line

LIST = (REPOSITORY / "docs" / "asvs.md").read_text()
LINE = re.compile(
    r"^\| (?P<what>[0-9]+\.[0-9]+\.[0-9]+) \| (?P<asks>[^|]+) \| (?P<how>[^|]+) \| (?P<proof>[^|]+) \|$", re.MULTILINE
)
NOTHING, OPEN, OPERATOR, ARGUED = "–", "**Open**", "**Operator**", "**Argued**"
# The numbers of level 2 in version 4.0.3; those that are missing between them are of level 3 or were taken out.
LEVEL_2 = """
1.1:7 1.2:4 1.4:1,4,5 1.5:4 1.6:4 1.7:2 1.8:2 1.9:2 1.10:1 1.11:2 1.12:2, 1.14:6
2.1:12 2.2:3 2.3:3 2.4:6 2.5:7 2.6:3 2.7:6 2.8:7 2.9:3 2.10:4
3.1:1 3.2:4 3.3:4 3.4:5 3.5:3 3.7:1
4.1:1,2,3,5 4.2:2 4.3:3
5.1:5 5.2:8 5.3:10 5.4:3 5.5:4
6.1:3 6.2:6 6.3:2 6.4:2
7.1:4 7.2:2 7.3:1,3,4 7.4:3
8.1:4 8.2:3 8.3:8
9.1:3 9.2:4
10.2:2 10.3:3
11.1:8
12.1:3 12.2:1 12.3:6 12.4:2 12.5:2 12.6:1
13.1:1,3,4,5 13.2:1,2,3,5,6 13.3:2 13.4:2
14.1:4 14.2:6 14.3:2,3 14.4:7 14.5:4
"""


def numbers() -> list[str]:
    """Written out: one figure is the last of a run from 1, several are themselves."""
    found = []
    for section, said in (part.split(":") for part in LEVEL_2.split()):
        single = [int(each) for each in said.split(",") if each]
        run = range(1, single[0] + 1) if "," not in said else single
        found += [f"{section}.{at}" for at in run]
    return found


def test_every_line_of_level_2_is_there_once_and_in_order() -> None:
    assert [row["what"] for row in LINE.finditer(LIST)] == numbers()
    assert len(numbers()) > 250


def test_every_line_that_applies_names_what_shows_it() -> None:
    for row in LINE.finditer(LIST):
        proofs = paths_in(row["proof"])
        assert [name for name in proofs if not is_there(name)] == [], row["what"]
        assert proofs or row["how"].startswith(NOTHING), f"{row['what']}: nothing shows it"
        assert proofs or len(row["how"]) >= len("– nothing"), f"{row['what']}: it does not say why"


def test_what_is_the_operators_is_said_in_the_manual_and_nothing_is_open() -> None:
    for row in LINE.finditer(LIST):
        assert OPEN not in row["how"], row["what"]
        assert (OPERATOR in row["how"]) is ("`docs/operations.md`" in row["proof"]), row["what"]
        for mark in (OPERATOR, ARGUED):
            _before, found, reason = row["how"].partition(mark)
            assert not found or len(reason) > len(": nobody"), f"{row['what']}: it does not say what"


def test_the_list_counts_what_is_met_and_by_whom() -> None:
    rows = list(LINE.finditer(LIST))
    without = sum(row["how"].startswith(NOTHING) for row in rows)
    theirs, argued = (sum(mark in row["how"] for row in rows) for mark in (OPERATOR, ARGUED))
    said = (
        f"Of {len(rows)} lines {len(rows) - without - theirs - argued} are met by the program, {theirs} in part or whole "
        f"by the operator, {argued} otherwise for a reason, 0 are open, {without} have no object here."
    )
    assert said in " ".join(LIST.split())
