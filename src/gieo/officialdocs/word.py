"""Official Word: templates a clerk can open and change, filled by docxtpl."""

import io
from collections.abc import Mapping
from typing import Any, ClassVar

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, Environment

from gieo.officialdocs.contexts import prepare
from gieo.officialdocs.library import TEMPLATES, get

DOTS = "…" * 12
ROWS_TO_FILL = {"results": 3, "contents": 3, "application_addresses": 2}


class Shown(ChainableUndefined):
    """A value that is not there is shown under the name people know it by, never blank."""

    labels: ClassVar[Mapping[str, str]] = {}

    def __str__(self) -> str:
        name = str(self._undefined_name)
        return f"[thiếu: {self.labels.get(name, name)}]"


class Dotted(ChainableUndefined):
    """On a blank form it is a dotted line."""

    def __str__(self) -> str:
        return DOTS


def _shown_by(kind: str) -> type[Shown]:
    return type("Shown", (Shown,), {"labels": get(kind).labels})


def render_docx(kind: str, context: Mapping[str, Any]) -> bytes:
    """The document as .docx. Every value is escaped: what a person typed stays text."""
    undefined = Dotted if context.get("blank") else _shown_by(kind)
    template = DocxTemplate(str(TEMPLATES / kind / "document.docx"))
    # Word's own escaping is asked of docxtpl; Jinja's HTML escaping would double it.
    environment = Environment(undefined=undefined, autoescape=False)  # noqa: S701
    values = prepare(kind, context)
    if context.get("blank"):
        values |= {name: [{}] * count for name, count in ROWS_TO_FILL.items()}
    template.render(values, environment, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()
