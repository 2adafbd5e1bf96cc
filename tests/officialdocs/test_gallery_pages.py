"""The gallery in the browser's words: found without accents, previewed, blank or filled."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import officer_of, province_of, user_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def test_a_form_is_found_without_accents_and_shown_with_its_items() -> None:
    client = Client()
    client.force_login(user_of(officer_of(province_of("LS"))))
    page = client.get(reverse("officialdocs:gallery"), {"q": "phieu danh gia de xuat", "loai": "form"}).content.decode()
    assert "Phiếu đánh giá đề xuất đặt hàng đề tài, dự án" in page
    assert "Biên bản mở hồ sơ" not in page
    assert "Không có mẫu nào khớp" in client.get(reverse("officialdocs:gallery"), {"q": "xyzzy"}).content.decode()
    shown = client.get(reverse("officialdocs:sample", args=["c1-pdg"])).content.decode()
    assert "Dựng lại, chưa đối chiếu" in shown
    picture = client.get(reverse("officialdocs:picture", args=["c1-pdg", 1]), {"trong": "1"})
    assert picture["Content-Type"] == "image/svg+xml"
    assert client.get(reverse("officialdocs:picture", args=["c1-pdg", 9])).status_code == 404
    assert client.get(reverse("officialdocs:sample", args=["khong-co"])).status_code == 404
    assert client.get(reverse("officialdocs:paper", args=["c1-pdg", "docx"])).content[:2] == b"PK"
