"""Tables on paper."""

import re

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gieo.officialdocs import library, render_pdf
from gieo.officialdocs.official_paper import Table
from gieo.officialdocs.tables import INSET, laid_out, letter_size
from tests.officialdocs.reading import pages_of

pytestmark = pytest.mark.unit

HEADS = ("TT", "Tên nhiệm vụ", "Kinh phí (đồng)", "Ghi chú")


def table(*rows: tuple[object, ...], **changes: object) -> Table:
    return Table.model_validate({"columns": HEADS, "numeric": [2], "rows": rows, **changes})


def texts(part: Table) -> list[list[str]]:
    return [[cell["text"] for cell in row["cells"]] for row in laid_out(part, width=165, size=13)["rows"]]


@pytest.mark.requirement("X-9")
def test_figures_are_grouped_in_numeric_columns_alone() -> None:
    assert texts(table((2025, "Chè", 45_000_000_000, ""), (2, "Cam", 1.5, "x"))) == [
        ["2025", "Chè", "45.000.000.000", ""],
        ["2", "Cam", "1,5", "x"],
    ]


def test_a_cell_that_ought_to_be_filled_is_shown_and_one_for_the_hand_is_empty() -> None:
    assert texts(table((1, None, None, ""))) == [["1", "[thiếu: Tên nhiệm vụ]", "[thiếu: Kinh phí (đồng)]", ""]]


def test_figures_go_right_short_marks_in_the_middle_texts_left() -> None:
    row = laid_out(table((1, "Chọn giống chè", 5, "Chuyển tiếp")), width=165, size=13)["rows"][0]
    assert [cell["look"] for cell in row["cells"]] == ["mark", "text", "figure", "text"]


@given(st.lists(st.tuples(*[st.text(max_size=300)] * 4), max_size=8), st.sampled_from([165.0, 252.0]))
def test_columns_fill_the_paper_and_never_leave_it(rows: list[tuple[str, ...]], width: float) -> None:
    widths = laid_out(table(*rows), width=width, size=13)["widths"]
    assert width - 1 < sum(widths) <= width
    assert min(widths) > INSET


def test_a_column_of_long_texts_is_wider_than_one_of_short_ones() -> None:
    widths = laid_out(table((1, "Ứng dụng công nghệ sấy lạnh " * 4, 5, "x")), width=165, size=13)["widths"]
    assert max(widths) == widths[1] > 2 * widths[0]


@pytest.mark.parametrize(("columns", "size"), [(6, 13), (7, 12), (9, 12), (10, 11), (14, 11)])
def test_many_columns_are_set_smaller(columns: int, size: int) -> None:
    assert letter_size(columns) == size


def test_a_row_taller_than_half_a_page_may_be_split() -> None:
    rows = laid_out(table((1, "chữ " * 3000, 5, ""), (2, "chữ", 5, "")), width=165, size=13)["rows"]
    assert [row["splits"] for row in rows] == [True, False]


@pytest.mark.parametrize(
    ("texts", "kept"), [(["một dòng"] * 4, 4), (["một dòng"] * 40, 3), (["ngắn", "chữ " * 3000], 0), ([], 1)]
)
def test_a_short_table_is_kept_whole_and_a_long_one_keeps_its_last_rows(texts: list[str], kept: int) -> None:
    rows = [(at, text, 5, "") for at, text in enumerate(texts)]
    assert laid_out(table(*rows), width=165, size=13)["kept"] == kept


@pytest.mark.parametrize("changes", [{"rows": [("1", "Chè")]}, {"rows": [], "total": ("", "Cộng")}])
def test_a_row_with_too_few_cells_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="each row needs 4 cells"):
        table(**changes)


def test_a_table_without_rows_says_so_and_what_follows_is_printed() -> None:
    assert texts(table()) == [["", "Không có", "", ""]]
    parts = [{"kind": "table", "columns": HEADS, "rows": []}, {"kind": "section", "heading": "Kiến nghị"}]
    letter = {**library.get("official_letter").dummy, "parts": parts}
    (page,) = pages_of(render_pdf("official_letter", letter).content)
    assert page.index("Không có") < page.index("I. KIẾN NGHỊ")


def test_a_label_stays_on_its_line_beside_a_long_explanation() -> None:
    rows = (("Thành viên hội đồng", "9"), ("Vì sao", "cần ít nhất bảy phiếu và không có phiếu không đạt " * 4))
    explained = Table(columns=("Nội dung", "Kết quả"), rows=rows)
    label, _explanation = laid_out(explained, width=165, size=13)["widths"]
    assert label > len("Thành viên hội đồng") * 13 * 0.5 * 25.4 / 72


@pytest.mark.parametrize("figure", [125_000_000_000, 999_999_999_999_999])
def test_a_figure_is_never_broken_however_many_columns_of_them_there_are(figure: int) -> None:
    """Twelve digits with their points have fifteen signs."""
    heads = ("TT", "Nội dung chi của nhiệm vụ", "Tổng số (đồng)", "Ngân sách", "Đối ứng", "Ghi chú")
    row = (1, "Thuê khoán chuyên môn, mua vật tư và năng lượng " * 3, figure, figure, 0, "Theo dự toán đã thẩm định")
    parts = [{"kind": "table", "columns": heads, "numeric": [2, 3, 4], "rows": [row] * 3, "total": None}]
    printed = " ".join(pages_of(render_pdf("minutes", {**library.get("minutes").dummy, "parts": parts}).content))
    assert printed.count(f"{figure:,}".replace(",", ".")) == 6


def test_the_number_of_a_dossier_goes_over_behind_a_hyphen_and_a_figure_keeps_its_unit() -> None:
    heads = ("TT", "Số hồ sơ", "Tổ chức", "Điểm", "Thưởng", "Tổng", "Hợp lệ", "Kinh phí")
    row = (
        "1",
        "HS-HS-2025-0003",
        "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ",
        78.42,
        0,
        78.42,
        "7/7",
        "1.811.250.000 đ",
    )
    parts = [{"kind": "table", "columns": heads, "numeric": [3, 4, 5, 7], "rows": [row], "total": None}]
    context = {**library.get("minutes").dummy, "parts": parts}
    with pypdfium2.PdfDocument(render_pdf("minutes", context).content) as document:
        lines = [line.strip() for line in document[0].get_textpage().get_text_bounded().splitlines()]
    words = "\n".join(lines).replace("\x02", "-")
    assert "1.811.250.000 đ" in words.replace("\u00a0", " ")
    number = next(line for line in words.splitlines() if "2025-" in line)
    assert "HS-HS-2025-0003" in words.replace("\n", "").replace(" ", "")
    assert not re.search(r"2025-\d{1,3}$", number), "a single digit is not left over"
