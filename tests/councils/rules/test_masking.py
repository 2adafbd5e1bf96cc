"""What is told of a title before the pledge."""

import pytest

from gieo.councils.rules.masking import masked

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Nghiên cứu quy trình nhân giống cây hồi hữu cơ tại huyện Văn Quan, tỉnh Lạng Sơn",
            "Nghiên cứu quy trình nhân giống cây hồi hữu cơ…",
        ),
        ("Xây dựng mô hình nuôi cá lồng của Hợp tác xã Hồi Vân", "Xây dựng mô hình nuôi cá lồng…"),
        ("Ứng dụng công nghệ sấy thăng hoa cho quả hồng", "Ứng dụng công nghệ sấy thăng hoa cho quả hồng"),
        ("Thử nghiệm phân bón theo quyết định 12 của tỉnh", "Thử nghiệm phân bón theo quyết định…"),
        ("Bưởi Diễn trồng trên đất đồi", ""),
        ("NGHIÊN CỨU CHÈ Ở BẮC GIANG", ""),
        ("Chè OCOP", ""),
        ("", ""),
    ],
)
def test_a_title_is_told_up_to_the_first_name(title, told):
    assert masked(title) == told


def test_known_names_end_it_in_whatever_letters_they_are_written():
    title = "Nghiên cứu bảo tồn na dai của hợp tác xã hồi vân"
    assert masked(title, ["Hợp tác xã Hồi Vân", ""]) == "Nghiên cứu bảo tồn na dai…"
    assert masked(title, ["Hợp tác"]) == masked(title, ["Hợp tác xã Hồi Vân"])
    assert masked(title, ["Hồ"]) == title, "a name is no part of a word"


def test_a_long_title_is_not_told_whole():
    title = "Nghiên cứu " + "giống cây " * 20
    assert len(masked(title).split()) == 12
    assert masked(title).endswith("…")
