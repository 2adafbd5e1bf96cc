"""A register of any size that never existed, the same for the same seed: to measure speed and recall, not judgement."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from gieo.kernel.text import fold
from gieo.overlap.engine.records import Part

_FRAMES = (
    "Nghiên cứu {p} {o} {m} tại {l}",
    "Xây dựng mô hình {p} {o} {m} trên địa bàn {l}",
    "Ứng dụng {m} trong {p} {o} ở {l}",
    "Giải pháp {p} {o} gắn với {s} {l}",
    "Hoàn thiện quy trình {p} {o} bằng {m}",
    "Đánh giá thực trạng {o} và đề xuất giải pháp {p} {l}",
)
_AIMS = (
    "Xác định hiện trạng {o}; thử nghiệm {m}; {p} với quy mô {n} {u}, phục vụ {s} và nâng cao thu nhập cho người dân.",
    "Đạt {n} {u} {o} mỗi năm nhờ {m}, chuyển giao kỹ thuật {p} cho {k} hộ, tạo tiền đề cho {s} tại {l}.",
    "Lập quy trình {p} {o} phù hợp điều kiện {l}; đào tạo {k} kỹ thuật viên về {m}; đánh giá hiệu quả đối với {s}.",
)
_CONTENTS = (
    "Khảo sát {k} cơ sở; bố trí thí nghiệm {a} {b} trên {n} {u}; phân tích {c}; tập huấn và hội thảo đầu bờ tại {l}."
)
_UNITS = ("ha", "tấn", "mẫu", "mô hình", "lít", "con")
_BEGINNINGS = (
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
)
_ENDS = (
    "a",
    "an",
    "ang",
    "anh",
    "ao",
    "ăm",
    "ân",
    "âu",
    "e",
    "en",
    "ê",
    "ênh",
    "i",
    "ich",
    "iên",
    "iêu",
    "o",
    "ong",
    "ôn",
)
_VARIETIES = 0.5  # share of tasks about a variety nobody else studies
_UNMARKED = 0.25  # share of queries written without marks


@dataclass(frozen=True, slots=True)
class Words:
    """What synthetic tasks are made of: each thing in all its names."""

    objects: tuple[tuple[str, ...], ...]
    problems: tuple[tuple[str, ...], ...]
    methods: tuple[tuple[str, ...], ...]
    settings: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """One synthetic task."""

    number: int
    parts: dict[Part, str]
    place: str
    year: int


@cache
def words() -> Words:
    """Names of the lexicon; the first of each is what tasks use, the others what queries reword it with."""
    folder = files("gieo.overlap") / "data"
    concepts = yaml.safe_load((folder / "concepts.yaml").read_text(encoding="utf-8"))
    places = yaml.safe_load((folder / "places.yaml").read_text(encoding="utf-8"))["provinces"]
    return Words(
        objects=_names(concepts["object"]),
        problems=_names(concepts["problem"]),
        methods=_names(concepts["method"]),
        settings=_names(concepts["setting"]),
        places=tuple(
            f"huyện {part.title()}, tỉnh {name.title()}"
            for name, more in places.items()
            for part in more.get("parts", ())
        ),
    )


def _names(kinds: dict[str, list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.strip() for name in line.split("|")) for lines in kinds.values() for line in lines)


def register(size: int, *, seed: int) -> Iterator[Made]:
    """That many tasks, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  (nothing secret)
    return (_made(number, rng) for number in range(1, size + 1))


def _made(number: int, rng: random.Random) -> Made:
    chosen = _chosen(rng)
    return Made(
        number=number,
        parts={
            Part.TITLE: rng.choice(_FRAMES).format(**chosen),
            Part.AIMS: rng.choice(_AIMS).format(**chosen),
            Part.CONTENTS: _CONTENTS.format(**chosen),
        },
        place=chosen["l"],
        year=rng.randint(1995, 2026),
    )


def _chosen(rng: random.Random) -> dict[str, str]:
    known = words()
    thing = _skewed(known.objects, rng)[0]
    variety = f"{_coined(rng)} {_coined(rng)}"
    return {
        "o": f"{thing} giống {variety}" if rng.random() < _VARIETIES else thing,
        "p": _skewed(known.problems, rng)[0],
        "m": _skewed(known.methods, rng)[0],
        "s": _skewed(known.settings, rng)[0],
        "l": rng.choice(known.places),
        "n": str(rng.randint(2, 900)),
        "k": str(rng.randint(10, 400)),
        "u": rng.choice(_UNITS),
        "a": _coined(rng),
        "b": _coined(rng),
        "c": f"{_coined(rng)} {_coined(rng)}",
    }


def _skewed(names: tuple[tuple[str, ...], ...], rng: random.Random) -> tuple[str, ...]:
    """Some things are studied a thousand times as often as others."""
    return names[int(len(names) * rng.random() ** 1.7)]


def _coined(rng: random.Random) -> str:
    """A syllable that could be Vietnamese."""
    return rng.choice(_BEGINNINGS) + rng.choice(_ENDS)


def reworded(task: Made, rng: random.Random) -> dict[Part, str]:
    """A proposal for the same study: other names, other order, another place; now and then without marks."""
    known = words()
    title, aims = task.parts[Part.TITLE], task.parts[Part.AIMS]
    for names in (*known.objects, *known.problems, *known.methods):
        if len(names) > 1 and f" {names[0]} " in f" {title} ":
            title = title.replace(names[0], rng.choice(names[1:]))
    title = title.replace(task.place, rng.choice(known.places))
    half = title.split(" ")
    cut = rng.randint(len(half) // 3, 2 * len(half) // 3)
    title = " ".join([*half[cut:], *half[:cut]])
    aims = aims.replace(task.place, "địa phương")
    parts = {Part.TITLE: title, Part.AIMS: aims, Part.CONTENTS: task.parts[Part.CONTENTS]}
    return {part: fold(text) for part, text in parts.items()} if rng.random() < _UNMARKED else parts
