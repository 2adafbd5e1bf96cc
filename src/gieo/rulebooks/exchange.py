"""Score sheets handed from one province to another, as a file that people and programs read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from gieo.rulebooks.models import LegalIndex, Mark, Status
from gieo.rulebooks.models.scoring import ScoreCriterion, ScoreSheet
from gieo.rulebooks.reading import BadRulebook, read, validated

NOT_OURS = {"mark": Mark.BORROWED.value, "status": Status.TO_CONFIRM.value}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file of another province brings.

    Attributes:
        sheets: those that hold, by key; every value is borrowed and to be confirmed.
        faults: for each that does not, where and why; nothing of it is taken.
    """

    sheets: dict[str, ScoreSheet] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def written(sheets: Mapping[str, ScoreSheet]) -> str:
    """Sheets as a file of a rulebook writes them: what stands there unsaid stays unsaid."""
    plain = {key: sheet.model_dump(mode="json", exclude_unset=True) for key, sheet in sheets.items()}
    return str(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=120))


def taken(path: Path, index: LegalIndex) -> Taken:
    """Read a file of another province, sheet by sheet.

    Args:
        path: the file.
        index: the register of the law; a sheet that rests on an article it lacks is a fault.
    """
    found = Taken()
    try:
        entries = read(path)
    except (BadRulebook, UnicodeDecodeError) as error:
        found.faults.append(str(error))
        return found
    if not isinstance(entries, dict):
        found.faults.append(f"{path.name}: no sheets by key")
        return found
    for key, entry in entries.items():
        try:
            sheet = validated(ScoreSheet, _borrowed(entry), path, within=str(key))
        except BadRulebook as error:
            found.faults.extend(str(error).splitlines())
            continue
        unknown = sorted(
            {article for each in (sheet, *sheet.criteria) for article in each.basis if article not in index}
        )
        if unknown:
            found.faults.append(f"{path.name}: {key}: rests on {', '.join(unknown)}, not in the register of the law")
        else:
            found.sheets[str(key)] = sheet
    return found


def differences(ours: ScoreSheet | None, theirs: ScoreSheet) -> Iterator[str]:
    """What another province scores otherwise, line by line in Vietnamese; nothing where the sheets score alike."""
    if ours is None:
        yield f"phiếu mới: {theirs.in_words}"
        return
    if (ours.title, ours.total, ours.bonus_points) != (theirs.title, theirs.total, theirs.bonus_points):
        yield f"{_head(ours)} → {_head(theirs)}"
    mine, other = ({each.key: each for each in sheet.criteria} for sheet in (ours, theirs))
    yield from (f"thêm tiêu chí: {_line(other[key])}" for key in other if key not in mine)
    yield from (f"bỏ tiêu chí: {_line(mine[key])}" for key in mine if key not in other)
    for key in mine.keys() & other.keys():
        if _line(mine[key]) != _line(other[key]):
            yield f"{_line(mine[key])} → {_line(other[key])}"


def _borrowed(entry: Any) -> Any:
    """Another province's own, whatever it was sure of there."""
    if not isinstance(entry, dict):
        return entry
    criteria = entry.get("criteria")
    lines = [each | NOT_OURS if isinstance(each, dict) else each for each in criteria or ()]
    return entry | NOT_OURS | ({"criteria": lines} if isinstance(criteria, list) else {})


def _head(sheet: ScoreSheet) -> str:
    bonus = f", điểm cộng {sheet.bonus_points}" if sheet.bonus_points else ""
    return f"{sheet.title}, {sheet.total} điểm{bonus}"


def _line(criterion: ScoreCriterion) -> str:
    tie = ", xét khi bằng điểm" if criterion.content_and_plan else ""
    return f"{criterion.in_words}{tie}"
