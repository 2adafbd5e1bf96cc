"""Names of tasks that say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.proposals.rules.similar_titles import ALIKE, likeness

pytestmark = pytest.mark.unit


@pytest.mark.requirement("LS25-F-1")
@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("Nhân giống mắc ca ghép tại huyện Bình Gia", True),
        ("NHAN GIONG MAC CA GHEP TAI BINH GIA", True),
        ("Ghép và nhân giống cây mắc ca trên địa bàn huyện Bình Gia", True),
        ("Nhân giống hồi ghép tại huyện Văn Quan", False),
        ("Nghiên cứu ứng dụng khoa học công nghệ xây dựng mô hình nuôi cá tầm", False),
        ("", False),
    ],
)
def test_names_are_alike_by_what_they_tell(other: str, alike: bool) -> None:
    assert (likeness("Nhân giống cây mắc ca ghép tại Bình Gia", other) >= ALIKE) is alike


def test_words_of_course_make_no_two_names_alike() -> None:
    assert likeness("Nghiên cứu giải pháp phát triển hồi", "Nghiên cứu giải pháp phát triển na") < ALIKE
    assert likeness("Nghiên cứu ứng dụng", "Nghiên cứu ứng dụng") == 0


@given(one=st.text(max_size=40), other=st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
