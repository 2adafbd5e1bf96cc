"""Nothing is published that a person did not answer for; what is published reaches its list, with receipts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from gieo.identity.models import OrganisationKind, User
from gieo.identity.selectors import actor_of, organisation_named
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.law.services.enter_document import enter_document
from gieo.notifications.models import Alert
from gieo.officialdocs.models import Channel, Delivery
from gieo.orientation.models import NoticeFinding, OrientationItem, OrientationNotice, Recipient
from gieo.orientation.services.accept_lines import accept_lines, lines_waiting
from gieo.orientation.services.address_recipient import address, answer_recipient
from gieo.orientation.services.correct_header import correct_header
from gieo.orientation.services.correct_item import correct_item
from gieo.orientation.services.distribute import KIND
from gieo.orientation.services.import_document import import_document
from gieo.orientation.services.move_notice import move_notice
from gieo.orientation.services.receive_delivery import receive_delivery
from tests.conftest import moment
from tests.factories import (
    answered,
    notice_draft,
    officer_of,
    person_in,
    province_of,
    published,
    user_of,
    window_for,
)

pytestmark = [pytest.mark.web, pytest.mark.django_db]

AT = moment("2024-03-05 09:00")
DISTRICTS = ("UBND huyện Lục Ngạn", "UBND huyện Yên Thế", "UBND thành phố Bắc Giang")
CENTRE = "Trung tâm Ứng dụng khoa học và công nghệ"


@pytest.fixture
def officer() -> Actor:
    return officer_of(province_of("BG"))


@pytest.fixture
def notice(shared: Path, officer: Actor) -> OrientationNotice:
    """The notice of Bắc Giang as it was read; the districts and the Centre are known."""
    province = province_of("BG")
    for name in DISTRICTS:
        body = register_organisation(name=name, kind=OrganisationKind.DISTRICT, province=province)
        person_in(Role.FOCAL_OFFICER, province, name=f"Đầu mối {name}", email=f"{body.pk}@gieo.test", body=body)
    centre = register_organisation(
        name=CENTRE, kind=OrganisationKind.DIVISION, province=province, aliases=("Trung tâm UD KH&CN",)
    )
    person_in(Role.FOCAL_OFFICER, province, name="Trung tâm", email="trungtam@gieo.test", body=centre)
    (seed,) = (shared / "seeds").glob("000_*.txt")
    imported = import_document(content=seed.read_bytes(), name=seed.name, province=province, actor=officer, at=AT)
    assert imported.notice
    return imported.notice


def test_every_line_waits_for_a_person_and_an_edit_is_an_answer(notice: OrientationNotice, officer: Actor) -> None:
    NoticeFinding.objects.update(decision="kept")
    attempt = Attempt(actor=officer, at=AT)
    with pytest.raises(Refused) as refused:
        move_notice(notice=notice, act="confirm", attempt=attempt)
    assert refused.value.codes == ("lines_waiting",)
    waiting = lines_waiting(notice)
    first, second = OrientationItem.objects.filter(field__notice=notice).order_by("pk")[:2]
    correct_item(item=first, wording="Câu do người sửa", actor=officer)
    accept_lines(notice=notice, lines=[f"item-{second.pk}", "item-0", "bogus-1"], actor=officer)
    assert lines_waiting(notice) == waiting - 2
    second.refresh_from_db()
    assert (second.corrected, second.accepted_by_id) == (False, officer.user)
    answered(notice, officer)
    assert move_notice(notice=notice, act="confirm", attempt=attempt).state == "confirmed"


@pytest.mark.requirement("X-3")
def test_a_name_nobody_bears_is_asked_and_the_answer_is_kept_as_an_alias(
    notice: OrientationNotice, officer: Actor
) -> None:
    press = notice.recipients.get(order=7)
    assert press.asked == ["Báo Bắc Giang", "Đài PT&TH tỉnh"]
    with pytest.raises(Refused) as refused:
        accept_lines(notice=notice, lines=[f"recipient-{press.pk}"], actor=officer)
    assert refused.value.codes == ("recipient_unclear",)
    paper = register_organisation(name="Báo và Đài Bắc Giang", kind=OrganisationKind.PRESS, province=notice.province)
    answer_recipient(recipient=press, body=paper, actor=officer)
    assert press.asked == ["Đài PT&TH tỉnh"]
    answer_recipient(recipient=press, body=paper, actor=officer)
    assert (press.is_known, press.is_proposed) == (True, False)
    assert organisation_named("Đài PT&TH tỉnh", notice.province) == paper


@pytest.mark.requirement("BG25-R-1", "BG25-R-2", "BG25-R-3")
def test_a_published_notice_reaches_its_list_and_the_centre_posts_it(
    notice: OrientationNotice, officer: Actor, client: Client
) -> None:
    assert [each.is_archive for each in notice.recipients.all()] == [False] * 10 + [True]
    assert notice.recipients.get(is_archive=True).units == ["VT", "QLKH"]
    NoticeFinding.objects.update(decision="kept")
    correct_header(
        notice=notice, actor=officer, at=AT, title=notice.title, number="21/TB-SKHCN", issued_on=date(2024, 3, 5),
        opens_on=date(2024, 4, 15), closes_on=date(2024, 5, 31), boundary="through",
    )  # fmt: skip
    answered(notice, officer)
    attempt = Attempt(actor=officer, at=AT)
    public = move_notice(
        notice=move_notice(notice=notice, act="confirm", attempt=attempt), act="publish", attempt=attempt
    )
    sent = Delivery.objects.of(KIND, notice.document_id)
    assert list(sent.filter(entry="UBND các huyện, thành phố").values_list("name", flat=True)) == sorted(DISTRICTS)
    assert sent.get(channel=Channel.ARCHIVE).name == "VT, QLKH"
    assert Alert.objects.filter(user__email__in=[f"{each.organisation_id}@gieo.test" for each in sent]).count() == 3

    district = sent.get(name=DISTRICTS[0])
    stranger = sent.get(name=DISTRICTS[1])
    client.force_login(user_of_body(district))
    assert client.get(reverse("orientation:delivery", args=[stranger.pk])).status_code == 404
    assert client.post(receipt(district)).status_code == 302
    district.refresh_from_db()
    assert (district.received_by, bool(district.received_at)) == (f"Đầu mối {DISTRICTS[0]}", True)
    assert client.post(receipt(district)).status_code == 422

    posting = sent.get(name=CENTRE)
    client.force_login(user_of_body(posting))
    page = client.get(receipt(posting)).content.decode()
    assert f'value="http://testserver{public.get_absolute_url()}"' in page
    assert client.post(receipt(posting), {"proof": "đã đăng"}).status_code == 422
    assert Client().get(public.get_absolute_url()).status_code == 200
    client.post(receipt(posting), {"proof": f"https://gieo.example.vn{public.get_absolute_url()}"})
    posting.refresh_from_db()
    assert posting.proof.endswith(public.get_absolute_url())
    with pytest.raises(Refused):
        receive_delivery(delivery=posting, actor=officer, at=AT)


@pytest.mark.requirement("LS25-R-2")
def test_the_division_that_posts_closes_its_task_with_a_public_address() -> None:
    province = province_of("LS")
    name = "Phòng Quản lý công nghệ và chuyên ngành"
    division = register_organisation(
        name=name, kind=OrganisationKind.DIVISION, province=province, aliases=("P.QLCN&CN",)
    )
    person_in(Role.FOCAL_OFFICER, province, name="Phòng", email="phong@gieo.test", body=division)
    draft = notice_draft(province, at=AT)
    window_for(draft)
    address(Recipient(notice=draft, order=1, text="P.QLCN&CN (đăng Website)"))
    published(draft, at=AT)
    posting = Delivery.objects.of(KIND, draft.document_id).get()
    actor = actor_of(user_of_body(posting), AT.date())
    assert (posting.name, posting.channel) == (name, Channel.PUBLIC)
    with pytest.raises(Refused) as refused:
        receive_delivery(delivery=posting, actor=actor, at=AT, proof="đã đăng")
    assert refused.value.codes == ("address_missing",)
    closed = receive_delivery(delivery=posting, actor=actor, at=AT, proof="https://khcn.example.vn/tin/12")
    assert (closed.received_at, closed.proof) == (AT, "https://khcn.example.vn/tin/12")


def receipt(delivery: Delivery) -> str:
    return reverse("orientation:delivery", args=[delivery.pk])


def user_of_body(delivery: Delivery) -> User:
    assert delivery.organisation
    user = delivery.organisation.appointments.get().person.user
    assert user
    return user


def test_the_inbox_costs_the_same_with_one_row_and_with_three(
    client: Client, officer: Actor, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    province = province_of("BG")
    client.force_login(user_of(officer))
    for order in range(1, 4):
        document = enter_document(number=f"{order}/TB-SKHCN", province=province)
        Delivery.objects.create(
            province=province,
            subject_kind=KIND,
            subject_id=document.pk,
            place=1,
            name="Phòng",
            channel="post",
            sent_at=AT,
        )
        if order in {1, 3}:
            with django_assert_num_queries(7):
                assert client.get(reverse("orientation:deliveries")).status_code == 200
