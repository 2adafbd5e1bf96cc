"""What a selection's own moves write beside its state."""

from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Enclosure
from gieo.kernel.workflow import Attempt
from gieo.selection.models import Selection
from gieo.selection.selection.facts import RecommendFacts, RevisionFacts, SheetFacts


def choose_sheet(selection: Selection, attempt: Attempt) -> None:
    """The score sheet."""
    if isinstance(attempt.facts, SheetFacts):
        selection.sheet = str(attempt.facts.sheet.id)


def recommend(selection: Selection, attempt: Attempt) -> None:
    """Whom the council names."""
    if isinstance(attempt.facts, RecommendFacts):
        selection.recommended_id = attempt.facts.application.pk


def take_revision(selection: Selection, attempt: Attempt) -> None:
    """The revised description, with the estimate that is appraised."""
    facts = attempt.facts
    if not isinstance(facts, RevisionFacts):
        return
    selection.revision, selection.revised_at = facts.explanation, attempt.at
    selection.quoted_on = facts.quoted_on
    selection.estimate = [row.model_dump() for row in facts.estimate]
    if facts.description:
        Enclosure.objects.create(
            entry=entry_of(selection),
            label="Thuyết minh đã hoàn thiện",
            file_id=facts.description.id,
            added_at=attempt.at,
            added_by_id=attempt.actor.user,
        )
