"""The pages of the records office in the browser: sound on a wide and a narrow screen, signing and copying among them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.dossiers.services.act import act
from gieo.records.outgoing.facts import InkFacts, ScanFacts
from gieo.records.outgoing.states import Carrier
from tests.records.office import AT, approved, clerk, kept, notice, numbered
from tests.records.test_incoming import entered
from tests.records.test_letters import laid_down
from tests.records.test_outgoing import number

CLERK, HEAD = "vanthu.bg@gieo.test", "giamdoc.bg@gieo.test"
pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _apart(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "files")


def test_pages_of_the_records_office_are_sound(
    visit: Callable[..., Page], at: clock.Setter, sound_on_both: Callable[[Page], None]
) -> None:
    at("2026-11-24 10:00")
    paper = approved(carrier=Carrier.PAPER)
    act(paper, "sign_on_paper", actor=clerk(), at=AT, facts=InkFacts(signed_at=AT))
    number(paper, 1)()
    scan = ScanFacts(file=kept(notice("01"), "quet.pdf", clerk()))
    act(paper, "bind_scan", actor=clerk(), at=AT, facts=scan)
    act(paper, "issue", actor=clerk(), at=AT)
    electronic = numbered(2)
    entered(1)
    series = laid_down(("Nông Văn Thái", "Bắc Giang", 5))

    desk = visit(HEAD)
    desk.goto(reverse("records:sign", args=[electronic.number]))
    expect(desk.locator("input[type=file]")).to_have_count(1)
    sound_on_both(desk)

    desk = visit(CLERK)
    for name, *args in (
        ("copy", paper.number),
        ("papers", paper.number),
        ("outgoing",),
        ("incoming",),
        ("check",),
        ("letters",),
        ("lay-down",),
        ("series", series.pk),
    ):
        desk.goto(reverse(f"records:{name}", args=args))
        expect(desk.locator("h1")).to_be_visible()
        sound_on_both(desk)
