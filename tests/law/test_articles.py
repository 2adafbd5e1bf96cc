"""What rests on an article: under whichever of the two laws a row cites it."""

import pytest

from gieo.law.articles import uses_of

pytestmark = pytest.mark.unit


@pytest.mark.requirement("BG25-0-2")
@pytest.mark.parametrize("key", ["TT20-2023:13.1", "ND267-2025:12.7"])
def test_an_article_of_either_law_names_the_acts_that_rest_on_it(key: str) -> None:
    moves = uses_of(key).moves
    assert moves
    assert len(set(moves)) == len(moves)
    assert {move.dossier for move in moves} == {"Thẩm định kinh phí"}
