"""A notice keeps every item however it is numbered, marked, wrapped and cut into pages."""

import textwrap
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.orientation.parsing import ParsedDocument, parse, read_source
from gieo.orientation.parsing.labels import LETTERS, roman

pytestmark = pytest.mark.unit

HEAD = """UBND TỈNH HÀ SƠN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ KHOA HỌC VÀ CÔNG NGHỆ               Độc lập - Tự do - Hạnh phúc
Số: 12/TB-SKHCN               Hà Sơn, ngày 05 tháng 02 năm 2024

THÔNG BÁO
Về định hướng nhiệm vụ khoa học và công nghệ cấp tỉnh năm 2025

Sở Khoa học và Công nghệ tỉnh Hà Sơn thông báo định hướng năm 2025 như sau:
"""
TAIL = """Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.

GIÁM ĐỐC

Trần Thị Mây
"""
FIELDS = (
    "Lĩnh vực nông nghiệp",
    "Lĩnh vực công nghiệp",
    "Lĩnh vực y tế",
    "Lĩnh vực giáo dục",
    "Lĩnh vực môi trường",
    "Lĩnh vực văn hóa, du lịch",
)
WORDS = (
    "chọn giống chè chịu hạn", "bảo quản cam sau thu hoạch", "thu hồi nhiệt lò sấy", "cảnh báo lũ quét bằng cảm biến",
    "số hóa hiện vật bảo tàng", "đo phát thải khí nhà kính", "công nghiệp 4.0 trong xưởng gỗ", "vắc xin cho gia cầm thả vườn",
    "kinh tế - xã hội vùng cao", "tới năm 2030", "các xã biên giới, hải đảo", "theo tiêu chuẩn GlobalG.A.P", "tại 15 hợp tác xã",
)  # fmt: skip
PARTS = (("I. ", "II. "), ("PHẦN I: ", "PHẦN II: "), ("A. ", "B. "), ("I/ ", "II/ "), ("**I. ", "**II. "))
BULLETS = ("- ", "+ ", "• ", "* ", "– ", "-", "●\t")


@dataclass(frozen=True)
class Style:
    """How a notice is printed."""

    parts: tuple[str, str]
    field: str
    item: str
    width: int
    gap: int
    page: int
    end: str


def numbered(style: str, at: int, field: int) -> str:
    """The label of the item or field at a place."""
    return {
        "arabic": f"{at}. ",
        "bracket": f"{at}) ",
        "letter": f"{LETTERS[at - 1]}) ",
        "roman": f"{roman(at)}. ",
        "decimal": f"{field}.{at}. ",
        "slash": f"{at}/ ",
    }.get(style, style)


STYLES = st.builds(
    Style,
    parts=st.sampled_from(PARTS),
    field=st.sampled_from(("arabic", "slash", "bracket")),
    item=st.sampled_from((*BULLETS, "letter", "decimal")),
    width=st.sampled_from((0, 64, 80, 100)),
    gap=st.sampled_from((0, 1)),
    page=st.sampled_from((0, 9, 17)),
    end=st.sampled_from((".", ";")),
)
CONTENTS = st.lists(
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=2, max_size=9, unique=True).map(
            lambda words: ", ".join(words).capitalize()
        ),
        min_size=1,
        max_size=6,
    ),
    min_size=2,
    max_size=6,
)


def printed(contents: list[list[str]], style: Style) -> str:
    """The notice as text: paragraphs wrapped, blank lines between, cut into numbered pages."""
    paragraphs = [f"{style.parts[0]}NỘI DUNG ĐỊNH HƯỚNG"]
    for field, items in enumerate(contents, start=1):
        paragraphs.append(f"{numbered(style.field, field, field)}{FIELDS[field - 1]}")
        paragraphs += [f"{numbered(style.item, at, field)}{item}{style.end}" for at, item in enumerate(items, start=1)]
    paragraphs += [f"{style.parts[1]}THỜI GIAN", "Nhận phiếu từ ngày 01/3/2024 đến hết ngày 30/4/2024."]
    lines = [line for paragraph in paragraphs for line in _wrapped(paragraph, style.width)]
    return "\n".join([HEAD, *_paged(lines, style), TAIL])


def _wrapped(paragraph: str, width: int) -> list[str]:
    return textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) if width else [paragraph]


def _paged(lines: list[str], style: Style) -> list[str]:
    paged: list[str] = []
    for at, line in enumerate(lines):
        if style.page and at and at % style.page == 0:
            paged += [f"\f{at // style.page + 1}", line]
        else:
            paged += [*[""] * style.gap, line]
    return paged


def read(text: str) -> ParsedDocument:
    return parse(read_source(text.encode(), "thong-bao.txt"))


@given(CONTENTS, STYLES)
def test_no_style_loses_an_item(contents: list[list[str]], style: Style) -> None:
    document = read(printed(contents, style))
    wanted = [[f"{item}{style.end}" for item in items] for items in contents]
    assert [[item.text for item in field.items] for field in document.fields] == wanted
    assert [field.title for field in document.fields] == list(FIELDS[: len(contents)])
    assert document.unassigned_lines == []
    assert [each.iso for each in document.deadlines] == ["2024-03-01", "2024-04-30"]
