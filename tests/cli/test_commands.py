"""The commands as scripts call them: output, files, exit codes."""

import json
import os
import signal
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from click.testing import CliRunner

from gieo.cli import COMMANDS, assets, main, serve
from gieo.cli.access import access
from gieo.cli.audit import audit
from gieo.cli.demo import print_accounts
from gieo.cli.doctor import doctor
from gieo.cli.notices import notices
from gieo.cli.openapi import openapi
from gieo.cli.requirements import requirements
from gieo.cli.rulebooks import rulebooks
from gieo.cli.workflow import workflow
from gieo.demo.load import is_empty, load
from gieo.environment import env
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
@pytest.mark.parametrize("command", [["verify"], ["import", "SOURCE", "--province", "LS"]])
def test_tables_that_were_never_made_are_said_in_words(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "tb.txt"
    source.write_text(CLEAN)
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.migration_plan", lambda *_args: ["0001"])
    group = audit if command == ["verify"] else notices
    result = CliRunner().invoke(group, [str(source) if word == "SOURCE" else word for word in command])
    assert result.exit_code != 0
    assert "gieo run" in result.output


@pytest.mark.db
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("user", "home", "warned"), [(0, "/root/du-lieu", True), (0, "/var/lib/gieo", False), (1000, "/home/an", None)]
)
def test_the_doctor_says_where_the_data_lie_and_what_root_means_for_them(
    user: int, home: str, warned: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheel runs the database under a user of its own when root starts it, and opens the folders above for it."""
    address = env.database_url
    monkeypatch.setattr("gieo.embedded.ensure_database", lambda: address)
    monkeypatch.setattr(env, "database_url", "")
    monkeypatch.setattr(env, "home", Path(home))
    monkeypatch.setattr("os.geteuid", lambda: user)
    result = CliRunner().invoke(doctor)
    assert result.exit_code == 0, result.output
    assert f"✓ data under {home}" in result.output
    assert "PostgreSQL" in result.output
    assert ("set GIEO_HOME" in result.output) == bool(warned)
    assert ("under a user of its own" in result.output) == (warned is not None)


@pytest.mark.unit
def test_requirements_name_what_is_proved_and_what_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proved = {"X-1": ["tests/a.py::test_a"]}
    monkeypatch.setattr("gieo.cli.requirements._covered", lambda: proved)
    catalogue, out = tmp_path / "rows.md", tmp_path / "rows.json"
    catalogue.write_text("| X-1 | 1 | a |\n| X-2 | 2 | b |\n| S-1 | 3 | c |\n")
    result = CliRunner().invoke(requirements, ["--catalogue", str(catalogue)])
    assert "1 rows covered, 1 not yet" in result.output
    CliRunner().invoke(requirements, ["--catalogue", str(catalogue), "--json", str(out)])
    assert json.loads(out.read_text()) == {"covered": proved, "uncovered": ["X-2"]}
    without = CliRunner().invoke(requirements, ["--catalogue", str(tmp_path / "none.md")])
    assert "is not here" in without.output
    assert "not yet" not in without.output


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


@pytest.mark.unit
def test_assets_are_gathered_once_and_anew_when_one_changes(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    files, gathered = ["a.css 10 1"], []
    monkeypatch.setattr(assets, "_files", lambda: iter(files))
    monkeypatch.setattr("django.core.management.call_command", lambda *args, **_options: gathered.append(args))
    assert [assets.gather(), assets.gather()] == [True, False]
    files.append("b.js 20 2")
    assert [assets.gather(), assets.gather()] == [True, False]
    assert gathered == [("collectstatic",)] * 2


class Process:
    """A child that a service manager's signal reaches."""

    pid = 4242

    def __init__(self, command: list[str]) -> None:
        self.command, self.over = command, Event()

    @property
    def ended(self) -> bool:
        return self.over.is_set()

    def terminate(self) -> None:
        self.over.set()

    def wait(self) -> int:
        """The pages are told to stop as soon as somebody waits for them; the worker ends when it is ended."""
        if "gunicorn" in self.command:
            os.kill(os.getpid(), signal.SIGTERM)
        self.over.wait(10)
        return 0


@pytest.mark.unit
def test_a_service_manager_that_stops_the_server_leaves_no_child_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[Process] = []

    def start(command: list[str], **_environment: object) -> Process:
        children.append(Process(command))
        return children[-1]

    monkeypatch.setattr("gieo.cli.serve.subprocess.Popen", start)
    given_way: list[tuple[int, int]] = []
    monkeypatch.setattr("gieo.cli.serve.os.setpriority", lambda _which, pid, nice: given_way.append((pid, nice)))
    kept = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit) as left:
            serve._serve("127.0.0.1", 8999, 1)
    finally:
        signal.signal(signal.SIGTERM, kept)
    assert left.value.code == 0
    assert ["procrastinate" in child.command for child in children] == [True, False]
    assert all(child.ended for child in children)
    assert given_way == [(Process.pid, serve.JOBS_GIVE_WAY)], "the jobs let the pages go first"
