"""What the officers see of a notice before anybody else does; what every window says of the instant that counts."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gieo.kernel.refusal import Refused
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import WindowEvent
from gieo.orientation.services.revise_notice import revise_notice
from gieo.orientation.services.tell_fairness import tell_fairness
from tests.calls.conftest import browser
from tests.conftest import moment
from tests.factories import notice_draft, numbered, officer_of, proposer_of, province_of, published, window_for

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def test_a_notice_is_seen_by_its_officers_as_everybody_will_read_it(at: Any) -> None:
    at("2025-01-05 09:00")
    province = province_of("LS")
    notice = notice_draft(province, at=moment("2025-01-02 09:00"), plan_year=2026)
    window = window_for(notice, opens=date(2025, 2, 1), closes=date(2025, 5, 31))
    page = f"/lam-viec/dinh-huong/{notice.pk}/xem-truoc"
    seen = browser(officer_of(province)).get(page).content.decode()
    assert "chưa ai khác thấy" in seen
    assert browser(proposer_of(province)).get(page).status_code == 404
    assert Client().get(notice.get_absolute_url()).status_code == 404
    notice.refresh_from_db()
    assert notice.snapshot is None  # nothing was frozen by looking

    published(notice, at=moment("2025-01-06 09:00"))
    at("2025-02-10 09:00")
    everybody = Client().get(notice.get_absolute_url()).content.decode()
    assert "trước 00:00:00 01/06/2025 là trong hạn" in everybody
    assert "chưa có quyết định nào" in everybody
    now = moment("2025-06-02 09:00")
    tell_fairness(
        window=window, event=WindowEvent.ADMITTED_LATE, key="x", at=now, now=now, basis="GIEO-MACDINH:51",
        decision="45/QĐ-SKHCN",
    )  # fmt: skip
    at("2025-06-02 10:00")
    assert "45/QĐ-SKHCN" in Client().get(notice.get_absolute_url()).content.decode()


def test_a_version_that_was_replaced_stays_readable_with_the_reason(at: Any) -> None:
    province = province_of("LS")
    first = notice_draft(province, at=moment("2025-01-02 09:00"), plan_year=2026)
    window_for(first, opens=date(2025, 2, 1), closes=date(2025, 5, 31))
    published(first, at=moment("2025-01-06 09:00"))
    first.refresh_from_db()
    attempt = Attempt(actor=officer_of(province), at=moment("2025-02-01 09:00"))
    with pytest.raises(Refused) as refused:
        revise_notice(notice=first, reason=" ", attempt=attempt)
    assert [each.code for each in refused.value.refusals] == ["no_reason"]
    fresh = revise_notice(notice=first, reason="Sửa chỉ tiêu của mục 2", attempt=attempt)
    numbered(fresh)
    at("2025-02-10 09:00")
    old = f"/dinh-huong/lang-son/2026/phien-ban-{first.version}"
    assert Client().get(old).status_code == 404  # it is in force
    published(fresh, at=moment("2025-02-02 09:00"))
    page = Client().get(fresh.get_absolute_url()).content.decode()
    assert "Sửa chỉ tiêu của mục 2" in page
    assert old in page
    replaced = Client().get(old).content.decode()
    assert "đã được thay thế" in replaced
    assert "Viết phiếu đề xuất" not in replaced
    assert Client().get("/dinh-huong/lang-son/2026/phien-ban-9").status_code == 404
