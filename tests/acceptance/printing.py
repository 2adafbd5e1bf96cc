"""Printing every official document of a dossier."""

from typing import Any

from gieo.core.trail import history_of
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.official import paper_of
from gieo.officialdocs import render_pdf


def printed(dossier: Any) -> dict[str, str]:
    """What every paper of a dossier says, by its name, after it was printed."""
    kind, found = kind_of(dossier), {}
    for entry in history_of(dossier):
        for paper in kind.paper_kinds(entry):
            context = paper_of(paper, dossier, entry)
            assert render_pdf(paper.layout, context).content[:4] == b"%PDF"
            found[paper.key] = str(context["parts"])
    return found
