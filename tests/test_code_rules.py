"""Rules of our own about careless code, asked of the syntax tree: what bandit does not know of this house."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

pytestmark = pytest.mark.unit

SOURCE = REPOSITORY / "src" / "gieo"
PYTHON = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
WEB = [path for path in PYTHON if "web" in path.parts or path.parent.name in {"portal", "api"}]
# Where rows of other provinces are opened on purpose (gieo.core.wall).
OPENS_PROVINCES = {
    "core/wall/__init__.py",
    "core/backend/base.py",  # tells connections what is open
    "cli/bench_wall.py",  # measures what each costs
    "cli/framework.py",  # commands and the worker
    "identity/web/wall.py",  # requests
    "identity/services/register_proposer.py",  # anybody opens an account anywhere,
    "proposals/services/start_proposal.py",  # proposes anywhere,
    "proposals/services/send_idea.py",  # sends an idea anywhere,
    "proposals/services/develop_idea.py",
    "proposals/services/move_answers.py",
    "calls/services/ask_question.py",  # asks about any call,
    "councils/services/apply_for_bank.py",  # asks to stand in any bank of experts,
    "proposals/services/answer_by_link.py",  # and answers by the link a proposer sent
}
AS_OWNER = {
    "core/wall/owner.py",
    "core/management/commands/migrate.py",
    "cli/demo.py",
    "cli/practice.py",
    "cli/register_filling.py",
    "cli/overlap_references.py",  # an index beside the reference, on a scratch database
    "simulation/crowd.py",
}
SECRET = ("password", "passphrase", "secret", "token", "otp", "cookie", "session_key", "private_key", "database_url")

# Rule → the files that may, each with its reason beside the line.
ARGUED = {
    "puts_words_of_others_into_sql": {"core/counts.py"},  # names of columns that the caller spelled in code
    "takes_a_row_by_its_key_alone": {
        "councils/web/bank.py",  # an application: the service asks whether it names whoever answers
        "law/web/views.py",  # instruments are everybody's to read; who changes them is asked by the service
        "novelty/web/views.py",  # a task of the public register
        "orientation/web/readings.py",  # a body to name in a line of a reading that came in by its door
        "portal/web/people.py",  # an account, a body, a loan: the service asks who may
        "proposals/web/views/priority.py",  # a technology of a public list; the service asks for its period
    },
}


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or an attribute; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def takes_an_address_from_outside(tree: ast.AST) -> Iterator[int]:
    """A redirect to whatever the request says is an open redirect; `url_has_allowed_host_and_scheme` stands elsewhere."""
    for call in calls(tree):
        if dotted(call.func).rsplit(".", 1)[-1] in {"redirect", "HttpResponseRedirect", "sent_on"}:
            for argument in call.args:
                for node in ast.walk(argument):
                    if dotted(node) in {
                        "request.GET",
                        "request.POST",
                        "request.META",
                        "request.headers",
                        "request.COOKIES",
                    }:
                        yield call.lineno


def drops_the_guard_against_forged_forms(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and dotted(node).endswith(
            ("csrf_exempt", "xframe_options_exempt")
        ):
            yield node.lineno


def writes_a_secret_into_the_log(tree: ast.AST) -> Iterator[int]:
    """`log.info("event", password=…)`, or a whole request, form or environment."""
    for call in calls(tree):
        place = dotted(call.func)
        if not place.startswith(("log.", "logger.", "logging.")):
            continue
        for keyword in call.keywords:
            if keyword.arg and any(word in keyword.arg for word in SECRET):
                yield call.lineno
        for part in (*call.args, *(keyword.value for keyword in call.keywords)):
            if dotted(part) in {
                "request.POST",
                "request.META",
                "request.headers",
                "request.COOKIES",
                "os.environ",
                "env",
            }:
                yield call.lineno


def puts_words_of_others_into_sql(tree: ast.AST) -> Iterator[int]:
    """Django's ways to write SQL by hand; plain cursors are watched by bandit's S608."""
    for call in calls(tree):
        if dotted(call.func).rsplit(".", 1)[-1] in {"raw", "extra", "RawSQL"} and any(
            isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args
        ):
            yield call.lineno


def fetches_from_elsewhere(tree: ast.AST) -> Iterator[int]:
    """No address that a user typed is ever fetched by the server."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if any(name.split(".")[0] in {"requests", "httpx", "aiohttp"} or name == "urllib.request" for name in names):
            yield node.lineno  # type: ignore[attr-defined]


