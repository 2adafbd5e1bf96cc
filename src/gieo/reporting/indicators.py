"""The named indicators (requirements, section 4.2): key, words, unit, question, article. Reports are made of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gieo.dossiers.models import DocketEntry
from gieo.kernel.refusal import _
from gieo.registry.models import Assignment, LumpSumMode, Task
from gieo.reporting import questions as ask
from gieo.reporting.figures import Figure
from gieo.reporting.models import Return
from gieo.reporting.questions import Scope
from gieo.rulebooks import library

FULFILLED = ("met", "met_late")
INSPECTED = ("under_way", "concluded", "handled")
TASKS, BODIES = _("nhiệm vụ"), _("cơ quan")

# What counts, and of which whole; no whole where it is a count.
Answer = tuple[Iterable[str], Iterable[str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One figure that a report must give.

    Attributes:
        answer: the numbers of the rows that count and of those they are a share of.
    """

    key: str
    label: str
    unit: str
    basis: tuple[str, ...]
    answer: Callable[[Scope], Answer]

    def figure(self, scope: Scope) -> Figure:
        """The figure for a province and year as of an instant."""
        rows, among = self.answer(scope)
        whole = None if among is None else tuple(among)
        return Figure(key=self.key, label=self.label, unit=self.unit, rows=tuple(rows), among=whole, basis=self.basis)


def _bodies_that_asked(scope: Scope) -> Answer:
    asking = set(ask.orders(scope).values_list("body", flat=True))
    asking |= set(ask.proposals(scope).values_list("organisation", flat=True))
    bodies = list(ask.bodies(scope).order_by("name").values_list("pk", "name"))
    return [name for pk, name in bodies if pk in asking], [name for _pk, name in bodies]


def _share(wanted: Callable[[Task], object]) -> Callable[[Scope], Answer]:
    def answer(scope: Scope) -> Answer:
        tasks = list(ask.tasks(scope))
        return [task.number for task in tasks if wanted(task)], [task.number for task in tasks]

    return answer


def _districts_with_a_task(scope: Scope) -> Answer:
    duties = ask.duties(scope, "grassroots_task")
    states = ask.states_at("duty", [duty.subject_id for duty in duties], scope.at)
    return [duty.number for duty in duties if states.get(duty.subject_id) in FULFILLED], [d.number for d in duties]


def _inspections(scope: Scope) -> Answer:
    planned = list(ask.entries(scope, "inspection"))
    states = ask.states_at("inspection", [entry.subject_id for entry in planned], scope.at)
    return [each.number for each in planned if states.get(each.subject_id) in INSPECTED], [e.number for e in planned]


def _acceptances_after_a_check(scope: Scope) -> Answer:
    founded = ask.acts(scope, "acceptance", ["found_council", "assign_council"]).filter(at__year=scope.year)
    checked = ask.acts(scope, "acceptance", ["check_readiness"])
    councils = dict(founded.values_list("subject_id", "sequence"))
    ready = {
        subject for subject, place in checked.values_list("subject_id", "sequence") if place < councils.get(subject, 0)
    }
    numbers = DocketEntry.objects.filter(kind="acceptance", subject_id__in=councils).order_by("number")
    pairs = list(numbers.values_list("subject_id", "number"))
    return [number for subject, number in pairs if subject in ready], [number for _subject, number in pairs]


def _spread(scope: Scope) -> Answer:
    told = ask.tasks_with_act(scope, "outcome", ["spread", "log_published"])
    effective = list(ask.accepted(scope).filter(is_effective=True))
    return [task.number for task in effective if task.pk in told], [task.number for task in effective]


def _applied(scope: Scope) -> Answer:
    used = ask.tasks_with_act(scope, "outcome", ["report_use"])
    done = list(ask.accepted(scope))
    return [task.number for task in done if task.pk in used and task.products], [task.number for task in done]


def _fields(scope: Scope) -> Answer:
    book = library.in_force(scope.province.family, on=scope.day)
    worked_in = set(ask.tasks(scope).values_list("science_field", flat=True))
    return [field.name for field in book.fields if field.key in worked_in], [field.name for field in book.fields]


