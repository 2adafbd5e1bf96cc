"""Score sheets go from one province to another as a file, and come in as borrowed."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from gieo.cli.rulebooks import rulebooks
from gieo.rulebooks import library
from gieo.rulebooks.exchange import differences, taken, written
from gieo.rulebooks.models import Mark, Status

pytestmark = pytest.mark.unit

BOOK = "vn-2013/2023-11-27"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    handed = tmp_path / "phieu.yaml"
    assert CliRunner().invoke(rulebooks, ["sheets", BOOK, "--out", str(handed)]).exit_code == 0
    return handed


def changed(file: Path, change) -> None:
    sheets = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(sheets)
    file.write_text(yaml.safe_dump(sheets, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_what_is_handed_out_comes_in_the_same_and_is_borrowed(file):
    ours, read = library.get(BOOK).score_sheets, taken(file, library.legal_index())
    assert read.faults == []
    assert [line for key, sheet in read.sheets.items() for line in differences(ours[key], sheet)] == []
    assert read.sheets.keys() == ours.keys()
    values = [value for sheet in read.sheets.values() for value in (sheet, *sheet.criteria)]
    assert {(value.mark, value.status) for value in values} == {(Mark.BORROWED, Status.TO_CONFIRM)}
    assert taken_again(read, file) == read.sheets


def taken_again(read, file: Path):
    file.write_text(written(read.sheets), encoding="utf-8")
    return taken(file, library.legal_index()).sheets


def test_what_differs_is_told_line_by_line_and_written_apart(file, tmp_path):
    def other_weights(sheets) -> None:
        overview, content, *_rest = sheets["applied_research"]["criteria"]
        overview["points"], overview["coefficient"] = 8, 2
        content["points"], content["coefficient"] = 28, 7

    changed(file, other_weights)
    out = tmp_path / "khac.yaml"
    result = CliRunner().invoke(rulebooks, ["take-sheets", str(file), "--beside", BOOK, "--out", str(out)])
    assert result.exit_code == 0
    assert "Tổng quan tình hình nghiên cứu: tối đa 12 điểm (chấm 0-4, hệ số 3) → " in result.output
    assert "social_research: như phiếu đang dùng" in result.output
    assert list(yaml.safe_load(out.read_text(encoding="utf-8"))) == ["applied_research"]
    assert library.get(BOOK).score_sheets["applied_research"].criteria[0].points == 12


def test_a_sheet_that_does_not_hold_is_named_and_the_others_come_in(file):
    def spoil(sheets) -> None:
        sheets["applied_research"]["total"] = 90
        sheets["social_research"]["basis"] = ["TT99-2099:1"]

    changed(file, spoil)
    read = taken(file, library.legal_index())
    assert len(read.faults) == 2
    assert "the criteria bring 100 points, not 90" in read.faults[0]
    assert "social_research: rests on TT99-2099:1" in read.faults[1]
    assert "applied_research" not in read.sheets
    assert "trial_production" in read.sheets
    assert CliRunner().invoke(rulebooks, ["take-sheets", str(file), "--beside", BOOK]).exit_code == 1


@pytest.mark.parametrize("words", ["- một danh sách", "a: 1\na: 2", "phiếu: một dòng", ":\n  - ]"])
def test_what_is_no_file_of_sheets_is_refused_in_words(tmp_path, words):
    file = tmp_path / "hong.yaml"
    file.write_text(words, encoding="utf-8")
    read = taken(file, library.legal_index())
    assert read.faults
    assert read.sheets == {}


def test_a_rulebook_that_is_not_there_is_said_with_those_that_are():
    result = CliRunner().invoke(rulebooks, ["sheets", "vn-1900/1900-01-01"])
    assert result.exit_code == 1
    assert BOOK in result.output
