"""How long each sender waited for a receipt: from the first click to the first answer that leads to one."""

import pytest

from gieo.cli.bench_deadline import Answer, held_against_the_budget, waits_for_receipts

pytestmark = pytest.mark.unit


def test_the_longest_wait_is_told_and_who_never_got_one() -> None:
    answers = [
        Answer("a", sent_at=100.0, took=2.0, status=302),
        Answer("a", sent_at=100.1, took=0.5, status=302),  # the second press was answered first
        Answer("b", sent_at=101.0, took=11.0, status=302),
        Answer("c", sent_at=102.0, took=1.0, status=200),  # refused
        Answer("d", sent_at=103.0, took=30.0, status=0),  # no answer
    ]
    first = {"a": 100.0, "b": 101.0, "c": 102.0, "d": 103.0}
    waits = [round(wait) for wait in waits_for_receipts(answers, first)]
    assert waits == [600, 11_000]
    said = held_against_the_budget([float(wait) for wait in waits], senders=4)
    assert said == {"max_ms": 11_000, "budget_max_ms": 10_000, "over_budget": 1, "without": 2}
