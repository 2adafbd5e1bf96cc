"""Coverage of the orientation and findings of the texts that came in, as a page, a workbook and on paper."""

import pytest

from gieo.orientation.models import NoticeFinding, OrientationItem
from gieo.orientation.services.describe_item import describe_item
from tests.orientation.services.test_draft_from_orders import FARMING, drafted, officer, sent
from tests.summing import read_back

pytestmark = [pytest.mark.web, pytest.mark.django_db]

__all__ = ["officer"]


@pytest.mark.requirement("RP-05", "CT-1-2a", "CT-1-2b", "X-9")
def test_the_matrix_counts_items_by_field_and_period_and_its_sums_are_those_of_all(officer, at) -> None:
    sent("Sở Nông nghiệp", "Chè chịu hạn")
    notice = drafted(officer)
    item = OrientationItem.objects.get(field__notice=notice)
    describe_item(
        item=item, period="2025-2027", further_fields=["engineering"], localities=["Lục Ngạn", "Sơn Động"],
        priority_fields=[], guidance=[], actor=officer,
    )  # fmt: skip
    at("2024-03-01 09:00")
    *rows, total = read_back("do-phu-dinh-huong", notice.plan_year, officer)
    assert {row[0]: row[1:] for row in rows}[FARMING.name] == ("1", "1", "1", "1", "1")
    assert total[1:] == ("1", "1", "1", "1", "1")
    assert sum(int(row[5]) for row in rows) == 1


@pytest.mark.requirement("RP-30", "X-1", "X-9")
def test_findings_stand_with_what_a_person_decided(officer, at) -> None:
    sent("Sở Nông nghiệp", "Chè chịu hạn")
    notice = drafted(officer)
    NoticeFinding.objects.create(notice=notice, code="no_date", severity="error", message="Chưa ghi ngày ban hành")
    NoticeFinding.objects.create(
        notice=notice,
        code="near_copy",
        severity="warning",
        message="Hai mục gần giống",
        decision="kept",
        note="Đúng bản in",
    )
    at("2024-03-01 09:00")
    rows = read_back("diem-can-xem", notice.plan_year, officer)
    assert [(row[1], row[3], row[4], row[5]) for row in rows if row[2] in {"no_date", "near_copy"}] == [
        ("Phải xử lý", "Chưa ghi ngày ban hành", "chưa xem", ""),
        ("Nên xem", "Hai mục gần giống", "Giữ như bản in", "Đúng bản in"),
    ]
