"""What no longer holds says so, with what took its place; the table from one law to the other."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gieo.kernel.refusal import Refused
from gieo.law.models import LegalDocument, Validity
from gieo.law.services.end_document import end_document
from gieo.law.services.enter_document import enter_document
from gieo.law.services.load_cited import load_instruments
from gieo.rulebooks import library
from gieo.rulebooks.models.values import Status
from tests.factories import officer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture
def decision() -> LegalDocument:
    return enter_document(number="40/QĐ-UBND", issued_on=date(2020, 11, 27), province=province_of("BG"))


def test_the_law_of_2013_ends_on_the_day_before_that_of_2025(client: Client) -> None:
    load_instruments()
    old = LegalDocument.objects.get(number="29/2013/QH13")
    assert old.validity_on(date(2025, 9, 30)) is Validity.IN_FORCE
    assert old.validity_on(date(2025, 10, 1)) is Validity.REPLACED
    new = LegalDocument.objects.get(number="93/2025/QH15")
    assert (old.replaced_by, new.validity_on(date(2025, 9, 30))) == (new, Validity.NOT_YET)
    ended = client.get("/van-ban?het=1&q=29/2013/QH13").content.decode()
    assert "29/2013/QH13</a>" in ended
    assert ">93/2025/QH15</a>" not in client.get("/van-ban?het=1&q=93/2025/QH15").content.decode()
    table = client.get(reverse("law:successions")).content.decode()
    assert f'href="{reverse("law:document", args=[old.pk])}"' in table
    assert "Chưa tìm thấy thông tư mới cho nhiệm vụ cấp tỉnh" in table
    for article in ("ND95-2014:15", "ND265-2025:10", "TT11-2014:13", "ND267-2025:17"):
        assert f'href="{reverse("law:article", args=[article])}"' in table


def test_what_one_source_says_is_to_confirm() -> None:
    rows = library.successions()
    assert [row.subject for row in rows if row.status is Status.IN_FORCE and not row.old] == [
        "Nhiệm vụ đổi mới sáng tạo"
    ]
    assert all(row.note for row in rows if row.status is Status.TO_CONFIRM)


def test_an_article_corresponds_to_another_only_where_both_were_read() -> None:
    """Sure is only what has no other side to compare; each side is of its own law."""
    rows, index = library.article_successions(), library.legal_index()
    assert len({row.subject for row in rows}) == len(rows) >= 20
    assert all(row.status is Status.TO_CONFIRM for row in rows if row.old and row.new)
    assert all(row.note for row in rows)
    new = {index[key].instrument.key for row in rows for key in row.new}
    old = {index[key].instrument.key for row in rows for key in row.old}
    assert not old & new


def test_an_officer_writes_that_a_paper_of_his_province_ended(decision: LegalDocument, client: Client) -> None:
    enter_document(number="52/QĐ-UBND", issued_on=date(2026, 1, 5), province=province_of("BG"))
    page = reverse("law:document", args=[decision.pk])
    end = reverse("law:end", args=[decision.pk])
    client.force_login(user_of(officer_of(province_of("LS"))))
    assert "Ghi hết hiệu lực" not in client.get(page).content.decode()
    assert client.post(end, {"ended_on": "2026-01-05"}).status_code == 403
    client.force_login(user_of(officer_of(province_of("BG"))))
    assert client.post(end, {"ended_on": "2019-01-01"}).status_code == 422
    assert client.post(end, {"ended_on": "2026-01-05", "successor": "99/QĐ-UBND"}).status_code == 422
    assert client.post(end, {"ended_on": "2026-01-05", "successor": "52/QĐ-UBND"}).status_code == 302
    decision.refresh_from_db()
    assert decision.validity_on(date(2026, 1, 4)) is Validity.UNKNOWN
    assert decision.validity_on(date(2026, 1, 5)) is Validity.REPLACED
    assert "52/QĐ-UBND" in client.get(page).content.decode()


def test_a_national_paper_is_ended_by_an_officer_and_by_nobody_else(decision: LegalDocument) -> None:
    circular = enter_document(number="06/2023/TT-BKHCN", issued_on=date(2023, 5, 25))
    officer = officer_of(province_of("LS"))
    assert (
        end_document(document=circular, ended_on=date(2025, 10, 1), actor=officer).validity_on(date(2025, 10, 1))
        is Validity.ENDED
    )
    with pytest.raises(Refused):
        end_document(document=decision, ended_on=date(2025, 10, 1), actor=officer)
