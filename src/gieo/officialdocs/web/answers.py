"""An official document as the answer of a page."""

from django.http import HttpResponse

from gieo.core.answers import saved, shown
from gieo.officialdocs import render_docx, render_pdf
from gieo.officialdocs.contexts import Given


def printed(kind: str, context: Given, *, name: str, suffix: str) -> HttpResponse:
    """The document as PDF, which is looked at, or as Word, which is saved to be written in.

    Args:
        kind: of its layout.
        context: what it says.
        name: of the file, without suffix.
        suffix: pdf or docx.

    Raises:
        ValueError: another suffix.
    """
    match suffix:
        case "pdf":
            return shown(render_pdf(kind, context).content, f"{name}.pdf")
        case "docx":
            return saved(render_docx(kind, context), f"{name}.docx")
    raise ValueError(f"documents are PDF or Word, not {suffix}")
