"""The six weaknesses the directive names, measured for a plan year, with the records behind each figure (CT-0-2).

Orders and proposals for a plan are made in the year before it; everything else belongs to the year of the plan.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gieo.councils.models import Attendance
from gieo.dossiers.audience import OFFICE
from gieo.dossiers.selectors import visible_to
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import _
from gieo.orientation.models import OrientationItem
from gieo.orientation.states import NoticeState
from gieo.proposals.models import Determination
from gieo.registry.lookup import public
from gieo.reporting import questions as ask
from gieo.reporting.figures import Figure
from gieo.reporting.indicators import INDICATORS
from gieo.reporting.questions import Scope

DIRECTIVE = ("CT02-2022-BG:0",)
# Words that say that an item reaches over one field or one place, without marks.
WIDE = ("lien nganh", "lien vung", "lien tinh")
URGENCY, SCALE = "urgency", "scale"  # keys of what a determination council rates (TT 06/2023, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """One of the six, with what measures it."""

    title: str
    figures: Sequence[Figure]


Row = tuple[str, str]  # words, and the address of what they name where the reader may open it


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure with what counts and what does not."""

    label: str
    words: str
    rows: Sequence[Row]
    missing: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaknessPage:
    """The six of a plan year."""

    year: int
    weaknesses: Sequence[tuple[str, Sequence[ShownFigure]]]


def may_read(actor: Actor, province: str) -> bool:
    """The office of the province: figures name bodies and members."""
    return any(actor.holds(role, province) for role in OFFICE)


def weakness_page(actor: Actor, province: Province, year: int, *, at: datetime) -> WeaknessPage:
    """Everything the page shows."""
    found = weaknesses(province, year, at=at)
    rows = (row for weakness in found for figure in weakness.figures for row in (*figure.rows, *figure.missing))
    links = _links(actor, province, rows)

    def linked(rows: Iterable[str]) -> list[Row]:
        return [(row, links.get(_number(row), "")) for row in rows]

    shown = [
        (
            weakness.title,
            [
                ShownFigure(
                    label=figure.label,
                    words=figure.words,
                    rows=linked(figure.rows),
                    missing=linked(figure.missing),
                )
                for figure in weakness.figures
            ],
        )
        for weakness in found
    ]
    return WeaknessPage(year=year, weaknesses=shown)


def weaknesses(province: Province, year: int, *, at: datetime) -> list[Weakness]:
    """The six, in the order of the directive."""
    plan, asking = (Scope(province=province, year=each, at=at) for each in (year, year - 1))
    named = {indicator.key: indicator for indicator in INDICATORS}
    rated = _rated(plan)
    return [
        Weakness(
            title=_("Cơ quan, địa phương đặt hàng, đề xuất"),
            figures=[*(named[key].figure(asking) for key in ("K-01", "K-01-1", "K-01-2")), *_orders_of_bodies(asking)],
        ),
        Weakness(title=_("Chất lượng tư vấn của hội đồng"), figures=_presence(plan)),
        Weakness(
            title=_("Nhiệm vụ thật sự cần thiết"),
            figures=[_rating("K-24-3", _("Đề xuất được trên nửa số phiếu cho là cấp thiết"), rated, URGENCY)],
        ),
        Weakness(
            title=_("Ứng dụng, chuyển giao công nghệ"),
            figures=[named[key].figure(plan) for key in ("K-24-2", "K-09")],
        ),
        Weakness(title=_("Phân bố theo lĩnh vực"), figures=[named["K-24-1"].figure(plan)]),
        Weakness(
            title=_("Định hướng lớn, liên ngành, liên vùng"),
            figures=[
                _wide_items(plan),
                _rating("K-24-4", _("Đề xuất được trên nửa số phiếu cho là liên ngành, liên vùng"), rated, SCALE),
            ],
        ),
    ]


