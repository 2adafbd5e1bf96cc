"""Official Word: templates a clerk can open and change, filled by docxtpl."""

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, Environment, Template

from gieo.officialdocs.contexts import PRACTISED, Given, prepare
from gieo.officialdocs.library import get
from gieo.officialdocs.word_tables import fit_tables

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


class Remembering(Environment):
    """Compiles each template once: docxtpl asks for the same ones again for every document."""

    @cache  # noqa: B019 - environments are kept as long as the process
    def from_string(self, source: str) -> Template:  # type: ignore[override]
        """The compiled template."""
        return super().from_string(source)


@cache
def _environment(labels: frozenset[tuple[str, str]], *, blank: bool) -> Environment:
    """What is not there is shown by its label, or dotted on a blank form.

    Word's own escaping is asked of docxtpl; Jinja's HTML escaping would double it.
    """
    undefined = Dotted if blank else type("Shown", (Shown,), {"labels": dict(labels)})
    return Remembering(undefined=undefined, autoescape=False)


@cache
def _template(path: Path) -> bytes:
    return path.read_bytes()


def render_docx(kind: str, context: Given) -> bytes:
    """The document as .docx. Every value is escaped: what a person typed stays text."""
    entry, values = get(kind), prepare(kind, context)
    blank = bool(values.get("blank"))
    if blank:
        values |= {name: [{}] * count for name, count in ROWS_TO_FILL.items()}
    template = DocxTemplate(io.BytesIO(_template(entry.word_template)))
    template.render(values, _environment(frozenset(entry.labels.items()), blank=blank), autoescape=True)
    if entry.form:
        fit_tables(template.docx, values)
    stream = io.BytesIO()
    template.save(stream)
    return _marked_as_practised(stream) if settings.PRACTICE else stream.getvalue()


def _marked_as_practised(written: io.BytesIO) -> bytes:
    """The same words as on the PDF, in the head of every page, the first too."""
    paper, stream = Document(written), io.BytesIO()
    for section in paper.sections:
        apart = [section.first_page_header] if section.different_first_page_header_footer else []
        for head in (section.header, *apart):
            head.is_linked_to_previous = False
            head.paragraphs[0].insert_paragraph_before().add_run(PRACTISED).bold = True
    paper.save(stream)
    return stream.getvalue()
