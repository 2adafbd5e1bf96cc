"""Items that match go over from one form to another; a list says what did not."""

import pytest

from gieo.proposals.forms import form_of
from gieo.proposals.rules.moving import Piece, move, pieces_of
from tests.proposals.forms import complete

pytestmark = pytest.mark.unit

LANG_SON = form_of("lang-son/2018-09-03")
ORDER = form_of("bac-ninh/2025-10-14:order-i01")
PROJECT = form_of("vn-2013/2023-11-27:a2-dxnv-2023")


def test_from_the_ten_items_to_the_order_form_of_2026() -> None:
    answers = complete()
    moved = move(pieces_of(LANG_SON, answers), ORDER)
    for same in ("task_name", "grounds", "urgency", "objectives", "contents", "duration"):
        assert moved.answers[same] == answers[same], same
    assert moved.answers["budget"]["science_budget"] == answers["budget"]["science_budget"]
    assert "counterpart" not in moved.answers["budget"]
    assert set(moved.answers["results"][0]) <= {"result", "unit", "measure"}
    assert "Địa chỉ liên hệ" in moved.carried
    assert "application_addresses" not in moved.answers
    assert LANG_SON.field("application_addresses").label in moved.left
    assert not {"commitment"} & set(moved.answers)


def test_nothing_that_was_written_is_left_without_a_word() -> None:
    answers = complete()
    for target in (ORDER, PROJECT):
        moved = move(pieces_of(LANG_SON, answers), target)
        told = {label.split(":")[0] for label in (*moved.carried, *moved.left)}
        assert {piece.label.split(":")[0] for piece in pieces_of(LANG_SON, answers)} <= told


def test_a_choice_the_other_form_does_not_offer_is_left() -> None:
    pieces = [Piece(label="Loại", places={"task_type": "không có"}), Piece(label="Tên", places={"task_name": "A"})]
    moved = move(pieces, ORDER)
    assert (moved.answers, moved.carried, moved.left) == ({"task_name": "A"}, ("Tên",), ("Loại",))
