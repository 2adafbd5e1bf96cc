"""The order in which a member reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.councils.rules.order import own_order

pytestmark = pytest.mark.unit

KEYS = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=12)


@given(keys=KEYS, reader=st.integers(min_value=1), data=st.data())
def test_it_is_the_same_however_the_keys_come_in(keys, reader, data):
    shuffled = data.draw(st.permutations(keys))
    assert own_order(shuffled, reader=reader) == own_order(keys, reader=reader)
    assert sorted(own_order(keys, reader=reader)) == sorted(keys)


def test_readers_do_not_all_begin_with_the_same():
    keys = [f"LS-HS-2025-{number:04d}" for number in range(1, 6)]
    first = {own_order(keys, reader=reader)[0] for reader in range(1, 60)}
    assert first == set(keys)