def _orders_of_bodies(scope: Scope) -> Iterable[Figure]:
    """One figure for each body that ordered or proposed, the busiest first."""
    rows: dict[str, list[str]] = {}
    for number, body in ask.orders(scope).values_list("number", "body__name"):
        rows.setdefault(body, []).append(number)
    proposed = ask.proposals(scope).filter(organisation__isnull=False)
    for number, body in proposed.values_list("number", "organisation__name"):
        rows.setdefault(body, []).append(number)
    for body, numbers in sorted(rows.items(), key=lambda each: (-len(each[1]), each[0])):
        yield Figure(key="K-01-3", label=body, unit=_("đặt hàng, đề xuất"), rows=tuple(numbers), basis=DIRECTIVE)


def _presence(scope: Scope) -> list[Figure]:
    """How many of those called to a sitting of the year came, and how many of them in time."""
    sat = Attendance.objects.filter(entry__province=scope.province, at__year=scope.year, at__lte=scope.at)
    sat = sat.select_related("entry", "membership__person").order_by("entry__number", "membership")
    names = [(f"{each.entry.number}: {each.membership.person}", each) for each in sat]
    there = tuple(name for name, each in names if each.is_present)
    return [
        Figure(
            key="K-24-5", label=_("Lượt thành viên dự họp hội đồng"), unit=_("lượt"),
            rows=there, among=tuple(name for name, _each in names), basis=DIRECTIVE,
        ),
        Figure(
            key="K-24-6", label=_("Lượt dự họp đúng giờ"), unit=_("lượt"),
            rows=tuple(name for name, each in names if each.is_present and not each.came_late),
            among=there, basis=DIRECTIVE,
        ),
    ]  # fmt: skip


def _rated(scope: Scope) -> list[tuple[str, Mapping[str, int], int]]:
    """Determinations counted by the instant: number, votes by criterion, votes in all."""
    counted = Determination.objects.filter(
        province=scope.province, plan_year=scope.year, closed_at__isnull=False, closed_at__lte=scope.at
    )
    return [
        (number, tally["met"], tally["counted"])
        for number, tally in counted.order_by("number").values_list("number", "tally")
        if tally.get("met")
    ]


def _rating(key: str, label: str, rated: Iterable[tuple[str, Mapping[str, int], int]], criterion: str) -> Figure:
    asked = [(number, met[criterion], counted) for number, met, counted in rated if criterion in met]
    return Figure(
        key=key,
        label=label,
        unit=_("đề xuất"),
        rows=tuple(number for number, votes, counted in asked if 2 * votes > counted),
        among=tuple(number for number, _votes, _counted in asked),
        basis=DIRECTIVE,
    )


def _wide_items(scope: Scope) -> Figure:
    """Items of the published orientation whose words reach over one field or place."""
    items = OrientationItem.objects.filter(
        field__notice__province=scope.province,
        field__notice__plan_year=scope.year,
        field__notice__state=NoticeState.PUBLISHED,
    )
    said = [(f"{code}. {words}", text.fold(words)) for code, words in items.values_list("code", "text")]
    return Figure(
        key="K-24-7",
        label=_("Nội dung định hướng nói rõ liên ngành, liên vùng"),
        unit=_("nội dung"),
        rows=tuple(words for words, folded in said if any(word in folded for word in WIDE)),
        among=tuple(words for words, _folded in said),
        basis=DIRECTIVE,
    )


def _links(actor: Actor, province: Province, rows: Iterable[str]) -> dict[str, str]:
    numbers = {_number(row) for row in rows}
    tasks = public().filter(province=province, number__in=numbers).only("number")
    entries = visible_to(actor).filter(number__in=numbers)
    found = {task.number: task.get_absolute_url() for task in tasks}
    return found | {entry.number: entry.get_absolute_url() for entry in entries}


def _number(row: str) -> str:
    """What of a row may be a number: "LS-XD-2025-0001: Bùi Thị Lệ" begins with it."""
    return row.partition(":")[0]
