"""The council on a change of a running contract, as its officer and a member see it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.kernel.actors import Role
from tests.contracts.makers import actor_from, cast, seated
from tests.e2e.room import email_of
from tests.execution.adjustment.test_council import title, voting

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_the_desk_the_day_and_the_ballot_are_sound(
    visit: Callable[..., Page],
    at: clock.Setter,
    sound_on_both: Callable[[Page], None],
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.SESSION_COOKIE_AGE = 10**9
    settings.MEDIA_ROOT = str(tmp_path)
    people = cast()
    seven = [seated(Role.COUNCIL_MEMBER, f"Uy vien {number}") for number in range(1, 8)]
    dossier = voting(people, title(people), seven)
    at("2026-02-24 10:00")
    officer, member = visit(email_of(people.officer.user)), visit(email_of(actor_from(seven[5]).user))
    desk = f"/lam-viec/hoi-dong/{dossier.number}"
    officer.goto(dossier.get_absolute_url())
    expect(officer.locator("[data-acts] .btn-primary")).to_have_text("Mở kiểm phiếu")  # not to put the sitting off
    sound_on_both(officer)
    for page, address in (
        (officer, f"{desk}/ngay-hop"),
        (officer, f"{desk}/phien-hop"),
        (member, f"{desk}/uy-vien"),
        (member, f"{dossier.get_absolute_url()}/viec/vote"),
    ):
        page.goto(address)
        sound_on_both(page)
