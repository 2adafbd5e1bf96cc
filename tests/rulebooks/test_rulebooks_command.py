"""`gieo rulebooks check`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gieo.cli.rulebooks import rulebooks
from gieo.rulebooks import checking, library
from gieo.rulebooks.checking import Problem, check
from gieo.rulebooks.models import Status
from gieo.rulebooks.models.holidays import vietnamese_years
from gieo.rulebooks.reading import BadRulebook

pytestmark = pytest.mark.unit


def test_the_rulebooks_of_the_installation_hold():
    report = check()
    assert report.problems == ()
    assert report.rulebooks == 4
    assert report.computed == report.deadlines * 12 * 6


def test_the_command_prints_counts_and_succeeds():
    result = CliRunner().invoke(rulebooks, ["check"])
    assert result.exit_code == 0
    assert result.output.startswith("4 rulebooks, ")


def test_the_command_writes_what_it_saw(tmp_path: Path):
    out = tmp_path / "report.json"
    assert CliRunner().invoke(rulebooks, ["check", "--json", str(out)]).exit_code == 0
    seen = json.loads(out.read_text(encoding="utf-8"))
    assert seen["problems"] == []
    assert len(seen["to_confirm"]) > 5


def test_the_unsure_values_can_be_listed():
    output = CliRunner().invoke(rulebooks, ["check", "--unsure"]).output
    assert "? vn-2013/2023-11-27: deadlines.proposal.screening" in output


def test_a_problem_is_printed_and_fails_the_command(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(library, "rulebooks", _refuse)
    out = tmp_path / "report.json"
    result = CliRunner().invoke(rulebooks, ["check", "--json", str(out)])
    assert result.exit_code == 1
    assert "✕ rulebooks: late.yaml: late.kept: Field required" in result.output
    assert json.loads(out.read_text(encoding="utf-8"))["problems"][0]["place"] == "rulebooks"


def _refuse() -> None:
    raise BadRulebook("late.yaml: late.kept: Field required")


def test_a_value_surer_than_its_articles_is_a_problem(monkeypatch):
    book = library.get("vn-2013/2023-11-27")
    screening = book.deadline("proposal.screening").model_copy(update={"status": Status.IN_FORCE})
    overconfident = book.model_copy(update={"deadlines": {"proposal.screening": screening}})
    monkeypatch.setattr(library, "rulebooks", lambda: [overconfident])
    assert check().problems == (
        Problem(
            "vn-2013/2023-11-27: deadlines.proposal.screening",
            "is in_force, but all it rests on is to_confirm: GIEO-MACDINH:1",
        ),
    )


def test_a_year_missing_from_the_calendar_is_a_problem(monkeypatch):
    years = vietnamese_years()
    monkeypatch.setattr(checking, "vietnamese_years", lambda: (years[0], years[2]))
    assert Problem("calendar", "no days of rest between 2022 and 2024") in check().problems
