"""Official PDF by Typst: only our fonts, the same bytes for the same content, the page count known at once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from threading import Lock
from typing import Any, ParamSpec, TypeVar, cast

import pypdfium2
import typst
from django.conf import settings

from gieo.officialdocs.contexts import PRACTISED, Given, prepare
from gieo.officialdocs.library import HERE, get

P = ParamSpec("P")
R = TypeVar("R")

# Neither the compiler nor the reader of PDF bears two threads at once; processes never wait for one another.
_TURN = Lock()

END = "<end>"  # the label that the page layout sets behind the last line


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF and its number of pages."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a document is: `fill` 3.6 is three full pages and six tenths of the fourth."""

    pages: int
    fill: float


def taking_turns(function: Callable[P, R]) -> Callable[P, R]:
    """One thread of a process at a time compiles or reads a PDF."""

    @wraps(function)
    def waiting(*args: P.args, **kwargs: P.kwargs) -> R:
        with _TURN:
            return function(*args, **kwargs)

    return waiting


@cache
def _compiler(markup: Path) -> typst.Compiler:
    """Kept per process: fonts are read once, unchanged parts of a page are not laid out again."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
    return typst.Compiler(str(markup), root=str(HERE), font_paths=fonts)


def _compiler_of(kind: str) -> typst.Compiler:
    return _compiler(get(kind).markup)


def _inputs(kind: str, context: Given, *, draft: bool = False) -> dict[str, str]:
    values = prepare(kind, context)
    values["draft"] = draft or bool(values.get("draft")) or settings.PRACTICE
    if settings.PRACTICE:
        values["draft_mark"] = PRACTISED
    return {"data": json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)}


def _pdf(kind: str, context: Given, *, draft: bool) -> bytes:
    inputs = _inputs(kind, context, draft=draft)
    content = _compiler_of(kind).compile(format="pdf", sys_inputs=inputs, pdf_standards="a-2a")
    return cast("bytes", content)  # without an output file it is always the bytes


@taking_turns
def render_pdf(kind: str, context: Given, *, draft: bool = False) -> Rendered:
    """The document as PDF/A-2a: archival and tagged; a draft says so on each page, and breaks its lines the same."""
    content = _pdf(kind, context, draft=draft)
    with pypdfium2.PdfDocument(content) as document:
        return Rendered(content, len(document))


@taking_turns
def measure(kind: str, context: Given) -> Measure:
    """How many pages the PDF has, and how far the last one is filled."""
    compiler = _compiler_of(kind)
    compiler.compile(format="svg", sys_inputs=_inputs(kind, context))  # the query asks about what was compiled last
    end = json.loads(compiler.query(END, field="value", one=True))
    used = (end["y"] - end["top"]) / (end["bottom"] - end["top"])
    return Measure(end["page"], end["page"] - 1 + round(min(max(used, 0.01), 1.0), 2))


@taking_turns
def render_svg_pages(kind: str, context: Given) -> list[str]:
    """The pages as pictures, for the live preview."""
    pages: Any = _compiler_of(kind).compile(format="svg", sys_inputs=_inputs(kind, context))
    return [page.decode() for page in (pages if isinstance(pages, list) else [pages])]
