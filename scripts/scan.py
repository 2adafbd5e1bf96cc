"""Look for known holes in what we depend on, and for careless lines in what we wrote: `make scan`.

Dependencies are compared with the public lists of `pip-audit`; where those cannot be reached, or the tool is not
installed, that is said in words and the exit code is 2: not looked at is not clean. The code is looked through by ruff's
rules of bandit and by our own (`tests/test_code_rules.py`), which need nobody.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
CLEAN, HOLES, NOT_LOOKED_AT = 0, 1, 2
# What the tool says when it could not ask: everything else with a failure is a finding.
UNREACHABLE = ("ConnectionError", "Connection refused", "Max retries exceeded", "NameResolutionError", "ServiceError",
               "Temporary failure", "timed out", "ProxyError", "Unable to connect", "unable to fetch")  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """What a look came to."""

    code: int
    words: str


def of_dependencies(tool: list[str] | None, requirements: Path) -> Verdict:
    """Every locked dependency, by version and without installing anything.

    Args:
        tool: the command of pip-audit; None where it is not installed.
        requirements: a file locked with hashes.
    """
    if tool is None:
        return Verdict(NOT_LOOKED_AT, "! dependencies not looked at: pip-audit is not installed here")
    command = [*tool, "--requirement", str(requirements), "--require-hashes", "--disable-pip", "--progress-spinner=off"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    except subprocess.TimeoutExpired:
        return Verdict(NOT_LOOKED_AT, "! dependencies not looked at: the lists of known holes did not answer")
    said = done.stdout + done.stderr
    if done.returncode == 0 and "skip" not in said.lower():
        return Verdict(CLEAN, f"✓ {requirements.name}: no known holes")
    if done.returncode and any(words in said for words in UNREACHABLE):
        return Verdict(
            NOT_LOOKED_AT, "! dependencies not looked at: the lists of known holes cannot be reached from here"
        )
    if done.returncode == 0:
        return Verdict(NOT_LOOKED_AT, f"! some dependencies are on no list that could be asked:\n{said}")
    return Verdict(HOLES, f"✕ {requirements.name}:\n{said}")


def of_code(command: list[str], what: str) -> Verdict:
    """One of our own looks, which is clean or not."""
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return Verdict(CLEAN, f"✓ {what}")
    return Verdict(HOLES, f"✕ {what}:\n{done.stdout}{done.stderr}")


def main() -> int:
    """Say each verdict; the worst is the exit code, and holes are worse than what was not looked at."""
    found = shutil.which("pip-audit", path=str(Path(sys.executable).parent)) or shutil.which("pip-audit")
    verdicts = [
        of_dependencies([found] if found else None, HOUSE / "requirements" / f"{part}.txt") for part in ("base", "test")
    ]
    verdicts += [
        of_code([sys.executable, "-m", "ruff", "check", "--select", "S", "src"], "ruff, the rules of bandit"),
        of_code([sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/test_code_rules.py"], "our own rules"),
    ]
    for verdict in verdicts:
        print(verdict.words)
    codes = {verdict.code for verdict in verdicts}
    return HOLES if HOLES in codes else max(codes)


if __name__ == "__main__":
    sys.exit(main())
