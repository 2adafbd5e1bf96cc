"""The page of a report: figures while it is written, and its document when it is sent."""

import pytest
from django.test import Client

from gieo.core import trail
from gieo.identity.models import User
from tests.duties.conftest import Cast, focal_of
from tests.reporting.conftest import report_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def test_a_body_writes_and_sends_its_report(reporting: Cast, at) -> None:
    at("2024-12-01 09:00")
    actor, report = focal_of(reporting.health), report_of("body_yearly", reporting.health)
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    address = report.get_absolute_url()
    assert "Số liệu đến lúc này" in client.get(address).content.decode()
    assert "Đặt hàng đã gửi: 0" in client.get(f"{address}/viec/write").content.decode()
    typed = {"results": "Đã làm.", "earlier_results": "Đã làm.", "difficulties": "", "suggestions": "", "key": "mot"}
    assert client.post(f"{address}/viec/write", typed).status_code == 302
    assert client.post(f"{address}/viec/submit", {"key": "hai"}).status_code == 302
    assert "Số liệu khi gửi" in client.get(address).content.decode()
    last = trail.history_of(report).last()
    assert last
    paper = client.get(f"{address}/van-ban/{last.sequence}/yearly_report.docx")
    assert paper.content[:2] == b"PK"
    stranger = Client()
    stranger.force_login(User.objects.get(pk=focal_of(reporting.farming).user))
    assert stranger.get(address).status_code == 404
