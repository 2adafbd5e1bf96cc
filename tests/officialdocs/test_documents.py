"""Every kind of paper: right pages, right letters, nothing silently blank, nothing taken for markup."""

import io
import re
from datetime import date
from typing import Any

import docx
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from gieo.kernel.dates import date_in_words
from gieo.officialdocs import library, measure, render_docx, render_pdf, render_svg_pages
from gieo.officialdocs.letters import printable
from gieo.officialdocs.library import HERE
from gieo.rulebooks import library as rulebooks
from tests.officialdocs.reading import OURS, fonts_of

pytestmark = pytest.mark.unit

FORM = "proposal_form_lang_son"
KINDS = [kind.kind for kind in library.kinds()]
OWN_MARKUP = [kind.kind for kind in library.kinds() if kind.form is None]
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(document[at].get_textpage().get_text_bounded() for at in range(len(document)))
    # PDFium's sign for a hyphen at a line's end, and the places where a long run may break
    return re.sub(r"\s+", " ", text.replace("\x02", "-").replace("\u200b", ""))


def filled(**changes: Any) -> dict[str, Any]:
    return {**library.get(FORM).dummy, **changes}


@pytest.mark.parametrize("kind", KINDS)
def test_dummy_data_leave_nothing_missing(kind: str) -> None:
    dummy = library.get(kind).dummy
    assert "[thiếu" not in text_of(render_pdf(kind, dummy).content)
    document = docx.Document(io.BytesIO(render_docx(kind, dummy)))
    assert not any("[thiếu" in paragraph.text or "{" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("kind", OWN_MARKUP)
def test_a_missing_value_is_shown(kind: str) -> None:
    dummy = library.get(kind).dummy
    name = next(name for name in ("task_name", "dossier_number", "title") if name in dummy)
    assert f"[thiếu: {library.get(kind).fields[name].description}]" in text_of(
        render_pdf(kind, {**dummy, name: ""}).content
    )


@pytest.mark.parametrize("kind", KINDS)
def test_measured_pages_are_the_pages_of_the_pdf(kind: str) -> None:
    dummy = library.get(kind).dummy
    assert measure(kind, dummy).pages == render_pdf(kind, dummy).pages == len(render_svg_pages(kind, dummy))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_content_gives_the_same_bytes(kind: str) -> None:
    dummy = library.get(kind).dummy
    assert render_pdf(kind, dummy).content == render_pdf(kind, dummy).content


@pytest.mark.parametrize("kind", KINDS)
def test_every_legal_basis_is_known(kind: str) -> None:
    assert all(key in rulebooks.legal_index() for key in library.get(kind).legal_basis)


def test_only_our_font_is_embedded_and_it_has_every_vietnamese_letter() -> None:
    fonts = fonts_of(render_pdf(FORM, filled()).content)
    assert {("Tinos-Regular", True)} < fonts <= {(name, True) for name in OURS}
    for path in (HERE / "fonts").glob("*.ttf"):
        letters = TTFont(path).getBestCmap()
        assert all(ord(letter) in letters for letter in VIETNAMESE + VIETNAMESE.upper())


@given(st.text(alphabet="#$*_<@\\`[]{}=-+/~^%&\"' aăđ1\n", min_size=1, max_size=200))
@settings(max_examples=25, deadline=None)
def test_what_people_type_is_never_taken_for_markup(typed: str) -> None:
    context = filled(objectives=typed)
    printed = text_of(render_pdf(FORM, context).content)
    assert all(word in printed for word in ("3. Mục tiêu", "4. Yêu cầu"))
    assert measure(FORM, context).pages == render_pdf(FORM, context).pages


def test_markup_is_shown_as_typed() -> None:
    typed = "#panic($x$) *không đậm* <nhãn> @abc {{ 7*7 }}"
    assert typed in text_of(render_pdf(FORM, filled(task_name=typed)).content)
    document = docx.Document(io.BytesIO(render_docx(FORM, filled(task_name=typed))))
    assert typed in [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.requirement("LS25-F-P")
def test_four_pages_pass_and_one_more_paragraph_is_the_fifth() -> None:
    paragraph = "Nội dung cần làm rõ về vùng nguyên liệu và thị trường. " * 9
    lengths = [measure(FORM, filled(applicability="\n".join([paragraph] * count))) for count in range(1, 40)]
    last_of_four = max(at for at, each in enumerate(lengths) if each.pages == 4)
    assert lengths[last_of_four + 1].pages == 5
    assert 3 < lengths[last_of_four].fill <= 4 < lengths[last_of_four + 1].fill


@pytest.mark.requirement("LS25-III-1", "LS25-F-2")
def test_the_ten_headings_stand_in_order() -> None:
    printed = text_of(render_pdf(FORM, filled()).content)
    labels = (
        "Tên",
        "Lý do",
        "Mục tiêu",
        "Yêu cầu các",
        "Các nội dung",
        "Khả năng",
        "Dự kiến tổ",
        "Yêu cầu về",
        "Dự kiến nhu",
        "Địa chỉ",
    )
    places = [printed.index(f"{n}. {label}") for n, label in enumerate(labels, start=1)]
    assert places == sorted(places)
    assert "Căn cứ đề xuất" in printed
    assert "Tính cấp thiết" in printed


@pytest.mark.requirement("LS25-F-0")
def test_the_issue_line_takes_number_and_date_of_the_notice() -> None:
    assert "Thông báo số 12/TB-SKHCN ngày 05/03/2024 của Sở KH&CN" in text_of(render_pdf(FORM, filled()).content)


@pytest.mark.requirement("LS25-F-9")
def test_money_is_grouped_summed_and_in_words() -> None:
    printed = text_of(render_pdf(FORM, filled()).content)
    assert "1.250.000.000 đồng (Một tỷ hai trăm năm mươi triệu đồng)" in printed
    assert "đối ứng 400.000.000 đồng" in printed


@pytest.mark.requirement("LS25-F-C", "LS25-F-D", "LS25-F-S")
def test_commitment_place_date_and_signature() -> None:
    printed = text_of(render_pdf(FORM, filled()).content)
    assert "Hợp tác xã Nông nghiệp Hồi Vân cam kết có phương án ứng dụng" in printed
    assert "Lạng Sơn, ngày 06 tháng 5 năm 2024" in printed
    assert "đóng dấu đối với tổ chức" in printed
    person = filled(proposer={"name": "Đinh Thị Lan", "kind": "person"})
    assert "đóng dấu" not in text_of(render_pdf(FORM, person).content)


def test_the_blank_form_has_dots_and_no_faults() -> None:
    printed = text_of(render_pdf(FORM, {"blank": True, "department": "Sở KH&CN"}).content)
    assert "[thiếu" not in printed
    assert "không quá 4 trang" in printed


@pytest.mark.requirement("LS25-III-3")
def test_the_receipt_shows_where_it_was_received() -> None:
    assert "Số 638, đường Bà Triệu" in text_of(
        render_pdf("submission_receipt", library.get("submission_receipt").dummy).content
    )


def test_a_late_receipt_says_so() -> None:
    late = {**library.get("submission_receipt").dummy, "late": True}
    assert "NỘP QUÁ HẠN" in text_of(render_pdf("submission_receipt", late).content)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("\uf0b7 giống chè", "• giống chè"),  # a bullet pasted out of Word
        ("tốt 😀", "tốt □"),
        ("CO₂ ⇒ ≥ 5 m³", "CO₂ → ≥ 5 m³"),
        ("một\x07hai", "một hai"),
        ("ba\x00bốn\uf001", "ba bốn□"),  # in the font, but refused by PDF/A
        ("tie\u0302\u0301ng", "tiếng"),
    ],
)
def test_letters_that_the_font_lacks_are_shown_by_their_nearest(typed: str, printed: str) -> None:
    assert printed in text_of(render_pdf(FORM, filled(objectives=typed)).content)


