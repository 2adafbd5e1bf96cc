"""One spelling of a number, and what its symbols say."""

import pytest

from gieo.law.rules.numbers import contradict, is_national, normalise_number, type_of
from gieo.law.rules.sentences import naming_of

pytestmark = pytest.mark.unit


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("53 / KH-UBND", "53/KH-UBND"),
        ("9/TB-SKHCN", "09/TB-SKHCN"),
        ("95–NQ/TU", "95-NQ/TU"),
        ("40/2020/QD-UBND", "40/2020/QĐ-UBND"),
        ("40/2020/qđ-ubnd", "40/2020/QĐ-UBND"),
        ("17-ctr/tu", "17-CTr/TU"),
        ("1587/TTR-SKHCN", "1587/TTr-SKHCN"),
        ("1671/qd-ttg", "1671/QĐ-TTg"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("370- KL/TU", "370-KL/TU"),
        ("", ""),
    ],
)
def test_numbers_have_one_spelling(typed: str, kept: str) -> None:
    assert normalise_number(typed) == kept


@pytest.mark.parametrize(
    ("number", "type_"),
    [
        ("53/KH-UBND", "Kế hoạch"),
        ("06/2023/TT-BKHCN", "Thông tư"),
        ("17-CTr/TU", "Chương trình hành động"),
        ("29/2013/QH13", "Luật"),
        ("5/XYZ", ""),
        ("77", ""),
    ],
)
def test_the_symbol_says_what_kind_of_document_it_is(number: str, type_: str) -> None:
    assert type_of(number) == type_


@pytest.mark.requirement("BG25-0-3")
@pytest.mark.parametrize(
    ("number", "national"),
    [
        ("06/2023/TT-BKHCN", True),
        ("55/2015/TTLT-BTC-BKHCN", True),
        ("29/2013/QH13", True),
        ("36-NQ/TW", True),
        ("1671/QĐ-TTg", True),
        ("53/KH-UBND", False),
        ("1587/TTr-SKHCN", False),
        ("175-CV/BCS", False),
        ("95-NQ/TU", False),
    ],
)
def test_the_symbol_says_whether_the_whole_country_is_bound(number: str, *, national: bool) -> None:
    assert is_national(number) is national


@pytest.mark.parametrize(
    ("issuer", "other", "differ"),
    [
        ("UBND tỉnh Lạng Sơn", "Chủ tịch UBND tỉnh", False),
        ("UBND tỉnh Lạng Sơn", "", False),
        ("UBND tỉnh Lạng Sơn", "UBND huyện Bắc Sơn", True),
        ("UBND huyện Bắc Sơn", "Ủy ban nhân dân Huyện Bắc Sơn", False),
        ("UBND huyện Bắc Sơn", "UBND huyện Hữu Lũng", True),
        ("Sở Lao động, Thương binh và Xã hội", "Sở LĐTBXH", False),
    ],
)
def test_only_a_district_and_its_province_are_told_apart(issuer: str, other: str, *, differ: bool) -> None:
    assert contradict(issuer, other) is differ


@pytest.mark.parametrize(
    ("number", "sentence", "issuer", "subject"),
    [
        (
            "12/CT-UBND",
            "Căn cứ Chỉ thị số 12/CT-UBND ngày 05/6/2022 của Chủ tịch UBND tỉnh về việc trồng cây phân tán;",
            "Chủ tịch UBND tỉnh",
            "Trồng cây phân tán",
        ),
        (
            "7/2021/QĐ-UBND",
            "Quyết định số 7/2021/QĐ- UBND, ngày 1/2/2021 của UBND tỉnh ban hành Quy chế thử nghiệm (sau đây gọi tắt)",
            "UBND tỉnh",
            "Ban hành Quy chế thử nghiệm",
        ),
        ("12/CT-UBND", "Theo đề nghị tại Tờ trình số 12/CT-UBND ngày 05/6/2022,", "", ""),
        ("99/KH-UBND", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/6/2022 của UBND tỉnh về nước sạch;", "", ""),
    ],
)
def test_a_citing_sentence_names_who_and_what(number: str, sentence: str, issuer: str, subject: str) -> None:
    naming = naming_of(number, sentence)
    assert (naming.issuer, naming.subject) == (issuer, subject)
