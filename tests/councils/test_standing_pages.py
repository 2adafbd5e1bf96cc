"""The standing council by its people's own hands: founded for a term, filled again, assigned, called, concluded."""

import pytest
from django.urls import reverse

from gieo.councils.activity import activity_of
from gieo.councils.models import STANDING, Council, FollowUp, Membership, ThematicSession
from gieo.councils.seats import CouncilSeat
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from tests.councils.chamber import Chamber, browser
from tests.officialdocs.reading import pages_of, without_breaks

pytestmark = [pytest.mark.web, pytest.mark.django_db]

PAGE = "/lam-viec/hoi-dong-tinh"


@pytest.mark.requirement("CT-3-1a", "CT-3-1b")
def test_a_term_from_its_decision_to_its_conclusions(at, tmp_path):
    at("2024-06-12 09:00")
    chamber = Chamber()
    district = register_organisation(name="UBND huyện Thử", kind=OrganisationKind.DISTRICT, province=chamber.province)
    officer, member = browser(chamber.officer), browser(chamber.actor(chamber.people[3]))
    found = {
        "title": "Hội đồng KH&CN tỉnh", "number": "12/QĐ-UBND", "decided_on": "2024-06-10",
        "term_ends_on": "2029-06-10", "members-count": "3",
        "members-0-person": chamber.people[0].pk, "members-0-seat": "chair", "members-0-field": chamber.province.latest_rulebook.fields[0].key,
        "members-1-person": chamber.people[1].pk, "members-1-seat": "scientific_secretary",
        "members-2-person": chamber.people[2].pk, "members-2-seat": "member", "members-2-locality": district.pk,
    }  # fmt: skip
    assert member.get(f"{PAGE}/viec/thanh-lap").status_code == 403
    headless = {**found, "members-0-seat": "member", "term_ends_on": "2024-06-10"}
    refused = officer.post(f"{PAGE}/viec/thanh-lap", headless)
    assert refused.status_code == 422
    assert "đúng một Chủ tịch" in refused.content.decode()
    assert "Nhiệm kỳ phải kết thúc" in refused.content.decode()
    assert "12/QĐ-UBND" in refused.content.decode(), "nothing typed is lost"
    assert officer.post(f"{PAGE}/viec/thanh-lap", found).status_code == 302
    council = Council.objects.get(kind=STANDING)
    shown = member.get(PAGE).content.decode()
    assert "UBND huyện Thử" in shown
    assert "Lĩnh vực chưa có thành viên theo dõi" in shown
    decision = member.get(f"{PAGE}/{council.pk}/quyet-dinh.pdf")
    assert decision.content.startswith(b"%PDF")
    assert member.get(f"{PAGE}/{council.pk}/quyet-dinh.docx").content.startswith(b"PK")

    leaving = Membership.objects.get(council=council, seat="member")
    gone = {"member": leaving.pk, "last_day": "2024-06-11"}
    assert officer.post(f"{PAGE}/viec/thoi-tham-gia", gone).status_code == 422, "before the first day"
    gone = {"member": leaving.pk, "last_day": "2024-06-12"}
    assert officer.post(f"{PAGE}/viec/thoi-tham-gia", gone).status_code == 302
    at("2024-06-13 09:00")
    assert "Khuyết" in officer.get(PAGE).content.decode()
    filled = {"seat": leaving.pk, "person": chamber.people[4].pk, "first_day": "2024-06-13", "number": "15/QĐ-UBND"}
    assert officer.post(f"{PAGE}/viec/kien-toan", filled).status_code == 302
    page = officer.get(PAGE).content.decode()
    assert "Khuyết" not in page
    assert chamber.people[4].full_name in page
    chair = Membership.objects.get(council=council, seat="chair")
    every = [code for code, _name in officer.get(f"{PAGE}/viec/phan-cong").context["form"].fields["fields"].choices]
    assigned = {"member": chair.pk, "fields": every}
    assert officer.post(f"{PAGE}/viec/phan-cong", assigned).status_code == 302
    assert "Lĩnh vực chưa có thành viên theo dõi" not in officer.get(PAGE).content.decode()

    for version in (1, 2):
        paper = tmp_path / f"quy-che-{version}.txt"
        paper.write_text(f"Quy chế làm việc {version}")
        with paper.open("rb") as stream:
            adopted = {"file": stream, "adopted_on": "2024-06-12", "note": ""}
            assert officer.post(f"{PAGE}/viec/quy-che", adopted).status_code == 302
    versions = list(council.regulations.order_by("version"))
    assert [member.get(f"{PAGE}/quy-che/{each.pk}").content.decode()[-1] for each in versions] == ["1", "2"]


