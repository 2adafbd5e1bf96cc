"""No refusal of a dossier under one law cites the other.

A guard's reasons are put under the dossier's law by the table that asks it (`tests/kernel/test_workflow.py`). Here are
the others: reasons that services give before there is a table to ask, and articles kept by law.
"""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gieo.kernel.law import Law
from gieo.rulebooks import library
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.unit

SOURCE = REPOSITORY / "src"
INDEX = library.legal_index()
# Asked by tables alone, which see to the law.
ASKED_BY_TABLES = ("guards.py", "rules/")
# The bank of experts is a register of the province and no dossier; inspections go by a law of their own, see
# FALLEN_BACK in test_life_cycle.
OF_NO_DOSSIER = {"BANK", "gieo.execution.services.open_inspection.BASIS"}


def _modules() -> Iterator[tuple[Path, ModuleType]]:
    for path in sorted((SOURCE / "gieo").rglob("*.py")):
        place = path.relative_to(SOURCE).with_suffix("")
        if "migrations" not in place.parts and "Refusal" in path.read_text():
            yield path, import_module(".".join(place.parts))


MODULES = list(_modules())


def _reasons(path: Path, name: str = "Refusal") -> Iterator[ast.expr]:
    """What each refusal, or line of a checklist, of a module rests on, as it is written there."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "basis")
            yield from node.args[3:4] if name == "Check" else ()


def _fixed(expression: ast.expr, module: ModuleType) -> Any:
    """Articles written out, or under a name of the module; None where they are asked of something."""
    if isinstance(expression, ast.Name):
        return getattr(module, expression.id, None)
    try:
        return ast.literal_eval(expression)
    except ValueError:
        return None


@pytest.mark.requirement("X-4")
def test_no_reason_is_fixed_to_one_law() -> None:
    found: set[str] = set()
    seen = 0
    for path, module in MODULES:
        if any(part in str(path) for part in ASKED_BY_TABLES):
            continue
        for expression in _reasons(path):
            named, articles = ast.unparse(expression), _fixed(expression, module)
            if isinstance(articles, tuple) and not {named, f"{module.__name__}.{named}"} & OF_NO_DOSSIER:
                seen += 1
                one_law = [key for key in articles if len(_laws_of(key)) != len(Law)]
                found.update(f"{module.__name__}: {key}" for key in one_law)
    assert seen > 100  # else it reads nothing
    assert found == set()


@pytest.mark.requirement("X-4")
def test_no_line_of_a_checklist_is_fixed_to_one_law() -> None:
    found: set[str] = set()
    seen = 0
    for path in sorted((SOURCE / "gieo").rglob("*.py")):
        if "Check(" not in path.read_text() or "migrations" in path.parts:
            continue
        module = import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
        for expression in _reasons(path, "Check"):
            articles = _fixed(expression, module)
            if isinstance(articles, tuple):
                seen += 1
                found.update(f"{module.__name__}: {key}" for key in articles if len(_laws_of(key)) != len(Law))
    assert seen > 10  # else it reads nothing
    assert found == set()


def _laws_of(key: str) -> list[Law]:
    return [law for law in Law if INDEX.under(law, [key])]


@pytest.mark.requirement("X-4")
def test_articles_kept_by_law_hold_under_it() -> None:
    kept = [
        (module.__name__, name, law, articles)
        for _path, module in MODULES
        for name, value in vars(module).items()
        if isinstance(value, dict) and value and all(isinstance(key, Law) for key in value)
        for law, articles in value.items()
        if isinstance(articles, tuple)
    ]
    assert kept
    assert [each for each in kept if INDEX.under(each[2], each[3]) != each[3]] == []
