"""What the look-up seeks: the words of the database are cut and shortened as a question is."""

import pytest
from django.db import connection

from gieo.kernel.text import ABBREVIATIONS
from gieo.registry.rules.wording import SHORT_FORMS, search_expression

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def is_found(said: str, asked: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select gieo_sought_words(%s) @@ to_tsquery('simple', %s)", [said, search_expression(asked)])
        return bool(cursor.fetchone()[0])


def test_whatever_is_spelt_out_is_found_by_its_short_form_and_the_other_way_round() -> None:
    """Whoever adds a short form makes the function anew, in a migration."""
    for full, short in SHORT_FORMS.items():
        assert is_found(f"Ứng dụng {full} trong bảo quản", short), full
        for each in ABBREVIATIONS[full]:
            assert is_found(f"Ứng dụng {each} trong bảo quản", full), each


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Phát triển kinh tế - xã hội vùng cao", "KT-XH"),
        ("Phát triển kinh tế – xã hội", "ktxh"),
        ("Khoa học và Công nghệ", "KH&CN"),
        ("Giai đoạn 2016-2020", "2020"),
        ("Chiết tách β-glucan từ nấm", "β-glucan"),
        ("Ủy ban\nnhân dân xã", "UBND"),
        ("LS-SO-2019-0001 Vải thiều", "LS-SO-2019"),
        ("Văn hoá, thể thao và du lịch", "văn hóa"),
    ],
)
def test_marks_dashes_and_lines_part_words(said: str, asked: str) -> None:
    assert is_found(said, asked)


def test_a_longer_word_is_no_short_form() -> None:
    assert not is_found("Chuyển đổi song ngữ", "CĐS")
