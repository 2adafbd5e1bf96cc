"""The tables of legal moves as pages of the manual, and the whole chain as a picture."""

from typing import Any

from gieo.dossiers.kinds import kinds_of
from gieo.dossiers.stages import STAGES
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.law import Law
from gieo.kernel.workflow import Transition, Workflow
from gieo.lifecycle.handovers import HANDOVERS


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


CHAIN_BEGINS, CHAIN_ENDS = "<!-- chain: drawn by `gieo workflow diagram` -->", "<!-- end of chain -->"


def chain() -> str:
    """The chain of dossiers by the stages of the year (Mermaid): an arrow is a hand-over, labelled with its event."""
    lines = ["```mermaid", "flowchart LR"]
    for stage in STAGES:
        kinds = kinds_of(stage.key)
        if kinds:
            lines.append(f'    subgraph {stage.key}["{stage.label}"]')
            lines += [f'        {kind.name}["{kind.label}"]' for kind in kinds]
            lines.append("    end")
    lines += [f"    {each.giver} -- {each.event} --> {each.taker}" for each in HANDOVERS]
    return "\n".join([*lines, "```"])


def with_chain(page: str) -> str:
    """A page with the picture of the chain between its two marks."""
    before, _begin, rest = page.partition(CHAIN_BEGINS)
    _old, _end, after = rest.partition(CHAIN_ENDS)
    return f"{before}{CHAIN_BEGINS}\n{chain()}\n{CHAIN_ENDS}{after}"


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
