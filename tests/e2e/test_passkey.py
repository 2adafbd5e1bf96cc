"""A passkey in a real browser: added by an officer, and it alone opens the desk; a form outlives its session."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from gieo.core import clock
from gieo.identity.models import SignInRecord
from gieo.kernel.actors import Role
from gieo.rulebooks import library
from tests.factories import PASSWORD, department_of, person_in, province_of

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

OFFICER = "khoa@gieo.test"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_opens_the_desk_and_a_form_outlives_its_session(
    visit: Callable[..., Page], sound: Callable[[Page], None], at: clock.Setter, settings: Any
) -> None:
    settings.SECOND_FACTOR_ROLES = library.security().second_factor.roles
    province = province_of("LS")
    person_in(Role.SCIENCE_OFFICER, province, name="Vi Thị Hạnh", email=OFFICER, body=department_of(province))
    page = visit()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto("/tai-khoan/login/")
    page.fill("input[name=login]", OFFICER)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit] >> nth=0")
    page.wait_for_url("**/tai-khoan/2fa/")  # nothing else opens
    sound(page)
    page.get_by_role("link", name="Thêm khóa").click()
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/2fa/webauthn/add/**")
    page.check("input[name=passwordless]")
    page.get_by_role("button", name="Thêm").click()
    page.wait_for_url("**/recovery-codes/**")
    page.goto("/lam-viec")
    expect(page.locator("main h1")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/tai-khoan/login/?next=/quan-tri/thanh-phan")
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(re.compile(r"^[^?]*/quan-tri/thanh-phan$"))
    methods = list(SignInRecord.objects.filter(event="signed_in").values_list("method", flat=True))
    assert methods == ["password", "webauthn"]

    # The session ends while something is being written; the press leads to signing in and back to the same field.
    page.goto("/lam-viec/chuyen-gia/dang-ky")
    words = page.locator("main form[method=post] textarea, main form[method=post] input[type=text]").first
    words.fill("Bảo quản hồng vành khuyên sau thu hoạch")
    name = words.get_attribute("name")
    Session.objects.all().delete()
    words.press("Tab")
    words.focus()
    words.evaluate("(one) => { one.form.noValidate = true; one.form.requestSubmit(); }")
    page.wait_for_url("**/tai-khoan/login/**")
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(re.compile(r"^[^?]*/lam-viec/chuyen-gia/dang-ky$"))
    expect(page.locator(f"main [name={name}]")).to_have_value("Bảo quản hồng vành khuyên sau thu hoạch")
    expect(page.locator(f"main [name={name}]")).to_be_focused()
