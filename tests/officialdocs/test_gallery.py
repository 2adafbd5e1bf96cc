"""Every kind of official paper, as PDF and as Word: pages, letters, tables, signatures, nothing taken for markup."""

from typing import Any

import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from gieo.officialdocs import library, measure, render_docx, render_pdf
from tests.officialdocs import reading
from tests.officialdocs.reading import OURS, lines_of, without_breaks

pytestmark = pytest.mark.unit

KINDS = [kind.kind for kind in library.kinds() if kind.form]
TYPED = "#panic($x$) *đậm* _nghiêng_ <w:t>&amp;</w:t> @abc {{ 7*7 }} {% if %} [dấu] `mã` ~ \\ =="
MM = 72 / 25.4
SLANT = 1.5  # points that a slanted letter leans over its room
TASKS = library.get("sheet").dummy["parts"][1]


def dummy(kind: str, **changes: Any) -> dict[str, Any]:
    return {**library.get(kind).dummy, **changes}


def pages_of(kind: str, context: dict[str, Any]) -> list[str]:
    return reading.pages_of(render_pdf(kind, context).content)


def word(kind: str, context: dict[str, Any]) -> Any:
    return reading.word_file(render_docx(kind, context))


@pytest.mark.requirement("X-9")
@pytest.mark.parametrize("kind", KINDS)
def test_pdf_and_word_say_the_same(kind: str) -> None:
    printed = without_breaks("".join(pages_of(kind, dummy(kind))))
    lines = [without_breaks(line) for line in lines_of(word(kind, dummy(kind)))]
    assert len(lines) > 10
    assert [line for line in lines if line not in printed] == []


@pytest.mark.parametrize("kind", KINDS)
def test_only_our_fonts_are_used_and_they_are_in_the_file(kind: str) -> None:
    fonts = reading.fonts_of(render_pdf(kind, dummy(kind)).content)
    assert {("Tinos-Regular", True), ("Tinos-Bold", True)} <= fonts <= {(name, True) for name in OURS}


@pytest.mark.parametrize(("kind", "pages"), [(kind, 2 if kind in {"contract", "decision"} else 1) for kind in KINDS])
def test_pages_and_their_numbers(kind: str, pages: int) -> None:
    printed = pages_of(kind, dummy(kind))
    assert measure(kind, dummy(kind)).pages == len(printed) == pages
    assert not printed[0].startswith("1 ")
    assert all(page.startswith(f"{at} ") for at, page in enumerate(printed[1:], start=2))


@pytest.mark.parametrize("kind", KINDS)
def test_word_has_named_styles_and_complete_cells(kind: str) -> None:
    document = word(kind, dummy(kind))
    assert {paragraph.style.name for paragraph in document.paragraphs} >= {"Tên loại"} or kind == "official_letter"
    assert not any("{" in line for line in lines_of(document))
    assert all(cell.find(qn("w:p")) is not None for cell in document.element.iter(qn("w:tc")))


# ---------------------------------------------------------------- data, never markup


@pytest.mark.parametrize("kind", ["decision", "sheet", "contract"])
def test_what_people_type_is_shown_as_typed(kind: str) -> None:
    parts = [
        {"kind": "article", "heading": TYPED, "text": TYPED},
        {"kind": "facts", "rows": [[TYPED, TYPED]]},
        {"kind": "table", "caption": TYPED, "columns": [TYPED, "Tên"], "rows": [[TYPED, ""]], "total": [TYPED, ""]},
        {"kind": "list", "items": [TYPED]},
        {"kind": "paragraph", "text": TYPED},
    ]
    context = dummy(kind, subject=TYPED, code=TYPED, parts=parts, recipients=[TYPED])
    times = 11
    assert without_breaks("".join(pages_of(kind, context))).count(without_breaks(TYPED)) >= times
    assert "\n".join(lines_of(word(kind, context))).count(TYPED) >= times


def test_the_title_of_the_file_is_not_escaped() -> None:
    assert word("notice", dummy("notice", subject="A & B <c>")).core_properties.title == "THÔNG BÁO A & B <c>"


