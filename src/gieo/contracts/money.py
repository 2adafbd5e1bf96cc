"""The money lines of a task, and what stands against contracting or paying it. All sums are whole đồng."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gieo.core.prepared import children_of
from gieo.kernel.money import format_vnd
from gieo.kernel.refusal import Refusal, _
from gieo.registry.models import MoneyLine, Task
from gieo.registry.models.money_line import STATE_SOURCES

Key = tuple[str, int]  # source and year


def lines_of(task: Task) -> dict[Key, MoneyLine]:
    """The lines of a task by source and year."""
    return {(line.source, line.year): line for line in children_of(task, "money")}


def locked_lines(task: Task) -> dict[Key, MoneyLine]:
    """The same, locked until the transaction ends: whoever moves money of a task waits here for whoever came first."""
    lines = MoneyLine.objects.select_for_update(no_key=True).filter(task=task).order_by("pk")
    return {(line.source, line.year): line for line in lines}


def key_of(line: MoneyLine) -> Key:
    """Source and year of a line."""
    return line.source, line.year


def called(line: MoneyLine) -> str:
    """A line as people speak of it: "Ngân sách sự nghiệp KH&CN tỉnh 2025"."""
    return f"{line.get_source_display()} {line.year}"


def picked_keys(pks: Iterable[int], task: Task) -> Mapping[int, Key]:
    """Source and year of the picked lines that belong to a task, by primary key."""
    picked = set(pks)
    return {line.pk: key_of(line) for line in children_of(task, "money") if line.pk in picked}


def summed(parts: Iterable[tuple[Key, int]]) -> Counter[Key]:
    """Sums by source and year."""
    sums: Counter[Key] = Counter()
    for key, amount in parts:
        sums[key] += amount
    return sums


def state_part(sums: Mapping[Key, int]) -> int:
    """What of it is money of the State."""
    return sum(amount for (source, _year), amount in sums.items() if source in STATE_SOURCES)


def above_approved(
    sums: Mapping[Key, int], lines: Mapping[Key, MoneyLine], basis: tuple[str, ...]
) -> Iterator[Refusal]:
    """A contract never gives more than was approved."""
    room = {key: line.approved for key, line in lines.items()}
    message = _("%(line)s: hợp đồng ghi %(wanted)s, được duyệt %(limit)s.")
    return _above("above_approved", message, sums, room, lines, basis)


def above_contracted(
    sums: Mapping[Key, int], lines: Mapping[Key, MoneyLine], basis: tuple[str, ...]
) -> Iterator[Refusal]:
    """Nothing is paid beyond what the contract gives."""
    room = {key: line.contracted - line.paid for key, line in lines.items()}
    message = _("%(line)s: đề nghị %(wanted)s, theo hợp đồng còn %(limit)s.")
    return _above("above_contracted", message, sums, room, lines, basis)


def _above(
    code: str,
    message: str,
    sums: Mapping[Key, int],
    room: Mapping[Key, int],
    lines: Mapping[Key, MoneyLine],
    basis: tuple[str, ...],
) -> Iterator[Refusal]:
    for key, wanted in sorted(sums.items()):
        if wanted > room.get(key, 0):
            name = called(lines[key]) if key in lines else f"{key[0]} {key[1]}"
            params = {"line": name, "wanted": format_vnd(wanted), "limit": format_vnd(room.get(key, 0))}
            yield Refusal(code=code, message=message, basis=basis, params=params)
