"""E-11: the targets of Bình Phước, by the pages: results counted, 38 of 40 agencies, money without its annex."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gieo.plans.models import Plan
from tests.factories import officer_of, province_of
from tests.stories.stage import Stage

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("E-11", "BP-I-2a", "BP-I-2f", "BP-III-2", "K-10", "K-16")
def test_the_page_of_targets(stage: Stage, shared: Path) -> None:
    officer = stage.player(officer_of(province_of("BP")))
    stage.at("2024-09-02 09:00")
    (source,) = (shared / "seeds").glob("003_*.txt")
    address = officer.opens(
        "plan", file=SimpleUploadedFile("ke-hoach.txt", source.read_bytes(), content_type="text/plain")
    )
    plan = Plan.objects.get()
    page = officer.reads(address)
    for words in ("45.000.000.000", "thiếu phụ lục", "chưa có danh sách"):
        assert words in page, words
    officer.does(plan, "confirm")

    first = plan.targets.get(order=1)
    for number in (1, 2, 3):
        assert "3/3" not in officer.reads(address)
        officer.does(
            plan, "record_result", target=first.pk, title=f"Kết quả {number}", on="2024-05-01", evidence="Biên bản"
        )
    assert "3/3" in officer.reads(address)

    target = plan.targets.get(order=6)
    states = ["reached"] * 38 + ["under_way", "not_started"]
    rows = {f"members-{at}-name": f"Cơ quan {at + 1:02}" for at in range(40)}
    rows |= {f"members-{at}-state": state for at, state in enumerate(states)}
    officer.does(plan, "record_members", target=target.pk, **{"members-count": 40}, **rows)
    page = officer.reads(address)
    for words in ("38/40, 95%", "Cơ quan 39", "Cơ quan 40", "thiếu phụ lục"):
        assert words in page, words