@pytest.mark.parametrize("name", ["letterhead_body", "subject", "bases", "parties", "parts", "recipients", "signers"])
def test_a_run_without_spaces_stays_on_the_paper(name: str) -> None:
    context = dummy("contract", recipients=["Lưu"], signers=[{"position": "A", "name": "B"}] * 2, letterhead_body="C")
    with pypdfium2.PdfDocument(render_pdf("contract", {**context, name: run_in(context[name])}).content) as document:
        pages = [page.get_textpage() for page in document]
        places = [
            (text, at) for text in pages for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()
        ]
        ink = [text.get_charbox(at) for text, at in places]
    assert min(box[0] for box in ink) > 30 * MM - SLANT
    assert max(box[2] for box in ink) < (210 - 15) * MM + SLANT


def run_in(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: part if name == "kind" else run_in(part) for name, part in value.items()}
    if isinstance(value, list):
        return [run_in(part) for part in value]
    return "W" * 100 if isinstance(value, str) else value


# ---------------------------------------------------------------- tables


def tasks(count: int) -> list[dict[str, Any]]:
    rows = [[at + 1, f"Nhiệm vụ số {at + 1}.", *TASKS["rows"][0][2:]] for at in range(count)]
    return [{**TASKS, "rows": rows}]


def test_a_long_table_repeats_its_heading_on_each_page() -> None:
    printed = pages_of("sheet", dummy("sheet", parts=tasks(40)))
    assert len(printed) >= 3
    assert all("TT Tên nhiệm vụ Định hướng mục tiêu" in page for page in printed)
    assert all("".join(printed).count(f"Nhiệm vụ số {at + 1}.") == 1 for at in range(40))
    table = word("sheet", dummy("sheet", parts=tasks(40))).tables[1]
    assert len(table.rows) == 42
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("rows", range(4, 20))
def test_the_signature_below_a_table_takes_its_last_row_along(rows: int) -> None:
    last = pages_of("sheet", dummy("sheet", parts=tasks(rows)))[-1]
    assert "Nông Văn Thái" in last
    assert f"Nhiệm vụ số {rows}." in last
    assert "Cộng" in last


def test_many_signatures_below_a_table_go_over_pages() -> None:
    people = [{"position": "THÀNH VIÊN", "name": f"Người ký {at}."} for at in range(9)]
    parts = [{**TASKS, "rows": [["1", "chữ " * 300, "", "", "", 1, 2, ""]]}]
    with pypdfium2.PdfDocument(render_pdf("sheet", dummy("sheet", parts=parts, signers=people)).content) as document:
        pages = [page.get_textpage() for page in document]
        low = min(text.get_charbox(at)[1] for text in pages for at in range(text.count_chars()))
    assert low > 20 * MM - SLANT
    assert "".join(pages_of("sheet", dummy("sheet", parts=parts, signers=people))).count("Người ký") == 9


@pytest.mark.parametrize("rows", range(15, 40, 2))
def test_a_total_never_stands_alone(rows: int) -> None:
    budget = library.get("decision").dummy["parts"][2]
    parts = [{**budget, "rows": [[at + 1, f"Nguồn số {at + 1}.", 1, 2, 3] for at in range(rows)]}, *[
        {"kind": "article", "text": "Thi hành."}
    ]]  # fmt: skip
    page = next(page for page in pages_of("decision", dummy("decision", parts=parts)) if "Tổng cộng" in page)
    assert f"Nguồn số {rows}." in page


def test_a_row_taller_than_a_page_is_split_and_nothing_is_lost() -> None:
    words = " ".join(f"chữ{at}" for at in range(1500))
    parts = [{**TASKS, "rows": [["1", words, "", "", "", 1, 2, ""]]}]
    printed = "".join(pages_of("sheet", dummy("sheet", parts=parts)))
    assert all(f"chữ{at}" in without_breaks(printed) for at in range(1500))


def test_a_wide_sheet_lies_and_its_table_fills_the_paper() -> None:
    with pypdfium2.PdfDocument(render_pdf("sheet", dummy("sheet")).content) as document:
        width, height = document[0].get_size()
    assert width > height
    paper = word("sheet", dummy("sheet"))
    section = paper.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    room = (section.page_width - section.left_margin - section.right_margin) / 12700
    widths = sum(int(column.get(qn("w:w"))) / 20 for column in paper.tables[1]._tbl.iter(qn("w:gridCol")))
    assert room - 3 < widths <= room
    heads = paper.tables[1].rows[0].cells
    assert heads[0].paragraphs[0].style.font.size.pt == 12
    assert paper.tables[1].style.name == "Table Grid"


