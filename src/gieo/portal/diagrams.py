"""A table of legal moves as a page of the manual."""

from typing import Any

from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.law import Law
from gieo.kernel.workflow import Transition, Workflow


def page_of(workflow: Workflow[Any, Any]) -> str:
    """Markdown with a state diagram (Mermaid) and one line per row; the same table gives the same text."""
    return "\n".join(
        [
            f"# {workflow.label} (`{workflow.name}`)",
            "",
            "Drawn from the table by `gieo workflow diagram`; do not edit.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            f"    [*] --> {workflow.initial}",
            *[f"    {source} --> {row.target}: {row.name}" for row in workflow.rows for source in sorted(row.source)],
            *[f"    {state} --> [*]" for state in sorted(workflow.final)],
            "```",
            "",
            "| Act | Label | From | To | Who | Law | Articles | Clock | Event |",
            "|---|---|---|---|---|---|---|---|---|",
            *[_line(row) for row in workflow.rows],
            "",
        ]
    )


LAWS = {None: "both", Law.L2013: "2013", Law.L2025: "2025"}


def _articles(row: Transition[Any, Any]) -> str:
    """What the row rests on; under the 2025 law after the sign, where that is something else."""
    cited = ", ".join(f"`{key}`" for key in row.legal_basis)
    later = ", ".join(f"`{key}`" for key in row.legal_basis_2025)
    return f"{cited}; 2025: {later}" if later else cited


def _line(row: Transition[Any, Any]) -> str:
    cells = (
        f"`{row.name}`",
        row.label,
        ", ".join(sorted(row.source)),
        str(row.target),
        ", ".join(sorted(ROLE_LABELS[role] for role in row.actors)),
        LAWS[row.law],
        _articles(row),
        f"`{row.deadline}`" if row.deadline else "",
        f"`{row.announces}`" if row.announces else "",
    )
    return f"| {' | '.join(cells)} |"
