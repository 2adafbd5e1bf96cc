"""The confirmation desk in the browser: what every story that publishes a notice does there."""

from playwright.sync_api import Page, expect


def answered(page: Page) -> None:
    """Every recipient nobody knows goes on paper, every card of lines is accepted."""
    for button in (".o-answer button[value=paper]", ".o-accept button"):
        waiting = page.locator(button)
        while count := waiting.count():
            waiting.first.click()
            expect(waiting).to_have_count(count - 1)
    expect(page.locator(".o-waiting")).to_have_count(0)
