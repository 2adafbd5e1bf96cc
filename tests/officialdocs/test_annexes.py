"""Annexes, chapters, clauses and points; the boxes beside the number and at the foot."""

import pytest

from gieo.officialdocs import library, render_docx, render_pdf
from tests.officialdocs.reading import lines_of, pages_of, word_file

pytestmark = pytest.mark.unit

ROWS = [["1", *["x"] * 8]] * 60
LETTER = {
    **library.get("official_letter").dummy,
    "urgency": "HỎA TỐC",
    "circulation": "Lưu hành nội bộ",
    "drafter": "PL.(12)",
    "issuer_contact": "Số 638, đường Bà Triệu; ĐT: 0205 3 812 345",
    "annexes": [
        {"title": "Danh mục", "parts": [{"kind": "table", "columns": ["TT", *"ABCDEFGH"], "rows": ROWS}]},
        {
            "title": "Quy chế",
            "parts": [
                {"kind": "chapter", "heading": "Quy định chung"},
                {"kind": "article", "heading": "Phạm vi"},
                {"kind": "clauses", "items": ["Một"]},
                {"kind": "points", "items": ["a", "b", "c", "d", "đ", "e", "g"]},
            ],
        },
    ],
}


@pytest.mark.requirement("X-9")
def test_each_annex_numbers_its_pages_anew_and_points_are_lettered_in_vietnamese() -> None:
    letter, *annexed, rules = pages_of(render_pdf("official_letter", LETTER).content)
    assert all(words in letter for words in ("HỎA TỐC", "LƯU HÀNH NỘI BỘ", "PL.(12)", "ĐT: 0205 3 812 345"))
    assert annexed[0].startswith("Phụ lục I DANH MỤC (Kèm theo Công văn số 105/SKHCN-QLKH ngày 12 tháng 3 năm 2025)")
    assert [page.split()[0] for page in annexed[1:]] == [str(at) for at in range(2, len(annexed) + 1)]
    assert rules.startswith("Phụ lục II QUY CHẾ")
    assert "Chương I QUY ĐỊNH CHUNG Điều 1. Phạm vi 1. Một a) a b) b c) c d) d đ) đ e) e g) g" in rules
    document = word_file(render_docx("official_letter", LETTER))
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]
    assert {"Phụ lục I", "Phụ lục II", "HỎA TỐC", "đ) đ"} <= set(lines_of(document))