@given(st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_whatever_is_pasted_a_page_comes_out(pasted: str) -> None:
    assert render_pdf(FORM, filled(objectives=pasted)).pages == measure(FORM, filled(objectives=pasted)).pages


def test_the_list_of_letters_is_that_of_the_four_faces() -> None:
    faces = [set(TTFont(path).getBestCmap()) for path in (HERE / "fonts").glob("*.ttf")]
    spans = [line.split("-") for line in (HERE / "fonts" / "coverage.txt").read_text().split()]
    listed = {code for first, last in spans for code in range(int(first, 16), int(last, 16) + 1)}
    assert listed == set.intersection(*faces)


def test_every_vietnamese_letter_is_printed_and_read_back() -> None:
    letters = VIETNAMESE + VIETNAMESE.upper()
    assert letters in text_of(render_pdf(FORM, filled(objectives=letters)).content).replace(" ", "")
    assert printable(letters) == letters


def test_a_run_longer_than_the_line_stays_on_the_paper() -> None:
    run = "x9" * 300
    assert run in text_of(render_pdf(FORM, filled(objectives=run)).content).replace(" ", "")


def test_nothing_is_silently_blank_when_nothing_is_given() -> None:
    form = text_of(render_pdf(FORM, {}).content)
    assert form.count("[thiếu: ") >= 17
    assert "[thiếu: Cam kết có phương án ứng dụng]" in form
    receipt = text_of(render_pdf("submission_receipt", {}).content)
    assert receipt.count("[thiếu: Địa chỉ kiểm tra]") == 2  # the address and the code that leads to it
    notice = text_of(render_pdf("orientation_notice", {}).content)
    assert all(f"[thiếu: {label}]" in notice for label in ("người ký", "Nơi nhận văn bản", "Lĩnh vực với nội dung"))


@pytest.mark.requirement("LS25-F-0")
def test_a_notice_without_a_number_yet_leaves_room_for_the_hand() -> None:
    context = filled(notice={"number": None, "symbol": "TB-SKHCN", "date": None})
    assert "Thông báo số ………/TB-SKHCN ngày ……… của Sở KH&CN" in text_of(render_pdf(FORM, context).content)
    word = docx.Document(io.BytesIO(render_docx(FORM, context)))
    assert "[thiếu" not in " ".join(paragraph.text for paragraph in word.paragraphs)


@pytest.mark.requirement("LS25-F-2a")
def test_the_demand_is_quoted_with_its_day() -> None:
    demand = {"document": "Kế hoạch", "number": "53/KH-UBND", "date": "2023-02-01", "quotation": "bảo quản nông sản"}
    printed = text_of(render_pdf(FORM, filled(answers_demand=True, demand=demand)).content)
    assert "Kế hoạch số 53/KH-UBND ngày 01/02/2023: “bảo quản nông sản”" in printed


def test_a_longer_text_fills_more() -> None:
    fills = [measure(FORM, filled(objectives="một dòng\n" * lines)).fill for lines in (1, 6, 12, 60)]
    assert fills == sorted(set(fills))


def test_days_and_months_are_padded_as_the_decree_says() -> None:
    assert date_in_words(date(2024, 2, 5)) == "ngày 05 tháng 02 năm 2024"
    assert date_in_words(date(2024, 11, 15)) == "ngày 15 tháng 11 năm 2024"
