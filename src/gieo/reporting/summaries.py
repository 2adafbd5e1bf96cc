"""What the year sums up to over all stages: tasks by order, selection and field; sittings; what members did."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min, Q, QuerySet, Sum

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import Attendance, Ballot, Membership
from gieo.dossiers.kinds import kind_named
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.summaries import MONEY_READERS, Asked, Row, Summary, Summed, added_up
from gieo.kernel.refusal import _
from gieo.proposals.models import Proposal
from gieo.proposals.states import NOT_WITH_THE_PROVINCE
from gieo.registry.models import Assignment, MoneyLine, Task
from gieo.reporting import questions as ask
from gieo.reporting.questions import Scope

SHARES = frozenset({"commissioned_share", "selection_share"})  # duties whose first year the table of shares begins with
FULL = 100
RATES, FIELDS, SITTINGS, DEEDS = (
    frozenset({1, 2, 4}),
    frozenset({1, 2, 3, 4}),
    frozenset({4, 5, 6}),
    frozenset({2, 3, 4, 5}),
)


def _scope(asked: Asked, year: int) -> Scope:
    return Scope(province=asked.province, year=year, at=asked.at)


# ---------------------------------------------------------------- ordered and selected


def _rates(asked: Asked) -> Summed:
    """From the year on that the province strives for it (CT-2-3a); where no rulebook says so, the year asked for."""
    duties = asked.province.latest_rulebook.duties
    begun = [duty.first_year for duty in duties if duty.key in SHARES and duty.first_year]
    years = [(year, list(ask.tasks(_scope(asked, year)))) for year in range(min([*begun, asked.year]), asked.year + 1)]
    return Summed(rows=[_rate(year, tasks) for year, tasks in years])


def _rate(year: int, tasks: list[Task]) -> Row:
    plain = [task.number for task in tasks if not task.commissioning_body_id]
    given = [task.number for task in tasks if task.assignment != Assignment.COMPETITIVE_SELECTION]
    ordered, selected = len(tasks) - len(plain), len(tasks) - len(given)
    return Row(
        (
            str(year), len(tasks), ordered, _percent(ordered, len(tasks)), selected, _percent(selected, len(tasks)),
            "; ".join(plain), "; ".join(given),
        )
    )  # fmt: skip


def _percent(part: int, whole: int) -> str:
    return f"{part * FULL // whole}%" if whole else ""


# ---------------------------------------------------------------- by field of science


def _by_field(asked: Asked) -> Summed:
    """Tasks of the plan year and their money, by field; what names none stands last: the sums are those of all."""
    tasks = list(ask.tasks(_scope(asked, asked.year)))
    money = _money_of(tasks)
    found: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        found[task.science_field].append(task)
    names = {field.key: field.name for field in asked.province.latest_rulebook.fields}
    ordered = sorted(found, key=lambda key: (not key, names.get(key, key)))
    rows = [
        Row((names.get(key, key) or "chưa ghi lĩnh vực", len(found[key]), *_sums(found[key], money))) for key in ordered
    ]
    return Summed(rows=rows, total=added_up(rows, _("Tổng"), FIELDS))


def _money_of(tasks: Iterable[Task]) -> dict[int, tuple[int, int, int]]:
    sums = MoneyLine.objects.filter(task__in=tasks).values("task").order_by("task")
    sums = sums.annotate(approved=Sum("approved"), contracted=Sum("contracted"), paid=Sum("paid"))
    return {each["task"]: (each["approved"], each["contracted"], each["paid"]) for each in sums}


def _sums(tasks: Iterable[Task], money: dict[int, tuple[int, int, int]]) -> tuple[int, int, int]:
    approved, contracted, paid = zip((0, 0, 0), *(money.get(task.pk, (0, 0, 0)) for task in tasks), strict=True)
    return sum(approved), sum(contracted), sum(paid)


# ---------------------------------------------------------------- councils


def _sittings(asked: Asked) -> Summed:
    """Every dossier a council sat on in the year: who came, how many ballots; its papers lie on its page."""
    seen = visible_to(asked.actor).filter(province=asked.province, attendances__at__year=asked.year)
    sat = seen.annotate(
        first=Min("attendances__at"),
        there=Count("attendances", filter=Q(attendances__is_present=True), distinct=True),
        away=Count("attendances", filter=Q(attendances__is_present=False), distinct=True),
        cast=Count("ballots", filter=Q(ballots__version=1), distinct=True),
    )
    rows = [_sitting(entry) for entry in sat.order_by("first", "pk")]
    return Summed(rows=rows, says=((_("Phiên họp"), str(len(rows))),))


def _sitting(entry: DocketEntry) -> Row:
    kind = kind_named(entry.kind)
    first = entry.first.astimezone(LEGAL_ZONE)  # type: ignore[attr-defined]
    return Row(
        (
            entry.number, entry.title, kind.label, f"{first:%d/%m/%Y}",
            entry.there, entry.away, entry.cast, kind.state_label(entry.state),  # type: ignore[attr-defined]
        ),
        entry.get_absolute_url(),
    )  # fmt: skip


def _deeds(asked: Asked) -> Summed:
    """Who sat in a council of the province in the year: came, stayed away, voted, proposed, follows (CT-3-2)."""
    seats = _seats_of(asked)
    came: Counter[tuple[int, bool]] = Counter()
    sat = Attendance.objects.filter(entry__province=asked.province, at__year=asked.year)
    for person, is_present in sat.values_list("membership__person", "is_present"):
        came[person, is_present] += 1
    cast = Counter(
        Ballot.objects.filter(entry__province=asked.province, cast_at__year=asked.year, version=1).values_list(
            "membership__person", flat=True
        )
    )
    people = {seat.person_id: seat.person for seat in seats}
    sent = Proposal.objects.filter(proposer__in=people, province=asked.province, submitted_at__year=asked.year)
    proposed = Counter(sent.exclude(state__in=NOT_WITH_THE_PROVINCE).values_list("proposer", flat=True))
    rows = [
        Row(
            (
                people[pk].full_name, _once(str(seat.nominating_body or "") for seat in seats if seat.person_id == pk),
                came[pk, True], came[pk, False], cast[pk], proposed[pk],
                _once(body.name for seat in seats if seat.person_id == pk for body in seat.localities.all()),
            )
        )
        for pk in sorted(people, key=lambda pk: people[pk].full_name)
    ]  # fmt: skip
    return Summed(rows=rows, says=((_("Thành viên"), str(len(rows))),))


def _seats_of(asked: Asked) -> list[Membership]:
    first, last = date(asked.year, 1, 1), date(asked.year, 12, 31)
    held: QuerySet[Membership] = Membership.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=last),
        Q(valid_to__isnull=True) | Q(valid_to__gte=first),
        council__province=asked.province,
    )
    return list(held.select_related("person", "nominating_body").prefetch_related("localities").order_by("pk"))


def _once(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))


SUMMARIES = (
    Summary(
        key="phien-hop",
        report="RP-06",
        title=_("Phiên họp hội đồng và kiểm phiếu"),
        basis=("CT02-2022-BG:2",),
        columns=(
            _("Hồ sơ"), _("Tên"), _("Loại"), _("Ngày họp"), _("Có mặt"), _("Vắng"), _("Phiếu"), _("Trạng thái"),
        ),
        numeric=SITTINGS,
        ask=_sittings,
    ),
    Summary(
        key="dat-hang-tuyen-chon",
        report="RP-07",
        title=_("Tỷ lệ đặt hàng và tuyển chọn từ năm 2023"),
        basis=("CT02-2022-BG:2",),
        columns=(
            _("Năm"), _("Nhiệm vụ"), _("Có đặt hàng"), _("Tỷ lệ"), _("Qua tuyển chọn"), _("Tỷ lệ"),
            _("Chưa có đặt hàng"), _("Không qua tuyển chọn"),
        ),
        numeric=RATES,
        ask=_rates,
    ),
    Summary(
        key="thanh-vien-hoi-dong",
        report="RP-27",
        title=_("Hoạt động của thành viên hội đồng"),
        basis=("CT02-2022-BG:3",),
        columns=(
            _("Họ và tên"), _("Cơ quan cử"), _("Dự họp"), _("Vắng"), _("Phiếu"), _("Đề xuất"),
            _("Địa phương theo dõi"),
        ),
        numeric=DEEDS,
        ask=_deeds,
    ),
    Summary(
        key="linh-vuc-khoa-hoc",
        report="RP-28",
        title=_("Nhiệm vụ và kinh phí theo lĩnh vực"),
        basis=("CT02-2022-BG:1",),
        columns=(
            _("Lĩnh vực"), _("Nhiệm vụ"), _("Phê duyệt (đồng)"), _("Theo hợp đồng (đồng)"), _("Đã cấp (đồng)"),
        ),
        numeric=FIELDS,
        ask=_by_field,
        readers=MONEY_READERS,
    ),
)  # fmt: skip
