"""Every state × row × role of the notice's table."""

import pytest

from gieo.kernel.actors import SYSTEM, Actor, Role, Seat
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import OrientationNotice
from gieo.orientation.states import NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE
from tests.conftest import moment

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("state", list(NoticeState))
@pytest.mark.parametrize("row", ORIENTATION_NOTICE.rows, ids=lambda row: row.name)
@pytest.mark.parametrize("role", list(Role))
def test_who_may_in_which_state(state: NoticeState, row: object, role: Role) -> None:
    actor = SYSTEM if role is Role.SYSTEM else Actor(user=1, seats=frozenset({Seat(role, "LS")}))
    notice = OrientationNotice(province_id="LS", state=state)
    attempt = Attempt(actor=actor, at=moment("2024-05-01 12:00"))
    options = {
        option
        for option in ORIENTATION_NOTICE.rows
        if state in option.source and option.actors & ORIENTATION_NOTICE.roles_on(notice, attempt.actor)
    }
    expected = state in row.source and role in row.actors  # type: ignore[attr-defined]
    assert (row in options) is expected


def test_a_role_of_another_province_is_no_role_here() -> None:
    actor = Actor(user=1, seats=frozenset({Seat(Role.SCIENCE_OFFICER, "BG")}))
    assert ORIENTATION_NOTICE.roles_on(OrientationNotice(province_id="LS"), actor) == frozenset()
