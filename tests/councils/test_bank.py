"""The bank of experts by its people's own hands: getting in, staying true, and the ledger that may be contested."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gieo.councils.bank import field_names
from gieo.councils.models import Attendance, Expert, ExpertApplication, Level
from gieo.councils.services.register_expert import decide_change
from gieo.councils.sitting.facts import VotingFacts
from gieo.councils.sitting.shown import people_to_seat
from gieo.dossiers.services.act import act
from gieo.identity.models import OrganisationKind, Person
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.proposals.determination.workflow import PROCEDURE
from tests.councils.chamber import browser, cooperative
from tests.councils.test_standing import expert_of
from tests.factories import person_in

pytestmark = [pytest.mark.web, pytest.mark.django_db]

BANK = "/lam-viec/chuyen-gia"
SAID = {"degree": "TS", "speciality": "Bảo quản nông sản", "keywords": "vải thiều", "place": "Lục Ngạn"}


def listed(client: Client, query: str = "") -> str:
    return client.get(f"{BANK}{query}").content.decode()


@pytest.mark.requirement("CT-3-4a")
def test_into_the_bank_by_oneself_by_nomination_and_no_other_way(chamber):
    officer, me = browser(chamber.officer), browser(chamber.actor(chamber.people[0]))
    assert me.post(f"{BANK}/dang-ky", SAID).status_code == 422, "no consent, no entry"
    assert me.post(f"{BANK}/dang-ky", {**SAID, "agrees": "on"}).status_code == 302
    assert me.post(f"{BANK}/dang-ky", {**SAID, "agrees": "on"}).status_code == 422, "one waits already"
    assert not Expert.objects.exists(), "an officer decides first"

    body = cooperative(chamber.province)
    focal = person_in(Role.FOCAL_OFFICER, chamber.province, name="Đầu mối", email="dm@gieo.test", body=body)
    sender = browser(chamber.actor(focal))
    other = person_in(Role.COUNCIL_MEMBER, chamber.province, name="Lê Thị Na", email="na@gieo.test")
    named = {**SAID, "body": str(body.pk), "full_name": other.full_name, "email": "NA@gieo.test"}
    assert sender.post(f"{BANK}/de-cu", named).status_code == 302
    waiting = ExpertApplication.objects.get(nominated_by=body)
    assert waiting.email in officer.get(f"{BANK}/cho-duyet").content.decode()
    yes = f"{BANK}/cho-duyet/dang-ky/{waiting.pk}"
    assert officer.post(yes, {"answer": "yes"}).status_code == 409, "the person was not asked yet"
    assert me.post(f"{BANK}/dang-ky/{waiting.pk}/tra-loi", {"answer": "yes"}).status_code == 404, "not my name"
    asked = browser(chamber.actor(other))
    assert "Ông/bà có đồng ý" in listed(asked)
    assert asked.post(f"{BANK}/dang-ky/{waiting.pk}/tra-loi", {"answer": "yes"}).status_code == 302
    assert officer.post(yes, {"answer": "yes"}).status_code == 302
    mine = ExpertApplication.objects.get(origin="self")
    assert officer.post(f"{BANK}/cho-duyet/dang-ky/{mine.pk}", {"answer": "no"}).status_code == 409, "why not?"
    assert officer.post(f"{BANK}/cho-duyet/dang-ky/{mine.pk}", {"answer": "yes"}).status_code == 302
    assert set(Expert.objects.values_list("person", flat=True)) == {chamber.people[0].pk, other.pk}

    assert sender.get(f"{BANK}/nhap").status_code == sender.get(f"{BANK}/cho-duyet").status_code == 403
    assert other.full_name in listed(officer, "?q=bao+quan+nong+san")
    assert other.full_name not in listed(officer, "?q=khai+khoang")
    assert other.full_name not in listed(me), "an expert reads the own entry only"
    entry = Expert.objects.get(person=other)
    assert me.get(entry.get_absolute_url()).status_code == 404


@pytest.mark.requirement("CT-3-4a")
def test_an_entry_is_confirmed_each_year_and_whoever_cannot_be_had_is_not_offered(chamber, at):
    expert = expert_of(chamber, chamber.people[0])
    item = chamber.determination()
    me, officer, page = browser(chamber.actor(expert.person)), browser(chamber.officer), f"{BANK}/{expert.pk}"

    def offered() -> bool:
        return expert.person_id in [pk for pk, _words in people_to_seat(PROCEDURE, item)]

    assert offered()
    assert me.post(f"{page}/lien-lac", {"reach": "reached"}).status_code == 422, "the officers' to say"
    assert officer.post(f"{page}/lien-lac", {"reach": "unreachable", "note": ""}).status_code == 422, "since when?"
    assert officer.post(f"{page}/lien-lac", {"reach": "unreachable", "note": "3 lần gọi"}).status_code == 302
    assert not offered()
    assert "Không liên lạc được" in listed(officer, "?tinh-trang=mat-lien-lac")
    at("2025-02-01 09:00")
    assert "Vẫn đúng" in me.get(page).content.decode()
    assert expert.person.full_name in listed(officer, "?tinh-trang=den-han")
    assert me.post(f"{page}/xac-nhan").status_code == 302
    assert "Vẫn đúng" not in me.get(page).content.decode()
    assert offered(), "whoever confirms has been heard of again"
    assert me.post(f"{page}/ban", {"until": "2025-03-01"}).status_code == 302
    assert expert.person.full_name in listed(officer, "?tinh-trang=ban")
    assert expert.person.full_name not in listed(officer, "?tinh-trang=san-sang")
    changed = {**SAID, "speciality": "Chế biến lâm sản", "degree": expert.degree}
    assert me.post(f"{page}/sua", changed).status_code == 302
    assert "Chế biến lâm sản" in officer.get(f"{BANK}/cho-duyet").content.decode()
    change = expert.changes.get()
    assert officer.post(f"{BANK}/cho-duyet/thay-doi/{change.pk}", {"answer": "yes"}).status_code == 302
    assert expert.person.full_name in listed(officer, "?q=che+bien+lam+san"), "found by the new words"


@pytest.mark.requirement("CT-3-4a")
def test_the_ledger_says_who_sat_with_whom_and_may_be_contested(chamber, at):
    expert = expert_of(chamber, chamber.people[1])
    item = chamber.called(chamber.determination(body=cooperative(chamber.province)))
    for person in chamber.people:
        item = chamber.declare(item, person)
    sitting = chamber.opened(item, [person for person in chamber.people if person != expert.person])
    vote = VotingFacts(present=chamber.members(sitting))
    act(sitting, "open_voting", actor=chamber.officer, at=chamber.sitting_at + timedelta(hours=1), facts=vote)
    at("2024-07-05 09:00")
    me, officer, page = browser(chamber.actor(expert.person)), browser(chamber.officer), f"{BANK}/{expert.pk}"
    shown = me.get(page).content.decode()
    assert "Đến muộn" in shown
    assert "Hợp tác xã Hồi Vân" in shown
    line = Attendance.objects.get(membership__person=expert.person)
    fee = {"line": line.pk, "amount": "1.500.000", "paid_on": "2024-07-04"}
    assert me.post(f"{page}/thu-lao", fee).status_code == 422, "nobody writes the own fee"
    assert officer.post(f"{page}/thu-lao", fee).status_code == 302
    objection = {"number": item.number, "words": "Tôi có mặt từ đầu"}
    assert officer.post(f"{page}/y-kien", objection).status_code == 422, "nobody contests for the expert"
    assert me.post(f"{page}/y-kien", objection).status_code == 302
    assert me.post(f"{page}/y-kien", objection).status_code == 422, "the first word waits for its answer"
    contest = expert.contests.get()
    assert officer.post(f"{BANK}/cho-duyet/y-kien/{contest.pk}", {"words": "Đã đối chiếu sổ ký"}).status_code == 302
    shown = me.get(page).content.decode()
    assert "1.500.000" in shown
    assert "Đã đối chiếu sổ ký" in shown

    employer = register_organisation(
        name="Viện Quy hoạch", kind=OrganisationKind.SCIENCE_ORGANISATION, province=chamber.province
    )
    Expert.objects.filter(pk=expert.pk).update(employer=employer)
    focal = person_in(Role.FOCAL_OFFICER, chamber.province, name="Đầu mối", email="dm@gieo.test", body=employer)
    shown = browser(chamber.actor(focal)).get(page).content.decode()
    assert expert.person.full_name in shown, "a body sees that its people are in the bank"
    for hidden in (item.number, "Hợp tác xã Hồi Vân", "1.500.000", "Đã đối chiếu sổ ký"):
        assert hidden not in shown, "and not what they judged"


def sheet(*rows: tuple[str, ...]) -> io.BytesIO:
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    for row in rows:
        book.active.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    stream.name = "chuyen-gia.xlsx"
    return stream


@pytest.mark.requirement("CT-3-4a")
def test_a_spreadsheet_is_tried_before_it_is_taken_over(chamber):
    register_organisation(name="Viện Thử", kind=OrganisationKind.SCIENCE_ORGANISATION, province=chamber.province)
    officer = browser(chamber.officer)
    deep, known = list(field_names([chamber.province]).items())[:2]
    heading = (
        "Họ và tên", "Chuyên môn", "Lĩnh vực", "Lĩnh vực chuyên sâu", "Nơi công tác", "Ngày đồng ý", "Thư điện tử",
    )  # fmt: skip
    book = sheet(
        heading,
        ("Vi Thị Hoà", "Bảo vệ thực vật", known[1], deep[1], "Viện Thử", "05/01/2024", "hoa@gieo.test"),
        ("Lý Văn Nam", "", "Chiêm tinh", "Bói toán", "Viện không có", "hôm qua", ""),
    )
    tried = officer.post(f"{BANK}/nhap", {"province": chamber.province.code, "file": book})
    shown = tried.content.decode()
    assert "1 dòng mới, 0 dòng cập nhật, 1 dòng có lỗi" in shown
    for why in ("Thiếu chuyên môn", "Thiếu ngày đồng ý", "Chiêm tinh", "Bói toán", "Viện không có"):
        assert why in shown
    assert not Expert.objects.exists(), "a trial keeps nothing"
    stored = {"stored": tried.context["stored"].pk}
    assert officer.post(f"{BANK}/nhap", stored).status_code == 302
    assert [(str(each), str(each.employer)) for each in Expert.objects.all()] == [("Vi Thị Hoà", "Viện Thử")]
    taken = Expert.objects.get()
    assert [taken.level_in(code) for code in (deep[0], known[0], "no-such-field")] == [
        Level.WORKS,
        Level.KNOWS,
        Level.NONE,
    ]
    assert officer.post(f"{BANK}/nhap", stored).status_code == 302
    assert Person.objects.filter(full_name="Vi Thị Hoà").count() == 1, "the second time is an update"
    bad = officer.post(f"{BANK}/nhap", {"province": chamber.province.code, "file": sheet(("Tên",))})
    assert bad.status_code == 422
    assert "Họ và tên, Chuyên môn, Ngày đồng ý" in bad.content.decode()


def test_an_expert_says_in_which_fields_the_own_work_is_and_it_is_taken_over_by_an_officer(chamber):
    deep, known = list(field_names([chamber.province]))[:2]
    entry = expert_of(chamber, chamber.people[0], science_fields=[known])
    me, officer = browser(chamber.actor(chamber.people[0])), browser(chamber.officer)
    asked = {"degree": entry.degree, "speciality": entry.speciality, "science_fields": [known], "main_fields": [deep]}
    assert me.post(f"{entry.get_absolute_url()}/sua", asked).status_code == 302
    waiting = entry.changes.get()
    assert (waiting.wanted["main_fields"], waiting.wanted["science_fields"]) == ([deep], [known, deep])
    assert "Lĩnh vực chuyên sâu" in officer.get(f"{BANK}/cho-duyet").content.decode()
    decide_change(change=waiting, accept=True, actor=chamber.officer, at=chamber.start)
    entry.refresh_from_db()
    assert [entry.level_in(code) for code in (deep, known)] == [Level.WORKS, Level.KNOWS]
    assert field_names([chamber.province])[deep] in me.get(entry.get_absolute_url()).content.decode()


def test_the_list_costs_the_same_with_one_and_three(chamber):
    officer, counts = browser(chamber.officer), []
    listed(officer)
    for people in (chamber.people[:1], chamber.people[:3]):
        for person in people:
            expert_of(chamber, person)
        with CaptureQueriesContext(connection) as queries:
            listed(officer)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
