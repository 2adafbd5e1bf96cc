"""A member's ballot on a dossier: its total, and why it cannot be handed in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks.models import ScoreCriterion, ScoreSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreBallot:
    """A member's ballot on a dossier.

    Attributes:
        marks: by key of the criterion, before the coefficient.
        favours: the vote, where the law asks for one beside the score.
        reason: the member's written reason.
    """

    member: str
    marks: Mapping[str, int]
    favours: bool | None = None
    reason: str = ""


def total(ballot: ScoreBallot, sheet: ScoreSheet) -> int:
    """The points of a complete ballot: each mark times its coefficient."""
    return sum(ballot.marks[criterion.key] * criterion.coefficient for criterion in sheet.criteria)


def faults(ballot: ScoreBallot, sheet: ScoreSheet) -> list[Refusal]:
    """Why a ballot has no total: it does not mark exactly the criteria, or gives a mark that there is not."""
    return [*_of_marks(ballot, sheet), *_of_strangers(ballot, sheet)]


def ballot_refusals(ballot: ScoreBallot, sheet: ScoreSheet, *, votes: bool) -> list[Refusal]:
    """Why a ballot cannot be handed in: its faults, no vote where the council votes, no written reason (CT-2-2b)."""
    found = faults(ballot, sheet)
    if votes and ballot.favours is None:
        found.append(Refusal(code="no_vote", message=_("Chưa bỏ phiếu."), basis=sheet.basis, field="favours"))
    if not ballot.reason.strip():
        found.append(Refusal(code="no_reason", message=_("Phiếu chưa ghi lý do."), basis=sheet.basis, field="reason"))
    return found


def in_points(value: Fraction) -> str:
    """An exact score for reading: 217/3 → "72,33"; cut off, never rounded up to a mark that was not reached."""
    whole, hundredths = divmod(int(value * 100), 100)
    return f"{whole},{hundredths:02d}" if hundredths else str(whole)


def _of_marks(ballot: ScoreBallot, sheet: ScoreSheet) -> Iterator[Refusal]:
    for criterion in sheet.criteria:
        mark = ballot.marks.get(criterion.key)
        if mark is None:
            yield _refusal("criterion_not_scored", _("Chưa chấm: %(criterion)s."), criterion)
        elif not 0 <= mark <= criterion.top_mark:
            yield _refusal("mark_out_of_scale", _("Điểm ngoài thang 0-%(top)d: %(criterion)s."), criterion)


def _refusal(code: str, message: str, criterion: ScoreCriterion) -> Refusal:
    params = {"criterion": criterion.text, "top": criterion.top_mark}
    return Refusal(code=code, message=message, basis=criterion.basis, params=params, field=criterion.key)


def _of_strangers(ballot: ScoreBallot, sheet: ScoreSheet) -> Iterator[Refusal]:
    if set(ballot.marks) - {criterion.key for criterion in sheet.criteria}:
        yield Refusal(code="unknown_criterion", message=_("Chấm tiêu chí không có trong phiếu."), basis=sheet.basis)
