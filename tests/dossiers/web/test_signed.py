"""A signed paper in a dossier: its signatures are told at once, and a changed one is not taken."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gieo.dossiers.models import Enclosure
from gieo.kernel.actors import Actor
from gieo.orientation.models import Order
from tests.factories import user_of
from tests.officialdocs.authority import CLERK, HEAD, Authority, signed_by_two

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def test_signatures_are_told_and_a_changed_byte_is_refused(
    focal: Callable[..., Actor], make_order: Callable[..., Order]
) -> None:
    actor = focal()
    order, client = make_order(actor), Client()
    client.force_login(user_of(actor))
    signed = signed_by_two(Authority())
    address = reverse("dossiers:attach", args=[order.number])

    def bring(content: bytes) -> str:
        file = SimpleUploadedFile("van-ban.pdf", content, "application/pdf")
        return client.post(address, {"label": "Văn bản đã ký", "file": file}, follow=True).content.decode()

    page = bring(signed)
    assert all(f"Chữ ký số của {name}, ký lúc" in page for name in (CLERK, HEAD))
    for words in ("nguyên vẹn từ khi ký", "chưa xác nhận được chứng thư: không rõ nơi cấp", "không có dấu thời gian"):
        assert page.count(words) == 2
    changed = bring(signed.replace(b"/Title", b"/Titlf", 1))
    assert f"Chữ ký số của {CLERK} không còn hợp lệ" in changed
    assert Enclosure.objects.count() == 1
