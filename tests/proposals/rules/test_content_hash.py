"""One content, one fingerprint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.proposals.rules.content_hash import canonical_json, content_hash

pytestmark = pytest.mark.unit

CONTENT = st.dictionaries(
    st.text(max_size=8), st.none() | st.booleans() | st.integers() | st.text(max_size=8), max_size=5
)


def test_letters_stand_as_they_are():
    assert canonical_json({"b": "đ", "a": [1, True, None]}) == '{"a":[1,true,null],"b":"đ"}'


def test_the_known_hash_of_a_known_content():
    assert content_hash({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"


def test_what_json_has_no_word_for_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        content_hash({"a": float("nan")})


@given(CONTENT)
def test_the_order_of_keys_is_nothing(content):
    assert content_hash(content) == content_hash(dict(reversed(content.items())))


@given(CONTENT, CONTENT)
def test_another_content_has_another_hash(one, other):
    assert (content_hash(one) == content_hash(other)) is (canonical_json(one) == canonical_json(other))
