"""What an experienced officer would whisper over the proposer's shoulder. Hints never block."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gieo.kernel.refusal import _
from gieo.proposals.rules.issues import Issue, Weight
from gieo.proposals.rules.kind_checks import total_of
from gieo.rulebooks.models import ProposalForm

_FIGURE = re.compile(r"\d")
KINDS_OF_GROUND = 2
SHORTEST_CAPACITY = 12  # letters; "có" or "đủ năng lực" says nothing that can be checked


def hints(form: ProposalForm, answers: Mapping[str, Any]) -> Iterator[Issue]:
    """Aim without measure, product without number, grounds of one kind, address without means, sum without work."""
    known = {field.id for field in form.fields}
    if "objectives" in known and _says_no_figure(answers.get("objectives")):
        yield _hint(
            form,
            "objectives",
            "aim_without_measure",
            _("Mục tiêu chưa có con số nào: nêu mức cần đạt để sau này đo được."),
        )
    for row in (answers.get("results") or ()) if "results" in known else ():
        if row.get("result") and not str(row.get("quantity") or "").strip():
            message = _("Sản phẩm “%(result)s” chưa có số lượng.")
            yield _hint(form, "results", "product_without_number", message, result=row["result"])
    kinds = {row.get("kind") for row in (answers.get("citations") or ()) if row.get("document")}
    tells_kinds = "citations" in known and any(column.id == "kind" for column in form.field("citations").columns)
    if tells_kinds and kinds and len(kinds) < KINDS_OF_GROUND:
        yield _hint(
            form,
            "citations",
            "one_kind_of_ground",
            _("Trích dẫn mới thuộc một loại căn cứ: nên có thêm căn cứ thực tiễn hoặc số liệu."),
        )
    if "application_addresses" in known:
        yield from _of_the_address(form, answers)
    if "budget" in known:
        yield from _of_the_budget(form, answers)


def _of_the_address(form: ProposalForm, answers: Mapping[str, Any]) -> Iterator[Issue]:
    """Whoever is to apply the result says with what: people, land, machines, money."""
    for row in answers.get("application_addresses") or ():
        capacity = str(row.get("capacity") or "").strip()
        if row.get("organisation") and capacity and len(capacity) < SHORTEST_CAPACITY:
            yield _hint(
                form,
                "application_addresses",
                "address_without_means",
                _("“%(organisation)s” dùng kết quả bằng gì: nêu nhân lực, đất, thiết bị hoặc vốn."),
                organisation=row["organisation"],
            )


def _of_the_budget(form: ProposalForm, answers: Mapping[str, Any]) -> Iterator[Issue]:
    """A sum that rests on one line of work cannot be followed."""
    rows = [row for row in answers.get("contents") or () if str(row.get("content") or "").strip()]
    if total_of(answers.get("budget")) and len(rows) == 1:
        message = _("Kinh phí chưa có cơ sở: mới có một nội dung công việc, nên tách ra để thấy tiền dùng vào việc gì.")
        yield _hint(form, "budget", "budget_without_basis", message)


def _says_no_figure(text: Any) -> bool:
    return bool(text) and not _FIGURE.search(str(text))


def _hint(form: ProposalForm, field: str, code: str, message: str, **params: Any) -> Issue:
    return Issue(
        code=code, field=field, message=message, weight=Weight.HINT, params=params, basis=form.field(field).basis
    )
