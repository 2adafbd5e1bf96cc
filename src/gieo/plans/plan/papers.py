"""Official documents of a plan: urging the units that are late, reporting to whoever is above."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gieo.core.models import TransitionLog
from gieo.dossiers.papers import PaperKind, facts_part, paragraph, section, table
from gieo.kernel.refusal import _
from gieo.plans.models import Plan
from gieo.plans.plan.facts import Addressee, PlanReportFacts, UrgeFacts
from gieo.plans.plan.standing import StandingThen, standing_of
from gieo.plans.plan_row.states import PlanRowState as S
from gieo.rulebooks import library


def _urging(plan: Plan, entry: TransitionLog) -> list[dict[str, Any]]:
    facts = UrgeFacts.model_validate(entry.facts)
    rows = sorted(facts.late, key=lambda row: (row.unit, row.due_on))
    return [
        paragraph(f"Các đơn vị sau chậm cập nhật, thực hiện việc được giao tại “{plan.title}”:"),
        table(
            ("Đơn vị", "Việc", "Nội dung", "Hạn"),
            [(row.unit, row.number, row.task, f"{row.due_on:%d/%m/%Y}") for row in rows],
        ),
        *([paragraph(facts.words)] if facts.words else []),
    ]


def _report(plan: Plan, entry: TransitionLog) -> list[dict[str, Any]]:
    return list(_parts(plan, PlanReportFacts.model_validate(entry.facts)))


def _parts(plan: Plan, facts: PlanReportFacts) -> Iterator[dict[str, Any]]:
    then = standing_of(plan, since=facts.since, until=facts.until)
    yield facts_part(
        ("Kế hoạch", plan.title),
        ("Kính gửi", Addressee(facts.addressee).label),
        ("Kỳ báo cáo", f"{facts.since:%d/%m/%Y} – {facts.until:%d/%m/%Y}"),
        ("Số liệu tính đến", f"hết ngày {facts.until:%d/%m/%Y}"),
    )
    yield section("Chỉ tiêu")
    yield table(
        ("Chỉ tiêu", "Đã đạt", "Phải đạt"),
        [(each.target.text, str(each.reached), _wanted(each.target.is_share, each.of)) for each in then.targets],
        numeric=(1, 2),
    )
    yield section("Việc được giao")
    yield table(("Tình trạng", "Số việc", "Việc"), _states(then), numeric=(1,))
    yield table(
        ("Việc", "Nội dung", "Chủ trì", "Hoạt động trong kỳ", "Tình trạng"),
        [
            (row.printed_number, row.content, "; ".join(row.leads), str(each.activities), each.state.label)
            for each in then.rows
            for row in (each.row,)
        ],
        numeric=(3,),
    )
    yield section("Nội dung ghi trong sổ theo dõi của kế hoạch")
    yield table(("Sổ", "Số mục trong kỳ", "Số hồ sơ"), _entered(plan, then), numeric=(1,))
    if facts.remarks:
        yield section("Đánh giá, kiến nghị")
        yield from (paragraph(line) for line in facts.remarks.splitlines() if line.strip())


def _wanted(is_share: bool, of: int) -> str:
    return f"{of} (100%)" if is_share else str(of)


def _states(then: StandingThen) -> list[tuple[str, str, str]]:
    found = ((state, then.numbers_in(state)) for state in S)
    return [(state.label, str(len(numbers)), "; ".join(numbers)) for state, numbers in found if numbers]


def _entered(plan: Plan, then: StandingThen) -> list[tuple[str, str, str]]:
    rules = library.get(plan.rulebook).registers
    found = ((rule.text, then.entered.numbers(rule.key)) for rule in rules)
    return [(text, str(len(numbers)), "; ".join(numbers)) for text, numbers in found if numbers]


def late_as_typed(rows: list[Any]) -> list[dict[str, str | date]]:
    """Late tasks as first values of the form that urges."""
    return [
        {
            "number": row.printed_number,
            "task": row.content[:200],
            "unit": "; ".join(row.leads),
            "due_on": f"{row.due_at:%Y-%m-%d}",
        }
        for row in rows
    ]


PAPERS = {
    "urging_letter": PaperKind(
        key="urging_letter",
        layout="official_letter",
        title=_("Đôn đốc, chấn chỉnh tiến độ thực hiện kế hoạch"),
        says=_urging,
        symbol="SKHCN-QLKH",
        addressee="Các cơ quan, đơn vị có tên dưới đây",
    ),
    "plan_report": PaperKind(
        key="plan_report",
        layout="report",
        title=_("Báo cáo kết quả thực hiện kế hoạch"),
        says=_report,
        symbol="BC-SKHCN",
        addressee="Cơ quan nhận báo cáo",
        recipients=("Như trên;", "Lưu: VT, QLKH."),
    ),
}
