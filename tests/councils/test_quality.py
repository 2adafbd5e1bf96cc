"""How a member worked: noted by who keeps the bank once the council is done, read by few, contested by the expert."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


# ---------------------------------------------------------------- the chair's


def by_the_chair(chamber) -> Any:
    return browser(chamber.actor(chamber.people[0]))


def test_the_chair_marks_who_was_there_once_the_ballots_were_opened_and_nobody_else_does(chamber, at, voted):
    _expert, item, line = voted
    at("2024-07-05 09:00")
    desk = f"/lam-viec/hoi-dong/{item.number}/uy-vien"
    chair, vice = by_the_chair(chamber), browser(chamber.actor(chamber.people[2]))
    assert chair.get(desk).context["desk"].marks == ()
    early = chair.post(f"{desk}/chat-luong", marks(line))
    assert [each.code for each in early.context["refusals"]] == ["nobody_to_mark"]
    closed(chamber, item)
    shown = chair.get(desk).context["desk"]
    assert len(shown.marks) == 8, "everybody but the chair"
    own = Attendance.objects.get(membership__person=chamber.people[0])
    assert chair.post(f"{desk}/chat-luong", marks(own)).status_code == 409
    assert vice.post(f"{desk}/chat-luong", marks(line)).status_code == 404
    assert vice.get(desk).context["desk"].marks == []
    assert chair.post(f"{desk}/chat-luong", marks(line, satisfaction="9")).status_code == 409
    assert chair.post(f"{desk}/chat-luong", marks(line, satisfaction="2")).status_code == 302
    assert chair.post(f"{desk}/chat-luong", marks(line)).status_code == 302
    (record,) = QualityRecord.objects.all()
    assert (record.satisfaction, record.by_chair, record.noted_by_name) == (4, True, chamber.people[0].full_name)
    assert SAID in chair.get(desk).content.decode()
    assert SAID not in vice.get(desk).content.decode()


def test_what_the_chair_noted_stands_beside_the_officers_and_is_contested_as_that(chamber, at, voted):
    expert, item, line = voted
    closed(chamber, item)
    at("2024-07-05 09:00")
    page, me = expert.get_absolute_url(), browser(chamber.actor(expert.person))
    officer = browser(chamber.officer)
    assert officer.post(f"{page}/chat-luong", marks(line, words="Cán bộ ghi")).status_code == 302
    desk = f"/lam-viec/hoi-dong/{item.number}/uy-vien"
    assert by_the_chair(chamber).post(f"{desk}/chat-luong", marks(line, satisfaction="3")).status_code == 302
    for reader in (officer, me):
        shown = reader.get(page).content.decode()
        assert all(words in shown for words in ("Cán bộ ghi", "4/5", SAID, "3/5", "chủ tịch hội đồng"))
    assert "Cán bộ ghi" not in by_the_chair(chamber).get(desk).content.decode()
    assert SAID not in browser(chamber.director).get(page).content.decode()
    assert me.post(f"{page}/y-kien", {"number": item.number, "words": "Chưa đúng"}).status_code == 302


def test_the_desk_of_the_chair_asks_as_much_of_one_mark_as_of_three(chamber, at, voted):
    _expert, item, _line = voted
    closed(chamber, item)
    at("2024-07-05 09:00")
    desk, chair = f"/lam-viec/hoi-dong/{item.number}/uy-vien", by_the_chair(chamber)
    lines, counts = list(Attendance.objects.exclude(membership__person=chamber.people[0]).order_by("pk")), []
    for number in (1, 3):
        for line in lines[:number]:
            assert chair.post(f"{desk}/chat-luong", marks(line)).status_code == 302
        chair.get(desk)
        with CaptureQueriesContext(connection) as queries:
            chair.get(desk)
        counts.append(len(queries))
    assert counts[0] == counts[1]
