"""Every selector knows its reader, or says why it need not (issue 5, line 3)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.conftest import REPOSITORY

pytestmark = [pytest.mark.unit, pytest.mark.requirement("X-8")]

SOURCE = REPOSITORY / "src" / "gieo"
# Given one of these the reader has come in by a door already: the row itself, or a list of rows.
ROWS = {model.__name__ for model in apps.get_models()} - {"Province"} | {
    "Table",
    "Question",
    "Sought",
    "Filters",
    "Rulebook",
}

PUBLIC = "shows what is published, to everybody"
ACROSS = "people, bodies, instruments: read across provinces by right (gieo/core/wall/tables.py)"
CLOCK = "asked by a clock or a hand-over, which see everything and show nothing"
OFFICE = (
    "asked for one province by a page whose policy was asked first; another province's rows stop at the second wall"
)
CODE = "looked up by the code drawn by lot that stands on the paper: who holds the paper may check it"
# module → selector → why it does not ask who reads
ARGUED: dict[str, dict[str, str]] = {
    "acceptance": {"overdue_files": CLOCK},
    "calls": {"published": PUBLIC},
    "complaints": {"upheld_since": CLOCK, "filing_rule": PUBLIC},
    "contracts": {"running_contracts": OFFICE, "lump_sum_by_year": OFFICE, "late_milestones": CLOCK},
    "councils": {
        "experts_to_review": OFFICE,
        "changes_to_decide": OFFICE,
        "standing_members": OFFICE,
        "vacant_seats": OFFICE,
        "unfollowed_localities": OFFICE,
        "unfollowed_fields": OFFICE,
    },
    "duties": {"compliance": OFFICE, "compliance_table": OFFICE, "implementing_documents": OFFICE},
    "execution": {
        "check_plan": OFFICE,
        "inspection_plan": OFFICE,
        "signs_overdue": OFFICE,
        "unchecked_contracts": OFFICE,
        "open_obstacles": OFFICE,
        "published_violations": PUBLIC,
    },
    "identity": {
        "account_of": "whoever an address names; asked by services that seat or invite, shown to nobody",
        "accounts_holding": ACROSS,
        "accounts_of": "accounts by their keys, for whoever sends them a message; shown to nobody",
        "provinces_on": ACROSS,
        "province_by_key": ACROSS,
        "bodies_named": ACROSS,
        "organisation_named": ACROSS,
    },
    "law": {
        "search": PUBLIC,
        "documents_cited_in": PUBLIC,
        "stubs_count": PUBLIC,
        "card_of": PUBLIC,
        "document_of": PUBLIC,
    },
    "matters": {"products_of": OFFICE, "entered_under": OFFICE, "agreements_with": OFFICE},
    "orientation": {"public_notice": PUBLIC, "version_before": PUBLIC, "published": PUBLIC},
    "outcomes": {"on_offer": PUBLIC, "offers_page": PUBLIC},
    "portal": {"public_home": PUBLIC, "search_public": PUBLIC},
    "proposals": {
        "screened_out_by_reason": OFFICE,
        "science_officers": ACROSS,
        "windows_to_propose_in": PUBLIC,
        "calls_to_answer": PUBLIC,
        "public_contests": PUBLIC,
        "bodies_with_a_council": ACROSS,
        "receipt_by_code": CODE,
    },
    "proposals/counter": {"entry_by_code": CODE},
}


def selectors() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Public functions of every `selectors.py`, with the folder they stand in."""
    for path in sorted(SOURCE.rglob("selectors.py")):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield str(path.parent.relative_to(SOURCE)), node


def parameters(function: ast.FunctionDef) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


def knows_its_reader(function: ast.FunctionDef) -> bool:
    """It is given the actor and does something with him."""
    names = {each.arg for each in parameters(function)} & {"actor", "user"}
    used = {node.id for part in function.body for node in ast.walk(part) if isinstance(node, ast.Name)}
    return bool(names & used)


def is_given_a_row(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Name) and node.id in ROWS
        for each in parameters(function)
        if each.annotation is not None
        for node in ast.walk(each.annotation)
    )


def test_every_selector_asks_who_reads_or_says_why_not() -> None:
    loose = {
        (folder, function.name)
        for folder, function in selectors()
        if not knows_its_reader(function) and not is_given_a_row(function)
    }
    argued = {(folder, name) for folder, names in ARGUED.items() for name in names}
    assert loose - argued == set(), "give it the actor and start from visible_to(actor)"
    assert argued - loose == set(), "argued in vain"


def test_a_list_for_a_reader_starts_from_what_is_visible() -> None:
    """Whoever returns a query of dossiers to an actor gets there over `visible_to` or a selector that does."""
    for folder in ("dossiers", "proposals", "orientation", "notifications", "records", "proposals/counter"):
        path = SOURCE / folder / "selectors.py"
        functions = {node.name: node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}
        roots = {name for name in functions if name.endswith("visible_to")}
        assert roots, path
        safe = set(roots)
        while True:
            more = {name for name, node in functions.items() if name not in safe and safe & called(node)}
            if not more:
                break
            safe |= more
        lists = {
            name
            for name, node in functions.items()
            if not name.startswith("_")
            and node.returns is not None
            and "QuerySet" in ast.unparse(node.returns)
            and any(each.arg == "actor" for each in parameters(node))
        }
        assert lists - safe - BY_THEIR_OWN == set(), f"{folder}: {sorted(lists - safe)}"


# Lists of what belongs to one account alone: the account itself is the condition.
BY_THEIR_OWN = {"blocks_of", "invited_to"}


def called(function: ast.FunctionDef) -> set[str]:
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def test_the_proof_finds_a_selector_that_forgets(tmp_path: Path) -> None:
    forgetful = ast.parse("def everything(province: str) -> list[str]:\n    return list(province)\n").body[0]
    idle = ast.parse("def all_of(actor: Actor) -> list[str]:\n    return []\n").body[0]
    assert isinstance(forgetful, ast.FunctionDef)
    assert isinstance(idle, ast.FunctionDef)
    assert not knows_its_reader(forgetful)
    assert not is_given_a_row(forgetful)
    assert not knows_its_reader(idle), "an actor who is given and not asked is no reader"