@pytest.mark.requirement("CT-3-1d", "CT-3-2", "P-12")
def test_a_thematic_session_ends_in_a_document_and_things_to_do(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    district = register_organisation(name="UBND huyện Thử", kind=OrganisationKind.DISTRICT, province=chamber.province)
    council = Council.objects.create(
        province=chamber.province,
        kind=STANDING,
        title="Hội đồng",
        founded_at=chamber.start,
        rulebook="bac-giang/2022-03-25",
    )
    seats = [CouncilSeat.CHAIR, CouncilSeat.VICE_CHAIR, CouncilSeat.SECRETARY, *[CouncilSeat.MEMBER] * 4]
    seated = [
        Membership.objects.create(council=council, person=person, seat=seat, valid_from=chamber.start.date())
        for person, seat in zip(chamber.people, seats, strict=False)
    ]
    officer = browser(chamber.officer)
    called = {
        "theme": "health", "title": "Chuyển đổi số y tế", "held_at": "2024-06-20T08:00", "place": "Sở", "agenda": "1. …"
    }  # fmt: skip
    assert officer.post(f"{PAGE}/viec/phien-chuyen-de", {**called, "held_at": "2024-06-01T08:00"}).status_code == 422
    assert officer.post(f"{PAGE}/viec/phien-chuyen-de", called).status_code == 302
    session = ThematicSession.objects.get()
    concluded = {
        "session": session.pk, "present": [each.pk for each in seated[:5]], "conclusions": "Làm ngay",
        "follow_ups-count": "1", "follow_ups-0-words": "Rà soát", "follow_ups-0-body": district.pk, "follow_ups-0-due_on": "2024-07-01",
    }  # fmt: skip
    assert officer.post(f"{PAGE}/viec/ket-luan", concluded).status_code == 422, "it was not held yet"
    paper = f"{PAGE}/phien/{session.pk}/ket-luan"
    assert officer.get(f"{paper}.pdf").status_code == 404
    at("2024-07-02 09:00")
    few = {**concluded, "present": [each.pk for each in seated[:4]]}
    refused = officer.post(f"{PAGE}/viec/ket-luan", few)
    assert refused.status_code == 422
    assert "Có 4 trên 7 thành viên tham gia, cần ít nhất 5" in refused.content.decode()
    led = {**concluded, "present": [each.pk for each in seated[1:]]}
    assert "chủ tịch hoặc phó chủ tịch được ủy quyền" in officer.post(f"{PAGE}/viec/ket-luan", led).content.decode()
    assert officer.post(f"{PAGE}/viec/ket-luan", concluded).status_code == 302
    told = "".join(map(without_breaks, pages_of(officer.get(f"{paper}.pdf").content)))
    assert without_breaks("5/7: Thành viên 1") in told
    assert without_breaks("Thành viên 6, Thành viên 7") in told
    assert "thiếu:ngườiký" not in told
    there, away = (activity_of(person, chamber.province, 2024) for person in (chamber.people[0], chamber.people[6]))
    assert (there.sessions, there.missed) == ((("20/06/2024", "Chuyển đổi số y tế"),), ())
    assert (away.sessions, away.missed) == ((), (("20/06/2024", "Chuyển đổi số y tế"),))
    sheet = officer.get(reverse("councils:activity", args=[seated[6].pk, 2024])).content.decode()
    assert "20/06/2024: Chuyển đổi số y tế" in sheet
    assert officer.get(f"{paper}.pdf").content.startswith(b"%PDF")
    assert officer.get(f"{paper}.docx").content.startswith(b"PK")
    assert "quá hạn" in officer.get(PAGE).content.decode()
    done = {"follow_up": FollowUp.objects.get().pk, "done_on": "2024-07-02"}
    assert officer.post(f"{PAGE}/viec/xong-viec", done).status_code == 302
    assert "quá hạn" not in officer.get(PAGE).content.decode()
