"""Every state × row × role of the notice's table."""

import pytest

from gieo.kernel.actors import SYSTEM, Actor, Role, Seat
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import OrientationNotice
from gieo.orientation.states import NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE
from tests.conftest import moment

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("role", list(Role))
def test_who_may_in_which_state(role: Role) -> None:
    actor = SYSTEM if role is Role.SYSTEM else Actor(user=1, seats=frozenset({Seat(role, "LS")}))
    attempt = Attempt(actor=actor, at=moment("2024-05-01 12:00"))
    for state in NoticeState:
        notice = OrientationNotice(province_id="LS", state=state, rulebook="lang-son/2018-09-03")
        for row in ORIENTATION_NOTICE.rows:
            if state in row.source and role in row.actors:
                assert row.actors & ORIENTATION_NOTICE.roles_on(notice, actor), (state, row.name)
            else:
                (refusal,) = ORIENTATION_NOTICE.refusals(row, notice, attempt)
                assert refusal.code in {"not_yours", "wrong_state"}, (state, row.name)


def test_a_role_of_another_province_is_no_role_here() -> None:
    actor = Actor(user=1, seats=frozenset({Seat(Role.SCIENCE_OFFICER, "BG")}))
    assert ORIENTATION_NOTICE.roles_on(OrientationNotice(province_id="LS"), actor) == frozenset()
