"""How many forms one proposer sends: told while writing, in the way only where an instrument binds."""

import pytest

from gieo.proposals.rules.issues import Weight
from gieo.proposals.rules.limits import OF_FIELD, OF_HOST, OF_PROPOSER, Already, check_limits
from gieo.rulebooks.models import FigureRule
from gieo.rulebooks.models.values import Mark

pytestmark = pytest.mark.unit


def limit(value: int, mark: Mark) -> FigureRule:
    return FigureRule(what="Phiếu", operator="<=", value=value, unit="phiếu", basis=("GIEO-MACDINH:89",), mark=mark)


def said(already: int, mark: Mark, key: str = OF_PROPOSER) -> list[Weight]:
    counted = Already(by_proposer=already, in_field=already)
    return [issue.weight for issue in check_limits({key: limit(3, mark)}, counted)]


@pytest.mark.parametrize("key", [OF_PROPOSER, OF_FIELD])
def test_the_last_within_the_limit_is_a_hint_and_what_goes_beyond_weighs_by_its_mark(key) -> None:
    assert said(1, Mark.DESIGN, key) == []
    assert said(2, Mark.DESIGN, key) == [Weight.HINT]
    assert said(3, Mark.DESIGN, key) == [Weight.WARNING]
    assert said(3, Mark.BINDING, key) == [Weight.ERROR]


def test_without_a_rule_nothing_is_counted() -> None:
    assert list(check_limits({}, Already(by_proposer=99, in_field=99))) == []


def test_what_others_send_for_a_host_is_told_only_beyond_the_limit_and_never_counted_out() -> None:
    limits = {OF_HOST: limit(3, Mark.DESIGN)}
    assert list(check_limits(limits, Already(for_host=2))) == []
    [beyond] = check_limits(limits, Already(for_host=7))
    assert (beyond.weight, beyond.field) == (Weight.WARNING, "proposed_host")
    assert "8" not in beyond.message % beyond.params
    assert "7" not in beyond.message % beyond.params
