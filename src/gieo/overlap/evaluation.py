"""Running the shipped engine over a register and queries of a file: the numbers that anyone can recompute."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gieo.overlap.engine.candidates import Candidates
from gieo.overlap.engine.checking import check
from gieo.overlap.engine.records import Part, Record

if TYPE_CHECKING:
    from gieo.overlap.engine.vectors import Model


@dataclass(frozen=True, slots=True)
class Prediction:
    """The answer to one query: tasks with their scores, the nearest first, and those it warns of."""

    qid: str
    ranked: tuple[tuple[str, float], ...]
    alarm: tuple[str, ...]

    def as_json(self) -> str:
        """One line of the predictions file."""
        body = {"qid": self.qid, "ranked": [list(each) for each in self.ranked], "alarm": list(self.alarm)}
        return json.dumps(body, ensure_ascii=False)


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a .jsonl file.

    Raises:
        ValueError: a line is no object; the message says which.
    """
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{file.name}:{number}: {error}") from error
        if not isinstance(row, dict):
            raise ValueError(f"{file.name}:{number}: not an object")  # noqa: TRY004  (of the file, not of a type)
        rows.append(row)
    return rows


def task_parts(row: dict[str, Any]) -> dict[Part, str]:
    """The parts of a task or a query of the development set's format."""
    aims = row.get("abstract") or row.get("objectives") or ""
    return {part: text for part, text in ((Part.TITLE, row.get("title") or ""), (Part.AIMS, aims)) if text}


def predict(
    tasks: Sequence[dict[str, Any]],
    queries: Iterable[dict[str, Any]],
    *,
    shown: int = 20,
    model: "Model | None" = None,
) -> list[Prediction]:
    """What the engine answers to each query, over an index built for it."""
    parts = [task_parts(task) for task in tasks]

    def fetch(wanted: Sequence[int]) -> Iterator[tuple[int, dict[Part, str]]]:
        return ((key, parts[key]) for key in wanted)

    with tempfile.TemporaryDirectory() as folder:
        index = Candidates(Path(folder))
        index.build(Record(str(key), texts) for key, texts in enumerate(parts))
        index.reload()
        return [_predict(query, tasks, index, fetch, shown, model) for query in queries]


def _predict(
    query: dict[str, Any],
    tasks: Sequence[dict[str, Any]],
    index: Candidates,
    fetch: Any,
    shown: int,
    model: "Model | None",
) -> Prediction:
    found = check(task_parts(query), index=index, fetch=fetch, shown=shown, model=model).found
    name = [str(tasks[int(each.task.key)]["id"]) for each in found]
    return Prediction(
        qid=str(query["qid"]),
        ranked=tuple((each, round(one.score, 4)) for each, one in zip(name, found, strict=True)),
        alarm=tuple(each for each, one in zip(name, found, strict=True) if one.is_alarm),
    )
