"""The commands as scripts call them: output, files, exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gieo.cli import COMMANDS, main
from gieo.cli.access import access
from gieo.cli.audit import audit
from gieo.cli.demo import print_accounts
from gieo.cli.notices import notices
from gieo.cli.openapi import openapi
from gieo.cli.rulebooks import rulebooks
from gieo.cli.workflow import workflow
from gieo.demo.load import is_empty, load
from gieo.orientation.models import OrientationNotice
from tests.conftest import REPOSITORY, moment
from tests.factories import province_of
from tests.orientation.parsing.conftest import CLEAN


@pytest.mark.unit
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"] if name != "manage" else ["--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage")


@pytest.mark.unit
def test_parse_writes_structure_and_text(tmp_path: Path) -> None:
    source, out, text = tmp_path / "tb.txt", tmp_path / "tb.json", tmp_path / "tb.read"
    source.write_text(CLEAN)
    result = CliRunner().invoke(notices, ["parse", str(source), "--json", str(out), "--text", str(text)])
    assert result.exit_code == 0
    assert json.loads(out.read_text())["document"]["number"] == "12/TB-SKHCN"
    assert text.read_text() == CLEAN


@pytest.mark.unit
def test_parse_refuses_what_is_no_document(tmp_path: Path) -> None:
    source = tmp_path / "anh.txt"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = CliRunner().invoke(notices, ["parse", str(source)])
    assert result.exit_code != 0
    assert "Tệp không phải văn bản" in result.output


@pytest.mark.db
@pytest.mark.django_db
def test_import_makes_a_draft_and_says_where(tmp_path: Path) -> None:
    province_of("LS")
    source = tmp_path / "tb.txt"
    source.write_text(CLEAN)
    result = CliRunner().invoke(notices, ["import", str(source), "--province", "lang-son"])
    assert result.exit_code == 0, result.output
    assert "2 lĩnh vực, 4 nội dung" in result.output
    assert OrientationNotice.objects.get().get_absolute_url()
    again = CliRunner().invoke(notices, ["import", str(source), "--province", "LS"])
    assert again.exit_code != 0
    assert "đang đối chiếu" in again.output
    assert CliRunner().invoke(notices, ["import", str(source), "--province", "xx"]).exit_code != 0


@pytest.mark.unit
def test_rulebooks_check(tmp_path: Path) -> None:
    result = CliRunner().invoke(rulebooks, ["check", "--json", str(tmp_path / "out.json")])
    assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "out.json").read_text())["problems"] == []


@pytest.mark.unit
def test_diagrams_and_interface_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    assert CliRunner().invoke(workflow, ["diagram", "--check"]).exit_code == 0
    assert CliRunner().invoke(openapi, ["--check"]).exit_code == 0


@pytest.mark.unit
def test_stale_diagrams_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(workflow, ["diagram", "--check"]).exit_code == 1


@pytest.mark.unit
def test_the_access_matrix_names_every_cell(tmp_path: Path) -> None:
    out = tmp_path / "matrix.json"
    assert CliRunner().invoke(access, ["matrix", "--json", str(out)]).exit_code == 0
    cells = json.loads(out.read_text())
    assert {"subject", "state", "act", "role", "allowed", "basis"} == set(cells[0])
    allowed = {(cell["act"], cell["role"]) for cell in cells if cell["allowed"]}
    assert ("submit", "proposer") in allowed
    assert ("publish", "proposer") not in allowed


@pytest.mark.db
@pytest.mark.django_db
def test_the_demonstration_loads_and_the_trail_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    assert is_empty()
    load(moment("2026-11-24 10:00"))
    assert not is_empty()
    result = CliRunner().invoke(audit, ["verify"])
    assert result.exit_code == 0, result.output
    assert "unbroken" in result.output
    print_accounts()
    assert "canbo.langson@gieo.local" in capsys.readouterr().out
