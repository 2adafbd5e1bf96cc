"""Check before you write: everybody may, nobody without end, and nothing of it is kept."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from gieo.environment import env
from gieo.overlap import keeping
from gieo.overlap.models import Allowance
from gieo.overlap.services import take_allowance
from gieo.overlap.services.take_allowance import forget_past_askers
from gieo.registry.models import RegisterEntry, Task
from tests.conftest import moment
from tests.factories import province_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]
ASKED = {"title": "Nuôi lươn trong bể không bùn", "aims": "Chữ chỉ có trong câu hỏi này"}


@pytest.fixture(autouse=True)
def register(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(env, "home", tmp_path)
    keeping._of_database.clear()
    province = province_of("LS")
    RegisterEntry.objects.create(
        province=province,
        number="LS-SO-2019-0001",
        title="Nuôi lươn không bùn",
        state="finished",
        result_owner="Trung tâm Giống",
        principal_name="Nguyễn Thị Kín",
    )
    Task.objects.create(province=province, number="LS-NV-2026-0001", title="Nuôi lươn trong bể xi măng", plan_year=2026)
    yield
    keeping._of_database.clear()


@pytest.mark.requirement("BG25-III-4", "X-8")
def test_a_title_close_to_a_finished_task_lists_it_with_a_score_and_reasons() -> None:
    page = Client().post("/kiem-tra-trung-lap", ASKED).content.decode()
    assert "/nhiem-vu/LS-SO-2019-0001" in page
    assert "<mark" in page
    assert "Trung tâm Giống" in page  # already done: whose result it is
    assert "Nguyễn Thị Kín" not in page
    assert "xi măng" not in page  # not approved yet: nobody outside knows of it


def test_what_was_asked_is_not_kept_anywhere() -> None:
    Client().post("/kiem-tra-trung-lap", ASKED)
    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'select count(*) from "{table}" as row where row::text like %s', ["%chỉ có trong câu hỏi%"])
            assert cursor.fetchone() == (0,), table
    assert "127.0.0.1" not in str(list(Allowance.objects.values()))


def test_nobody_asks_without_end(monkeypatch: pytest.MonkeyPatch, at: Any) -> None:
    at("2026-11-24 10:20")
    monkeypatch.setattr(take_allowance, "PER_HOUR", 1)
    client = Client()
    assert client.post("/kiem-tra-trung-lap", ASKED).status_code == 200
    refused = client.post("/kiem-tra-trung-lap", ASKED)
    assert refused.status_code == 429
    assert "40 phút" in refused.content.decode()
    assert ASKED["aims"] in refused.content.decode(), "what was typed stays in the form"
    at("2026-11-24 11:01")
    assert client.post("/kiem-tra-trung-lap", ASKED).status_code == 200
    assert forget_past_askers(at=moment("2026-11-24 11:01") + timedelta(days=2)) == 2


def test_an_empty_question_is_told_what_is_missing() -> None:
    answer = Client().post("/kiem-tra-trung-lap", {"title": " ", "aims": "Mục tiêu"})
    assert answer.status_code == 422
    assert "Mục tiêu" in answer.content.decode()
