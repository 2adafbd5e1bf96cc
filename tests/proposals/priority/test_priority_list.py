"""The priority list of a year on its page: line of money, technologies of the period, frozen versions."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gieo.councils.models import PriorityTechnology, TechnologyList
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.found_council import NewMember
from gieo.councils.services.found_standing_council import found_standing_council
from gieo.councils.services.state_technologies import state_technologies
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import Determination, PriorityListVersion
from gieo.proposals.services.freeze_priority_list import freeze_priority_list
from gieo.proposals.services.tag_technology import tag_technology
from tests.councils.chamber import Chamber, browser

pytestmark = [pytest.mark.web, pytest.mark.django_db]

PAGE = "/lam-viec/danh-muc-uu-tien/2025"


@pytest.fixture
def chamber(at) -> Chamber:
    at("2024-07-02 09:00")
    return Chamber()


def recommended(chamber: Chamber, title: str, money: int, **changes) -> Determination:
    budget = {"science_budget": money, "counterpart": 7}
    item = chamber.voted(chamber.determination(task_name=title, budget=budget), favour=9)
    close_voting(item, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
    Determination.objects.filter(pk=item.pk).update(**changes)
    return Determination.objects.get(pk=item.pk)


def standing(chamber: Chamber):
    seats = (CouncilSeat.CHAIR, CouncilSeat.SECRETARY, *(CouncilSeat.MEMBER,) * 5)
    return found_standing_council(
        province=chamber.province, title="Hội đồng KH&CN tỉnh", decision="1/QĐ", decided_on=chamber.start.date(),
        term_ends_on=chamber.start.date().replace(year=2030), reason="",
        members=[NewMember(person=person.pk, seat=seat) for person, seat in zip(chamber.people, seats, strict=False)],
        actor=chamber.director, at=chamber.start,
    )  # fmt: skip


def stated(chamber: Chamber, first: int, last: int, *names: str, **changes) -> TechnologyList:
    said = {
        "council": changes.get("council") or standing(chamber), "first_year": first, "last_year": last,
        "document": "15/NQ-HĐ", "adopted_on": chamber.start.date(), "technologies": [(name, "") for name in names],
        "actor": chamber.director, "at": chamber.start,
    }  # fmt: skip
    return state_technologies(**said | changes)


def codes(call, **given) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call(**given)
    return tuple(refusal.code for refusal in caught.value.refusals)


@pytest.mark.requirement("BG25-III-5", "CT-3-4e")
def test_the_line_is_tried_on_the_page_and_shows_whom_it_cuts(chamber):
    first = recommended(chamber, "Có đặt hàng", 300, priority=2)
    second = recommended(chamber, "Chưa có", 200)
    client = browser(chamber.officer)
    shown = client.get(PAGE, {"ngan-sach": "400"}).context["list"]
    assert [(item.number, row.is_above) for row, item in shown.rows] == [(first.number, True), (second.number, False)]
    assert (shown.asked, shown.kept) == (500, 300), "what others pay is not the budget's"
    assert client.get(PAGE, {"ngan-sach": "400.000 đ"}).context["list"].line == 400_000
    for unreadable in ("x", "4.00", "9" * 16):
        answer = client.get(PAGE, {"ngan-sach": unreadable})
        assert (answer.status_code, answer.context["list"].line) == (409, None)
        assert f'value="{unreadable}"' in answer.content.decode(), "to be mended where it was typed"
    assert client.post(f"{PAGE}/chot", {"name": "Nhầm", "ngan-sach": "4.00"}).status_code == 409
    assert not PriorityListVersion.objects.exists()
    assert browser(chamber.actor(chamber.people[0])).get(PAGE).status_code == 403


@pytest.mark.requirement("CT-3-4e")
def test_the_list_shows_for_each_task_how_many_find_it_urgent_and_needed(chamber):
    item = recommended(chamber, "Nhiệm vụ", 300)
    doubted = {**item.tally["met"], "urgency": 7, "application": 8}
    Determination.objects.filter(pk=item.pk).update(tally={**item.tally, "met": doubted})
    officer = browser(chamber.officer)
    page = officer.get(PAGE).content.decode()
    assert 'data-label="Cấp thiết">7/9<' in page
    assert 'data-label="Ứng dụng">8/9<' in page
    kept = officer.post(f"{PAGE}/chot", {"name": "Trình", "ngan-sach": ""})["Location"]
    Determination.objects.filter(pk=item.pk).update(tally={**item.tally, "met": {}})
    assert 'data-label="Cấp thiết">7/9<' in officer.get(kept).content.decode()
    assert 'data-label="Cấp thiết">—<' in officer.get(PAGE).content.decode()


def test_a_version_stays_as_it_was_named_whatever_happens_next(chamber):
    item = recommended(chamber, "Nhiệm vụ", 300)
    officer = browser(chamber.officer)
    answered = officer.post(f"{PAGE}/chot", {"name": "Trình lần 1", "ngan-sach": "400"})
    assert answered.status_code == 302
    Determination.objects.filter(pk=item.pk).update(priority=3, task_title="Tên khác")
    version = PriorityListVersion.objects.get()
    whole: list[bool] = [version.is_whole]
    assert [(row["title"], row["priorities"], row["votes"]) for row in version.rows] == [("Nhiệm vụ", 0, "9/9")]
    assert "Nguyên vẹn" in officer.get(answered["Location"]).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        PriorityListVersion.objects.update(name="Khác")
    version.rows[0]["money"] = 1
    assert [*whole, version.is_whole] == [True, False]
    given = {"province": chamber.province, "year": 2025, "line": None, "at": chamber.sitting_at}
    assert codes(freeze_priority_list, **given, name="Trình lần 1", actor=chamber.officer) == ("no_new_name",)
    assert codes(freeze_priority_list, **given, name="x", actor=chamber.chairman) == ("not_a_keeper",)
    empty = given | {"year": 2031, "name": "x", "actor": chamber.officer}
    assert codes(freeze_priority_list, **empty) == ("nothing_to_freeze",)


@pytest.mark.requirement("CT-3-1e")
def test_technologies_of_the_period_tag_and_rank_and_earlier_lists_stay(chamber):
    plain, tagged = recommended(chamber, "A", 100), recommended(chamber, "B", 100)
    council = standing(chamber)
    earlier = stated(chamber, 2016, 2020, "Nuôi cấy mô", council=council)
    stated(chamber, 2021, 2025, "Chế biến sâu", "Truy xuất nguồn gốc", council=council)
    officer = browser(chamber.officer)
    assert [each.name for each in officer.get(PAGE).context["list"].technologies] == [
        "Chế biến sâu", "Truy xuất nguồn gốc",
    ]  # fmt: skip
    deep = PriorityTechnology.objects.get(name="Chế biến sâu")
    assert officer.post(f"{PAGE}/cong-nghe/{tagged.pk}", {"technology": deep.pk}).status_code == 302
    assert [item for _row, item in officer.get(PAGE).context["list"].rows] == [tagged, plain]
    old = earlier.technologies.get()
    assert codes(tag_technology, determination=plain, technology=old, actor=chamber.officer) == ("other_period",)
    shown = officer.get("/lam-viec/hoi-dong-tinh").content.decode()
    assert shown.index("Chế biến sâu") < shown.index("Nuôi cấy mô")


@pytest.mark.requirement("CT-3-1e")
def test_a_list_of_technologies_is_whole_or_not_stated(chamber):
    council = standing(chamber)
    assert codes(stated, chamber=chamber, first=2030, last=2026, council=council) == (
        "ends_before_it_begins", "no_technologies",
    )  # fmt: skip
    twice = ("Chế biến sâu", "chế  biến sâu")
    with pytest.raises(Refused, match="mỗi công nghệ một lần"):
        stated(chamber, 2026, 2030, *twice, council=council)
    with pytest.raises(Refused):
        stated(chamber, 2026, 2030, "Chế biến sâu", council=council, actor=chamber._seated(Role.FOCAL_OFFICER, "Huyện"))
    page = browser(chamber.officer).get("/lam-viec/hoi-dong-tinh/viec/cong-nghe")
    assert "Công nghệ ưu tiên đầu tư" in page.content.decode()


def test_three_tasks_cost_what_one_does(chamber):
    client = browser(chamber.officer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE, {"ngan-sach": "150"}).status_code == 200
        return len(queries)

    recommended(chamber, "A", 100)
    asked()
    one = asked()
    for title in ("B", "C"):
        recommended(chamber, title, 100)
    assert asked() == one
