"""Figures and periods are read as printed, and nothing is guessed."""

import pytest

from gieo.plans.reading import deliverables_of, leaves_of, period_of, quantity_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("result", "period", "value", "unit", "kind", "clear"),
    [
        ("24 chuyên mục phát sóng", "Hàng năm", 24, "chuyên mục", "broadcast", False),
        ("15 lớp tập huấn", "Hàng năm", 15, "lớp", "class", False),
        ("6 cuộc học tập kinh nghiệm", "Hàng năm", 6, "cuộc", "trip", False),
        ("21 cuộc giới thiệu thành tựu", "", 21, "cuộc", "event", False),
        ("01 hội nghị tổng kết", "2030", 1, "hội nghị", "event", True),
        ("Phổ biến 100% các văn bản", "Hàng năm", 100, "%", "", True),
        ("Theo các chương trình đào tạo cụ thể", "Hàng năm", None, "", "", False),
    ],
)
def test_quantity(result, period, value, unit, kind, clear) -> None:
    found = quantity_of(result, period)
    assert (found.value, found.unit, found.kind, found.is_clear) == (value, unit, kind, clear)


@pytest.mark.requirement("BP-0-1")
def test_periods_of_the_real_plans(parsed) -> None:
    assert parsed("003").document.type == "KẾ HOẠCH"
    assert period_of(parsed("003"), year=2022) == (2021, 2025)
    assert period_of(parsed("004"), year=2026) == (2024, 2030)


@pytest.mark.requirement("CNSH-A-0", "CNSH-1", "CNSH-2", "CNSH-3", "CNSH-4", "CNSH-5", "CNSH-6")
def test_the_annex_has_twenty_tasks_under_six_headings(parsed) -> None:
    leaves = leaves_of(parsed("004"))
    assert len(leaves) == 20
    sizes: dict[str, int] = {}
    for leaf in leaves:
        number = leaf.row.n.partition(".")[0]
        sizes[number] = sizes.get(number, 0) + 1
    assert sizes == {"1": 4, "2": 2, "3": 7, "4": 3, "5": 1, "6": 2, "7": 1}
    assert len({leaf.group for leaf in leaves if leaf.group}) == 6
    assert sum(leaf.is_yearly for leaf in leaves) == 17


def row(number, *values):
    return pytest.param(number, *values, marks=pytest.mark.requirement(f"CNSH-{number}"), id=number)


@pytest.mark.parametrize(
    ("number", "leads", "partners", "value", "unit"),
    [
        row("1.1", 1, 1, 100, "%"),
        row("3.1", 2, 3, None, ""),
        row("3.2", 2, 3, None, ""),
        row("3.3", 2, 3, None, ""),
        row("3.4", 2, 3, None, ""),
        row("4.2", 1, 1, 12, "lớp"),
        row("4.3", 2, 2, None, ""),
        row("5.1", 1, 1, None, ""),
    ],
)
def test_rows_of_the_annex_as_content(parsed, number, leads, partners, value, unit) -> None:
    leaf = next(leaf for leaf in leaves_of(parsed("004")) if leaf.row.n == number)
    assert leaf.row.task
    assert leaf.group
    assert (len(leaf.leads), len(leaf.partners), leaf.is_yearly) == (leads, partners, True)
    assert (leaf.quantity.value, leaf.quantity.unit) == (value, unit)
    assert leaf.row.result


@pytest.mark.requirement("CNSH-3.5", "CNSH-3.7")
def test_rows_broken_over_a_page_are_whole(parsed) -> None:
    rows = {leaf.row.n: leaf for leaf in leaves_of(parsed("004"))}
    assert rows["3.5"].row.task.endswith("OCOP của tỉnh.")
    assert rows["3.5"].partners[-1].endswith("thành phố, thị xã")
    assert (rows["3.7"].row.lines, rows["3.7"].row.joined_lines) == ((239, 241), [241])
    assert rows["3.7"].row.task.endswith("thân thiện với môi trường.")


@pytest.mark.requirement("CNSH-2.2")
def test_a_letter_that_is_owed_and_a_plan_only_if_there_is_occasion(parsed) -> None:
    row = next(leaf.row for leaf in leaves_of(parsed("004")) if leaf.row.n == "2.2")
    letter, plan = deliverables_of(row.result or "")
    assert (letter.text.startswith("Công văn"), letter.is_conditional) == (True, False)
    assert (plan.text.startswith("Tham mưu"), plan.is_conditional) == (True, True)


def test_names_told_apart_by_semicolons_and_dashes_keep_neither(parsed) -> None:
    names = [name for leaf in leaves_of(parsed("004")) for name in (*leaf.leads, *leaf.partners)]
    assert not [name for name in names if name.startswith(("-", ";")) or name.endswith(("-", ";"))]
