"""How a member worked: noted by who keeps the bank once the council is done, read by few, contested by the expert."""

from typing import Any

import pytest

from gieo.councils.models import Attendance, Expert, QualityRecord
from gieo.councils.services.close_voting import close_voting
from gieo.kernel.actors import Role
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination
from tests.councils.chamber import browser
from tests.councils.test_standing import expert_of
from tests.factories import person_in

pytestmark = [pytest.mark.web, pytest.mark.django_db]

SAID = "Nhận xét kỹ nhưng gửi chậm"


def marks(line: Attendance, **changes: Any) -> dict[str, Any]:
    return {
        "line": line.pk, "on_time": "no", "usefulness": "helped", "satisfaction": "4", "words": SAID, **changes,
    }  # fmt: skip


@pytest.fixture
def voted(chamber) -> tuple[Expert, Determination, Attendance]:
    """Everybody voted; nothing was counted yet."""
    expert = expert_of(chamber, chamber.people[1])
    item = chamber.voted(chamber.determination(), favour=9)
    return expert, item, Attendance.objects.get(membership__person=expert.person)


def closed(chamber, item: Determination) -> None:
    fresh = Determination.objects.get(pk=item.pk)
    close_voting(fresh, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())


def test_nothing_is_noted_before_the_count_nor_a_mark_that_is_none(chamber, at, voted):
    expert, item, line = voted
    at("2024-07-05 09:00")
    officer, address = browser(chamber.officer), f"{expert.get_absolute_url()}/chat-luong"
    early = officer.post(address, marks(line))
    assert early.status_code == 422
    assert [each.code for each in early.context["refusals"]] == ["not_counted"]
    both = officer.post(address, marks(line, satisfaction="9"))
    assert [each.code for each in both.context["refusals"]] == ["not_counted", "no_mark"]
    closed(chamber, item)
    for wrong in ({"satisfaction": "0"}, {"satisfaction": "x"}, {"usefulness": "great"}):
        assert officer.post(address, marks(line, **wrong)).status_code == 422
    assert not QualityRecord.objects.exists()
    assert officer.post(address, marks(line)).status_code == 302
    assert officer.post(address, marks(line, satisfaction="5")).status_code == 302
    assert QualityRecord.objects.get().satisfaction == 5, "a later note replaces the earlier one"


def test_the_expert_and_who_keeps_the_bank_read_it_and_nobody_else(chamber, at, voted):
    expert, item, line = voted
    closed(chamber, item)
    at("2024-07-05 09:00")
    page = expert.get_absolute_url()
    assert browser(chamber.officer).post(f"{page}/chat-luong", marks(line)).status_code == 302
    me = browser(chamber.actor(expert.person))
    for reader in (browser(chamber.officer), me):
        shown = reader.get(page).content.decode()
        assert SAID in shown
        assert "4/5" in shown
    treasurer = person_in(Role.FINANCE_OFFICER, chamber.province, name="Kế toán", email="kt@gieo.test")
    others = [chamber.director, chamber.chairman, chamber.clerk, chamber.actor(treasurer)]
    for actor in others:
        answer = browser(actor).get(page)
        assert answer.status_code == 200
        assert SAID not in answer.content.decode()
        assert "4/5" not in answer.content.decode()
    colleague = browser(chamber.actor(chamber.people[2]))
    assert colleague.get(page).status_code == 404
    for address in (item.get_absolute_url(), f"/lam-viec/hoi-dong/{item.number}/uy-vien"):
        assert SAID not in colleague.get(address).content.decode()
    choosing = browser(chamber.officer).get(f"/lam-viec/hoi-dong/{chamber.determination().number}/chon-thanh-vien")
    assert SAID not in choosing.content.decode()


def test_nobody_but_the_officer_writes_it_and_the_expert_contests_it(chamber, at, voted):
    expert, item, line = voted
    closed(chamber, item)
    at("2024-07-05 09:00")
    page = expert.get_absolute_url()
    me, officer = browser(chamber.actor(expert.person)), browser(chamber.officer)
    assert me.post(f"{page}/chat-luong", marks(line)).status_code == 422
    assert browser(chamber.director).post(f"{page}/chat-luong", marks(line)).status_code == 422
    assert officer.post(f"{page}/chat-luong", marks(line)).status_code == 302
    assert officer.post(f"{page}/chat-luong", {**marks(line), "line": "0"}).status_code == 404
    assert me.post(f"{page}/y-kien", {"number": item.number, "words": "Tôi gửi đúng hạn"}).status_code == 302
    contest = expert.contests.get()
    answer = {"words": "Đã ghi lại"}
    assert officer.post(f"/lam-viec/chuyen-gia/cho-duyet/y-kien/{contest.pk}", answer).status_code == 302
    assert officer.post(f"{page}/chat-luong", marks(line, on_time="yes", words="")).status_code == 302
    shown = me.get(page).content.decode()
    assert "Tôi gửi đúng hạn" in shown
    assert SAID not in shown