def test_a_word_wider_than_its_column_stays_in_it() -> None:
    run = "W" * 120
    parts = [{**TASKS, "rows": [["1", run, run, run, run, 1, 2, run]]}]
    with pypdfium2.PdfDocument(render_pdf("sheet", dummy("sheet", parts=parts)).content) as document:
        pages = [page.get_textpage() for page in document]
        edges = [text.get_charbox(at)[2] for text in pages for at in range(text.count_chars())]
    assert max(edges) < (297 - 15) * 72 / 25.4 + 1


# ---------------------------------------------------------------- signatures


@pytest.mark.parametrize("lines", range(18, 40, 2))
def test_the_signature_never_stands_alone(lines: int) -> None:
    parts = [{"kind": "paragraph", "text": "Một dòng.\n" * lines + "Dòng cuối."}]
    page = next(page for page in pages_of("notice", dummy("notice", parts=parts)) if "Trần Thị Mây" in page)
    assert "Dòng cuối./." in page
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in page


def test_minutes_carry_two_signatures_side_by_side() -> None:
    with pypdfium2.PdfDocument(render_pdf("minutes", dummy("minutes")).content) as document:
        text = document[0].get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        named = {text.get_text_bounded(*box).strip(): box for box in boxes}
    secretary, chair = named["Đàm Thu Hà"], named["Nguyễn Bá Lâm"]
    assert secretary[2] < chair[0]
    assert secretary[3] == pytest.approx(chair[3], abs=2)
    lines, names = word("minutes", dummy("minutes")).tables[-1].rows
    assert [cell.text for cell in lines.cells] == ["THƯ KÝ", "CHỦ TỊCH HỘI ĐỒNG"]
    assert [cell.text for cell in names.cells] == ["Đàm Thu Hà", "Nguyễn Bá Lâm"]


def test_a_contract_names_its_parties_and_both_sign() -> None:
    printed = " ".join(pages_of("contract", dummy("contract")))
    assert "Hôm nay, ngày 06 tháng 5 năm 2025, tại Hà Sơn, chúng tôi gồm: Bên đặt hàng (Bên A): Sở Khoa học" in printed
    assert "Điều 1. Đặt hàng và nhận đặt hàng 1. Bên A đặt hàng" in printed
    boxes = word("contract", dummy("contract")).tables[-1]
    assert [cell.text.split("\n")[-1] for cell in boxes.rows[0].cells] == ["GIÁM ĐỐC", "GIÁM ĐỐC"]
    assert [cell.text for cell in boxes.rows[1].cells] == ["Vi Văn Sơn", "Hoàng Văn Nam"]


def test_word_keeps_signatures_together() -> None:
    table = word("notice", dummy("notice")).tables[-1]
    assert table.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None
    styles = word("notice", dummy("notice")).styles
    assert all(styles[name].paragraph_format.keep_with_next for name in ("Nội dung liền sau", "Chức vụ người ký"))


# ---------------------------------------------------------------- drafts, missing


@pytest.mark.parametrize("kind", ["decision", "contract"])
def test_a_draft_is_marked_on_each_page(kind: str) -> None:
    assert all("DỰ THẢO" in page for page in pages_of(kind, dummy(kind, draft=True)))
    assert not any("DỰ THẢO" in page for page in pages_of(kind, dummy(kind)))
    section = word(kind, dummy(kind, draft=True)).sections[0]
    assert section.header.paragraphs[0].text == section.first_page_header.paragraphs[0].text == "DỰ THẢO"
    assert word(kind, dummy(kind)).sections[0].header.paragraphs[0].text == ""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_silently_blank_when_nothing_is_given(kind: str) -> None:
    entry = library.get(kind)
    printed = without_breaks("".join(pages_of(kind, {})))
    written = "\n".join(lines_of(word(kind, {})))
    for name in entry.form.required:
        missing = f"[thiếu: {entry.labels[name]}]"
        assert without_breaks(missing) in printed
        assert missing in written


def test_the_form_code_stands_above_the_letterhead() -> None:
    assert pages_of("decision", dummy("decision"))[0].startswith("Mẫu B3-4-QĐPDKP")
    assert word("decision", dummy("decision")).paragraphs[0].text == "Mẫu B3-4-QĐPDKP"
