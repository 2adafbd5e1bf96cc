"""What stands in the head of an official document: never twice, in full, the highest grounds first."""

import pytest

from gieo.dossiers.official import _bases, _heading, _subject
from gieo.dossiers.papers import PaperKind
from gieo.rulebooks import library
from gieo.rulebooks.models import grounds

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("layout", "title", "heading", "subject"),
    [
        ("decision", "Quyết định thành lập hội đồng", "Quyết định", "Về việc thành lập hội đồng: Giống chè"),
        ("decision", "Giao ứng dụng kết quả", "Quyết định", "Về việc giao ứng dụng kết quả: Giống chè"),
        ("notice", "Thông báo kiểm tra", "Thông báo", "Về việc kiểm tra: Giống chè"),
        ("notice", "Kết quả đã đăng ký", "Thông báo", "Kết quả đã đăng ký: Giống chè"),
        ("minutes", "Biên bản họp hội đồng", "Biên bản", "Họp hội đồng: Giống chè"),
        ("official_letter", "Giấy mời họp hội đồng", "Giấy mời", "Họp hội đồng: Giống chè"),
        ("contract", "Phụ lục hợp đồng", "Phụ lục hợp đồng", "Giống chè"),
        ("sheet", "Bảng xếp hạng", "Bảng xếp hạng", "Giống chè"),
    ],
)
def test_the_subject_does_not_say_again_what_the_heading_says(layout, title, heading, subject):
    paper = PaperKind(key="x", layout=layout, title=title, says=lambda _dossier, _act: ())
    assert (_heading(paper), _subject(paper, "Giống chè")) == (heading, subject)


def test_each_instrument_is_one_ground_in_full_and_the_highest_stands_first():
    keys = ("QD47-2018-LS", "TT11-2014", "TT11-2014:9", "TT11-2014:9.1", "TT11-2014:13", "LUAT29-2013:27")
    assert grounds(library.legal_index()[key] for key in keys) == [
        "Điều 27 Luật Khoa học và công nghệ ngày 18 tháng 6 năm 2013",
        "khoản 1 Điều 9, Điều 13 Thông tư số 11/2014/TT-BKHCN ngày 30 tháng 5 năm 2014 của Bộ Khoa học và Công nghệ",
        "Quyết định số 47/2018/QĐ-UBND ngày 22 tháng 8 năm 2018 của UBND tỉnh Lạng Sơn",
    ]


@pytest.mark.requirement("X-4")
def test_a_paper_names_no_ground_of_the_other_law_nor_one_that_is_borrowed() -> None:
    both = ("TT20-2023:7", "ND267-2025:12.2", "TT44-2026:12", "GIEO-MACDINH:1", "TT14-2014:6.1")
    old, new = (" ".join(_bases(library.get(book), both)) for book in ("vn-2013/2023-11-27", "vn-2025/2025-10-14"))
    assert "20/2023/TT-BKHCN" in old
    assert "267/2025/NĐ-CP" not in old
    assert "267/2025/NĐ-CP" in new
    assert "20/2023/TT-BKHCN" not in new
    for grounds_of_law in (old, new):
        assert "14/2014/TT-BKHCN" in grounds_of_law  # the register goes by the same circular under both
        assert "BGDĐT" not in grounds_of_law
        assert "Gieo" not in grounds_of_law
