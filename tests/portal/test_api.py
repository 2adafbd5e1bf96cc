"""The interface for programs gives what the public pages show, and its description is fresh."""

import json

import pytest
from django.test import Client

from gieo.core import clock
from gieo.portal.api.routes import api
from tests.conftest import REPOSITORY, moment
from tests.factories import notice_draft, province_of, published, window_for

AT = moment("2024-03-05 09:00")


@pytest.mark.web
@pytest.mark.django_db
def test_a_notice_in_force_as_data(at: clock.Setter) -> None:
    at("2024-05-01 08:00")
    notice = notice_draft(province_of("LS"), at=AT)
    window_for(notice)
    notice_draft(province_of("BG"), at=AT)
    published(notice, at=AT)
    listed = Client().get("/api/v1/orientations").json()
    assert [each["province"] for each in listed] == ["LS"]
    answer = Client().get("/api/v1/orientations/lang-son/2025").json()
    assert answer["window"]["is_open"] is True
    assert [item["code"] for item in answer["fields"][0]["items"]] == ["1.1", "1.2"]


@pytest.mark.web
@pytest.mark.django_db
def test_a_draft_is_no_answer() -> None:
    notice_draft(province_of("LS"), at=AT)
    assert Client().get("/api/v1/orientations/lang-son/2025").status_code == 404


@pytest.mark.unit
def test_the_description_is_fresh() -> None:
    kept = json.loads((REPOSITORY / "docs" / "openapi.json").read_text())
    assert kept == json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
