"""Every state and transition of the life cycle stands in a table: docs/life_cycle.yaml held against tables and study."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps

from gieo.core.workflows import bound
from gieo.kernel.law import Law
from gieo.rulebooks import library
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.unit

TABLES = {binding.workflow.name: binding.workflow for binding in bound()}
LISTED: dict[str, Any] = yaml.safe_load((REPOSITORY / "docs" / "life_cycle.yaml").read_text())
LAWS = {Law.L2013: LISTED["law_2013"], Law.L2025: LISTED["law_2025"]}
KINDS = {"row", "duty", "bar", "trigger"}
# Inspections and sanctions go by laws of their own; which hold since 2025 was not read, so the rows keep the old ones as a
# fallback, and no paper of a dossier under the law of 2025 prints them (docs/rules-audit.md).
FALLEN_BACK = {"finding", "inspection"}
LAST_STATE = 36
# The study, and the section of it that lists the transitions.
STUDIES = {
    Law.L2013: ("2013-law.md", "### 3.3 Transitions", "### 3.4", r"T(?:\d\d[a-f]?|D)"),
    Law.L2025: ("2025-procedures.md", "### 4.3 Transitions", "### 4.4", r"N\d\d[a-d]?"),
}


@pytest.mark.requirement("CT-4-2a", "X-4")
def test_every_state_of_the_canonical_task_is_a_state_of_a_table() -> None:
    assert list(LISTED["states"]) == list(range(LAST_STATE + 1))
    for number, places in LISTED["states"].items():
        assert places, number
        for table, state in (place.split(".") for place in places):
            assert state in [str(each) for each in TABLES[table].states], (number, table, state)


@pytest.mark.requirement("CT-4-2a", "X-4")
@pytest.mark.parametrize("law", Law)
def test_every_transition_is_there_under_its_law(law: Law) -> None:
    book = library.latest(law)
    keys = {"duty": {duty.key for duty in book.duties}, "bar": {bar.key for bar in book.bars}}
    for code, places in LAWS[law].items():
        assert places, code
        assert set(places) <= KINDS, code
        for table, name in (place.split(".") for place in places.get("row", ())):
            row = TABLES[table].row(name)
            assert row is not None, (code, table, name)
            assert row.is_there_under(law), (code, table, name)
        for kind, known in keys.items():
            assert set(places.get(kind, ())) <= known, code
        for app, model, name in (place.split(".") for place in places.get("trigger", ())):
            triggers = apps.get_model(app, model)._meta.triggers
            assert name in {trigger.name for trigger in triggers}, (code, name)


@pytest.mark.parametrize("law", Law)
def test_the_list_misses_no_transition_of_the_study(law: Law, shared: Path) -> None:
    name, begin, end, code = STUDIES[law]
    text = (shared / "regulations" / name).read_text()
    section = text.partition(begin)[2].partition(end)[0]
    assert set(re.findall(rf"^\| ({code}) \|", section, flags=re.MULTILINE)) == set(LAWS[law])


@pytest.mark.parametrize(
    ("name", "begin", "end", "code"),
    [
        ("2025-procedures.md", "## 10. Rules for the build", "## 11.", r"^\| (P\d+) \|"),
        ("2025-law.md", "### 8.2 What the system must do", "### 8.3", r"^\d+\. \*\*(R\d+)\*\*"),
    ],
)
def test_the_audit_answers_to_every_rule_of_the_study(name: str, begin: str, end: str, code: str, shared: Path) -> None:
    """Each has a line that says where it stands, or that it does not."""
    section = (shared / "regulations" / name).read_text().partition(begin)[2].partition(end)[0]
    asked = re.findall(code, section, flags=re.MULTILINE)
    page = (REPOSITORY / "docs" / "rules-audit.md").read_text()
    answered = re.findall(r"^\| ((?:[PR]\d+)(?:, [PR]\d+)*) [^|]+\| [^|]+ \| [^|]+ \|$", page, flags=re.MULTILINE)
    assert len(asked) > 10
    assert set(asked) - {each for codes in answered for each in codes.split(", ")} == set()


@pytest.mark.requirement("X-4")
@pytest.mark.parametrize("law", Law)
def test_no_row_rests_on_the_other_law(law: Law) -> None:
    index = library.legal_index()
    strange = {
        f"{name}.{row.name}: {key}"
        for name, table in TABLES.items()
        for row in table.rows
        for key in row.basis_under(law)
        if row.is_there_under(law) and not index[key].instrument.holds_under(law) and name not in FALLEN_BACK
    }
    assert strange == set()