def _outside(scope: Scope) -> Answer:
    received = ask.proposals(scope)
    outside = received.filter(outside_orientation=True)
    return outside.values_list("number", flat=True), received.values_list("number", flat=True)


def _reports_in_time(scope: Scope) -> Answer:
    owed = Return.objects.filter(province=scope.province, plan_year=scope.year, opened_at__lte=scope.at)
    owed = owed.order_by("number")
    sent = [each for each in owed if each.submitted_at and each.submitted_at <= scope.at and not each.is_late]
    return [each.number for each in sent], [each.number for each in owed]


INDICATORS = tuple(
    Indicator(key=key, label=label, unit=unit, basis=basis, answer=answer)
    for key, label, unit, basis, answer in (
        ("K-01", _("Cơ quan có đề xuất hoặc đặt hàng"), BODIES, ("CT02-2022-BG:2",), _bodies_that_asked),
        (
            "K-01-1", _("Đặt hàng đã gửi"), _("đặt hàng"), ("CT02-2022-BG:1", "ND08-2014:29"),
            lambda scope: (ask.orders(scope).values_list("number", flat=True), None),
        ),
        (
            "K-01-2", _("Đề xuất đã nhận"), _("đề xuất"), ("CT02-2022-BG:2",),
            lambda scope: (ask.proposals(scope).values_list("number", flat=True), None),
        ),
        (
            "K-02", _("Nhiệm vụ cấp tỉnh do sở, ngành, địa phương đặt hàng"), TASKS, ("CT02-2022-BG:2",),
            _share(lambda task: task.commissioning_body_id),
        ),
        (
            "K-03", _("Nhiệm vụ cấp tỉnh qua tuyển chọn"), TASKS, ("CT02-2022-BG:2",),
            _share(lambda task: task.assignment == Assignment.COMPETITIVE_SELECTION),
        ),
        (
            "K-04-1", _("Nhiệm vụ khoán chi từng phần"), TASKS, ("CT02-2022-BG:2",),
            _share(lambda task: task.lump_sum == LumpSumMode.PARTIAL),
        ),
        (
            "K-04-2", _("Nhiệm vụ khoán chi đến sản phẩm cuối cùng"), TASKS, ("CT02-2022-BG:2",),
            _share(lambda task: task.lump_sum == LumpSumMode.FINAL_PRODUCT),
        ),
        (
            "K-05", _("Huyện, thành phố có nhiệm vụ cấp cơ sở được thực hiện"), _("nghĩa vụ"), ("CT02-2022-BG:2",),
            _districts_with_a_task,
        ),
        ("K-06", _("Cuộc thanh tra đã tiến hành"), _("cuộc"), ("CT02-2022-BG:4",), _inspections),
        (
            "K-07", _("Hội đồng nghiệm thu lập sau khi kiểm tra điều kiện"), _("hồ sơ"), ("CT02-2022-BG:4",),
            _acceptances_after_a_check,
        ),
        ("K-08", _("Nhiệm vụ có hiệu quả đã được phổ biến"), TASKS, ("CT02-2022-BG:5",), _spread),
        (
            "K-09", _("Nhiệm vụ nghiệm thu được ứng dụng, có sản phẩm"), TASKS, ("LUAT29-2013:44",), _applied,
        ),
        (
            "K-24-1", _("Lĩnh vực có nhiệm vụ"), _("lĩnh vực"), ("CT02-2022-BG",), _fields,
        ),
        (
            "K-24-2", _("Nhiệm vụ có địa chỉ chuyển giao"), TASKS, ("CT02-2022-BG",),
            _share(lambda task: task.transferring_body_id),
        ),
        ("K-25-1", _("Đề xuất ngoài định hướng"), _("đề xuất"), ("TB-BG-2025:II",), _outside),
        (
            "K-25-2", _("Nhiệm vụ có văn bản đặt hàng"), TASKS, ("TB-BG-2025:II",),
            _share(lambda task: task.order_document),
        ),
        ("K-26", _("Báo cáo năm gửi đúng hạn"), _("báo cáo"), ("CT02-2022-BG:10",), _reports_in_time),
    )
)  # fmt: skip


def indicators_of(scope: Scope) -> list[Figure]:
    """Every indicator of a province and year as of an instant."""
    return [indicator.figure(scope) for indicator in INDICATORS]
