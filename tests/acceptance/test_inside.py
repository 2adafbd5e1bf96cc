"""What a host is told of the council that judges its task, by every way it could ask; decision 23."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gieo.acceptance.models import Acceptance
from gieo.core.trail import history_of
from gieo.councils.services.bind_signed_paper import bind_signed_paper
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import Comment, Enclosure
from gieo.kernel.actors import Role
from tests.acceptance import makers
from tests.acceptance.pages import browser
from tests.conftest import moment
from tests.councils.crawler import text_in
from tests.councils.leaks import seat
from tests.factories import province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.usefixtures("ready")]

MEMBER = "Thành viên 3"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def accepted(at: Any, settings: Any, tmp_path: Any) -> Acceptance:
    settings.MEDIA_ROOT = str(tmp_path)
    at("2024-05-14 11:00")
    return makers.accepted()


def paper(item: Acceptance, act: str, key: str, suffix: str = "pdf") -> str:
    sequence = history_of(item).filter(name=act).last().sequence
    return reverse("dossiers:paper", args=[item.number, sequence, key, suffix])


def page_of(client: Client, item: Acceptance) -> str:
    return client.get(item.get_absolute_url()).content.decode()


@pytest.mark.requirement("X-14")
def test_names_are_read_inside_and_the_host_reads_the_conclusions(accepted: Acceptance):
    host, officer, sitting = (browser(each) for each in (makers.host(), makers.officer(), makers.member(0)))
    watching = browser(seat(Role.INSPECTOR, "Thanh tra", province_of("BG")))
    for inside in (officer, sitting, watching):
        assert MEMBER in page_of(inside, accepted)
    shown = page_of(host, accepted)
    assert re.search(r"Thành viên \d", shown) is None
    assert "Kết quả kiểm phiếu" in shown
    for act, key in (
        ("found_council", "council_decision"),
        ("open_count", "tally_sheet"),
        ("rate_met", "council_minutes"),
    ):
        for suffix in ("pdf", "docx"):
            assert host.get(paper(accepted, act, key, suffix)).status_code == 404, key
        assert officer.get(paper(accepted, act, key)).status_code == 200, key
        assert key not in shown
    assert host.get(paper(accepted, "rate_met", "council_conclusion")).status_code == 200
    board = reverse("councils:board", args=[accepted.number])
    assert (host.get(board).status_code, officer.get(board).status_code) == (404, 200)


@pytest.mark.requirement("X-14")
def test_while_members_vote_nobody_is_named_as_whose_turn_it_is(at: Any, ready: Any):
    at("2024-05-14 09:00")
    item = makers.in_session()
    host = browser(makers.host())
    assert entry_of(item).holder_name == "Thành viên hội đồng"
    told = [
        host.get(address)
        for address in ("/lam-viec/khau/nghiem-thu", "/lam-viec/khau/nghiem-thu.xlsx", item.get_absolute_url())
    ]
    assert [answer.status_code for answer in told] == [200] * 3
    assert all(MEMBER not in text_in(answer.getvalue()) for answer in told)


@pytest.mark.requirement("X-14")
def test_what_members_put_in_and_what_was_signed_is_not_the_host_s(accepted: Acceptance):
    host, member = browser(makers.host()), browser(makers.member(0))
    at = moment("2024-05-14 10:30")
    scan = SimpleUploadedFile("bien-ban.pdf", PDF, content_type="application/pdf")
    bind_signed_paper(item=accepted, paper="council_minutes", upload=scan, actor=makers.officer(), at=at)
    note = SimpleUploadedFile("ghi-chep.pdf", PDF + b"%", content_type="application/pdf")
    sent = member.post(reverse("dossiers:attach", args=[accepted.number]), {"label": "Ghi chép riêng", "file": note})
    assert sent.status_code == 302
    for label in ("Biên bản họp hội đồng", "Ghi chép riêng"):
        lying = Enclosure.objects.get(label=label)
        address = reverse("files:download", args=[lying.file_id, lying.file.name])
        assert host.get(address).status_code == 404, label
        assert member.get(address).getvalue().startswith(b"%PDF"), label
    assert "Ghi chép riêng" not in page_of(host, accepted)


@pytest.mark.requirement("X-14")
def test_a_member_speaks_at_the_desk_and_not_beside_the_host(accepted: Acceptance):
    comment = reverse("dossiers:comment", args=[accepted.number])
    refused = browser(makers.member(0)).post(comment, {"words": "Tôi là phản biện"})
    assert (refused.status_code, Comment.objects.count()) == (409, 0)
    assert "bàn của ủy viên" in refused.content.decode()
    assert comment not in page_of(browser(makers.member(0)), accepted)
    for actor in (makers.host(), makers.officer()):
        assert browser(actor).post(comment, {"words": "Đã nhận"}).status_code == 302
