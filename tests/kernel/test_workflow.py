"""The table proves itself, and says who may do what and why not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import pytest

from gieo.kernel.actors import Actor, Role, Seat
from gieo.kernel.law import Law
from gieo.kernel.refusal import Refusal, TransitionRefused
from gieo.kernel.workflow import Attempt, BrokenWorkflow, Transition, Workflow

pytestmark = pytest.mark.unit


class Light(StrEnum):
    OFF = "off"
    ON = "on"
    BROKEN = "broken"


@dataclass
class Lamp:
    state: str = Light.OFF
    bulb: bool = True
    power: bool = True
    law: Law = Law.L2013


def has_bulb(lamp: Lamp, _attempt: Attempt) -> Refusal | None:
    return None if lamp.bulb else Refusal(code="no_bulb", message="Không có bóng", basis=("LAW:1",))


def has_power(lamp: Lamp, _attempt: Attempt) -> Refusal | None:
    return None if lamp.power else Refusal(code="no_power", message="Mất điện", basis=("LAW:2",))


ROWS: tuple[Transition[Light, Lamp], ...] = (
    Transition(
        name="switch_on",
        label="Bật",
        source=frozenset({Light.OFF}),
        target=Light.ON,
        actors=frozenset({Role.SCIENCE_OFFICER}),
        requires=(has_bulb, has_power),
        legal_basis=("LAW:1",),
    ),
    Transition(
        name="switch_off",
        label="Tắt",
        source=frozenset({Light.ON}),
        target=Light.OFF,
        actors=frozenset({Role.SCIENCE_OFFICER}),
        legal_basis=("LAW:1",),
    ),
    Transition(
        name="burn_out",
        label="Cháy",
        source=frozenset({Light.ON}),
        target=Light.BROKEN,
        actors=frozenset({Role.SYSTEM}),
        legal_basis=("LAW:2",),
    ),
)


class Register(dict[str, Law | None]):
    """A register of the law: what holds under one law only, and what under both."""

    def under(self, law: Law, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in keys if key in self and self[key] in {None, law})


INDEX = Register({"LAW:1": None, "LAW:2": None, "OLD:1": Law.L2013, "NEW:1": Law.L2025})
OFFICER = Actor(user=1, name="Cán bộ", seats=frozenset({Seat(Role.SCIENCE_OFFICER, "LS")}))
STRANGER = Actor(user=2, name="Người lạ")
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def make(**changes: Any) -> Workflow[Light, Lamp]:
    parts: dict[str, Any] = {
        "name": "lamp",
        "label": "Đèn",
        "states": Light,
        "initial": Light.OFF,
        "final": (Light.BROKEN,),
        "rows": ROWS,
        "owners": {Light.OFF: Role.SCIENCE_OFFICER, Light.ON: Role.SCIENCE_OFFICER},
        "roles_on": lambda _lamp, actor: frozenset(seat.role for seat in actor.seats),
        "legal_index": INDEX,
    }
    return Workflow(**{**parts, **changes})


def by(actor: Actor) -> Attempt:
    return Attempt(actor=actor, at=NOON)


def test_a_sound_table_proves() -> None:
    assert make().pairs() == [(Light.OFF, Light.ON), (Light.ON, Light.BROKEN), (Light.ON, Light.OFF)]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"rows": (replace(ROWS[0], legal_basis=()), *ROWS[1:])}, "switch_on cites no law"),
        ({"rows": (replace(ROWS[0], legal_basis=("LAW:9",)), *ROWS[1:])}, "switch_on cites unknown LAW:9"),
        ({"rows": ROWS[1:]}, "state on is unreachable"),
        ({"rows": (ROWS[0], *ROWS[2:]), "final": ()}, "state broken is a dead end"),
        ({"rows": (*ROWS, ROWS[0])}, "two rows share a name"),
        ({"rows": (replace(ROWS[0], actors=frozenset()), *ROWS[1:])}, "switch_on may be done by nobody"),
        ({"owners": {Light.OFF: Role.SCIENCE_OFFICER}}, "state on has no owner"),
        ({"final": (Light.ON, Light.BROKEN)}, "switch_off leaves a final state"),
    ],
)
def test_a_faulty_table_does_not_import(changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(BrokenWorkflow, match=fault):
        make(**changes)


def test_all_reasons_come_at_once() -> None:
    lamp = Lamp(bulb=False, power=False)
    with pytest.raises(TransitionRefused) as refused:
        make().check("switch_on", lamp, by(OFFICER))
    assert refused.value.codes == ("no_bulb", "no_power")
    assert refused.value.refusals[1].basis == ("LAW:2",)


@pytest.mark.parametrize(
    ("named", "law", "basis"),
    [
        (("OLD:1", "NEW:1"), Law.L2013, ("OLD:1",)),
        (("OLD:1", "NEW:1"), Law.L2025, ("NEW:1",)),
        (("OLD:1", "LAW:2"), Law.L2025, ("LAW:2",)),
        (("OLD:1",), Law.L2025, ("NEW:1",)),
        ((), Law.L2025, ("NEW:1",)),
        ((), Law.L2013, ("LAW:1",)),
        (("UNKNOWN:1",), Law.L2013, ("LAW:1",)),
    ],
)
def test_a_reason_stands_under_the_law_of_its_dossier(named: tuple[str, ...], law: Law, basis: tuple[str, ...]) -> None:
    """What a guard names of that law, or else what the row rests on under it."""
    row = replace(
        ROWS[0],
        legal_basis_2025=("NEW:1",),
        requires=(lambda _lamp, _attempt: Refusal(code="no_bulb", message="Không có bóng", basis=named),),
    )
    table = make(rows=(row, *ROWS[1:]))
    with pytest.raises(TransitionRefused) as refused:
        table.check("switch_on", Lamp(law=law), by(OFFICER))
    assert refused.value.refusals[0].basis == basis
    assert table.options(Lamp(law=law), by(OFFICER))[0].refusals[0].basis == basis


def test_a_stranger_learns_only_that_it_is_not_his() -> None:
    with pytest.raises(TransitionRefused) as refused:
        make().check("switch_on", Lamp(bulb=False), by(STRANGER))
    assert refused.value.codes == ("not_yours",)


def test_a_wrong_state_is_refused_before_the_guards_are_asked() -> None:
    with pytest.raises(TransitionRefused) as refused:
        make().check("switch_off", Lamp(bulb=False), by(OFFICER))
    assert refused.value.codes == ("wrong_state",)


def test_options_show_closed_acts_with_their_reasons() -> None:
    (option,) = make().options(Lamp(power=False), by(OFFICER))
    assert not option.is_open
    assert option.row.label == "Bật"
    assert [reason.code for reason in option.refusals] == ["no_power"]


def test_a_stranger_has_no_options() -> None:
    assert make().options(Lamp(), by(STRANGER)) == []


@pytest.mark.parametrize("state", list(Light))
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("role", [Role.SCIENCE_OFFICER, Role.SYSTEM, Role.PROPOSER])
def test_every_state_row_and_role_is_crossed(state: Light, row: Transition[Light, Lamp], role: Role) -> None:
    actor = Actor(user=1, seats=frozenset({Seat(role)}))
    allowed = state in row.source and role in row.actors
    refusals = list(make().refusals(row, Lamp(state=state), by(actor)))
    assert (not refusals) is allowed
