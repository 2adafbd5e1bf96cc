"""The demonstration holds what the papers of the three provinces name, and an account for every role."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gieo.core import trail
from gieo.demo.load import load
from gieo.identity.models import Appointment, Organisation, OrganisationKind, Province, User
from gieo.identity.selectors import organisation_named
from gieo.kernel.actors import Role
from gieo.law.models import LegalDocument
from gieo.orientation.models import IntakeWindow, OrientationItem, OrientationNotice
from tests.conftest import moment

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2026-11-24 10:00")

# Bodies by the names that papers use for them.
NAMED = {
    "BG": (
        "UBND tỉnh", "VP UBND tỉnh", "Tỉnh ủy", "HĐND tỉnh", "MTTQ tỉnh", "Sở KH&CN", "QLKH", "Phòng QLKHCN cơ sở & SHTT",
        "Phòng Quản lý Công nghệ và Thị trường công nghệ", "Văn phòng Sở", "Chi cục TĐC", "Trung tâm Ứng dụng KH&CN",
        "Thanh tra Sở", "Bộ phận tiếp nhận và trả kết quả", "Trung tâm Phục vụ hành chính công tỉnh", "HĐ KH&CN tỉnh",
        "Sở Tài chính", "Sở KH&ĐT", "Sở TT&TT", "Sở NN&PTNT", "Sở Công Thương", "Sở Y tế", "Sở TN&MT", "Sở Xây dựng",
        "Báo Bắc Giang", "Đài PT&TH tỉnh", "Cổng TTĐT tỉnh", "Liên hiệp các Hội KH&KT", "Bệnh viện Đa khoa tỉnh",
        "Bệnh viện Sản - Nhi", "Trường Đại học Nông - Lâm Bắc Giang",
    ),
    "LS": ("UBND tỉnh", "Tỉnh ủy", "HĐND tỉnh", "Sở KH&CN", "Phòng Quản lý Khoa học", "P.QLCN&CN", "UBND huyện Bình Gia"),
    "BP": (
        "UBND tỉnh", "VPUB", "Sở KH&CN", "Sở KH&ĐT", "Sở Tài chính", "Sở NN&PTNT", "Sở TT&TT", "Sở TN&MT", "Sở Công Thương",
        "Sở Y tế", "Sở GD&ĐT", "Sở Xây dựng", "Sở GTVT", "Sở Văn hóa Thể thao và Du lịch", "Liên hiệp các Hội KH&KT",
        "Cổng TTĐT tỉnh", "TTCNTT&TT",
    ),
}  # fmt: skip
OUTSIDE = ("Bộ KH&CN", "Chính phủ", "Học viện Nông nghiệp Việt Nam", "Đại học Bách khoa Hà Nội")


@pytest.fixture(scope="module")
def programme(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once for all that look at it, each in a transaction of its own inside."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(AT)
        yield
        transaction.set_rollback(True)


@pytest.mark.requirement("X-3")
def test_the_bodies_that_the_papers_name_answer_to_the_names_they_use(programme: None) -> None:
    for code, names in NAMED.items():
        province = Province.objects.get(code=code)
        assert [name for name in names if organisation_named(name, province) is None] == []
    assert [name for name in OUTSIDE if organisation_named(name) is None] == []
    science = Organisation.objects.filter(province="BG", kind=OrganisationKind.SCIENCE_ORGANISATION).count()
    enterprise = Organisation.objects.filter(province="BG", kind=OrganisationKind.ENTERPRISE).count()
    assert science + enterprise == 10  # the ten of the directive's footnote


def test_every_role_has_an_account(programme: None) -> None:
    held = set(Appointment.objects.filter(person__user__isnull=False).values_list("role", flat=True))
    by_dossier = {Role.SYSTEM, Role.HOST, Role.COUNCIL_SECRETARY}  # nobody has a seat in these: a dossier gives them
    assert {role.value for role in set(Role) - by_dossier} <= held
    for user in User.objects.filter(email__endswith="@gieo.local"):
        client = Client()
        client.force_login(user)
        assert client.get("/lam-viec").status_code == 200, user.email


def test_the_notices_stand_with_items_of_our_own_wording_windows_and_grounds(programme: None) -> None:
    counts = {
        (notice.province_id, notice.plan_year): [field.items.count() for field in notice.fields.all()]
        for notice in OrientationNotice.objects.filter(state="published")
    }
    assert counts == {
        ("BG", 2025): [5, 14, 5, 11, 4, 6],
        ("LS", 2025): [8, 14, 14, 3, 4],
        ("LS", 2027): [8, 14, 14, 3, 4],
    }
    assert not OrientationItem.objects.filter(first_line__isnull=True).exists()
    assert IntakeWindow.objects.get(province="BG").is_open_at(moment("2024-05-31 23:59:59"))
    assert IntakeWindow.objects.get(plan_year=2027).is_open_at(AT)
    assert LegalDocument.objects.filter(number="40/2020/QĐ-UBND", issued_on="2020-11-27").exists()
    assert list(trail.faults()) == []
