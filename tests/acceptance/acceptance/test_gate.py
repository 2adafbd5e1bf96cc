"""No council before the readiness check, none against it without a director's signature."""

from collections.abc import Callable

import pytest

from gieo.acceptance import readiness
from gieo.acceptance.acceptance.facts import OverrideFacts
from gieo.acceptance.models import Acceptance
from gieo.acceptance.rules.readiness import Facts
from gieo.dossiers.services.act import act
from gieo.kernel.refusal import Refused
from tests.acceptance import makers
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db]

RED = Facts(reports_missing=("Báo cáo kỳ 3",), counterpart_planned=100)
OVERRIDE = OverrideFacts(reason="Vốn đối ứng đã cam kết góp trong tháng", document="15/SKHCN-QLKH")


def refused_founding(acceptance: Acceptance) -> Refused:
    with pytest.raises(Refused) as refused:
        makers.founded(acceptance)
    return refused.value


@pytest.mark.requirement("CT-4-2c")
def test_a_council_cannot_be_called_while_the_check_is_missing_or_failed(ready: Callable[[Facts], None]) -> None:
    valid = makers.valid(makers.opened())
    assert refused_founding(valid).codes == ("readiness_missing",)
    ready(RED)
    shut = makers.checked(valid)
    assert shut.readiness_met is False
    refusal = refused_founding(shut)
    assert refusal.codes == ("readiness_failed",)
    assert "Báo cáo kỳ 3" in str(refusal)
    assert refusal.refusals[0].basis[0] == "CT02-2022-BG:4"
    ready(Facts())
    open_again = makers.checked(shut)
    assert makers.founded(open_again).state == "founded"


@pytest.mark.requirement("CT-4-2c")
def test_a_director_signs_for_a_council_against_the_gate(ready: Callable[[Facts], None]) -> None:
    ready(RED)
    shut = makers.checked(makers.valid(makers.opened()))
    at = moment("2024-04-16 15:00")
    with pytest.raises(Refused) as refused:
        act(shut, "override_readiness", actor=makers.officer(), at=at, facts=OVERRIDE)
    assert refused.value.codes == ("not_yours",)
    signed = act(shut, "override_readiness", actor=makers.director(), at=at, facts=OVERRIDE).subject
    assert (signed.override_document, signed.override_at) == ("15/SKHCN-QLKH", at)
    assert makers.founded(signed).state == "founded"


def test_a_signature_ends_with_the_next_check(ready: Callable[[Facts], None]) -> None:
    ready(RED)
    shut = makers.checked(makers.valid(makers.opened()))
    at = moment("2024-04-16 15:00")
    signed = act(shut, "override_readiness", actor=makers.director(), at=at, facts=OVERRIDE).subject
    looked_at_again = makers.checked(signed, at="2024-04-16 16:00")
    assert looked_at_again.override_at is None
    assert refused_founding(looked_at_again).codes == ("readiness_failed",)


@pytest.mark.usefixtures("ready")
def test_an_open_gate_needs_nobodys_signature() -> None:
    checked = makers.checked(makers.valid(makers.opened()))
    with pytest.raises(Refused) as refused:
        act(checked, "override_readiness", actor=makers.director(), at=moment("2024-04-16 15:00"), facts=OVERRIDE)
    assert refused.value.codes == ("gate_open",)


def test_where_nobody_knows_how_a_task_stands_the_gate_stays_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_sources", [])
    valid = makers.valid(makers.opened())
    with pytest.raises(Refused) as refused:
        makers.checked(valid)
    assert refused.value.codes == ("readiness_unknown",)


@pytest.mark.usefixtures("ready")
def test_the_limit_for_the_council_runs_from_the_valid_file() -> None:
    valid = makers.valid(makers.opened())
    checked = makers.checked(valid)
    assert (checked.due_at, checked.due_basis) == (valid.due_at, "TT11-2014:9.1")
