"""The confirmation desk in the browser: one click of each kind there, the rest of the same answers by the same forms."""

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from gieo.identity.models import User
from gieo.orientation.models import OrientationNotice, Recipient
from gieo.orientation.services.accept_lines import lines_of


def forms_of(email: str) -> Client:
    """The forms of the pages without a browser: what needs no eye is sent as the browser would send it."""
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def decided(page: Page, notice: OrientationNotice, email: str) -> None:
    """Every error looked at and kept as it is printed: the first by a click, which takes its buttons away."""
    waiting = page.locator(".o-error:not(.is-decided)")
    count = waiting.count()
    waiting.first.locator("button[value=kept]").click()
    expect(waiting).to_have_count(count - 1)
    client = forms_of(email)
    for finding in notice.findings.filter(severity="error", decision=""):
        assert client.post(reverse("orientation:finding", args=[notice.pk, finding.pk]), {"decision": "kept"})
    page.reload()
    expect(waiting).to_have_count(0)


def answered(page: Page, notice: OrientationNotice, email: str) -> None:
    """Every recipient nobody knows goes on paper, every line is accepted: the first of each by a click."""
    client = forms_of(email)
    for button in (".o-answer button[value=paper]", ".o-accept button"):
        waiting = page.locator(button)
        if count := waiting.count():
            waiting.first.click()
            expect(waiting).to_have_count(count - 1)
    for recipient in Recipient.objects.filter(notice=notice, on_paper=False).exclude(asked=[]):
        client.post(reverse("orientation:recipient", args=[notice.pk, recipient.pk]), {"do": "paper"})
    lines = [f"{kind}-{row.pk}" for kind, rows in lines_of(notice).items() for row in rows.filter(is_proposed=True)]
    client.post(reverse("orientation:accept", args=[notice.pk]), {"line": lines})
    page.reload()
    expect(page.locator(".o-waiting")).to_have_count(0)
