"""The history of a dossier in plain words, read off the trail."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind
from gieo.kernel.asking import in_words
from gieo.proposals.kinds import PROPOSAL_KIND
from gieo.proposals.states import RETURN_REASON_LABELS, ReturnReason
from gieo.proposals.workflow import PROPOSAL

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act as a reader sees it, with the official documents it issued."""

    sequence: int
    papers: list[PaperKind]
    title: str
    words: str
    who: str
    at: datetime
    state: str
    basis: list[str]


def timeline_of(history: Sequence[TransitionLog]) -> list[Act]:
    """The acts on a dossier, the latest first."""
    return [_act(entry) for entry in reversed(history)]


def last_return(history: Sequence[TransitionLog]) -> TransitionLog | None:
    """Why the form was last returned."""
    return next((entry for entry in reversed(history) if entry.name == "return_for_supplement"), None)


def reasons_in(entry: TransitionLog) -> list[str]:
    """The coded reasons of a return, in words."""
    return [_(RETURN_REASON_LABELS[ReturnReason(code)]) for code in entry.facts.get("reasons", ())]


def _act(entry: TransitionLog) -> Act:
    spell = _WORDS.get(entry.name, _recorded)
    return Act(
        sequence=entry.sequence,
        papers=PROPOSAL_KIND.paper_kinds(entry),
        title=_(PROPOSAL[entry.name].label) if entry.name in PROPOSAL else _("Tạo phiếu"),
        words=spell(entry),
        who=entry.actor_name,
        at=entry.at,
        state=entry.target,
        basis=list(entry.legal_basis),
    )


def _recorded(entry: TransitionLog) -> str:
    """Whatever the act asked for, as labels and words."""
    row = PROPOSAL.row(entry.name)
    words = in_words(row.facts.model_validate(entry.facts)) if row else []
    return ". ".join(f"{_(label)}: {word}" for label, word in words)


def _sent(entry: TransitionLog) -> str:
    words: str = _("Giấy tiếp nhận %(receipt)s · %(pages)s trang · %(files)s tài liệu kèm theo") % entry.facts
    return words


def _returned(entry: TransitionLog) -> str:
    return f"{'; '.join(reasons_in(entry))}. {entry.facts.get('text', '')}"


def _compiled(entry: TransitionLog) -> str:
    scores = entry.facts.get("criteria", {})
    words: str = _("Đạt %(met)s/%(of)s tiêu chí nhiệm vụ cấp tỉnh") % {"met": sum(scores.values()), "of": len(scores)}
    return words if scores else ""


def _reason(entry: TransitionLog) -> str:
    return str(entry.facts.get("reason", ""))


def _carried(entry: TransitionLog) -> str:
    words = _("Phiếu mới %(number)s, năm kế hoạch %(plan_year)s") % entry.facts
    return f"{words}. {entry.facts['wish']}" if entry.facts.get("wish") else words


_WORDS: Mapping[str, Callable[[TransitionLog], str]] = {
    "submit": _sent,
    "submit_late": _sent,
    "resubmit": _sent,
    "submit_again": _sent,
    "return_for_supplement": _returned,
    "compile": _compiled,
    "uncompile": _reason,
    "withdraw": _reason,
    "carry_over": _carried,
}
