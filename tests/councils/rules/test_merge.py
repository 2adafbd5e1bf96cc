"""Two writers of one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.councils.rules.merge import merged

pytestmark = pytest.mark.unit

LINES = st.lists(st.sampled_from(["một", "hai", "ba", "bốn", "năm"]), max_size=8)
BASE = "một\nhai\nba\nbốn\nnăm"


def test_changes_apart_both_stand():
    assert merged(BASE, BASE.replace("một", "MỘT"), BASE.replace("bốn", "BỐN")) == "MỘT\nhai\nba\nBỐN\nnăm"


def test_a_line_added_here_and_one_taken_away_there():
    assert merged(BASE, f"{BASE}\nsáu", "hai\nba\nbốn\nnăm") == "hai\nba\nbốn\nnăm\nsáu"


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (BASE.replace("hai", "HAI"), BASE.replace("hai", "2")),
        (BASE.replace("hai", "HAI"), BASE.replace("ba", "3")),
        (f"{BASE}\nsáu", f"{BASE}\nbảy"),
        ("", BASE.replace("hai", "2")),
    ],
)
def test_changes_that_meet_are_for_somebody_to_choose(theirs, mine):
    assert merged(BASE, theirs, mine) is None


@given(base=LINES, mine=LINES)
def test_whoever_writes_alone_is_taken_as_written(base, mine):
    before, after = "\n".join(base), "\n".join(mine)
    assert merged(before, before, after) == after
    assert merged(before, after, before) == after
    assert merged(before, after, after) == after


@given(base=LINES, theirs=LINES, mine=LINES)
def test_no_word_is_lost(base, theirs, mine):
    """Each line somebody added stands in what both make, or nothing is made."""
    both = merged("\n".join(base), "\n".join(theirs), "\n".join(mine))
    if both is None:
        return
    assert (set(theirs) - set(base)) | (set(mine) - set(base)) <= set(both.splitlines())
    assert merged("\n".join(base), "\n".join(mine), "\n".join(theirs)) == both
