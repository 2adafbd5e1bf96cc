"""The steps of the overlap benchmark: fill, build, check, add and find."""

import random
import resource
import time
from collections.abc import Callable, Iterator

from gieo.cli.measuring import Measurement, summarise
from gieo.cli.overlap_references import references
from gieo.cli.register_filling import fill
from gieo.environment import env
from gieo.overlap import keeping, register, synthetic
from gieo.overlap.engine.checking import LOOKED_AT
from gieo.overlap.engine.records import Part, Record
from gieo.overlap.services.check_text import check_text
from gieo.registry.models import RegisterEntry

_BUDGET = {"median": 90, "p95": 200}  # ms, docs of the budgets: a full check with reasons at 1,000,000 tasks
_FRESH = 20


def measure(*, size: int, queries: int, seed: int, compared: bool, tell: Callable[[str], None]) -> list[Measurement]:
    """Fill a scratch register and measure; the references too, where compared."""
    text_bytes = fill(size, seed, searchable=False)
    tell(f"{size} nhiệm vụ, {text_bytes / 2**20:.0f} MB chữ")
    begun = time.perf_counter()
    keeping.index().rebuild()
    built = time.perf_counter() - begun
    tell(f"chỉ mục xong sau {built:.0f} s")
    index_bytes = sum(file.stat().st_size for file in (env.home / "overlap").rglob("*") if file.is_file())
    mb = index_bytes / 2**20
    asked = _asked(size, queries, seed)
    return [
        summarise("build of the index", [built], unit="s", tasks=size, per_task_us=round(built / size * 1e6)),
        summarise("size of the index", [mb], unit="MB", share_of_text=round(index_bytes / text_bytes, 3), budget=0.5),
        *_checks(asked),
        _fresh(),
        summarise("memory of the process", [_memory()], unit="MB"),
        *(references(asked) if compared else ()),
    ]


def _asked(size: int, queries: int, seed: int) -> list[tuple[int, dict[Part, str]]]:
    """Reworded tasks from all over the register, with the number of the task each is about."""
    rng = random.Random(seed + 1)  # noqa: S311  (nothing secret)
    wanted = set(rng.sample(range(1, size + 1), queries))
    made = [each for each in synthetic.register(size, seed=seed) if each.number in wanted]
    return [(each.number, synthetic.reworded(each, rng)) for each in made]


def _checks(asked: list[tuple[int, dict[Part, str]]]) -> Iterator[Measurement]:
    for _number, parts in asked[:10]:
        check_text(parts=parts)  # warm
    whole, first = [], []
    found_first = found_ten = found_looked = 0
    for number, parts in asked:
        begun = time.perf_counter()
        near = check_text(parts=parts)
        for each in near:
            _ = each.reasons
        whole.append((time.perf_counter() - begun) * 1000)
        keys = [each.entry.pk for each in near]
        found_first += keys[:1] == [number]
        found_ten += number in keys
        current = keeping.index().current()
        if current is not None:
            begun = time.perf_counter()
            looked = current[1].near(Record("", parts), LOOKED_AT)
            first.append((time.perf_counter() - begun) * 1000)
            found_looked += number in looked
    n = len(asked)
    yield summarise(
        "full check with reasons",
        whole,
        budget=_BUDGET["median"],
        budget_p95=_BUDGET["p95"],
        hit_at_1=round(found_first / n, 3),
        recall_at_10=round(found_ten / n, 3),
    )
    yield summarise("first look alone", first, recall=round(found_looked / n, 3), looked_at=LOOKED_AT)


def _fresh() -> Measurement:
    """From the end of the transaction that adds a task to the answer that holds it; nobody refreshes the index."""
    waits = []
    for at in range(_FRESH):
        title = f"Nuôi thuần dưỡng voọc mông trắng lứa {at} bằng sữa hạt"
        entry = RegisterEntry.objects.create(province_id="ZZ", number=f"MOI-{at}", title=title)
        begun = time.perf_counter()
        near = check_text(parts={Part.TITLE: title})
        waits.append((time.perf_counter() - begun) * 1000)
        if entry.pk not in {each.entry.pk for each in near}:
            raise RuntimeError(f"{entry} was added and not found")
    return summarise("a new task is found", waits, budget=2000, newer=len(register.changed_since(1)))


def _memory() -> float:
    """The most this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
