"""Story E-13, a messy import: five official documents in, every fault named, and a person mends one and publishes it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page, expect

from gieo.core import clock, trail
from gieo.law.models import LegalDocument
from gieo.orientation.models import OrientationItem, OrientationNotice
from gieo.orientation.parsing import parse, read_source
from tests.e2e.desk import answered, decided, forms_of
from tests.factories import officer_of, province_of
from tests.orientation.parsing.versions import as_pdf

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

HOMES = {"000": "bac-giang", "001": "bac-giang", "002": "lang-son", "003": "binh-phuoc", "004": "bac-giang"}
OFFICER = "canbo.lang-son@gieo.test"
CODES = {"bac-giang": "BG", "lang-son": "LS", "binh-phuoc": "BP"}


def handed_in(client: Client, name: str, content: bytes, home: str) -> str:
    """A file sent by the form of the import page; the desk or page it leads to."""
    files = {"file": SimpleUploadedFile(name, content), "province": CODES[home]}
    answer = client.post("/lam-viec/van-ban/nhap", files)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    page = client.get(answer["Location"])
    assert page.status_code == 200
    return page.content.decode()


def split_and_merged(desk: Page, item: OrientationItem, sound: Callable[[Page], None]) -> None:
    """An item cut in two, and the second put behind the first again."""
    words = item.text.split()
    desk.locator(f"#noi-dung-{item.pk}").fill(f"{' '.join(words[:6])}\n{' '.join(words[6:])}")
    desk.locator(f"#item-{item.pk} button[value=split]").click()
    expect(desk.locator(".o-items .o-item")).to_have_count(44)
    second = OrientationItem.objects.get(field=item.field, order=2)
    sound(desk)
    desk.locator(f"#item-{second.pk} button[value=merge]").click()
    expect(desk.locator(".o-items .o-item")).to_have_count(43)


@pytest.mark.requirement("X-1", "E-13")
def test_five_documents_come_in_and_one_is_mended_and_published(
    visit: Callable[..., Page], at: clock.Setter, shared: Path, sound: Callable[[Page], None]
) -> None:
    at("2024-03-20 08:00")
    for home, code in CODES.items():
        officer_of(province_of(code))
        client = forms_of(f"canbo.{home}@gieo.test")
        for seed in (seed for seed, where in HOMES.items() if where == home and seed != "002"):
            (source,) = (shared / "seeds").glob(f"{seed}_*.txt")
            shown = handed_in(client, source.name, source.read_bytes(), home)
            assert "o-source" in shown
            if seed == "000":
                found = parse(read_source(source.read_bytes(), source.name)).findings
                assert shown.count("o-finding o-error") == sum(each.severity == "error" for each in found)

    desk = visit(OFFICER)
    (source,) = (shared / "seeds").glob("002_*.txt")
    content = as_pdf(source.read_text(encoding="utf-8"), spacing="1.1em")
    desk.goto("/lam-viec/van-ban/nhap")
    desk.set_input_files(
        "input[type=file]", {"name": "thong-bao.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    desk.click("text=Đọc văn bản")
    desk.wait_for_url(re.compile("doi-chieu"))
    notice = OrientationNotice.objects.get(province="LS")
    expect(desk.locator(".o-finding")).to_have_count(notice.findings.count())
    errors = [each for each in parse(read_source(content, "thong-bao.pdf")).findings if each.severity == "error"]
    expect(desk.locator(".o-error")).to_have_count(len(errors))
    expect(desk.locator(".o-unassigned")).to_contain_text("Mọi dòng của văn bản đều đã được gán")
    assert LegalDocument.objects.filter(text_held=True).count() == len(HOMES)
    assert notice.source_file.name == "thong-bao.pdf"
    before = list(notice.source_lines)

    item = OrientationItem.objects.get(field__notice=notice, code="1.1")
    words = item.text.split()
    split_and_merged(desk, item, sound)
    desk.fill("input[name=number]", "9/TB-SKHCN")
    desk.fill("input[name=issued_on]", "2024-03-21")
    desk.click("text=Lưu số, ngày")
    desk.wait_for_load_state()
    decided(desk, notice, OFFICER)
    expect(desk.locator("button:has-text('Xác nhận đã đối chiếu')")).to_have_count(0)
    expect(desk.locator(".o-waiting")).to_contain_text("chờ người xác nhận")
    answered(desk, notice, OFFICER)
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
