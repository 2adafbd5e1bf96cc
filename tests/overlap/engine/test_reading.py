import unicodedata

import pytest

from gieo.overlap.engine.lexicon import Facet, lexicon
from gieo.overlap.engine.reading import read
from gieo.overlap.engine.syllables import spell

pytestmark = pytest.mark.unit


def facets(text: str) -> list[tuple[str, Facet]]:
    return [(term.key, term.facet) for term in read(text).terms if term.facet != Facet.FRAME]


def test_things_problems_methods_and_places_are_told_apart() -> None:
    assert facets("Nghiên cứu phòng trừ rầy nâu hại lúa bằng thiên địch tại tỉnh Tây Ninh, giai đoạn 2") == [
        ("problem:phòng trừ sâu bệnh", Facet.PROBLEM),
        ("problem:rầy nâu", Facet.PROBLEM),
        ("hai", Facet.WORD),
        ("object:lúa", Facet.OBJECT),
        ("method:phòng trừ sinh học", Facet.METHOD),
        ("place:tây ninh", Facet.PLACE),
        ("phase:giai đoạn 2", Facet.PHASE),
    ]


@pytest.mark.requirement("X-10")
@pytest.mark.parametrize(
    "written",
    [
        "Bảo vệ nguồn lợi thủy sản, thủy sinh",
        "Bảo vệ nguồn lợi thuỷ sản, thuỷ sinh",
        unicodedata.normalize("NFD", "Bảo vệ nguồn lợi thủy sản, thủy sinh"),
        "BẢO VỆ NGUỒN LỢI THỦY SẢN, THỦY SINH",
    ],
)
def test_one_text_however_it_is_written(written: str) -> None:
    assert read(written).keys == read("Bảo vệ nguồn lợi thủy sản, thủy sinh").keys


@pytest.mark.requirement("X-10")
def test_without_marks_the_same_things_are_read() -> None:
    assert {"object:cà phê", "problem:chỉ dẫn địa lý", "place:đắk nông"} <= read(
        "Tao lap chi dan dia ly cho ca phe Dak Nong"
    ).keys


@pytest.mark.parametrize(
    ("text", "key", "there"),
    [
        ("điều trị đau lưng", "object:hạt điều", False),
        ("đào tạo cán bộ", "object:quả đào", False),
        ("gien HA, NA và M", "object:na", False),
        ("trồng na trên đồi", "object:na", True),
        ("vì hòa bình thế giới", "place:hòa bình", False),
        ("tỉnh Hòa Bình", "place:hòa bình", True),
        ("ở huyện Trà Lĩnh", "place:tra linh", True),
        ("văn hóa của người Pa Dí", "people:pa di", True),
        ("CNSH trong nông nghiệp", "method:công nghệ sinh học", True),
    ],
)
def test_words_that_deceive(text: str, key: str, there: bool) -> None:
    assert (key in read(text).keys) is there


def test_spelling_of_i_and_y_is_one() -> None:
    assert spell("lý") == spell("lí")
    assert spell("Kỹ") == spell("kĩ")
    assert spell("quý") == spell("quí")
    assert spell("thủy") != spell("thúi")


def test_what_is_broader_takes_in_what_is_narrower() -> None:
    known = lexicon()
    assert known.related("object:gà", "object:gia cầm")
    assert known.related("place:đà lạt", "place:lâm đồng")
    assert not known.related("object:cà phê", "object:hồ tiêu")
