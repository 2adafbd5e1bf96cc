"""The official table of S&T tasks: each figure is the number of tasks behind it; what is not known is open."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gieo.registry.models import Task
from gieo.reporting.statistics import Row, rows_of
from tests.factories import officer_of, proposer_of, province_of, user_of
from tests.officialdocs.reading import pages_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]

YEAR = 2025
TOTAL, WOMEN, APPROVED, CARRIED, ACCEPTED, APPLIED = range(6)


def task(number: int, *, approved: str, accepted: str = "", kind: str = "research_topic", **more: Any) -> Task:
    return Task.objects.create(
        province=province_of("LS"),
        number=f"LS-NV-2024-{number:04d}",
        title=f"Nhiệm vụ {number}",
        plan_year=2024,
        kind=kind,
        science_field=more.pop("field", "agricultural"),
        approved_on=date.fromisoformat(approved),
        accepted_on=date.fromisoformat(accepted) if accepted else None,
        **more,
    )


def by_code() -> dict[str, Row]:
    return {row.code: row for row in rows_of(province_of("LS"), YEAR)}


def test_every_task_stands_in_the_column_of_what_happened_to_it_in_the_year() -> None:
    task(1, approved="2025-03-01")
    task(2, approved="2024-03-01")
    task(3, approved="2023-03-01", accepted="2025-06-01", field="medical")
    task(4, approved="2022-03-01", accepted="2024-06-01")  # over before the year
    task(5, approved="2026-01-05")  # not yet
    task(6, approved="2025-12-31", kind="trial_production", level="grassroots")
    rows = by_code()
    assert rows["01"].cells == [3, None, 1, 1, 1, 0]
    assert rows["04"].cells == [3, None, 1, 1, 1, 0], "all three are of the province"
    assert (rows["09"].cells[ACCEPTED], rows["10"].cells[TOTAL]) == (1, 2)
    assert rows["20"].cells == [1, None, 1, 0, 0, 0]
    assert rows["24"].cells[APPROVED] == 1
    assert rows["13"].cells == [None] * 6, "who paid which part is not known, and not made up"
    assert [each.number for each in rows["01"].tasks[CARRIED] or ()] == ["LS-NV-2024-0002"]


def test_the_page_shows_the_tasks_and_the_paper_names_what_is_missing(client: Client, at: Any) -> None:
    at("2026-01-10 09:00")
    task(1, approved="2025-03-01")
    client.force_login(user_of(officer_of(province_of("LS"))))
    page = client.get(reverse("reporting:statistics"), {"nam": YEAR}).content.decode()
    assert "LS-NV-2024-0001" in page
    pdf = client.get(reverse("reporting:statistics-paper", args=["pdf"]), {"nam": YEAR}).content
    text = " ".join(pages_of(pdf))
    assert "thiếu" in text
    assert "Bộ Khoa học và Công nghệ" in text
    assert client.get(reverse("reporting:statistics-paper", args=["docx"]), {"nam": YEAR}).content[:2] == b"PK"
    client.force_login(user_of(proposer_of(province_of("LS"))))
    assert client.get(reverse("reporting:statistics")).status_code == 403
