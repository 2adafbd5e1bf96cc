"""Where the matrix of adjustments hears a council: required by the law of 2013 for three subjects, open for others."""

import pytest
from pydantic import ValidationError

from gieo.rulebooks import library
from gieo.rulebooks.models import AdjustmentSubject, SubjectRule

pytestmark = pytest.mark.unit


def heard(rulebook: str) -> dict[str, bool]:
    matrix = library.get(rulebook).adjustments
    assert matrix is not None
    return {row.key.value: row.council.is_required for row in matrix.subjects if row.council}


def test_which_changes_hear_a_council() -> None:
    assert heard("bac-giang/2022-03-25") == {
        "title": True, "goal": True, "product": True, "content": False, "non_lump_increase": False,
    }  # fmt: skip
    assert heard("vn-2025/2025-10-14") == {"title": False, "content": False}


@pytest.mark.parametrize("required", [True, False])
def test_a_council_is_required_if_and_only_if_its_opinion_is(required: bool) -> None:
    law = {"basis": ("LAW:1",)}
    row = {"key": AdjustmentSubject.TITLE, "text": "Tên", "final_product": "nobody", "partial": "authority", **law}
    opinion = {"key": "council_opinion", "text": "Ý kiến", **law}
    wrong = {**row, "council": {"is_required": required, **law}, "requires": () if required else (opinion,)}
    with pytest.raises(ValidationError, match="if, and only if, it requires one"):
        SubjectRule.model_validate(wrong)
    right = {**row, "council": {"is_required": required, **law}, "requires": (opinion,) if required else ()}
    assert SubjectRule.model_validate(right).council is not None
