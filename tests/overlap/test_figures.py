"""Judging a method, on answers whose numbers can be counted by hand."""

from collections.abc import Callable, Sequence

import pytest

from gieo.overlap import baselines
from gieo.overlap.figures import answer, figures

pytestmark = pytest.mark.unit

TASKS = ["trong vai thieu huu co tai luc ngan", "nuoi ca chach lau trong ao dat", "xu ly nuoc thai lang nghe"]


def test_shares_are_counted_per_kind_and_over_all() -> None:
    answers = [
        answer({"kind": "near", "relevant": ["A"]}, [("A", 0.9), ("B", 0.2)]),
        answer({"kind": "near", "relevant": ["B"]}, [("A", 0.6), ("B", 0.5)]),
        answer({"kind": "none", "relevant": []}, [("A", 0.7)]),
    ]
    found = figures(answers, threshold=0.55)
    assert (found["near"].n, found["near"].recall, found["near"].first, found["near"].warned) == (2, 1.0, 0.5, 0.5)
    assert (found["none"].n, found["none"].false) == (0, 1.0)
    assert found["all"].first == 0.5


def test_a_threshold_is_chosen_on_other_queries() -> None:
    answers = [
        *(answer({"kind": "near", "relevant": ["A"]}, [("A", 0.8)]) for _each in range(10)),
        *(answer({"kind": "none", "relevant": []}, [("A", 0.3)]) for _each in range(10)),
    ]
    found = figures(answers)
    assert (found["all"].warned, found["all"].false) == (1.0, 0.0)


@pytest.mark.parametrize("method", [baselines.bm25, baselines.trigram_cosine, baselines.token_set_ratio])
def test_plain_methods_rank_the_same_words_first(method: Callable[[Sequence[str]], baselines.Scorer]) -> None:
    scores = method(TASKS)("ca chach lau nuoi trong ao")
    assert max(range(3), key=scores.__getitem__) == 1
