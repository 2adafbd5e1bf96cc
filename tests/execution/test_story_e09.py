"""E-09: a violation without a decision is not shown; with one it is shown, and removed at the end."""

import pytest
from django.test import Client

from gieo.core import trail
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.execution.models import Finding
from tests.conftest import moment
from tests.contracts.makers import browser
from tests.execution.test_story_e06 import does, opens, signed_and_running

pytestmark = [pytest.mark.web, pytest.mark.django_db]

PAGE = "/cong-khai-vi-pham"
WORDS = "Sử dụng kinh phí sai mục đích"


@pytest.mark.requirement("E-09", "CT-5-2c")
def test_naming(people, at):
    director, inspector, anybody = browser(people.director), browser(people.inspector), Client()
    contract = signed_and_running(people, at)
    at("2025-12-01 09:00")
    noted = {"kind": "violation", "origin": "inspection", "detail": "Chi sai", "required": "Nộp lại"}
    opens(inspector, "finding", contract=contract.pk, **noted)
    violation = Finding.objects.get()
    publishing = f"{violation.get_absolute_url()}/viec/publish"
    typed = {"published_words": WORDS, "published_from": "2025-12-10", "published_until": "2026-03-09", "key": "mot"}
    assert director.post(publishing, typed).status_code == 409
    assert "Không có vi phạm đang công khai" in anybody.get(PAGE).content.decode()

    does(
        director, violation, "decide", decision="31/QĐ-SKHCN", decided_on="2025-12-01", in_force_from="2025-12-10",
        violator=people.body.pk, sanction="suspension", sanction_until="2026-12-09",
    )  # fmt: skip
    early = director.post(publishing, {**typed, "published_from": "2025-12-05"})
    assert early.status_code == 409
    assert "đã có hiệu lực" in early.content.decode()
    does(director, violation, "publish", **typed)
    assert WORDS not in anybody.get(PAGE).content.decode()

    at("2025-12-10 00:00")
    shown = anybody.get(f"{PAGE}?tinh=bac-giang").content.decode()
    for words in (WORDS, "31/QĐ-SKHCN", "Viện Nông nghiệp", "09/03/2026"):
        assert words in shown, words

    at("2026-03-10 00:00")
    assert WORDS not in anybody.get(PAGE).content.decode()
    run_clocks(at=moment("2026-03-10 00:05"))
    violation.refresh_from_db()
    assert (violation.state, violation.published_by) == ("removed", "Giám đốc Chi")
    assert [entry.name for entry in trail.history_of(violation)][-2:] == ["publish", "unpublish"]
