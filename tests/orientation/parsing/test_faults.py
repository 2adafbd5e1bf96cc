"""Each fault is found where it is, and only there."""

import pytest

from tests.orientation.parsing.conftest import CLEAN, read

pytestmark = pytest.mark.unit


def codes(text: str) -> list[str]:
    return [finding.code for finding in read(text).findings]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Số: 12/TB-SKHCN", "Số:      /TB-SKHCN", "missing_number"),
        ("ngày 05 tháng 02", "ngày      tháng 02", "missing_date_place"),
        ("2. Lĩnh vực công nghiệp", "4. Lĩnh vực công nghiệp", "out_of_order"),
        ("2. Lĩnh vực công nghiệp", "1. Lĩnh vực công nghiệp", "duplicate_number"),
        ("từ ngày 01/3/2024", "từ ngày 01/3/2024 theo Công văn này", "type_mismatch"),
        ("- Thu hồi nhiệt lò sấy.", "- Thu hồi nhiệt lò sấy theo mẫu kèm theo.", "missing_annex"),
        ("- Thu hồi nhiệt lò sấy.", "- Bảo quản cam sau thu hoạch ở hợp tác xã.", "near_duplicate"),
        ("- Thu hồi nhiệt lò sấy.", "- Thu hồi nhiệt lò sấyvà sưởi.", "typo"),
        ("- Thu hồi nhiệt lò sấy.", "- Thu hồi nhiệt lò sấy theo HTQX và chuẩn HTQX mới.", "undefined_abbreviation"),
        ("Hà Sơn về phát triển", "Hà Sơn Kế hoạch phát triển", "grammar_break"),
        ("Bảo quản cam", "Theo Kế hoạch số 77/KH-UBND ngày 01/02/2022, bảo quản cam", "cited_not_in_bases"),
        ("31/KH-UBND ngày 02/3/2023", "3100/KH-UBND ngày 05/01/2023", "number_date_implausible"),
    ],
)
def test_one_fault_one_finding(old: str, new: str, code: str) -> None:
    assert old in CLEAN
    assert codes(CLEAN.replace(old, new)) == [code]


def test_an_abbreviation_that_is_explained_or_that_everybody_knows_is_none() -> None:
    for said in ("hệ thống quan trắc (HTQX), dùng HTQX", "bản đồ GIS, lớp GIS"):
        assert codes(CLEAN.replace("- Thu hồi nhiệt lò sấy.", f"- Thu hồi nhiệt lò sấy theo {said}.")) == []


def test_window_from_a_blank_notice_date() -> None:
    text = CLEAN.replace("từ ngày 01/3/2024", "từ ngày thông báo").replace("ngày 05 tháng 02", "ngày     tháng 02")
    assert codes(text) == ["missing_date_place", "open_start_date"]


def test_a_notice_without_fields_says_so() -> None:
    text = CLEAN.replace("- ", "").replace("1. Lĩnh vực", "Lĩnh vực").replace("2. Lĩnh vực", "Lĩnh vực")
    assert "no_fields" in codes(text)


def test_fields_numbered_in_two_styles_are_still_fields() -> None:
    text = CLEAN.replace("2. Lĩnh vực công nghiệp", "II. Lĩnh vực công nghiệp")
    document = read(text)
    assert [field.label for field in document.fields] == ["1.", "II."]
    assert {"numbering_style_break", "duplicate_number"} <= {finding.code for finding in document.findings}


@pytest.mark.requirement("X-20")
def test_a_footnote_in_mid_sentence_is_taken_out_and_resolved() -> None:
    text = CLEAN.replace(
        "- Chọn giống chè chịu hạn cho các xã vùng cao, theo\n",
        "- 1Chọn giống chè chịu hạn cho các xã vùng cao, theo\n1 Kế hoạch số 31/KH-UBND\n ",
    )
    document = read(text)
    (footnote,) = document.footnotes
    assert (footnote.n, footnote.document, footnote.resolves_to) == (1, "31/KH-UBND", 2)
    item = document.fields[0].items[0]
    assert item.footnotes == [1]
    assert item.text == "Chọn giống chè chịu hạn cho các xã vùng cao, theo Kế hoạch của tỉnh."
    assert [finding.code for finding in document.findings] == ["footnote_without_date", "basis_never_used"]
