"""The estimate of a year in a browser: lines typed, the page of the sums sound on both widths."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from gieo.dossiers.services.act import act
from gieo.identity.models import User
from gieo.plans.estimate.facts import LineFacts, YearFacts
from gieo.plans.estimate.states import EstimateSource
from gieo.plans.services.open_estimate import open_estimate
from tests.conftest import moment
from tests.factories import officer_of, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

AT = moment("2024-10-01 08:00")


def test_an_officer_adds_a_line(visit: Callable[..., Page], sound: Callable[[Page], None], at: Any) -> None:
    at("2024-10-01 09:00")
    officer = officer_of(province_of("BG"))
    estimate = open_estimate(province="BG", facts=YearFacts(plan_year=2025), actor=officer, at=AT)
    facts = LineFacts(activity="Lớp tập huấn nuôi cấy mô", source=EstimateSource.SOCIALISED, proposed=300_000_000)
    act(estimate, "add_line", actor=officer, at=AT, facts=facts)
    email = User.objects.get(pk=officer.user).email
    page = visit(email)
    page.goto(f"{estimate.get_absolute_url()}/viec/add_line")
    page.fill("[name=activity]", "Nhiệm vụ vải sớm")
    page.fill("[name=proposed]", "1.500.000.000")
    page.select_option("[name=source]", "recurrent")
    page.select_option("[name=priority_field]", "biotechnology")
    sound(page)
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{estimate.get_absolute_url()}")
    assert "1.800.000.000" in page.content()
    sound(page)
    narrow = visit(email, "narrow")
    narrow.goto(estimate.get_absolute_url())
    sound(narrow)
