"""This year's call begins with last year's; the reviewer sees only what differs, and answers for every line anew."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import (
    IntakePlace,
    NoticeBasis,
    NoticeFootnote,
    NoticeRequirement,
    OrientationItem,
    OrientationNotice,
    Recipient,
)
from gieo.orientation.selectors import desk_of
from gieo.orientation.services.accept_lines import lines_waiting
from gieo.orientation.services.correct_item import correct_item
from gieo.orientation.services.draft_from_last_year import draft_from_last_year
from gieo.orientation.services.revise_notice import revise_notice
from tests.conftest import moment
from tests.factories import (
    department_of,
    notice_draft,
    officer_of,
    proposer_of,
    province_of,
    published,
    user_of,
    window_for,
)

pytestmark = [pytest.mark.web, pytest.mark.django_db]

BEFORE, AT = moment("2023-03-05 08:00"), moment("2024-02-01 08:00")


@pytest.fixture
def last() -> OrientationNotice:
    """Of plan year 2024, with a line of every kind."""
    notice = notice_draft(province_of("BG"), at=BEFORE, plan_year=2024)
    window_for(notice, opens=date(2023, 4, 15), closes=date(2023, 5, 31))
    item = OrientationItem.objects.filter(field__notice=notice).earliest("pk")
    item.period, item.first_line = "2024", 12
    item.save()
    item.documents.add(notice.document)
    basis = NoticeBasis.objects.create(notice=notice, order=1, text="Quyết định số 40", keyword="Căn cứ")
    NoticeFootnote.objects.create(notice=notice, order=1, text="Kế hoạch 16", basis=basis)
    NoticeRequirement.objects.create(notice=notice, order=1, text="Có địa chỉ ứng dụng")
    IntakePlace.objects.create(notice=notice, order=1, text="Quầy 3, Trung tâm hành chính công")
    recipient = Recipient.objects.create(notice=notice, order=1, text="Sở KH&CN")
    recipient.bodies.add(department_of(notice.province))
    return published(notice, at=BEFORE)


def drafted(actor=None) -> OrientationNotice:
    province = province_of("BG")
    return draft_from_last_year(
        province=province, plan_year=2025, closes_on=date(2024, 5, 31), actor=actor or officer_of(province), at=AT
    )


def texts(notice: OrientationNotice) -> list[str]:
    return list(OrientationItem.objects.filter(field__notice=notice).order_by("code").values_list("text", flat=True))


def test_everything_is_taken_over_but_number_day_and_window(last: OrientationNotice) -> None:
    notice = drafted()
    assert (notice.plan_year, notice.state, notice.document.number) == (2025, "draft", "")
    assert texts(notice) == texts(last)
    [window] = notice.windows.all()
    assert window.closes_at == moment("2024-06-01 00:00")
    assert notice.footnotes.get().basis == notice.bases.get()
    assert (notice.requirements.count(), notice.places.count()) == (1, 1)
    assert notice.recipients.get().bodies.get() == department_of(notice.province)
    item = OrientationItem.objects.filter(field__notice=notice).earliest("code")
    assert (item.period, item.first_line, item.documents.get()) == ("", None, last.document)


def test_nobody_has_answered_for_a_line_of_it_yet(last: OrientationNotice) -> None:
    assert lines_waiting(last) == 0 or not OrientationItem.objects.filter(field__notice=last, is_proposed=True).exists()
    assert lines_waiting(drafted()) == 8  # a field, two items, five parts


def test_the_desk_shows_what_differs_from_last_year_and_nothing_else(last: OrientationNotice, at) -> None:
    notice, officer = drafted(), officer_of(province_of("BG"))
    item = OrientationItem.objects.get(field__notice=notice, code="1.2")
    correct_item(item=item, wording="Nội dung nông nghiệp số 2, có liên kết chuỗi", actor=officer)
    desk = desk_of(officer, notice.pk, at=AT)
    assert desk.compared_with == last
    [change] = desk.changes
    assert [(piece.kind, piece.words) for piece in change.pieces if piece.kind == "new"] != []
    assert change.code == "1.2"
    at("2024-02-01 09:00")
    client = Client()
    client.force_login(user_of(officer))
    page = client.get(reverse("orientation:desk", args=[notice.pk])).content.decode()
    assert "Thay đổi so với thông báo năm 2024" in " ".join(page.split())


def test_what_was_not_made_of_it_is_not_held_against_it(last: OrientationNotice) -> None:
    other = notice_draft(province_of("BG"), at=AT, plan_year=2025, version=9)
    OrientationItem.objects.filter(field__notice=other).update(text="Khác hẳn")
    assert desk_of(officer_of(province_of("BG")), other.pk, at=AT).compared_with is None


def test_a_corrected_version_is_held_against_the_version_it_replaces(last: OrientationNotice) -> None:
    officer = officer_of(province_of("BG"))
    fresh = revise_notice(notice=last, reason="Sửa số liệu", attempt=Attempt(actor=officer, at=AT))
    assert fresh.footnotes.get().basis == fresh.bases.get()
    assert fresh.windows.count() == last.windows.count()
    assert OrientationItem.objects.get(field__notice=fresh, code="1.1").documents.get() == last.document
    assert fresh.recipients.get().bodies.count() == 1
    desk = desk_of(officer, fresh.pk, at=AT)
    assert (desk.compared_with, desk.changes) == (last, [])


def test_the_first_notice_of_a_province_and_a_stranger_are_refused_with_the_reason(last: OrientationNotice) -> None:
    for province, actor, code in (
        (province_of("LS"), officer_of(province_of("LS")), "nothing_to_copy"),
        (province_of("BG"), proposer_of(province_of("BG")), "not_yours"),
    ):
        with pytest.raises(Refused) as refused:
            draft_from_last_year(province=province, plan_year=2025, closes_on=date(2024, 5, 31), actor=actor, at=AT)
        assert refused.value.codes == (code,)
        assert refused.value.refusals[0].basis
    assert OrientationNotice.objects.count() == 1


def test_it_is_begun_from_the_page(last: OrientationNotice, at) -> None:
    at("2024-02-01 09:00")
    client = Client()
    client.force_login(user_of(officer_of(province_of("BG"))))
    sent = {"province": "BG", "plan_year": "2025", "closes_on": "2024-05-31", "from_last_year": "on"}
    answer = client.post(reverse("orientation:draft"), sent)
    notice = OrientationNotice.objects.get(plan_year=2025)
    assert answer["Location"] == reverse("orientation:desk", args=[notice.pk])
    assert texts(notice) == texts(last)
    again = client.post(reverse("orientation:draft"), {**sent, "from_last_year": ""})
    assert again["Location"] != answer["Location"]
