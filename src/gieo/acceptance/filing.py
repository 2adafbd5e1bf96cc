"""What the files of this stage share: which papers are wanted, and keeping what was handed in."""

from collections.abc import Iterable, Sequence

from gieo.core.models import Stateful
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import Options
from gieo.dossiers.models import Enclosure
from gieo.kernel.asking import Kept, Picked
from gieo.kernel.refusal import Refusal, _
from gieo.kernel.workflow import Attempt
from gieo.rulebooks.models import FileItem


def papers_asked(items: Iterable[FileItem]) -> Options:
    """The papers of a file, in the order of the law."""
    return [(item.key, item.text) for item in items]


def missing_papers(items: Iterable[FileItem], papers: Sequence[Picked]) -> Refusal | None:
    """Which papers a file still needs."""
    given = {paper.id for paper in papers}
    missing = [item for item in items if item.required and item.key not in given]
    if not missing:
        return None
    message, params = _("Hồ sơ còn thiếu: %(papers)s."), {"papers": "; ".join(item.text for item in missing)}
    return Refusal(code="papers_missing", message=message, basis=missing[0].basis, params=params, field="papers")


def recorded(papers: Sequence[Picked]) -> list[dict[str, str]]:
    """The papers of a file as a dossier keeps them."""
    return [{"id": str(paper.id), "name": paper.name} for paper in papers]


def keep(dossier: Stateful, kept: Kept | None, label: str, attempt: Attempt, *, inside: bool = False) -> None:
    """Put a file that was handed in with an act into the dossier; `inside` not for those it is about."""
    if kept:
        Enclosure.objects.create(
            entry=entry_of(dossier),
            label=label,
            file_id=kept.id,
            added_at=attempt.at,
            added_by_id=attempt.actor.user,
            inside=inside,
        )
