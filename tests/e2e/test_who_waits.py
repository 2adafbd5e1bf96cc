"""Bodies that somebody named and people who say they are of one: looked at, verified and answered, at every width."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.identity.models import Appointment, Organisation, OrganisationKind, User
from gieo.identity.services.register_organisation import register_organisation
from gieo.identity.services.register_proposer import register_proposer
from gieo.kernel.actors import Role
from tests.conftest import moment
from tests.e2e.conftest import looks_like
from tests.factories import department_of, person_in, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OFFICER, PAGE = "canbo@gieo.test", "/quan-tri/to-chuc"
NEW = "Hợp tác xã Dịch vụ nông nghiệp tổng hợp và Chuyển giao khoa học kỹ thuật vùng cao Bình Gia"
KNOWN = "Viện Nghiên cứu Lâm sinh và Phát triển cây hồi tỉnh Lạng Sơn"
AT = moment("2026-11-24 09:00")


@pytest.fixture
def waiting(at: clock.Setter) -> None:
    at(AT)
    province = province_of("LS")
    person_in(Role.SCIENCE_OFFICER, province, name="Vi Thị Hạnh", email=OFFICER, body=department_of(province))
    kind = OrganisationKind.ENTERPRISE
    register_organisation(name=KNOWN, kind=OrganisationKind.SCIENCE_ORGANISATION, province=province, verified_at=AT)
    for number, name in enumerate((NEW, "HTX Mới", KNOWN), start=1):
        user = User.objects.create_user(f"nguoi.dai.dien.{number}@mot-ten-mien-rat-dai.example.vn")
        register_proposer(
            user=user, full_name=f"Nguyễn Thị Hoàng Yến Phương {number}", province=province, on=AT.date(),
            organisation_name=name, organisation_kind=kind, phone="0912 345 678",
        )  # fmt: skip


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_who_waits_is_seen_and_answered(
    visit: Callable[..., Page], sound_on_both: Callable[[Page], None], waiting: None
) -> None:
    page = visit(OFFICER)
    page.goto(PAGE)
    picture(page, "wide")
    sound_on_both(page)
    picture(page, "narrow-dark")
    looks_like(page, "narrow", "light")
    picture(page, "narrow")
    looks_like(page, "wide", "light")
    page.get_by_role("button", name=f"Xác minh {NEW}").click()
    expect(page.get_by_text(f"Đã xác minh {NEW}")).to_be_visible()
    assert Organisation.objects.get(name=NEW).verified_at is not None
    page.get_by_role("button", name="Đúng là người của tổ chức").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Không có ai chờ xác nhận.")).to_be_visible()
    assert Appointment.objects.filter(person__full_name__endswith=" 3", organisation__name=KNOWN).exists()
    picture(page, "after")
