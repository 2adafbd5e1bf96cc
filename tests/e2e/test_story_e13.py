"""Story E-13, a messy import: five official documents in, every fault named, and a person mends one and publishes it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.law.models import LegalDocument
from gieo.orientation.models import NoticeFinding, OrientationItem, OrientationNotice
from gieo.orientation.parsing import parse, read_source
from tests.e2e.desk import answered
from tests.factories import officer_of, province_of
from tests.orientation.parsing.versions import as_pdf

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

HOMES = {"000": "bac-giang", "001": "bac-giang", "002": "lang-son", "003": "binh-phuoc", "004": "bac-giang"}
CODES = {"bac-giang": "BG", "lang-son": "LS", "binh-phuoc": "BP"}


def brought_in(page: Page, name: str, content: bytes) -> None:
    """A file handed in at the desk."""
    page.goto("/lam-viec/van-ban/nhap")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.click("text=Đọc văn bản")
    page.wait_for_url(re.compile(r"doi-chieu|/van-ban/\d+"))


def decided(page: Page) -> None:
    """Every error looked at and kept as it is printed."""
    waiting = page.locator(".o-error:not(.is-decided)")
    while count := waiting.count():
        waiting.first.locator("button[value=kept]").click()
        expect(waiting).to_have_count(count - 1)


@pytest.mark.requirement("X-1", "E-13")
def test_five_documents_come_in_and_one_is_mended_and_published(
    visit: Callable[..., Page], at: clock.Setter, shared: Path, sound: Callable[[Page], None]
) -> None:
    at("2024-03-20 08:00")
    officers: dict[str, Page] = {}
    for home, code in CODES.items():
        officer_of(province_of(code))
        officers[home] = visit(f"canbo.{home}@gieo.test")
    for seed, home in HOMES.items():
        (source,) = (shared / "seeds").glob(f"{seed}_*.txt")
        text = source.read_text(encoding="utf-8")
        name, content = (
            (source.name, text.encode()) if seed != "002" else ("thong-bao.pdf", as_pdf(text, spacing="1.1em"))
        )
        brought_in(officers[home], name, content)
        if seed in {"000", "002"}:
            findings = parse(read_source(content, name)).findings
            elsewhere = NoticeFinding.objects.filter(code="near_duplicate_elsewhere", notice__province=CODES[home])
            expect(officers[home].locator(".o-finding")).to_have_count(len(findings) + elsewhere.count())
            expect(officers[home].locator(".o-error")).to_have_count(sum(each.severity == "error" for each in findings))
            expect(officers[home].locator(".o-unassigned")).to_contain_text("Mọi dòng của văn bản đều đã được gán")
    assert LegalDocument.objects.filter(text_held=True).count() == len(HOMES)

    desk, notice = officers["lang-son"], OrientationNotice.objects.get(province="LS")
    assert notice.source_file.name == "thong-bao.pdf"
    before = list(notice.source_lines)
    item = OrientationItem.objects.get(field__notice=notice, code="1.1")
    words = item.text.split()
    desk.locator(f"#noi-dung-{item.pk}").fill(f"{' '.join(words[:6])}\n{' '.join(words[6:])}")
    desk.locator(f"#item-{item.pk} button[value=split]").click()
    expect(desk.locator(".o-items .o-item")).to_have_count(44)
    second = OrientationItem.objects.get(field__notice=notice, field__order=1, order=2)
    sound(desk)
    desk.locator(f"#item-{second.pk} button[value=merge]").click()
    expect(desk.locator(".o-items .o-item")).to_have_count(43)
    desk.fill("input[name=number]", "9/TB-SKHCN")
    desk.fill("input[name=issued_on]", "2024-03-21")
    desk.click("text=Lưu số, ngày")
    desk.wait_for_load_state()
    decided(desk)
    expect(desk.locator("button:has-text('Xác nhận đã đối chiếu')")).to_have_count(0)
    expect(desk.locator(".o-waiting")).to_contain_text("chờ người xác nhận")
    answered(desk)
    desk.click("button:has-text('Xác nhận đã đối chiếu')")
    desk.wait_for_load_state()
    desk.click("button:has-text('Công bố')")
    expect(desk.locator("main")).to_contain_text("Đã công bố")

    notice.refresh_from_db()
    assert (notice.state, notice.source_lines) == ("published", before)
    item.refresh_from_db()
    assert (item.text.split(), item.corrected) == (words, True)
    public = visit(width="narrow")
    public.goto(notice.get_absolute_url())
    expect(public.locator(".o-sentences > li")).to_have_count(43)
    assert list(trail.faults()) == []
