"""The history of a dossier in plain words, read off the trail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from gieo.core.models import Stateful, TransitionLog
from gieo.core.trail import history_of
from gieo.dossiers.audience import JUDGES, OFFICE
from gieo.dossiers.kinds import DossierKind
from gieo.dossiers.papers import PaperKind
from gieo.kernel.actors import Actor
from gieo.kernel.asking import in_words
from gieo.kernel.workflow import Transition


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act as a reader sees it.

    Attributes:
        words: label and value of what was recorded; nothing of a sealed act but for its doer, nor of a confidential one
            but for the office, nor what is kept inside for those the dossier is about.
        who: did it; for those the dossier is about no name of its judges.
        papers: official documents it issued, as far as the reader may have them.
    """

    sequence: int
    title: str
    words: list[tuple[str, str]]
    who: str
    at: datetime
    tone: str
    basis: list[str]
    papers: list[PaperKind]


def timeline_of(kind: DossierKind, dossier: Stateful, reader: Actor, *, outside: bool) -> list[Act]:
    """The acts on a dossier, the latest first.

    Args:
        kind: of the dossier.
        dossier: whose content the reader may see.
        reader: who looks.
        outside: the reader is one of those the dossier is about (`policies.is_outside`).
    """
    is_office = _is_office(kind, dossier, reader)
    acts = history_of(dossier).reverse()
    return [_act(kind, entry, reader, is_office=is_office, outside=outside) for entry in acts]


def _is_office(kind: DossierKind, dossier: Any, reader: Actor) -> bool:
    """Whether a reader holds an office of its province, own or lent."""
    province = dossier.province_id
    return bool((reader.roles_in(province) | reader.roles_lent(province, kind.name)) & OFFICE)


def papers_in(acts: list[Act]) -> Iterator[tuple[Act, PaperKind]]:
    """Every official document, with the act that issued it."""
    return ((act, paper) for act in acts for paper in act.papers)


def act_as_seen(kind: DossierKind, dossier: Stateful, entry: TransitionLog, reader: Actor, *, outside: bool) -> Act:
    """One act on a dossier, as this reader sees it; see `timeline_of`."""
    return _act(kind, entry, reader, is_office=_is_office(kind, dossier, reader), outside=outside)


def _act(kind: DossierKind, entry: TransitionLog, reader: Actor, *, is_office: bool, outside: bool) -> Act:
    row = kind.workflow.row(entry.name)
    hidden = row is not None and row.sealed and entry.actor_id != reader.user
    untold = hidden or (row is not None and row.confidential and not is_office)
    return Act(
        sequence=entry.sequence,
        title=_(row.label) if row else _("Lập hồ sơ"),
        words=[] if untold else words_of(kind, entry, outside=outside),
        who="" if hidden else _name(row, entry, outside=outside),
        at=entry.at,
        tone=kind.tone(entry.target),
        basis=list(entry.legal_basis),
        papers=[paper for paper in kind.paper_kinds(entry) if not (hidden or (outside and paper.inside))],
    )


def _name(row: Transition | None, entry: TransitionLog, *, outside: bool) -> str:  # type: ignore[type-arg]
    """Who did it; an act that is the council's is told outside as the council's, whoever did it."""
    return _("Hội đồng") if outside and row is not None and row.actors & JUDGES else entry.actor_name


def words_of(kind: DossierKind, entry: TransitionLog, *, outside: bool = False) -> list[tuple[str, str]]:
    """What an act recorded, as labels and words; facts of an older shape are told by their codes, and inside only."""
    row = kind.workflow.row(entry.name)
    if row is None:
        return []
    try:
        return in_words(row.facts.model_validate(entry.facts), outside=outside)
    except ValidationError:
        return [] if outside else [(name, str(value)) for name, value in entry.facts.items() if value]
