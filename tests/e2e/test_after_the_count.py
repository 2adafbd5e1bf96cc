"""After the count, in the browser: independent experts, a drop, the complaint against it, and a council anew."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gieo.complaints.models import Complaint
from gieo.core import clock, events, trail
from gieo.councils.invariants import faults
from gieo.councils.services.register_expert import register_expert
from gieo.identity.models import Person
from gieo.proposals.models import Determination
from tests.conftest import moment
from tests.councils.chamber import Chamber
from tests.e2e.room import does, email_of, experts, fresh
from tests.proposals.determination.test_determination import in_review
from tests.stories.stage import Stage

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Page]
Sound = Callable[..., None]
SAYS = "Đồng ý về sự cần thiết, đề nghị bớt một sản phẩm"


@pytest.fixture
def stage(at: clock.Setter, settings: Any, tmp_path: Path) -> Iterator[Stage]:
    settings.MEDIA_ROOT = str(tmp_path / "files")
    settings.SESSION_COOKIE_AGE = 10**9
    with events.in_this_process() as inbox:
        yield Stage(at, inbox)


@pytest.mark.requirement("CT-3-4d", "P-13")
def test_experts_are_heard_a_drop_is_complained_of_and_a_new_council_is_founded(
    stage: Stage, visit: Visit, sound: Sound
) -> None:
    visit = cache(visit)
    chamber = Chamber(people=experts())
    stage.at("2024-07-01 10:00")
    item = in_review(chamber)
    stage.inbox.deliver()
    outside = [chamber.expert(f"Chuyên gia {at}") for at in range(1, 4)]
    stage.at("2024-07-03 08:00")
    experts_are_heard(visit, chamber, item, outside, sound)
    is_dropped(visit, chamber, item)
    stage.inbox.deliver()
    complaint = is_complained_of(stage, visit, item, sound)
    is_upheld(stage, visit, chamber, complaint, sound)
    sits_again(stage, visit, chamber, item, sound)
    assert list(trail.faults()) == []
    assert list(faults()) == []


def experts_are_heard(visit: Visit, chamber: Chamber, item: Determination, outside: list[Person], sound: Sound) -> None:
    """Three who do not sit in the council; what they say is for the office alone."""
    director, officer = visit(email_of(chamber.director.user)), visit(email_of(chamber.officer.user))
    director.goto(f"{item.get_absolute_url()}/viec/ask_experts")
    expect(director.locator("main")).to_contain_text("danh sách này còn trống")
    sound(director)
    for person in outside:
        register_expert(
            person=person, province=chamber.province, degree="TS", speciality="Nông nghiệp", actor=chamber.officer,
            at=moment("2024-07-03 08:00"), consented_on=moment("2024-07-03 08:00").date(),
        )  # fmt: skip
    director.reload()
    for person in outside[:2]:
        director.check(f"input[name=experts][value='{person.pk}']")
    director.select_option("select[name=ground]", "complaint")
    director.click("main button.btn-primary")
    expect(director.locator("main")).to_contain_text("chuyên gia")  # two are too few: the page stays and says so
    assert fresh(item).state == "review"
    director.check(f"input[name=experts][value='{outside[2].pk}']")
    sound(director)
    does(director, item, "ask_experts")
    officer.goto(f"{item.get_absolute_url()}/viec/record_opinions")
    for at in range(len(outside)):
        officer.fill(f"textarea[name=opinions-{at}-opinion]", SAYS)
    sound(officer)
    does(officer, item, "record_opinions")
    expect(officer.locator("main")).to_contain_text(outside[0].full_name)
    member = visit(email_of(chamber.people[1].user_id), width="narrow")
    member.goto(item.get_absolute_url())
    expect(member.locator("main")).not_to_contain_text(outside[0].full_name)
    expect(member.locator("main")).not_to_contain_text(SAYS)


def is_dropped(visit: Visit, chamber: Chamber, item: Determination) -> None:
    """The director does not put it on the list, and says why."""
    director = visit(email_of(chamber.director.user))
    director.goto(f"{item.get_absolute_url()}/viec/drop")
    director.fill("textarea[name=finding]", "Ngân sách của năm không đủ")
    does(director, item, "drop")


def is_complained_of(stage: Stage, visit: Visit, item: Determination, sound: Sound) -> Complaint:
    """The proposer reads the reason and until when to complain, and complains."""
    stage.at("2024-07-10 08:00")
    author = visit(email_of(item.proposal.created_by_id), width="narrow")
    author.goto(f"/di-den-dau/{item.proposal.number}")
    expect(author.locator("main")).to_contain_text("Ngân sách của năm không đủ")
    author.goto("/lam-viec/lap/complaint")
    author.select_option("select[name=decision]", index=1)
    author.fill("input[name=learned_on]", "2024-07-05")
    author.select_option("select[name=ground]", "procedure")
    author.fill("textarea[name=words]", "Ngân sách đã có trong dự toán")
    author.fill("textarea[name=request]", "Xét lại")
    sound(author)
    author.click("main button.btn-primary")
    author.wait_for_url(re.compile(r"/ho-so/[^/]+$"))
    stage.inbox.deliver()
    return Complaint.objects.get()


def is_upheld(stage: Stage, visit: Visit, chamber: Chamber, complaint: Complaint, sound: Sound) -> None:
    """Accepted, looked into, upheld: the council is to be asked again."""
    director, officer = visit(email_of(chamber.director.user)), visit(email_of(chamber.officer.user))
    stage.at("2024-07-12 08:00")
    does(officer, complaint, "accept")
    officer.goto(f"{complaint.get_absolute_url()}/viec/note_findings")
    officer.fill("textarea[name=findings]", "Dự toán có dòng kinh phí này")
    does(officer, complaint, "note_findings")
    sound(officer)
    director.goto(f"{complaint.get_absolute_url()}/viec/uphold")
    director.fill("textarea[name=reasons]", "Có dòng kinh phí")
    director.fill("textarea[name=remedy]", "Lập hội đồng khác")
    director.check("input[name=sits_again]")
    sound(director)
    does(director, complaint, "uphold")
    stage.inbox.deliver()


def sits_again(stage: Stage, visit: Visit, chamber: Chamber, item: Determination, sound: Sound) -> None:
    """The same dossier goes to nine others, with ballots of their own."""
    director = visit(email_of(chamber.director.user))
    stage.at("2024-08-01 08:00")
    first = item.council_id
    director.goto(f"{item.get_absolute_url()}/viec/sit_again")
    director.fill("textarea[name=finding]", "Theo quyết định giải quyết khiếu nại")
    does(director, item, "sit_again")
    stage.inbox.deliver()
    others = [chamber.expert(f"Người mới {at}") for at in range(1, 10)]
    director.goto(f"{item.get_absolute_url()}/viec/found_council")
    sound(director)
    again = chamber.founded(fresh(item), others)
    assert (again.state, again.tally) == ("founded", {})
    assert again.council_id != first
    director.goto(item.get_absolute_url())
    for words in ("Lấy ý kiến chuyên gia độc lập", "Không trình vào danh mục", "Đưa ra hội đồng xem xét lại"):
        expect(director.locator("main")).to_contain_text(words)
    sound(director)
