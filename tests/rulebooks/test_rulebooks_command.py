"""`gieo rulebooks check`."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from gieo.cli.rulebooks import rulebooks
from gieo.rulebooks import checking, library
from gieo.rulebooks.checking import Problem, check
from gieo.rulebooks.models import Mark, Status
from gieo.rulebooks.models.holidays import vietnamese_years
from gieo.rulebooks.reading import BadRulebook

pytestmark = pytest.mark.unit


def test_the_rulebooks_of_the_installation_hold():
    report = check()
    assert report.problems == ()
    assert report.rulebooks == 8
    assert report.computed == report.deadlines * 12 * 6


def test_the_command_prints_counts_and_succeeds():
    result = CliRunner().invoke(rulebooks, ["check"])
    assert result.exit_code == 0
    assert result.output.startswith("8 rulebooks, ")


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
    papers = book.deadline("determination.papers").model_copy(update={"basis": ("TT06-2023:11",)})
    overconfident = book.model_copy(update={"deadlines": {"determination.papers": papers}})
    monkeypatch.setattr(library, "rulebooks", lambda: [overconfident])
    assert check().problems == (
        Problem(
            "vn-2013/2023-11-27: deadlines.determination.papers",
            "is in_force, but all it rests on is to_confirm: TT06-2023:11",
        ),
    )


def test_the_command_counts_where_the_values_come_from():
    report = check()
    assert sum(report.marks.values()) == report.values
    assert report.marks[Mark.BINDING] > report.marks[Mark.DESIGN] > 0
    output = CliRunner().invoke(rulebooks, ["check"]).output
    assert f"{report.marks[Mark.BINDING]} binding" in output
    assert f"{report.marks[Mark.DESIGN]} design" in output


@pytest.mark.parametrize(
    ("mark", "basis", "message"),
    [
        ("binding", "GIEO-MACDINH:1", "is marked binding, which GIEO-MACDINH:1 cannot make it"),
        ("binding", "TT25-2026:5.3", "is marked binding, which TT25-2026:5.3 cannot make it"),
        ("binding", "CT02-2022-BG:1", "is marked binding, which CT02-2022-BG:1 cannot make it"),
        ("borrowed", "GIEO-MACDINH:1", "is marked borrowed, which GIEO-MACDINH:1 cannot make it"),
        ("design", "TT06-2023:11.4", "is marked design, which TT06-2023:11.4 cannot make it"),
        ("fallback", "TT06-2023:11.4", "is marked fallback, which TT06-2023:11.4 cannot make it"),
    ],
)
def test_a_mark_that_its_articles_do_not_bear_out_is_a_problem(monkeypatch, mark, basis, message):
    changed = {"mark": Mark(mark), "basis": (basis,), "status": Status.TO_CONFIRM}
    assert _problems_with(monkeypatch, "vn-2013/2023-11-27", changed) == {message}


def test_a_figure_of_the_law_of_2013_is_not_law_under_that_of_2025(monkeypatch):
    old = {"mark": Mark.BINDING, "basis": ("TT06-2023:11.4",), "status": Status.TO_CONFIRM}
    message = "is marked binding, which TT06-2023:11.4 cannot make it"
    assert _problems_with(monkeypatch, "vn-2013/2023-11-27", old) == set()
    assert _problems_with(monkeypatch, "vn-2025/2025-10-14", old) == {message}
    assert _problems_with(monkeypatch, "vn-2025/2025-10-14", {**old, "mark": Mark.FALLBACK}) == set()
    assert _problems_with(monkeypatch, "bac-ninh/2025-10-14", old) == {message}


@pytest.mark.parametrize("mark", [Mark.BORROWED, Mark.DESIGN])
def test_what_is_not_binding_is_never_in_force(monkeypatch, mark):
    changed = {"mark": mark, "basis": ("TT06-2023:11.4", "GIEO-MACDINH:1"), "status": Status.IN_FORCE}
    assert _problems_with(monkeypatch, "vn-2013/2023-11-27", changed) == {f"is marked {mark}, which is never in_force"}


def test_a_province_is_bound_by_its_own_paper_and_not_by_its_neighbours(monkeypatch):
    own = {"basis": ("CT02-2022-BG:1",)}
    assert _problems_with(monkeypatch, "bac-giang/2022-03-25", own) == set()
    assert _problems_with(monkeypatch, "lang-son/2018-09-03", own) != set()
    assert (
        _problems_with(monkeypatch, "lang-son/2018-09-03", {**own, "mark": Mark.BORROWED, "status": Status.TO_CONFIRM})
        == set()
    )


def _problems_with(monkeypatch, rulebook_id: str, changed: Mapping[str, object]) -> set[str]:
    """What is said of the period for papers when it is changed like this."""
    book = library.get(rulebook_id)
    papers = book.deadline("determination.papers").model_copy(update=changed)
    monkeypatch.setattr(library, "rulebooks", lambda: [book.model_copy(update={"deadlines": {"papers": papers}})])
    return {problem.message for problem in check().problems}


def test_a_year_missing_from_the_calendar_is_a_problem(monkeypatch):
    years = vietnamese_years()
    monkeypatch.setattr(checking, "vietnamese_years", lambda: (years[0], years[2]))
    assert Problem("calendar", "no days of rest between 2022 and 2024") in check().problems
