"""The look at invariant 7 sees what the guards should have stopped."""

from collections.abc import Callable
from datetime import date

import pytest

from gieo.acceptance.acceptance.facts import OverrideFacts
from gieo.acceptance.models import Acceptance
from gieo.acceptance.rules.readiness import Facts
from gieo.dossiers.services.act import act
from gieo.outcomes.invariants import faults
from gieo.outcomes.models import Outcome
from tests.acceptance import makers as task_makers
from tests.conftest import moment
from tests.outcomes import makers

pytestmark = [pytest.mark.db, pytest.mark.django_db]

YEAR_OVER = date(2025, 1, 1)


def founded(ready: Callable[[Facts], None]) -> Acceptance:
    ready(Facts(products_missing=("Giống vải",)))
    shut = task_makers.checked(task_makers.valid(task_makers.opened()))
    facts = OverrideFacts(reason="Sản phẩm đang kiểm định", document="15/SKHCN")
    at = moment("2024-04-16 15:00")
    signed = act(shut, "override_readiness", actor=task_makers.director(), at=at, facts=facts).subject
    return task_makers.founded(signed)


def test_a_council_against_a_red_gate_is_in_order_only_with_a_signature(ready: Callable[[Facts], None]) -> None:
    acceptance = founded(ready)
    assert faults(on=YEAR_OVER) == []
    Acceptance.objects.filter(pk=acceptance.pk).update(override_reason="")
    assert faults(on=YEAR_OVER) == [
        f"{acceptance.number}: a council was called while the gate was red, and nobody signed for it"
    ]


def test_a_council_without_a_check_is_seen(ready: Callable[[Facts], None]) -> None:
    acceptance = task_makers.opened()
    other = founded_elsewhere(ready)
    Acceptance.objects.filter(pk=acceptance.pk).update(council=other.council_id)
    assert faults(on=YEAR_OVER) == [f"{acceptance.number}: a council was called without a readiness check"]


def founded_elsewhere(ready: Callable[[Facts], None]) -> Acceptance:
    ready(Facts())
    task = task_makers.task("NV.2022.09")
    return task_makers.founded(task_makers.checked(task_makers.valid(task_makers.opened(task))))


def test_an_effective_result_is_forgotten_only_once_its_year_is_over() -> None:
    outcome = makers.effective()
    assert faults(on=date(2024, 12, 31)) == []
    assert faults(on=YEAR_OVER) == [
        f"{outcome.number}: effective, but never made known",
        f"{outcome.number}: effective, but nobody decided on its replication",
    ]
    makers.to_replicate(makers.spread(outcome))
    assert faults(on=YEAR_OVER) == []
    Outcome.objects.filter(pk=outcome.pk).update(replication_choice="no")
    assert faults(on=YEAR_OVER) == [f"{outcome.number}: not replicated, and nobody said why"]


def test_an_effective_task_that_nobody_follows_is_seen() -> None:
    task = task_makers.task(is_effective=True, accepted_on=date(2024, 5, 14))
    assert faults(on=YEAR_OVER) == [f"{task.number}: effective, but nobody follows it"]
