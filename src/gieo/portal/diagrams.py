"""A table of legal moves as a page of the manual."""

from typing import Any

from gieo.identity.models.appointment import ROLE_LABELS
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
            "| Act | Label | From | To | Who | Articles | Clock | Event |",
            "|---|---|---|---|---|---|---|---|",
            *[_line(row) for row in workflow.rows],
            "",
        ]
    )


def _line(row: Transition[Any, Any]) -> str:
    cells = (
        f"`{row.name}`",
        row.label,
        ", ".join(sorted(row.source)),
        str(row.target),
        ", ".join(sorted(ROLE_LABELS[role] for role in row.actors)),
        ", ".join(f"`{key}`" for key in row.legal_basis),
        f"`{row.deadline}`" if row.deadline else "",
        f"`{row.announces}`" if row.announces else "",
    )
    return f"| {' | '.join(cells)} |"
