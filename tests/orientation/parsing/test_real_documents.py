"""The five real documents, against what a full reading of them expects."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gieo.orientation.parsing import ParsedDocument, parse, read_source
from gieo.rulebooks import library

pytestmark = pytest.mark.unit


def read_seed(shared: Path, seed: str) -> ParsedDocument:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    return parse(read_source(path.read_bytes(), path.name))


def score(shared: Path, seed: str, tmp_path: Path) -> dict[str, Any]:
    out = tmp_path / "parsed.json"
    out.write_text(read_seed(shared, seed).model_dump_json())
    tool = [sys.executable, str(shared / "tools" / "score_notice.py"), str(out), seed, "--json"]
    printed = subprocess.run(tool, check=True, capture_output=True, text=True).stdout
    scored: dict[str, Any] = json.loads(printed)
    return scored


@pytest.mark.requirement("BG25-I-0", "BG25-I-1", "BG25-I-2", "BG25-I-3", "BG25-I-4", "BG25-I-5", "BG25-I-6")
@pytest.mark.requirement("LS25-0-2", "LS25-II-0", "LS25-II-1", "LS25-II-2", "LS25-II-3", "LS25-II-4", "LS25-II-5")
@pytest.mark.parametrize(
    ("seed", "least", "most_wrong"), [("000", 0.99, 0.01), ("002", 0.99, 0.01), ("001", 0.85, 0.05)]
)
def test_found_and_wrong(shared: Path, tmp_path: Path, seed: str, least: float, most_wrong: float) -> None:
    scored = score(shared, seed, tmp_path)
    assert scored["recall"] >= least
    assert scored["wrong"] <= most_wrong


@pytest.mark.requirement("X-1")
@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_every_document_is_read_and_no_line_of_a_notice_is_lost(shared: Path, seed: str) -> None:
    document = read_seed(shared, seed)
    assert document.document.type in {"THÔNG BÁO", "CHỈ THỊ", "KẾ HOẠCH"}
    if seed in {"000", "002"}:
        assert document.unassigned_lines == []


@pytest.mark.requirement("LS25-II-6", "X-20")
def test_footnotes_of_lang_son(shared: Path) -> None:
    document = read_seed(shared, "002")
    assert len(document.footnotes) == 21
    assert [footnote.n for footnote in document.footnotes if footnote.resolves_to is None] == [19]
    assert sum(bool(item.footnotes) for field in document.fields for item in field.items) == 21


@pytest.mark.requirement("LS25-II-3")
def test_a_page_number_does_not_fall_into_an_item(shared: Path) -> None:
    assert "7" not in read_seed(shared, "002").fields[2].items[4].text


@pytest.mark.requirement("LS25-0-1")
def test_letterhead_in_two_columns(shared: Path) -> None:
    face = read_seed(shared, "002").document
    assert (face.parent_body, face.symbol, face.number) == ("UBND tỉnh Lạng Sơn", "TB-SKHCN", None)
    assert (face.place, face.month, face.plan_year) == ("Lạng Sơn", "2024-03", 2025)


@pytest.mark.requirement("BG25-0-6")
def test_issuer_from_the_enacting_sentence(shared: Path) -> None:
    face = read_seed(shared, "000").document
    assert (face.issuer, face.issuer_lines) == ("Sở Khoa học và Công nghệ tỉnh Bắc Giang", [31, 353])


@pytest.mark.requirement("LS25-I-1b")
def test_a_rule_cited_but_not_among_the_grounds_is_said_and_asked_for(shared: Path) -> None:
    (finding,) = [each for each in read_seed(shared, "002").findings if each.code == "cited_not_in_bases"]
    assert "47/2018/QĐ-UBND" in finding.message
    form = library.get("lang-son/2018-09-03").proposal_form
    assert form
    assert "QD47-2018-LS:3" in form.field("grounds").basis


@pytest.mark.requirement("LS25-III-4")
def test_phones_are_normalised(shared: Path) -> None:
    assert read_seed(shared, "002").phones == ["02053874205", "02053718595"]
