"""Official Word: templates a clerk can open and change, filled by docxtpl."""

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, Environment

from gieo.officialdocs.contexts import prepare
from gieo.officialdocs.library import TEMPLATES

DOTS = "…" * 12
ROWS_TO_FILL = {"results": 3, "contents": 3, "application_addresses": 2}


class Shown(ChainableUndefined):
    """A value that is not there is shown, never blank."""

    def __str__(self) -> str:
        return f"[thiếu: {self._undefined_name}]"


class Dotted(ChainableUndefined):
    """On a blank form it is a dotted line."""

    def __str__(self) -> str:
        return DOTS


def render_docx(kind: str, context: Mapping[str, Any]) -> bytes:
    """The document as .docx. Every value is escaped: what a person typed stays text."""
    undefined = Dotted if context.get("blank") else Shown
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
