"""The page of targets, the page of a row, and the command that brings a plan in."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gieo.cli import main
from gieo.identity.models import User
from gieo.plans.models import Plan, PlanActivity, PlanTarget, TargetMember
from tests.factories import officer_of, province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def browser(code: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=officer_of(province_of(code)).user))
    return client


@pytest.mark.requirement("E-11")
def test_the_page_of_targets(binh_phuoc: Plan, at) -> None:
    at("2024-09-02 09:00")
    client = browser("BP")
    page = client.get(binh_phuoc.get_absolute_url()).content.decode()
    assert "45.000.000.000" in page
    assert "thiếu phụ lục" in page
    assert "chưa có danh sách" in page
    assert client.post(f"{binh_phuoc.get_absolute_url()}/viec/confirm", {"key": "mot"}).status_code == 302
    assert client.get(f"{binh_phuoc.get_absolute_url()}/viec/record_members").status_code == 200
    target = binh_phuoc.targets.get(order=6)
    typed = {
        "target": str(target.pk), "members-count": "1", "members-0-name": "Sở Y tế", "members-0-state": "reached",
        "key": "hai",
    }  # fmt: skip
    posted = client.post(f"{binh_phuoc.get_absolute_url()}/viec/record_members", typed)
    assert posted.status_code == 302, posted.content.decode()
    assert "1/1, 100%" in client.get(binh_phuoc.get_absolute_url()).content.decode()
    assert browser("BG").get(binh_phuoc.get_absolute_url()).status_code == 404


def test_an_officer_hands_the_document_in(shared: Path, at, settings, tmp_path) -> None:
    at("2024-03-20 09:00")
    settings.MEDIA_ROOT = str(tmp_path)
    client = browser("BP")
    assert client.get("/lam-viec/lap/plan").status_code == 200
    (path,) = (shared / "seeds").glob("003_*.txt")
    upload = SimpleUploadedFile("ke-hoach.txt", path.read_bytes(), content_type="text/plain")
    made = client.post("/lam-viec/lap/plan", {"file": upload})
    assert made.status_code == 302, made.content.decode()
    assert Plan.objects.get().targets.count() == 7
    empty = SimpleUploadedFile("hinh.pdf", b"%PDF-1.4 khong co chu", content_type="application/pdf")
    assert client.post("/lam-viec/lap/plan", {"file": empty}).status_code == 409


def test_a_lead_records_an_activity_on_its_page(biotech: Plan, at) -> None:
    at("2024-09-02 09:00")
    client, row = browser("BG"), biotech.rows.get(printed_number="1.3")
    assert "chưa ghi rõ" in client.get(row.get_absolute_url()).content.decode()
    typed = {"kind": "class", "title": "Lớp", "on": "2024-09-01", "place": "", "participants": "30", "key": "mot"}
    posted = client.post(f"{row.get_absolute_url()}/viec/record_activity", typed)
    assert posted.status_code == 302, posted.content.decode()
    assert PlanActivity.objects.get().participants == 30


def test_the_page_of_a_plan_asks_the_same_for_one_and_for_three_activities_and_members(biotech: Plan, at) -> None:
    at("2024-09-02 09:00")
    client, row = browser("BG"), biotech.rows.get(printed_number="1.3")
    target = PlanTarget.objects.create(plan=biotech, order=1, text="100%", operator="=", value=100, is_share=True)

    def queries_with(*names: str) -> int:
        for name in names:
            PlanActivity.objects.create(plan=biotech, row=row, kind="class", title=name, on=date(2024, 9, 1))
            TargetMember.objects.create(target=target, name=name, state="reached")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(biotech.get_absolute_url()).status_code == 200
        return len(queries)

    client.get(biotech.get_absolute_url())
    assert queries_with("một") == queries_with("hai", "ba")


def test_the_command_refuses_what_is_no_plan(shared: Path, monkeypatch) -> None:
    monkeypatch.setattr("gieo.cli.framework.start_on_tables", lambda: None)
    province_of("BG")
    (notice,) = (shared / "seeds").glob("000_*.txt")
    refused = CliRunner().invoke(main, ["plans", "import", str(notice), "--province", "BG"])
    assert refused.exit_code == 1
    assert "không phải là kế hoạch" in refused.output
    (plan,) = (shared / "seeds").glob("003_*.txt")
    province_of("BP")
    done = CliRunner().invoke(main, ["plans", "import", str(plan), "--province", "BP"])
    assert done.exit_code == 0, done.output
    assert "7 chỉ tiêu" in done.output
