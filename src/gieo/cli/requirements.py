"""Which rows of the requirements catalogue are proved, and by which tests."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROW = re.compile(r"^\| ((?:BG25|CT|LS25|BP|CNSH|X|RP)-[\w.-]+) \|", re.MULTILINE)


@click.command()
@click.option("--json", "out", type=click.Path(path_type=Path), help="write covered and uncovered rows as JSON")
@click.option("--catalogue", type=click.Path(path_type=Path), default=Path("../shared/requirements/requirements.md"))
def requirements(out: Path | None, catalogue: Path) -> None:
    """Collect the tests (running none) and print each row with the tests that prove it."""
    covered = _covered()
    if not catalogue.exists():
        click.echo(f"{catalogue} is not here: rows that no test proves cannot be listed (--catalogue)", err=True)
    known = sorted(set(ROW.findall(catalogue.read_text()))) if catalogue.exists() else []
    uncovered = [row for row in known if row not in covered]
    if out:
        out.write_text(json.dumps({"covered": covered, "uncovered": uncovered}, ensure_ascii=False, indent=1))
        return
    for row, tests in covered.items():
        click.echo(f"{row:14} {', '.join(dict.fromkeys(test.partition('[')[0] for test in tests))}")
    click.echo(f"{len(covered)} rows covered" + (f", {len(uncovered)} not yet" if known else ""))


def _covered() -> dict[str, list[str]]:
    with tempfile.NamedTemporaryFile(suffix=".json") as found:
        command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-n0", f"--requirements-out={found.name}"]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603  (our own tests)
        if done.returncode:
            raise click.ClickException(done.stdout[-2000:] + done.stderr[-2000:])
        covered: dict[str, list[str]] = json.loads(Path(found.name).read_text())
    return covered
