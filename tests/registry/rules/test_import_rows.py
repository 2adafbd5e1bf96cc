"""One line of a list, however its columns are called and its values written."""

from typing import Any

import pytest

from gieo.registry.rules.import_columns import columns_of
from gieo.registry.rules.import_rows import read_row

pytestmark = pytest.mark.unit

TITLE = "Hoàn thiện quy trình sấy lạnh bảo quản hồng vành khuyên sau thu hoạch"


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["STT", "Tên đề tài, dự án", "Mã số", "Cơ quan chủ trì", "Chủ nhiệm đề tài", "Năm nghiệm thu"],
         {1: "title", 2: "number", 3: "host_name", 4: "principal_name", 5: "year_end"}),
        (["TT", "TÊN NHIỆM VỤ", "Thời gian thực hiện", "Cấp quản lý", "Tên đề tài"],
         {1: "title", 2: "year", 3: "level"}),
        (["title", "abstract", "host", "year", "id"],
         {0: "title", 1: "aims", 2: "host_name", 3: "year", 4: "number"}),
        (["Họ tên", "Chức vụ"], {}),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(headings: list[str], found: dict[int, str]) -> None:
    assert columns_of(headings) == found


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ({"year": "2019"}, {"year": 2019}),
        ({"year": "03/2019 đến 12/2021"}, {"year": 2019, "year_end": 2021}),
        ({"year": "2019", "year_end": "2019"}, {"year": 2019, "year_end": 2019}),
        ({"level": "Đề tài cấp Bộ"}, {"level": "ministerial"}),
        ({"state": "Đã nghiệm thu"}, {"state": "finished"}),
        ({"state": "Đang thực hiện"}, {"state": "running"}),
        ({"science_field": "Khoa học nông nghiệp"}, {"science_field": "agricultural"}),
        ({"other_numbers": "ĐT-01; ĐT-02"}, {"other_numbers": ["ĐT-01", "ĐT-02"]}),
    ],
)
def test_values_are_read_as_lists_write_them(said: dict[str, str], read: dict[str, Any]) -> None:
    row = read_row({"title": f"  {TITLE}  ", **said})
    assert {name: row.values[name] for name in read} == read
    assert (row.values["title"], row.values["is_weak"], row.remarks) == (TITLE, False, ())


def test_what_is_not_understood_is_said_and_left_empty() -> None:
    row = read_row({"title": "Nuôi cá", "year": "năm ngoái", "level": "?", "host_name": "x" * 300})
    assert {remark.code for remark in row.remarks} == {"unread_year", "unread_level", "cut"}
    assert "year" not in row.values
    assert row.values["is_weak"], "too short to be compared with"
    assert [refusal.code for refusal in read_row({"number": "1"}).refusals] == ["no_title"]
