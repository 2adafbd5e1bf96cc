"""What a proposal wants done, out of the fields of its form."""

from collections.abc import Mapping

from gieo.dossiers.described import described
from gieo.overlap.engine.records import Part
from gieo.proposals.models import Proposal


def description_of(proposal: Proposal) -> Mapping[Part, str]:
    """Name, objectives, contents and results as they stand."""
    answers = proposal.answers
    return described(
        proposal.title or str(answers.get("task_name") or ""),
        aims=str(answers.get("objectives") or ""),
        contents=answers.get("contents") or "",
        products=[
            [row.get("result"), row.get("measure")] if isinstance(row, dict) else row
            for row in answers.get("results") or ()
        ],
    )
