"""Story E-02 from the five forms to the count, with four people in the room at once, two of them on phones."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock, events, trail
from gieo.councils.invariants import faults
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import PapersFacts
from gieo.identity.models import Person, User
from gieo.kernel.actors import Role
from gieo.proposals.models import Determination
from tests.conftest import moment
from tests.councils.chamber import SEATS, Chamber
from tests.factories import person_in, proposer_of, province_of
from tests.stories.stage import Stage
from tests.stories.test_e02 import handed_in, screened

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stage(at: clock.Setter, settings: Any, tmp_path: Path) -> Iterator[Stage]:
    settings.MEDIA_ROOT = str(tmp_path / "files")
    settings.SESSION_COOKIE_AGE = 10**9
    with events.in_this_process() as inbox:
        yield Stage(at, inbox)


def expert(number: int) -> Person:
    province = province_of("BG")
    return person_in(Role.COUNCIL_MEMBER, province, name=f"Thành viên {number}", email=f"tv{number}@gieo.test")


def email_of(person: Person) -> str:
    return User.objects.get(pk=person.user_id).email


def pledges(page: Page, item: Determination) -> None:
    page.goto(f"/lam-viec/hoi-dong/{item.number}/uy-vien")
    page.click("text=Tôi cam kết")
    page.wait_for_load_state()
    page.click("main a:has-text('Kê khai')")


def declares(page: Page, item: Determination) -> None:
    """Nothing to declare: pledge, declare, and the proposal opens."""
    pledges(page, item)
    page.select_option("select[name=answer]", "none")
    page.click("main button.btn-primary")
    page.goto(f"/lam-viec/hoi-dong/{item.number}/uy-vien")
    expect(page.locator(".c-reading li")).to_have_count(1)


def withdraws(page: Page, item: Determination) -> None:
    """A conflict: the desk says why nothing opens any more."""
    pledges(page, item)
    page.select_option("select[name=answer]", "conflict")
    page.check("input[name=kinds][value=family]")
    page.fill("textarea[name=words]", "Anh của người đề xuất")
    page.click("main button.btn-primary")
    page.goto(f"/lam-viec/hoi-dong/{item.number}/uy-vien")
    expect(page.locator("main")).to_contain_text("Ông/bà không tham gia phần này")


def votes(page: Page, item: Determination) -> None:
    """On a phone: one radio after the other, the totals moving along."""
    page.goto(f"/lam-viec/hoi-dong/{item.number}/uy-vien")
    page.click("text=Mở phiếu đánh giá")
    for met in page.locator("input[type=radio][value=met]").all():
        met.check()
    expect(page.locator(".c-totals")).to_contain_text("đề nghị thực hiện")
    page.fill("textarea[name=reason]", "Cần cho tỉnh")
    page.click("main button.btn-primary")
    page.wait_for_url(re.compile("uy-vien$"))
    expect(page.locator(".c-steps")).not_to_contain_text("việc tiếp theo")


@pytest.mark.requirement("E-02", "CT-3-4d", "X-14", "CT-2-2b")
def test_four_people_and_a_conflict_in_the_room(
    stage: Stage, visit: Callable[..., Page], shared: Path, sound: Callable[..., None]
) -> None:
    chamber = Chamber(people=[expert(number) for number in range(1, 10)])
    proposals = handed_in(stage, stage.player(chamber.officer), stage.player(proposer_of(chamber.province)), shared)
    screened(stage, stage.player(chamber.officer), proposals)
    item = Determination.objects.get(proposal=proposals["perfect"])
    stage.at("2024-06-10 08:00")
    item = chamber.founded(item)
    papers = PapersFacts(sitting_at=moment("2024-07-01 08:00"), place="Phòng họp số 1", papers="Phiếu đề xuất")
    stage.player(chamber.officer).does(item, "send_papers", papers)

    stage.at("2024-06-12 08:00")
    secretary_seat = SEATS.index(CouncilSeat.SECRETARY)
    phone, secretary_person, conflicted_person = (chamber.people[at] for at in (5, secretary_seat, 8))
    officer = visit("canbo.bac-giang@gieo.test")
    secretary = visit(email_of(secretary_person))
    member = visit(email_of(phone), width="narrow")
    conflicted = visit(email_of(conflicted_person), width="narrow")

    for page in (secretary, member):
        declares(page, item)
    sound(member)
    withdraws(conflicted, item)
    silent = [person for person in chamber.people if person not in (phone, secretary_person, conflicted_person)]
    for person in silent:
        item = chamber.declare(Determination.objects.get(pk=item.pk), person)

    stage.at("2024-07-01 08:00")
    secretary.goto(f"{item.get_absolute_url()}/viec/open_sitting")
    for box in secretary.locator("input[name=present]").all():
        box.check()
    secretary.click("main button.btn-primary")
    officer.goto(f"/lam-viec/hoi-dong/{item.number}/phien-hop")
    expect(officer.locator(".c-board")).to_contain_text(conflicted_person.full_name)
    secretary.goto(f"{item.get_absolute_url()}/viec/open_voting")
    secretary.click("main button.btn-primary")
    secretary.wait_for_load_state()

    votes(member, item)
    sound(member, again=True)
    gone = conflicted.goto(f"/lam-viec/hoi-dong/{item.number}/phieu")
    assert gone is not None
    assert gone.status == 403
    for person in silent:
        item = chamber.vote(Determination.objects.get(pk=item.pk), person)
    expect(officer.locator(".c-board")).to_contain_text("7/8", timeout=8_000)  # the board asks again by itself
    votes(secretary, item)

    officer.goto(f"/lam-viec/hoi-dong/{item.number}/ngay-hop")
    officer.fill("#words-discussion", "Trao đổi về địa chỉ ứng dụng")
    officer.click("#discussion button")
    sound(officer)
    secretary.goto(f"{item.get_absolute_url()}/viec/recommend")
    expect(secretary.locator("textarea[name=discussion]")).to_have_value("Trao đổi về địa chỉ ứng dụng")
    secretary.click("main button.btn-primary")
    expect(secretary.locator("main")).to_contain_text("8/8")
    assert list(trail.faults()) == []
    assert list(faults()) == []
