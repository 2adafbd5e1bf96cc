"""Take the pictures of the README from a running demonstration: `python scripts/screens.py http://127.0.0.1:8000`."""

import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"
PASSWORD = "gieo-minh-hoa-2026"  # noqa: S105  (the demonstration's own)
YEAR = time.localtime().tm_year + 1  # the round that the demonstration keeps open
PAGES = (
    ("cong-khai", "", f"/dinh-huong/lang-son/{YEAR}"),
    ("soan-phieu", "dexuat.langson@gieo.local", f"/ho-so/LS-DX-{YEAR}-0004/soan"),
    ("hang-doi", "canbo.langson@gieo.local", "/lam-viec/de-xuat"),
    ("viec-cua-toi", "canbo.langson@gieo.local", "/lam-viec"),
    ("ho-so", "canbo.langson@gieo.local", "/ho-so/LS-HD-2026-0001"),
)
WIDTHS = {1280: 860, 360: 780}


def main(base: str) -> None:
    """One picture per page and width."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name, email, address in PAGES:
            for width, height in WIDTHS.items():
                shoot(browser, base, email, address, width=width, height=height, to=SCREENS / f"{name}-{width}.png")
        browser.close()


def shoot(browser: Browser, base: str, email: str, address: str, *, width: int, height: int, to: Path) -> None:
    """Sign in where needed, open, take the picture."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", base_url=base)
    page = context.new_page()
    if email:
        page.goto("/tai-khoan/login/")
        page.fill("input[name=login]", email)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/lam-viec")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=to)
    context.close()


if __name__ == "__main__":
    main(sys.argv[1])