def takes_a_row_by_its_key_alone(tree: ast.AST) -> Iterator[int]:
    """`get_object_or_404(Model, pk=pk)`: whoever guesses a number gets the row; it must come in by a door, or be argued."""
    for call in calls(tree):
        is_bare = bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id[:1].isupper()
        if (
            dotted(call.func) == "get_object_or_404"
            and is_bare
            and {each.arg for each in call.keywords} <= {"pk", "id"}
        ):
            yield call.lineno


def keeps_others_from_naming_a_row(tree: ast.AST) -> Iterator[int]:
    """A row held with its key makes whoever names it wait, and two such people wait for each other: a deadlock."""
    for call in calls(tree):
        locks = isinstance(call.func, ast.Attribute) and call.func.attr == "select_for_update"
        if locks and "no_key" not in {each.arg for each in call.keywords}:
            yield call.lineno


def trusts_markup(tree: ast.AST) -> Iterator[int]:
    for call in calls(tree):
        is_empty = all(isinstance(argument, ast.Constant) for argument in call.args)
        if dotted(call.func).rsplit(".", 1)[-1] in {"mark_safe", "SafeString"} and not is_empty:
            yield call.lineno


def found(rule: Callable[[ast.AST], Iterator[int]], paths: list[Path]) -> set[str]:
    return {f"{path.relative_to(SOURCE)}:{line}" for path in paths for line in rule(ast.parse(path.read_text()))}


@pytest.mark.parametrize(
    ("rule", "paths"),
    [
        (takes_an_address_from_outside, WEB),
        (drops_the_guard_against_forged_forms, PYTHON),
        (writes_a_secret_into_the_log, PYTHON),
        (puts_words_of_others_into_sql, PYTHON),
        (fetches_from_elsewhere, WEB),
        (takes_a_row_by_its_key_alone, WEB),
        (keeps_others_from_naming_a_row, PYTHON),
    ],
)
def test_no_line_is_careless(rule: Callable[[ast.AST], Iterator[int]], paths: list[Path]) -> None:
    assert len(paths) > 40
    assert {place for place in found(rule, paths) if place.split(":")[0] not in ARGUED.get(rule.__name__, ())} == set()


def test_markup_is_trusted_in_one_place_only() -> None:
    """A picture drawn by the house."""
    assert {place.split(":")[0] for place in found(trusts_markup, PYTHON)} == {"portal/templatetags/papers.py"}
    for path in SOURCE.rglob("*.html"):
        text = path.read_text()
        assert "|safe" not in text, path
        assert "autoescape off" not in text, path


def test_files_are_handed_out_in_one_way() -> None:
    """How a browser is told the name and the type of a file, and how a list is kept from being run, is said once."""
    by_hand = {str(path.relative_to(SOURCE)) for path in PYTHON if "Content-Disposition" in path.read_text()}
    assert by_hand == {"core/answers.py"}
    typed = {str(path.relative_to(SOURCE)) for path in PYTHON if "vnd.openxmlformats" in path.read_text()}
    assert typed == {"kernel/media.py"}
    assert {path.name for path in PYTHON if "csv.writer" in path.read_text()} == {"csv_text.py"}


def test_other_provinces_are_opened_in_few_places() -> None:
    opening = {"EVERYWHERE", "as_far_as", "for_the_whole_process", "turn_to"}
    users = {
        str(path.relative_to(SOURCE))
        for path in PYTHON
        if any(
            dotted(node).startswith("wall.") and dotted(node).split(".")[1] in opening
            for node in ast.walk(ast.parse(path.read_text()))
        )
    }
    assert users <= OPENS_PROVINCES
    owners = {str(path.relative_to(SOURCE)) for path in PYTHON if "as_owner" in path.read_text()}
    assert owners == AS_OWNER


@pytest.mark.parametrize(
    ("rule", "careless"),
    [
        (takes_an_address_from_outside, "redirect(request.GET['next'])"),
        (takes_an_address_from_outside, "redirect(request.POST.get('next') or '/')"),
        (drops_the_guard_against_forged_forms, "@csrf_exempt\ndef view(request): pass"),
        (writes_a_secret_into_the_log, "log.info('in', password=form['password'])"),
        (writes_a_secret_into_the_log, "log.warning('in', form=request.POST)"),
        (puts_words_of_others_into_sql, "Task.objects.raw(f'select {words}')"),
        (fetches_from_elsewhere, "from urllib.request import urlopen"),
        (trusts_markup, "mark_safe(text)"),
        (takes_a_row_by_its_key_alone, "row = get_object_or_404(Proposal, pk=pk)"),
        (keeps_others_from_naming_a_row, "Task.objects.filter(pk=pk).select_for_update(of=('self',)).get()"),
    ],
)
def test_each_rule_finds_what_it_is_for(rule: Callable[[ast.AST], Iterator[int]], careless: str) -> None:
    assert list(rule(ast.parse(careless)))
