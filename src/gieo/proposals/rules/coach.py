"""What an experienced officer would whisper over the proposer's shoulder. Hints never block."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gieo.kernel.refusal import _
from gieo.proposals.rules.issues import Issue, Weight
from gieo.rulebooks.models import ProposalForm

_FIGURE = re.compile(r"\d")
KINDS_OF_GROUND = 2


def hints(form: ProposalForm, answers: Mapping[str, Any]) -> Iterator[Issue]:
    """An aim without a measure, a product without a number, grounds of one kind only."""
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
    if "citations" in known and kinds and len(kinds) < KINDS_OF_GROUND:
        yield _hint(
            form,
            "citations",
            "one_kind_of_ground",
            _("Trích dẫn mới thuộc một loại căn cứ: nên có thêm căn cứ thực tiễn hoặc số liệu."),
        )


def _says_no_figure(text: Any) -> bool:
    return bool(text) and not _FIGURE.search(str(text))


def _hint(form: ProposalForm, field: str, code: str, message: str, **params: Any) -> Issue:
    return Issue(
        code=code, field=field, message=message, weight=Weight.HINT, params=params, basis=form.field(field).basis
    )
